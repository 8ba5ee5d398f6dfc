"""`tasks.py bench-search`: figures for every engine that there is, bytes as they go out, and clear refusals."""

import gzip
import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands import search_bench, tools
from commands.benchmarks.subjects import bundled
from commands.sample import write_catalog
from commands.search_bench import Options, bench_search
from commands.search_quality import building
from commands.search_quality.browser import (
    CARDS,
    ENGINE,
    PAGE,
    POSTINGS,
    TABLES,
    chromium,
    visit_cold,
    visit_warm,
)
from commands.search_quality.counting_server import serving
from commands.search_quality.cutting import cut_content, pieces
from commands.search_quality.own_engine import OwnEngine
from commands.search_quality.queries import KINDS, make_queries
from commands.search_quality.scores import judge
from commands.search_quality.subjects import HARNESS, HARNESS_PAGE, own_page, pagefind_page
from commands.search_quality.texts import read_texts
from tests.make import DAY, make_content

SAMPLE_DAY = "2026-11-01"


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus") / "content"
    write_catalog(60, folder)
    return folder


@given(
    st.lists(
        st.sampled_from(["# 第一章", "第一条 甲。", "**第二条** 乙乙。", "（一）丙", "丁\n戊"]), max_size=12
    ),
    st.integers(1, 20),
)
def test_pieces_are_the_text_and_begin_with_an_article(blocks, length):
    body = "\n\n".join(blocks)
    found = list(pieces(body, length))
    assert "\n\n".join(found) == body
    if "第一条 甲。" in blocks:
        assert all(re.search(r"^(#.*\n\n)*\**第", piece) for piece in found[1:])


def test_cutting_makes_items_of_imported_texts_alone(tmp_path):
    title = "示例市停车条例"
    body = "## 第一章\n\n第一条 甲甲甲甲。\n\n第二条 乙乙乙乙。\n\n第三条 丙。\n"
    origin = "imported_from:\n  source: a.md\n  on: 2026-01-01\n"
    imported = f"---\ntitle: {title}\nsummary: 略\npublisher: 示例市人民政府\n{origin}---\n{body}"
    folder = make_content(tmp_path, {"00001": {}})
    place = folder / "catalog" / "imported" / "2026"
    place.mkdir(parents=True)
    (place / "new-a.md").write_text(imported, encoding="utf-8")
    (place / "new-b.md").write_bytes(b"\xff")
    assert cut_content(folder, tmp_path / "cut", 12) == 4
    (tmp_path / "cut/catalog/imported/2026/new-b.md").unlink()
    found = {one.title: one for one in read_texts(tmp_path / "cut", DAY)}
    assert set(found) == {
        f"{title}第一条",
        f"{title}第二条至第三条",
        "示例市人民政府关于公布公共停车场名单的通知",
    }
    assert found[f"{title}第一条"].parts[1:] == ("第一章\n第一条 甲甲甲甲。", "示例市人民政府")


def test_bytes_are_counted_as_they_go_out(tmp_path):
    (tmp_path / "a.css").write_text("x" * 5000, encoding="utf-8")
    (tmp_path / "b.bin").write_bytes(bytes(300))
    with serving({"/": tmp_path / "none", "/in/": tmp_path}, {"/page.html": b"hello"}) as served:

        def get(path):
            with urlopen(
                Request(served.url + path, headers={"Accept-Encoding": "gzip"}), timeout=10
            ) as answer:
                return answer.read()

        assert gzip.decompress(get("in/a.css?x=1")) == b"x" * 5000
        assert get("in/b.bin") == bytes(300)
        assert gzip.decompress(get("page.html")) == b"hello"
        for outside in ("a.css", "in/../../etc/passwd", "in/%2e%2e/x", "in/\x00"):
            with pytest.raises(HTTPError):
                get(outside.replace("\x00", "%00"))
        sizes = dict(served.sent())
        assert sizes["/in/b.bin"] == 300
        assert 0 < sizes["/in/a.css"] < 100
        assert served.sent() == []


