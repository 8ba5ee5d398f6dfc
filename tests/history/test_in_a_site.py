"""History pages in builds that remember the last one, and in sites without them."""

from plugins.history import histories
from tests.history.desk import FIRST, entry
from tests.publisher.building import process, tree

ITEM = "items/SL0000019/2026/00001.html"
WITHOUT = """
import sys
from pathlib import Path
from plugins import catalog, plain_pages, publisher
from tests.publisher.building import build
build(Path(sys.argv[1]), Path(sys.argv[2]), PLUGINS=[publisher, catalog, plain_pages])
"""
CHANGED = {"body": "改过的话写在这里，共十处停车场。\n", "changes": [entry("2026-03-10", "改")]}


def change(desk):
    desk.publish("2026-03-04")
    desk.publish("2026-03-04", "00002", title="示例市人民政府关于停车收费的通知")
    desk.publish("2026-03-10", **CHANGED)


def test_a_build_that_remembers_makes_what_a_fresh_one_makes(desk, tmp_path):
    cache = str(tmp_path / "cache")
    desk.publish("2026-03-04")
    assert FIRST not in desk.site(BUILD_CACHE=cache)
    for day, body in (("2026-03-10", "改过的话。\n"), ("2026-03-11", "又改过的话。\n")):
        desk.publish(day, body=body, changes=[entry(day, body)])
        assert desk.site(BUILD_CACHE=cache) == desk.site(f"fresh {day}")
    assert "第 2 版" in desk.site(BUILD_CACHE=cache)[FIRST]


def test_a_history_that_becomes_another_is_noticed_though_no_file_changed(desk, tmp_path):
    cache = str(tmp_path / "cache")
    change(desk)
    assert FIRST in desk.site(BUILD_CACHE=cache)
    desk.git("checkout", "--quiet", "--orphan", "without")
    desk.commit("2026-03-11")
    site = desk.site(BUILD_CACHE=cache)
    assert FIRST not in site
    assert "history.html" not in site[ITEM]


def test_a_lost_cache_and_more_workers_change_nothing(desk, tmp_path):
    change(desk)
    first = desk.site("first", BUILD_CACHE=str(tmp_path / "cache"))
    assert desk.site("second", WORKERS=3) == first


def test_only_items_with_a_history_are_touched(desk):
    change(desk)
    site = desk.site()
    assert "items/SL0000019/2026/00002/history.html" not in site
    assert "history.html" not in site["items/SL0000019/2026/00002.html"]


def test_switched_off_the_plugin_takes_its_pages_and_links_with_it(desk, tmp_path):
    change(desk)
    with process(WITHOUT, desk.content, tmp_path / "site") as other:
        _output, errors = other.communicate(timeout=60)
    assert (other.returncode, errors) == (0, "")
    site = tree(tmp_path / "site")
    assert FIRST not in site
    assert b"history.html" not in site[ITEM]


def test_a_broken_repository_is_told_and_the_site_is_built(desk, capsys):
    change(desk)
    (desk.top / ".git" / "objects").rename(desk.top / "gone")
    site = desk.site()
    assert FIRST not in site
    assert ITEM in site
    assert "没有生成历史版本页面" in capsys.readouterr().err


def test_a_clone_that_lacks_old_contents_is_told(desk, capsys):
    change(desk)
    lost = desk.git("rev-parse", "HEAD~1:portal/content/catalog/SL0000019/2026/00001.md").strip()
    (desk.top / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    assert FIRST not in desk.site()
    assert "部分克隆" in capsys.readouterr().err


def test_many_histories_are_made_by_several_processes(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(histories, "TASKS_AT_ONCE", 1)
    monkeypatch.setattr(histories, "available_workers", lambda: 2)
    for day, body in (("2026-03-04", "起初的话。\n"), ("2026-03-10", "改过的话。\n")):
        changes = [entry(day, "改")] if day > "2026-03-04" else None
        for number in range(1, 5):
            title = f"关于第 {number} 处停车场的通知"
            desk.write(f"0000{number}", title=title, body=body, document_number=None, changes=changes)
        desk.commit(day)
    site = desk.site(BUILD_CACHE=str(tmp_path / "cache"))
    pages = [site[FIRST.replace("/00001/", f"/0000{number}/")] for number in range(1, 5)]
    assert [f"第 {number} 处" in page for number, page in enumerate(pages, 1)] == [True] * 4
