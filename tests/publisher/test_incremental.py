"""Only what changed is made again, decided by contents and never by clocks; what is remembered may be lost."""

import os
import random
import shutil

import pytest

from plugins.disclosure import content_folder, digests, loading
from plugins.publisher import generator
from plugins.publisher.site_writer import SiteWriter
from tests.disclosure.test_cache import DAMAGES
from tests.make import CITY, write
from tests.publisher.building import (
    SITE,
    tree,
)
from tests.publisher.desk import Desk

ITEM = "items/SL0000019/2026/00001.html"
RELATED = {
    f"items/SL0000019/{name}.html"
    for name in ("2025/00001", "2025/00002", "2025/00004", "2026/00002", "2026/00006")
}

LATER_ALIKE = {f"items/SL0000019/2026/{serial}.html" for serial in ("00003", "00090")}


def test_nothing_is_made_when_nothing_changed(desk):
    before, folder = desk.inodes(), desk.output.stat().st_ino
    for path in [*desk.content.rglob("*"), *desk.theme.rglob("*")]:
        os.utime(path, (0, 0))
    assert desk.build() == []
    assert (desk.inodes(), desk.output.stat().st_ino) == (before, folder)
    desk.assert_right()


def test_everything_lies_in_one_file(desk):
    assert [path.name for path in desk.cache.parent.iterdir()] == [desk.cache.name]


def data_of(page):
    return page.replace(".html", ".json")


def test_an_edited_text_touches_its_page_and_the_lists_it_stands_in(desk):
    before = desk.inodes()
    desk.replace("00016", "公共停车场", "地下停车场")
    made = desk.build()
    page = "items/SL0000019/2026/00016.html"
    assert {path for path in made if path.startswith("items/")} == {page, data_of(page)}
    assert len(made) < len(before) / 3
    after = desk.inodes()
    assert {path for path in before if before[path] != after[path]} == set(made)
    desk.assert_right()


def test_an_edited_title_touches_the_pages_that_name_it(desk):
    desk.replace("00001", "停车场管理办法", "停车场管理条例")
    made = desk.build()
    pages = {ITEM, *RELATED, *LATER_ALIKE}
    assert {path for path in made if path.startswith("items/") and path.endswith(".html")} == pages
    assert {path for path in made if path.endswith(".json") and "items/" in path} <= set(map(data_of, pages))
    desk.assert_right()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("item.html", lambda path: path.startswith("items/") and path.endswith(".html")),
        ("feed.xml", lambda path: path.endswith("feed.xml")),
        ("home.html", lambda path: path == "index.html"),
        ("text.html", lambda path: path.startswith("pages/") or path == "search/files.html"),
        ("base.html", lambda path: path.endswith(".html")),
    ],
)
def test_an_edited_template_touches_the_pages_that_use_it(desk, name, expected):
    path = desk.theme / "templates" / name
    path.write_text(path.read_text(encoding="utf-8") + "{# 注 #}", encoding="utf-8")
    made = desk.build()
    assert set(made) == {path for path in desk.inodes() if expected(path)}
    desk.assert_right()


def test_an_edited_style_sheet_touches_nothing_else(desk):
    desk.replace("theme/static/site.css", "{", "{ ")
    assert desk.build() == ["theme/site.css"]
    desk.assert_right()


def test_an_edited_page_touches_nothing_else(desk):
    desk.replace("pages/about.md", "见", "请见")
    assert desk.build() == ["pages/about.html"]
    desk.assert_right()


def test_the_footer_stands_on_every_page(desk):
    desk.build(SITE=SITE.__class__(**{**vars(SITE), "footer": {"联系电话": "0000-87654321"}}))
    assert {path for path in desk.inodes() if path.endswith(".html")} <= set(desk.made)
    desk.assert_right()


def test_an_item_that_is_held_back_appears_on_its_day(desk):
    assert "items/SL0000019/2026/00008.html" in desk.build(date="2026-07-01")
    desk.assert_right()
    desk.build(date="2026-06-30")
    desk.assert_right()


SAME_LENGTH = {
    "item": ("00001", "错字", "别字"),
    "attachment": ("00001/名单.pdf", "1.7", "1.6"),
    "vocabulary": ("register/vocabularies/topic.yml", "label: 综合政务", "label: 综合事务"),
    "body": (f"register/bodies/{CITY}.yml", "示例路 1 号", "示例路 2 号"),
    "page": ("pages/about.md", "关于本站", "关于本网"),
    "template": ("theme/templates/base.html", "site-footer", "site-bottom"),
    "style sheet": ("theme/static/site.css", "color", "c0lor"),
}


@pytest.mark.parametrize("what", SAME_LENGTH)
def test_a_change_that_keeps_size_and_times_is_noticed(desk, what):
    name, old, new = SAME_LENGTH[what]
    if what == "vocabulary":  # labels may change, keys never do
        for path in desk.content.rglob("*.md"):
            text = path.read_text(encoding="utf-8")
            path.write_text(
                text.replace('"综合政务', '"general-affairs').replace("/政务公开", "/open-government"),
                encoding="utf-8",
            )
        desk.build()
    path = desk.source(name)
    before, site = path.stat(), tree(desk.output)
    desk.replace(name, old, new)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    desk.build()
    assert tree(desk.output) != site
    desk.assert_right()


def _link_away(path):
    target = path.with_name("elsewhere")
    path.rename(target)
    path.symlink_to(target)


def _exchange_folder(path):
    path.unlink()
    write(path / "index.html", "x")