def test_without_a_browser_the_engine_is_measured_all_the_same(content, tmp_path, monkeypatch, capfd):
    def missing():
        raise tools.ToolMissing("找不到 Chromium")

    monkeypatch.setattr(search_bench.tools, "chromium", missing)
    report = tmp_path / "quality.json"
    assert bench_search(content, Options(queries=6, date=SAMPLE_DAY), report) == 0
    printed = capfd.readouterr().out
    found = json.loads(report.read_text(encoding="utf-8"))
    (engine,) = found["engines"]
    assert engine["scores"].keys() == KINDS.keys()
    assert engine["scores"]["number"]["at_1"] == 1
    assert engine["scores"]["fragment"]["at_1"] == 1
    assert found["recall"]["share"] == 1
    assert found["items"] == 60
    assert [build["name"] for build in found["builds"]] == ["本站（不含检索）", "本站"]
    assert found["notes"] == ["找不到 Chromium"]
    for part in ("找不到 Chromium", "本站（Python）", "完整标题", "查全率 1.0000"):
        assert part in printed


@pytest.mark.parametrize("options", [Options(queries=0), Options(runs=0), Options(cut=-1)])
def test_arguments_without_sense_are_refused(content, options, tmp_path, capsys):
    assert bench_search(content, options, tmp_path / "x.json") == 2
    assert "至少为 1" in capsys.readouterr().err


def test_a_folder_that_cannot_be_built_is_named(tmp_path, capfd):
    assert bench_search(tmp_path / "gone", Options(), tmp_path / "x.json") == 2
    assert "找不到内容目录" in capfd.readouterr().err
    broken = make_content(tmp_path, {"00001": {"title": None}})
    assert bench_search(broken, Options(date=SAMPLE_DAY), tmp_path / "x.json") == 1
    assert "没有完成，退出码 1" in capfd.readouterr().err
    assert not (tmp_path / "x.json").exists()


@pytest.mark.browser
def test_both_searches_are_asked_in_a_browser(content, tmp_path):
    program = bundled("pagefind_bin_extended", "pagefind_extended")
    assert program, "pagefind[extended] is in requirements/test.txt"
    site = tmp_path / "site"
    building.build_with_search(content, site, tmp_path / "cache", SAMPLE_DAY)
    texts = read_texts(content, date.fromisoformat(SAMPLE_DAY))
    building.index_with_pagefind(program, site, tmp_path / "pagefind")
    queries = [query for query in make_queries(texts, 1) if query.kind in ("title", "body_word")]
    words = [query.text for query in queries]
    by_address = {one.address: one for one in texts}
    executable = tools.chromium()

    folders = {"/": site, "/pagefind/": tmp_path / "pagefind"}

    def visit():
        with serving(folders, {HARNESS: HARNESS_PAGE}) as served, chromium(executable) as browser:
            return {
                subject.name: (
                    visit_cold(browser, served, subject, words[:1]),
                    visit_warm(browser, served, subject, [*words, words[-1]]),
                )
                for subject in (own_page(), pagefind_page())
            }

    # Other tests may hold a browser in this thread, which has room for one.
    with ThreadPoolExecutor(1) as pool:
        visits = pool.submit(visit).result()
    for cold, warm in visits.values():
        assert all(cold[0].sizes[kind] > 0 for kind in (PAGE, ENGINE, TABLES, POSTINGS, CARDS))
        assert warm[0].sizes[ENGINE] == warm[-1].sizes.total() == 0
        assert warm[-1].addresses == warm[-2].addresses
        # That Pagefind finds a word within a sentence shows that it cuts Chinese into words.
        assert all(
            judge(query, one.addresses, by_address).rank for query, one in zip(queries, warm, strict=False)
        )
    engine = OwnEngine(site)
    assert [one.addresses for one in visits[own_page().name][1][:-1]] == [engine.ask(word) for word in words]
