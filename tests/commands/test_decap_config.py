"""The settings of the form for people without a terminal: made from the field table, the same everywhere."""

import pytest
import yaml

from commands.bootstrap import ROOT, lock_files
from commands.edit import Platform, write_config
from commands.editing.configuration import configuration, local_backend, platform_backend, written
from commands.editing.errors import EditingFailed
from commands.editing.form import LEFT_OUT, Form
from commands.editing.workplace import BASE
from plugins.disclosure.blocks import Need
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.register import read_register
from tests.commands.editing import committed
from tests.make import CITY

CONTENT = ROOT / "content"
REGISTER = read_register(CONTENT / "register")


def settings(backend=None, only=""):
    backend = backend or local_backend("http://127.0.0.1:1/x/api/v1", BASE)
    text = written(configuration(REGISTER, CONTENT, "content", backend, only))
    return yaml.safe_load(text)


def widgets(fields):
    return {field["name"]: field for field in fields if field["widget"] != "heading"}


def test_every_field_that_a_person_fills_in_is_in_the_form_once():
    names = [
        field["name"]
        for field in Form(REGISTER).fields(["示例市财政局"], are_notices=True)
        if field["widget"] != "heading"
    ]
    filled_in = [name for name, spec in ItemFields.specs().items() if spec.need is not Need.COMPUTED]
    assert sorted(names) == sorted([*(set(filled_in) - LEFT_OUT), "body"])


def test_the_form_speaks_the_words_of_the_table_and_the_register():
    form = widgets(settings()["collections"][0]["fields"])
    assert form["title"]["label"] == "名称 *"
    assert form["topic"]["options"][:2] == ["国务院组织机构", "国务院组织机构/国务院"]
    assert form["statutory"]["multiple"] is True
    assert "示例市财政局" in form["publisher"]["options"]
    assert form["generated_on"] | {"widget": "datetime", "format": "YYYY-MM-DD"} == form["generated_on"]
    assert [field["name"] for field in form["changes"]["fields"]] == ["on", "kind", "note", "basis"]
    assert form["period"]["hint"] == "期限类别为定期时必填"


def test_only_what_every_item_needs_is_required():
    form = widgets(settings()["collections"][0]["fields"])
    required = {name for name, field in form.items() if field["required"]}
    assert required == {
        *("title", "publisher", "generated_on", "published_on", "topic"),
        *("review", "approved_by", "approved_on"),
    }
    assert not any(field["required"] for field in form["contact"]["fields"] + form["withdrawn"]["fields"])
    assert [f["name"] for f in form["review"]["fields"] if f["required"]] == ["by", "on", "result", "secrecy"]


def test_each_body_has_its_own_folder_and_comes_first_in_its_form():
    collections = {collection["name"]: collection for collection in settings()["collections"]}
    finance = collections["YG0000057"]
    assert finance["folder"] == "content/catalog/YG0000057"
    assert widgets(finance["fields"])["publisher"]["default"] == "示例市财政局"
    assert finance["delete"] is False
    assert finance["publish"] is False
    assert [c["name"] for c in settings(only="示例市财政局")["collections"]] == [
        "YG0000057",
        "notices-YG0000057",
    ]
    with pytest.raises(EditingFailed, match="机构名录里没有“无此局”"):
        settings(only="无此局")


def test_notices_have_a_folder_of_their_own_and_are_asked_for_their_period():
    collections = {collection["name"]: collection for collection in settings()["collections"]}
    items, notices = collections["YG0000057"], collections["notices-YG0000057"]
    assert notices["folder"] == "content/notices/YG0000057"
    assert "notice" not in widgets(items["fields"])
    block = widgets(notices["fields"])["notice"]
    assert block["required"]
    assert {"kind", "opens_on", "closes_on", "objections_to"} <= {field["name"] for field in block["fields"]}


def test_what_bodies_share_is_written_once():
    one = len(written(configuration(REGISTER, CONTENT, "content", {"name": "proxy"}, "示例市财政局")))
    every = len(written(configuration(REGISTER, CONTENT, "content", {"name": "proxy"})))
    assert every < 3 * one


@pytest.mark.parametrize("platform", ["github", "gitlab", "gitea"])
def test_the_same_form_for_a_hosting_platform(platform):
    backend = platform_backend(platform, "shili/zwgk", "main", "https://git.example.gov.cn", "app-1")
    online, local = settings(backend), settings()
    assert online["collections"] == local["collections"]
    assert online["backend"]["name"] == platform
    assert online["backend"]["repo"] == "shili/zwgk"
    assert ("publish_mode" in online) is (platform != "gitea")


@pytest.mark.parametrize(
    "arguments",
    [
        ("gitee", "a/b", "main", "", ""),
        ("github", "ab", "main", "", ""),
        ("gitlab", "a/b", "main", "", ""),
        ("gitea", "a/b", "main", "", "app"),
    ],
)
def test_settings_that_cannot_work_are_refused(arguments):
    with pytest.raises(EditingFailed):
        platform_backend(*arguments)


def test_the_files_for_a_platform_are_complete_and_ask_no_other_host(tmp_path, capsys):
    content, into = committed(tmp_path / "repository"), tmp_path / "form"
    assert write_config(content, into, Platform("github", "shili/zwgk", "main")) == 0
    text = (into / "index.html").read_text(encoding="utf-8")
    assert "http" not in text.replace("http-equiv", "")
    for name in ("config.yml", "form.js", "form.css", "manual.js", "decap-cms.js"):
        assert (into / name).stat().st_size
    assert yaml.safe_load((into / "config.yml").read_text(encoding="utf-8"))["collections"][0]["folder"] == (
        f"content/catalog/{CITY}"
    )
    assert write_config(content, into, Platform("github", "shili/zwgk", "main")) == 1
    assert "不是空文件夹" in capsys.readouterr().err


def test_node_is_installed_for_this_task_alone():
    assert list(lock_files(["edit", "--port", "1"])) == ["runtime", "edit"]
    assert list(lock_files(["build"])) == ["runtime"]