SPOILS = {
    "changed": lambda path: path.write_bytes(path.read_bytes().replace(b"a", b"b")),
    "emptied": lambda path: path.write_bytes(b""),
    "deleted": lambda path: path.unlink(),
    "folder deleted": lambda path: shutil.rmtree(path.parent),
    "added": lambda path: path.with_name("added.html").write_text("x"),
    "added below": lambda path: write(path.parent / "new" / "deep" / "added.html", "x"),
    "hidden": lambda path: path.with_name(".htaccess").write_text("x"),
    "a link to a file": _link_away,
    "a link to a folder": lambda path: path.with_name("linked").symlink_to(path.parent.parent),
    "a folder in its place": _exchange_folder,
    "unreadable for the server": lambda path: path.chmod(0o600),
    "executable": lambda path: path.chmod(0o755),
}


@pytest.mark.parametrize("spoil", SPOILS)
def test_what_somebody_did_to_the_site_is_put_right(desk, spoil):
    for text in ("", "别字"):
        SPOILS[spoil](desk.output / "items/SL0000019/2025/00003.html")
        if text:
            desk.replace("00001", "错字", text)
        assert len(desk.build()) < len(desk.inodes()) / 3
        desk.assert_right()
        assert desk.build() == []
        desk.assert_right()


def test_a_site_that_is_gone_comes_back(desk):
    shutil.rmtree(desk.output)
    desk.build()
    desk.assert_right()


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_changes_nothing_but_the_time(desk, damage):
    DAMAGES[damage](desk.cache)
    desk.replace("00001", "错字", "别字")
    desk.build()
    desk.assert_right()
    desk.build()
    assert desk.build() == []


def test_flipped_bytes_in_the_cache_change_nothing_but_the_time(desk):
    chance = random.Random(7)
    for number in range(20):
        data = bytearray(desk.cache.read_bytes())
        for _flip in range(chance.choice((1, 3, 30))):
            data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
        desk.cache.write_bytes(data)
        desk.replace("00016", f"公共停车场{'！' * number}", f"公共停车场{'！' * (number + 1)}")
        desk.build()
        assert (
            f"公共停车场{'！' * (number + 1)}名单".encode()
            in tree(desk.output)["items/SL0000019/2026/00016.html"]
        )
    desk.assert_right()


def test_a_project_may_be_moved_with_its_cache(desk, tmp_path):
    """Nothing that is remembered leads back to where the files once lay."""
    shutil.move(desk.content, tmp_path / "moved")
    desk.content = tmp_path / "moved"
    desk.output = tmp_path / "elsewhere" / "site"
    desk.build()
    desk.assert_right()


def test_two_content_folders_and_two_sites_may_share_a_cache(desk, tmp_path):
    other = Desk(tmp_path / "other", {"00001": {"title": "别的"}, "00001/名单.pdf": b"%PDF-1.4 other\n"})
    other.cache = desk.cache
    for one in (other, desk, other, desk):
        one.build()
        one.assert_right()
    assert desk.build() == other.build() == []


def test_another_version_of_the_code_makes_everything_anew(desk, monkeypatch):
    monkeypatch.setattr(generator, "code_digest", lambda *_: b"another version")
    assert set(desk.build()) == desk.inodes().keys()
    desk.assert_right()


CODE = ("plugins/catalog/axes.py", "plugins/search/scripts/engine.js", "locale/en.po", "more/plugin.py")


@pytest.mark.parametrize("name", CODE)
def test_code_and_messages_are_part_of_the_version(tmp_path, monkeypatch, name):
    monkeypatch.setattr(digests, "ROOT", tmp_path)
    for path in CODE:
        write(tmp_path / path, "1")
    digests.code_digest.cache_clear()
    before = digests.code_digest(tmp_path / "more")
    write(tmp_path / name, "2")
    digests.code_digest.cache_clear()
    assert digests.code_digest(tmp_path / "more") != before
    digests.code_digest.cache_clear()


def test_templates_behind_a_link_are_read_too(desk):
    templates = desk.theme / "templates"
    shutil.move(templates, desk.folder / "shared")
    templates.symlink_to(desk.folder / "shared")
    desk.build()
    path = desk.folder / "shared" / "base.html"
    path.write_text(path.read_text(encoding="utf-8").replace("site-footer", "site-bottom"), encoding="utf-8")
    desk.build()
    desk.assert_right()


def test_a_register_that_changes_while_it_is_read_is_not_taken_for_known(desk, monkeypatch):
    """The bodies are read first; a change right after that must not be remembered as published."""

    def listing(content):
        desk.replace(f"register/bodies/{CITY}.yml", "示例路 1 号", "示例路 2 号")
        return content_folder.item_files(content)

    with monkeypatch.context() as patch:
        patch.setattr(loading, "item_files", listing)
        write(desk.source("pages/new.md"), "---\ntitle: 说明\n---\n新的说明\n")
        desk.build()
    desk.build()
    desk.assert_right()


@pytest.mark.parametrize("owner", [generator, SiteWriter], ids=["all the time", "while writing"])
def test_a_template_that_is_tried_out_during_a_build_leaves_no_trace(desk, monkeypatch, owner):
    """Another template is saved while the site is being built, and taken back before the next build."""
    path = desk.theme / "templates" / "base.html"
    before = path.read_text(encoding="utf-8")
    name = "plan" if owner is generator else "carry_out"
    original = getattr(owner, name)

    def during(*arguments):
        path.write_text(before.replace("site-footer", "site-bottom"), encoding="utf-8")
        result = original(*arguments)
        if name == "carry_out":
            path.write_text(before, encoding="utf-8")
        return result

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, during)
        desk.replace("00001", "错字", "别字")
        desk.build()
    path.write_text(before, encoding="utf-8")
    desk.build()
    desk.assert_right()
