"""The page for archives, what leads to it, and what the manifest says of the build."""

import json
from dataclasses import replace

from commands.verifying.run import verify
from plugins.disclosure.archive_links import ArchiveLink, collecting_archive_links
from tests.commands.git_repository import commit, repository
from tests.make import Files, make_content, write
from tests.publisher.building import SITE, build, tree

FILES: Files = {"00001": {}}


def source(site):
    told = json.loads((site / "manifest.json").read_bytes())
    return {name: value for name, value in told.items() if name != "files"}


def test_the_manifest_says_from_what_the_site_was_made(tmp_path):
    home, site, cache = tmp_path / "home", tmp_path / "site", str(tmp_path / "cache")
    content = make_content(home, FILES)
    repository(home)
    first = commit(home)
    build(content, site, BUILD_CACHE=cache)
    assert source(site)["commit"] == first
    assert source(site)["content"] == "committed"
    assert "plugins.archive" in source(site)["plugins"]
    assert source(site)["settings"]["page_size"] == SITE.page_size
    write(content / "pages" / "about.md", "---\ntitle: 关于\n---\n说明\n")
    build(content, site, BUILD_CACHE=cache)
    assert (source(site)["commit"], source(site)["content"]) == (first, "changed")
    second = commit(home)
    build(content, site, BUILD_CACHE=cache)
    assert (source(site)["commit"], source(site)["content"]) == (second, "committed")


def test_two_places_and_no_git_say_the_same(tmp_path):
    sites = []
    for name in ("one", "two"):
        build(make_content(tmp_path / name, FILES), tmp_path / name / "site")
        sites.append(source(tmp_path / name / "site"))
    assert sites[0] == sites[1]
    assert (sites[0]["commit"], sites[0]["content"]) == ("", "no-repository")


def test_the_page_leads_to_everything_for_archives(tmp_path):
    def more(_catalog, *, site):
        return [ArchiveLink(50, "打包", "整站压缩包", "index.html", "每月一次")]

    with collecting_archive_links.connected_to(more):
        build(make_content(tmp_path, FILES), tmp_path / "site")
    page = (tmp_path / "site" / "archive" / "index.html").read_text()
    for text in (
        "../manifest.json",
        "../SHA256SUMS",
        "../verify.py",
        "整站压缩包",
        "每月一次",
        "没有给清单签名",
    ):
        assert text in page
    assert 'href="archive/index.html"' in (tmp_path / "site" / "catalog" / "index.html").read_text().replace(
        "../", ""
    )


def test_the_page_stays_the_same_when_items_come_and_the_day_changes(tmp_path):
    content = make_content(tmp_path, FILES)
    build(content, tmp_path / "first", "2026-06-29")
    make_content(tmp_path, {"00002": {"title": "关于另一件事的通知"}})
    build(content, tmp_path / "second", "2026-06-30")
    pages = [tree(tmp_path / name)["archive/index.html"] for name in ("first", "second")]
    assert pages[0] == pages[1]


def test_the_published_program_finds_the_site_intact(tmp_path, capsys):
    build(make_content(tmp_path, FILES), tmp_path / "site", SITE=replace(SITE, url=""))
    assert verify(str(tmp_path / "site")) == 0
    assert "完整无误" in capsys.readouterr().out
