"""The page of an item: box, banner, text, attachments, relations from both sides, and nothing that is not open."""

import hashlib
import posixpath

import pytest
from bs4 import BeautifulSoup

from plugins.catalog.item_pages import readable_size
from tests.catalog.rich import SCRIPT, SECRETS
from tests.make import FINANCE, PDF, PNG, make_content
from tests.publisher.building import build

NINE = ["index_number", "topic", "publisher", "generated_on", "title", "document_number"]
NINE += ["published_on", "validity", "openness"]


@pytest.fixture
def page(site):
    """The parsed page of an item of the city by year and serial."""
    return lambda name: site.pages[f"items/SL0000019/{name}.html"]


def box(page):
    return {row["data-field"]: row.td.text for row in page.select("table.box tr")}


def relations(page):
    """Label → titles of the related items."""
    found = {}
    for entry in page.select("dl.relations dd"):
        found.setdefault(entry.find_previous_sibling("dt").text, []).append(
            entry.a.text if entry.a else entry.text
        )
    return found


def test_every_item_has_a_page_with_the_nine_rows(site):
    for item in site.catalog.items:
        rows = [row["data-field"] for row in site.pages[item.address].select("table.box tr")]
        assert rows[:9] == NINE


def test_the_box_shows_what_is_known_and_marks_what_is_not(page):
    shown = box(page("2026/00001"))
    assert shown["index_number"] == "SL0000019/2026-00001"
    assert shown["publisher"] == "示例市人民政府；示例市财政局"
    assert (shown["published_on"], shown["validity"]) == ("2026-03-04 09:30", "有效")
    assert (shown["document_number"], shown["openness"]) == ("示政发〔2026〕1号", "主动公开")
    assert box(page("2026/00002"))["document_number"] == "—"


def test_terms_of_the_box_lead_to_their_lists(page):
    links = [
        posixpath.normpath(posixpath.join("items/SL0000019/2026", a["href"]))
        for a in page("2026/00001").select("table.box a")
    ]
    assert f"bodies/{FINANCE}/index.html" in links
    assert "statutory/a20-08/index.html" in links
    assert "validity/in_force/index.html" in links


def test_the_text_has_its_links_and_pictures(page):
    body = page("2026/00001").select_one(".body")
    assert body.h2.contents[0] == "第一章"
    assert body.h2["id"] == "ch-1"
    assert body.select_one("a:not(.here)")["href"] == "00002.html"
    assert body.img["alt"] == "平面图"


def test_attachments_show_title_type_size_and_digest_and_are_there(site, page):
    entries = page("2026/00001").select("ul.attachments li")
    assert [entry.a.text for entry in entries] == ["停车场名单", "平面图", "名单副本"]
    for entry, data, kind in zip(entries, (PDF, PNG, PDF), ("PDF", "PNG 图片", "PDF"), strict=True):
        digest = hashlib.sha256(data).hexdigest()
        assert entry.code.text == digest
        facts = entry.select_one(".facts").text
        assert facts.startswith(f"{kind} · {len(data)} 字节")
        assert site.files[posixpath.normpath(posixpath.join("items/SL0000019/2026", entry.a["href"]))] == data
    assert "原件扫描" in entries[1].text


@pytest.mark.parametrize(
    ("size", "text"),
    [(3, "3 字节"), (1023, "1023 字节"), (1024, "1.0 KB"), (1 << 20, "1.0 MB"), (5 << 20, "5.0 MB")],
)
def test_sizes_are_read_by_people(size, text):
    assert readable_size(size) == text


def test_relations_are_shown_on_both_sides(page):
    assert relations(page("2026/00001")) == {
        "本文件废止": ["关于收费的通知"],
        "本文件修改": ["关于路灯的决定"],
        "本文件代替": ["关于占道的通知"],
        "制定依据": ["政府信息公开条例 国务院令第711号"],
        "政策解读": ["停车场办法的解读"],
    }
    for name, label in (
        ("2025/00001", "废止本文件"),
        ("2025/00002", "代替本文件"),
        ("2025/00004", "修改本文件"),
    ):
        shown = relations(page(name))
        shown.pop("此前的同类信息", None)
        assert shown == {label: ["停车场管理办法"]}
    assert relations(page("2026/00002")) == {"所解读的文件": ["停车场管理办法"]}


@pytest.mark.parametrize(
    ("name", "state", "day"),
    [
        ("2025/00001", "废止", "2026-03-02"),
        ("2025/00002", "被代替", "2026-05-01"),
        ("2025/00003", "失效", "2026-05-31"),
        ("2025/00004", "已修改", "2026-05-01"),
        ("2026/00004", "尚未生效", "2026-09-01"),
    ],
)
def test_a_page_that_is_not_in_force_says_so_with_day_and_successor(page, name, state, day):
    banner = page(name).select_one(".notice")
    assert state in banner.text
    assert day in banner.text
    assert box(page(name))["validity"] == state
    if name in ("2025/00001", "2025/00002", "2025/00004"):
        assert banner.a.text == "停车场管理办法"


