"""The traditional edition of the sample city, and the site without it."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

import pelicanconf
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.site import Site
from plugins.traditional import covers
from tests.disclosure.checks.kind_blocks import SERVICE
from tests.make import ROOT, make_content
from tests.publisher.building import SITE, WITHOUT_HANDBOOK, build, differing, tree, watching_writes

TRADITIONAL = replace(SITE, traditional=True)
URL = "https://www.shili.example"
FILES = {
    "00001": {"title": "关于发布《停车场管理办法》的通知", "document_number": "示政发〔2026〕1号"},
    "00002": {
        "title": "食品经营许可办事指南",
        "genre": "办事指南",
        "service_audience": "企业",
        "service": SERVICE,
    },
}
ITEM = "items/SL0000019/2026/00001.html"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The files of the sample city's site."""
    folder = tmp_path_factory.mktemp("sample")
    build(ROOT / "content", folder / "site", "2026-11-20", SITE=pelicanconf.SITE, SITEURL=URL, WORKERS=0)
    return tree(folder / "site")


@pytest.fixture
def content(tmp_path):
    """A small content folder."""
    return make_content(tmp_path, FILES)


def pages(files):
    return {path: data.decode() for path, data in files.items() if path.endswith(".html")}


def test_every_pair_is_told_on_both_sides(sample):
    alternate = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
    canonical = re.compile(r'<link rel="canonical" href="([^"]+)">')
    told = {path: dict(alternate.findall(text)) for path, text in pages(sample).items()}
    editions = [path for path in told if path.startswith("zh-hant/")]
    assert len(editions) > 800
    for path in editions:
        original = path.removeprefix("zh-hant/")
        expected = {
            "x-default": f"{URL}/{original}",
            "zh-Hans": f"{URL}/{original}",
            "zh-Hant": f"{URL}/{path}",
        }
        assert told[path] == told[original] == expected, path
        assert canonical.findall(sample[path].decode()) == [f"{URL}/{original}"], path
    assert {path for path, links in told.items() if links} == {*editions, *(path[8:] for path in editions)}


def test_links_of_the_edition_lead_somewhere_and_stay_in_it(sample):
    address = re.compile(r'\s(?:href|src|action|data-home)="([^"#?:]+)[^":]*"')
    out = set()
    for path, text in pages(sample).items():
        if not path.startswith("zh-hant/"):
            continue
        for found in address.findall(text):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), found))
            assert target in sample, (path, found)
            if not target.startswith("zh-hant/") and covers(target):
                out.add((path, target))
    # Only the choice of scripts, and the note, lead to the originals.
    assert {path.removeprefix("zh-hant/") == target for path, target in out} == {True}


def test_pages_of_both_scripts_hold_the_same_numbers(sample):
    numbers = re.compile(r"[0-9A-Za-z]+(?:[-./:,][0-9A-Za-z]+)*")
    for path, text in pages(sample).items():
        if path.startswith("zh-hant/items/"):
            both = [sample[path.removeprefix("zh-hant/")].decode(), text]
            texts = [BeautifulSoup(page, "lxml").select_one("article").get_text() for page in both]
            assert numbers.findall(texts[0]) == numbers.findall(texts[1]), path


def test_what_speaks_for_the_original_never_names_the_edition(sample):
    manifest = {entry["path"] for entry in json.loads(sample["manifest.json"])["files"]}
    assert sum(path.startswith("zh-hant/") for path in manifest) == sum(
        path.startswith("zh-hant/") for path in sample
    )
    # What lists every file for copies lists these too.
    whole = ("manifest.json", "resourcesync/site/resourcelist.xml")
    endings = (".xml", ".json", ".txt", ".ttl", ".csv", ".rdf")
    silent = [path for path in sample if path.endswith(endings) and path not in whole]
    assert [path for path in silent if b"zh-hant/" in sample[path]] == []
    assert not any(path.startswith("zh-hant/") and not path.endswith(".html") for path in sample)


def test_an_item_in_traditional_characters(content, tmp_path):
    build(content, tmp_path / "site", SITE=TRADITIONAL)
    page = BeautifulSoup((tmp_path / "site" / "zh-hant" / ITEM).read_text(encoding="utf-8"), "lxml")
    assert page.html["lang"] == "zh-Hant"
    assert page.h1.text == "關於發布《停車場管理辦法》的通知"
    assert page.select_one('[data-field="document_number"] td').text == "示政发〔2026〕1号"
    assert [(link.text, link.get("aria-current")) for link in page.select(".scripts a")] == [
        ("简体", None),
        ("繁體", "true"),
    ]
    assert "以簡體文本為準" in page.select_one(".edition-note").text


def test_switched_off_the_edition_leaves_no_trace(content, tmp_path):
    others = [plugin for plugin in WITHOUT_HANDBOOK if plugin.__name__ != "plugins.traditional"]
    build(content, tmp_path / "off")
    build(content, tmp_path / "gone", PLUGINS=others)
    off, gone = tree(tmp_path / "off"), tree(tmp_path / "gone")
    # The manifest, and what vouches for it, say which plugins were at work.
    assert set(differing(off, gone)) <= {"manifest.json", "SHA256SUMS"}
    assert off.keys() == gone.keys()
    assert not any(
        b"zh-Hant" in data or b"hreflang" in data for path, data in off.items() if path.endswith(".html")
    )


def test_a_page_that_stays_is_not_converted_again(content, tmp_path):
    settings = {"SITE": TRADITIONAL, "BUILD_CACHE": str(tmp_path / "cache")}
    build(content, tmp_path / "site", **settings)
    names = content / "register" / "traditional.yml"
    names.write_text("names:\n  - name: 停车场\n  - name: 管理\n    traditional: 治理\n", encoding="utf-8")
    with watching_writes() as made:
        build(content, tmp_path / "site", **settings)
    assert all(path.startswith("zh-hant/") for path in made if path.endswith(".html"))
    text = (tmp_path / "site" / "zh-hant" / ITEM).read_text(encoding="utf-8")
    assert "關於發布《停车场治理辦法》的通知" in text
    with watching_writes() as made:
        build(content, tmp_path / "site", "2026-07-01", **settings)
    assert f"zh-hant/{ITEM}" not in made


def test_an_incremental_build_is_that_of_a_clean_one(content, tmp_path):
    settings = {"SITE": TRADITIONAL, "BUILD_CACHE": str(tmp_path / "cache")}
    build(content, tmp_path / "site", SITE=SITE, BUILD_CACHE=settings["BUILD_CACHE"])
    build(content, tmp_path / "site", **settings)
    build(content, tmp_path / "clean", SITE=TRADITIONAL)
    assert differing(tree(tmp_path / "site"), tree(tmp_path / "clean")) == []
    build(content, tmp_path / "site", SITE=SITE, BUILD_CACHE=settings["BUILD_CACHE"])
    assert not (tmp_path / "site" / "zh-hant").exists()


def test_only_simplified_pages_are_converted():
    with pytest.raises(BuildFailed, match="zh-CN"):
        replace(TRADITIONAL, language="en")
    assert Site(name="a", domain="b", id_code="0" * 10, organiser="c").traditional is False
