"""Who may ask the form for what, and where it does not open."""

import http.client
import json
import subprocess
import sys
import threading
from types import SimpleNamespace

import pytest

from commands.bootstrap import ROOT
from commands.edit import edit
from commands.editing import page
from commands.editing.backend import Answer
from commands.editing.desk import Desk
from commands.editing.entries import Entries
from commands.editing.errors import EditingFailed
from commands.editing.front import Front
from commands.editing.workplace import BASE, Workplace
from plugins.disclosure.register import read_register
from tests.commands.editing import as_decap, committed, git
from tests.make import CITY, item, make_content, place, write

ENTRIES = Entries(read_register(ROOT / "content" / "register"))
PLACE = f"content/catalog/{CITY}/2026/new-1.md"


@pytest.fixture
def content(tmp_path):
    """A content folder that is committed."""
    return committed(tmp_path)


class FakeBackend:
    """Remembers what it was asked."""

    complaint = "error: 磁盘已满"

    def __init__(self, status=200):
        self.answer, self.asked = Answer(status, {}), []

    def ask(self, question):
        self.asked.append(question)
        return self.answer


def desk(backend, said=None):
    workplace = SimpleNamespace(folder="content", text_of=lambda _branch, _path: None, recover=lambda: None)
    return Desk(workplace, backend, ENTRIES, (said if said is not None else []).append)


def saving(path=PLACE, assets=(), *, use_workflow=True, branch=BASE):
    slug = path.split(f"{CITY}/")[-1].removesuffix(".md")
    options = {
        "collectionName": CITY,
        "useWorkflow": use_workflow,
        "commitMessage": "新增",
        "status": "draft",
    }
    files = [{"path": path, "slug": slug, "raw": as_decap(item(publisher="示例市财政局"))}]
    params = {"branch": branch, "dataFiles": files, "assets": list(assets), "options": options}
    return {"action": "persistEntry", "params": params}


def test_a_save_goes_to_git_and_is_told():
    backend, said = FakeBackend(), []
    asset = {"path": PLACE.removesuffix(".md") + "/名单.pdf", "content": "", "encoding": "base64"}
    assert desk(backend, said).ask(saving(assets=[asset]))[0] == 200
    assert backend.asked[0]["params"]["assets"] == [asset]
    assert said == [f"已保存：{PLACE}（分支 cms/{CITY}/2026/new-1）"]


@pytest.mark.parametrize(
    "question",
    [
        saving(f"content/catalog/{CITY}/2026/../../../tasks.py"),
        saving("plugins/catalog/2026/new-1.md"),
        saving(f"content/register/bodies/{CITY}.md"),
        saving(PLACE.replace("new-1", "另一条")),
        saving(PLACE.replace(CITY, "SL0000027")),
        saving(assets=[{"path": "content/register/ledger.csv"}]),
        saving(assets=[{"path": PLACE.removesuffix(".md") + "/../x.pdf"}]),
        saving(assets=[{"path": PLACE.removesuffix(".md") + "/.gitattributes"}]),
        saving(assets=["x"]),
        saving(use_workflow=False),
        saving(branch="main"),
        {"action": "publishUnpublishedEntry", "params": {"branch": BASE, "collection": "a", "slug": "b"}},
        {"action": "deleteFiles", "params": {"branch": BASE, "paths": ["tasks.py"]}},
        {"action": "persistMedia", "params": {"branch": BASE}},
        {"action": ["x"], "params": {"branch": BASE}},
        {"action": "getEntry", "params": None},
        {},
    ],
)
def test_nothing_but_drafts_of_items_can_be_written(question):
    backend = FakeBackend()
    with pytest.raises(EditingFailed):
        desk(backend).ask(question)
    assert backend.asked == []


def test_what_git_refuses_is_told_in_the_form():
    status, answer = desk(FakeBackend(500)).ask(saving())
    assert status == 500
    assert "磁盘已满" in answer["error"]


@pytest.fixture
def front():
    server = Front(0)
    server.files = {"index.html": page.index()}
    server.ask = lambda question: (200, {"asked": question["action"]})
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def call(front, method, path, body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", front.server_port, timeout=10)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    return response.status, response.read().decode()


def test_only_the_form_itself_is_answered(front):
    own = f"http://127.0.0.1:{front.server_port}"
    good = {"Origin": own, "Content_Type": "application/json"}
    api, question = f"/{front.key}/api/v1", json.dumps({"action": "info"})
    assert call(front, "POST", api, question, **good) == (200, '{"asked": "info"}')
    assert call(front, "POST", api, question, **{**good, "Origin": "http://127.0.0.1:1"})[0] == 403
    assert call(front, "POST", api, question, Content_Type="application/json")[0] == 403
    assert call(front, "POST", api, question, **{**good, "Content_Type": "text/plain"})[0] == 403
    rebound = {**good, "Host": "evil.example", "Origin": "http://evil.example"}
    assert call(front, "POST", api, question, **rebound)[0] == 404
    assert call(front, "POST", "/api/v1", question, **good)[0] == 404
    assert call(front, "POST", api, "[1]", **good)[0] == 400
    assert call(front, "POST", api, "[" * 100_000, **good)[0] == 400


def test_pages_have_an_address_that_nobody_can_guess(front):
    assert call(front, "GET", f"/{front.key}/")[0] == 200
    assert call(front, "GET", f"/{front.key}/", Host="evil.example")[0] == 404
    for path in ("/", "/index.html", "/wrong/", f"/{front.key}/../tasks.py", f"/{front.key}/none.js"):
        assert call(front, "GET", path)[0] == 404


def test_the_form_works_beside_the_files_of_the_person(content, tmp_path):
    write(content / place("00001"), item(title="还没有提交的题名"))
    workplace = Workplace(content)
    try:
        assert workplace.folder == "content"
        assert workplace.unsaved == 1
        assert "公共停车场" in (workplace.content / place("00001")).read_text(encoding="utf-8")
        with pytest.raises(EditingFailed, match="已经打开"):
            Workplace(content)
    finally:
        workplace.close()
    assert git(tmp_path, "branch", "--format=%(refname:short)").split() == ["main"]
    assert "还没有提交" in (content / place("00001")).read_text(encoding="utf-8")


def test_where_nothing_can_be_saved_the_form_does_not_open(tmp_path, content, capsys):
    loose = make_content(tmp_path / "loose", {})
    git(tmp_path / "loose", "init", "-q")
    for folder, sentence in ((loose, "还没有提交"), (tmp_path / "none", "找不到内容文件夹")):
        assert edit(folder) == 1
        assert sentence in capsys.readouterr().err
    (tmp_path / "loose" / ".git").rename(tmp_path / "loose" / "git")
    (tmp_path / ".git").rename(tmp_path / "git")
    assert edit(loose) == 1
    assert "不在 git 仓库里" in capsys.readouterr().err


def test_a_port_that_is_taken_is_named(content, capsys, front):
    assert edit(content, front.server_port) == 1
    assert f"端口 {front.server_port} 用不了" in capsys.readouterr().err
    assert edit(content, 99_999) == 1
    assert "端口 99999 用不了" in capsys.readouterr().err


def test_without_a_network_there_is_a_sentence(content, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("commands.editing.packages.PLACE", tmp_path / "editor")
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    assert edit(content) == 1
    assert "下载不到表单程序" in capsys.readouterr().err


def test_the_options_are_explained():
    command = [sys.executable, str(ROOT / "tasks.py"), "edit", "--help"]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0
    assert "--write-config" in result.stdout