def test_a_page_in_force_has_no_banner(page):
    assert not page("2026/00001").select(".notice")


def test_a_matter_is_shown_as_a_timeline(page):
    steps = [step.text for step in page("2026/00001").select("ol.timeline li")]
    assert len(steps) == 2
    assert "停车场办法的解读" in "".join(steps)


def test_changes_are_public(page):
    (change,) = page("2026/00001").select("ul.changes li")
    assert "2026-04-02" in change.text
    assert "更正：改正了第二条的错字" in change.text


def test_contact_is_inherited_from_the_body(page):
    shown = {row.dt.text: row.dd.text for row in page("2026/00001").select("dl.contact div")}
    assert (shown["责任科室"], shown["联系电话"]) == ("示例市政务公开科", "0000-12340001")


def test_an_imported_item_names_its_source(site):
    page = site.pages["items/imported/undated/new-a.html"]
    assert "旧网站/a.html" in page.select_one(".source").text
    assert "2026-06-01" in box(page)["published_on"]


def test_script_in_titles_and_summaries_is_shown_as_text(site, page):
    for path, html in (
        (path, data.decode()) for path, data in site.files.items() if path.endswith((".html", ".xml"))
    ):
        assert "<script>" not in html, path
        assert "<img src=x" not in html, path
    shown = page("2026/00003")
    assert shown.h1.text == f"{SCRIPT}与“引号”&符号"
    assert "onerror=alert(1)" in box(shown)["summary"]


@pytest.mark.parametrize("name", SECRETS)
def test_what_is_withheld_or_withdrawn_occurs_nowhere(site, name):
    secret = SECRETS[name]
    assert [path for path, data in site.files.items() if secret.encode() in data or secret in path] == []


def test_of_what_is_not_open_no_class_is_told(site):
    hidden = {item.address for item in site.catalog.items if not item.open_to_all and item.fields.topic}
    assert hidden
    assert {box(site.pages[address])["topic"].strip() for address in hidden} == {"—"}
    listed = {
        posixpath.normpath(posixpath.join(posixpath.dirname(path), link["href"]))
        for path, page in site.pages.items()
        if path.startswith(("topics/", "statutory/", "genres/")) and "/none/" not in path
        for link in page.select("table.items a")
    }
    assert listed
    assert not listed & hidden


def test_a_withheld_item_says_why(page):
    notice = page("2026/00005").select_one(".notice").text
    assert "不予公开" in notice
    assert "国家秘密" in notice
    assert "《中华人民共和国保守国家秘密法》第十三条" in notice
    assert not page("2026/00005").select(".body, .attachments")


def test_a_withdrawn_item_keeps_its_address_and_shows_what_became_of_it(site, page):
    banner = page("2026/00006").select_one(".notice")
    assert "本条信息已撤回（2026-05-20）" in banner.text
    assert "重复或已合并" in banner.text
    assert "示例市人民政府" in banner.text
    assert banner.a.text == "停车场管理办法"
    assert not [path for path in site.files if path.startswith("items/SL0000019/2026/00006/")]


def test_an_item_that_waits_for_its_day_is_not_there(site):
    assert "七月才发布的信息".encode() not in b"".join(site.files.values())


def test_links_between_items_tell_what_is_no_longer_in_force(page):
    marks = {}
    for entry in page("2026/00001").select("dl.relations dd"):
        mark = entry.select_one(".mark, .facts:last-child")
        marks[entry.a.text if entry.a else ""] = mark.text if mark else ""
    assert (marks["关于收费的通知"], marks["关于占道的通知"]) == ("废止", "被代替")
    assert marks["关于路灯的决定"] == "已修改"


def test_the_banner_of_the_first_of_a_chain_tells_the_last_too(tmp_path):
    def replacing(number, day, old):
        return {
            "document_number": f"示政发〔2026〕{number}号",
            "generated_on": day,
            "replaces": old,
            "title": f"办法{number}",
        }

    files = {
        "00001": replacing(1, "2026-01-05", None),
        "00002": replacing(2, "2026-02-02", "示政发〔2026〕1号"),
        "00003": replacing(3, "2026-03-02", "示政发〔2026〕2号"),
    }
    build(make_content(tmp_path, files), tmp_path / "site")
    html = (tmp_path / "site/items/SL0000019/2026/00001.html").read_text(encoding="utf-8")
    banner = BeautifulSoup(html, "lxml").select_one(".notice")
    assert [link.text for link in banner.select("a")] == ["办法2", "办法3"]
    assert "被代替" in banner.select_one(".mark").text
