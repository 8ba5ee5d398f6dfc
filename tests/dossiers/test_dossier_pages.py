"""Dossiers in a site: found from every item, complete, marked where something has ended or is missing."""

import json
import posixpath
from xml.etree import ElementTree

import pytest

from tests.catalog.conftest import BuiltSite
from tests.make import CITY, WITHHELD, block, make_content
from tests.publisher.building import build

SCRIPT = "<script>alert('题')</script>"
SECRET = "机密标记"
ATOM = "{http://www.w3.org/2005/Atom}"


def part(title, **fields):
    return {"title": title, "summary": f"{title}的概述。", "matter": "parking", **fields}


STEPS = [{"step": "风险评估", "not_applicable": f"理由{SCRIPT}"}]
FILES = {
    "register/matters/parking.yml": block(
        {"title": "停车收费", "kind": "重大行政决策", "lead": "示例市人民政府", "steps": STEPS}
    ),
    "register/matters/empty.yml": block({"title": "空的事项", "kind": "其他", "lead": "示例市人民政府"}),
    "00001": part("关于公开征求停车收费意见的公告", generated_on="2026-01-05", expires_on="2026-02-05"),
    "00002": part(
        f"关于停车收费的决定{SCRIPT}",
        genre="决定",
        stage="决策",
        decided_by="市政府常务会议",
        decided_on="2026-03-01",
        major_matter="重大决策",
        document_number="示政发〔2026〕1号",
    ),
    "00003": {**part("停车收费调查底稿"), **WITHHELD, "summary": SECRET},
    "00004": {
        "title": "甲事项决定",
        "summary": "甲。",
        "matter": "甲 事/项",
        "genre": "决定",
        "stage": "决策",
    },
    "00005": {"title": "甲事项结果", "summary": "甲结果。", "matter": "甲 事/项", "stage": "结果"},
    f"notices/{CITY}/2026/00007.md": part(
        "停车收费听证会",
        notice={
            "kind": "听证公告",
            "hearing": {
                "on": "2026-05-06",
                "place": "1 号厅",
                "attend": "电话报名",
                "handling": "采纳首小时免费。",
            },
        },
    ),
    "00006": {"title": "只有一条的事项", "summary": "一条。", "matter": "alone"},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dossiers")
    loaded = build(make_content(folder, FILES), folder / "site")
    return BuiltSite(folder / "site", loaded.catalog)


def pages(site):
    return sorted(path for path in site.pages if path.startswith("dossiers/") and "index" not in path)


def test_every_matter_has_a_page_at_an_ascii_address_that_the_index_names(site):
    assert len(pages(site)) == 3
    assert all(path.isascii() for path in pages(site))
    assert set(pages(site)) <= set(site.links("dossiers/index.html"))


def test_every_item_of_a_matter_leads_to_its_dossier_and_back(site):
    for item in site.catalog.items:
        linked = [path for path in site.links(item.address) if path in pages(site)]
        assert len(linked) == (0 if item.fields.matter == "alone" else 1)
        for path in linked:
            assert item.address in site.links(path)
        if linked:
            assert site.pages[item.address].select_one("section[aria-labelledby=timeline] a")


def test_a_matter_can_be_followed_and_so_can_all_of_them(site):
    own, all_of_them = (
        ElementTree.parse(site.folder / "dossiers" / path) for path in ("parking/feed.xml", "feed.xml")
    )
    items = [item for item in site.catalog.items if item.fields.matter == "parking"]
    assert {addressed(entry) for entry in own.iter(f"{ATOM}entry")} == {item.address for item in items}
    assert SECRET not in ElementTree.tostring(own.getroot(), encoding="unicode")
    entries = {addressed(entry): entry for entry in all_of_them.iter(f"{ATOM}entry")}
    # What has no items has no news.
    assert set(entries) == set(pages(site)) - {"dossiers/empty.html"}
    told = entries["dossiers/parking.html"]
    days = [site.catalog.updated_on(item) for item in items]
    assert told.findtext(f"{ATOM}updated") == f"{max(days)}T00:00:00+08:00"
    assert told.findtext(f"{ATOM}summary").startswith(
        site.pages["dossiers/parking.html"].select_one(".standing").get_text()[:10]
    )
    for address in ("dossiers/index.html", "dossiers/parking.html"):
        assert [path for path in site.links(address) if path.endswith("feed.xml")], address


def addressed(entry):
    link = entry.find(f"{ATOM}link").get("href")
    return link[link.index("/", len("https://")) + 1 :] if "://" in link else link


def test_the_steps_tell_what_is_there_missing_and_not_applicable(site):
    page = site.pages["dossiers/parking.html"]
    steps = {step.h3.contents[0].strip(): step for step in page.select("ol.steps > li")}
    assert "done" in steps["征求意见"]["class"]
    assert "失效" in steps["征求意见"].text
    assert "尚未公开" in steps["专家论证"].text
    assert "不适用" in steps["风险评估"].text
    assert f"理由{SCRIPT}" in steps["风险评估"].text
    assert "尚未到这一步" in steps["执行"].text
    assert "市政府常务会议（2026-03-01）" in page.select_one("dl.dossier-facts").text
    assert "专家论证" in page.select_one("p.standing").text


def test_the_table_is_in_the_order_of_time(site):
    days = [row.time["datetime"] for row in site.pages["dossiers/parking.html"].select("tbody tr")]
    assert days == sorted(days)
    assert len(days) == 4


def test_the_data_say_what_the_page_says(site):
    story = json.loads(site.files["dossiers/parking.json"])
    assert story["items"][0]["index_number"] == "SL0000019/2026-00001"
    assert "专家论证" in story["missing"]
    assert {step["state"] for step in story["steps"]} == {"done", "missing", "pending", "not_applicable"}
    assert posixpath.basename("dossiers/parking.json") in site.files["dossiers/parking.html"].decode()


def test_nothing_that_is_not_open_is_told_and_nothing_runs(site):
    for path in (*pages(site), "dossiers/index.html"):
        assert SECRET not in site.files[path].decode()
        assert "<script>alert" not in site.files[path].decode()
    assert SECRET not in site.files["dossiers/parking.json"].decode()


def test_the_index_has_running_and_finished_matters_and_their_gaps(site):
    page = site.pages["dossiers/index.html"]
    running, finished = (
        [row.th.text for row in page.select(f"section[aria-labelledby={name}] tbody tr")]
        for name in ("running", "finished")
    )
    assert (set(running), finished) == ({"停车收费", "空的事项"}, ["甲事项决定"])
    assert "停车收费" in page.select_one("ul.dossier-gaps").text


def test_what_a_hearing_says_of_opinions_stands_with_them(site):
    told = site.pages["dossiers/parking.html"].select_one("section[aria-labelledby=opinions]")
    assert "采纳首小时免费。" in told.text
    assert told.a["href"] == f"../items/{CITY}/2026/00007.html"


def test_a_dossier_without_items_says_so(site):
    assert "还没有公开的信息" in site.pages["dossiers/empty.html"].text
