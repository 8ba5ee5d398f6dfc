"""Bags: valid for bagit.py, complete, usable alone, and without what may not be said."""

import csv
import re

import bagit
import pytest
from bs4 import BeautifulSoup

from tests.commands.archiving.conftest import SECRET
from tests.make import CITY, PDF


def table(path):
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_the_bag_of_a_site_is_valid_and_whole(desk):
    assert desk.pack(kinds="bagit") == 0
    folder = desk.unpacked("-bag.zip")
    bag = bagit.Bag(str(folder))
    bag.validate()
    assert (bag.algorithms, bag.info["Bagging-Date"]) == (["sha256"], "2026-06-30")
    assert bag.info["Source-Organization"] == "示例市政务公开办公室"
    packed = {path.relative_to(folder / "data/site") for path in (folder / "data/site").rglob("*")}
    assert packed == {path.relative_to(desk.site) for path in desk.site.rglob("*")}


def test_a_damaged_bag_is_noticed(desk):
    desk.pack(kinds="bagit")
    folder = desk.unpacked("-bag.zip")
    (folder / "data/ledger.csv").write_bytes(b"x")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(folder)).validate()


def test_the_ledger_names_every_item_with_page_digest_and_state(desk):
    desk.pack(kinds="bagit")
    data = desk.unpacked("-bag.zip") / "data"
    rows = {row["名称"]: row for row in table(data / "ledger.csv")}
    assert {name: row["状态"] for name, row in rows.items()} == {
        "关于公共停车场的<b>通知</b>": "已公开",
        "关于路灯的决定": "已公开",
        "财政局的通知": "已公开",
        "撤回的通知": "已撤回",
        "不公开的报告": "不予公开",
    }
    assert rows["不公开的报告"]["审签人"] == "" != rows["关于路灯的决定"]["审签人"]
    (attachment,) = table(data / "attachments.csv")
    assert attachment["原文件名"] == "名单 一.pdf"
    assert (data / attachment["包内文件"]).read_bytes() == PDF


def test_nothing_of_what_was_taken_back_or_is_still_to_come_is_packed(desk):
    desk.pack()
    assert desk.pack(year="all") == desk.pack(body="all") == 0
    assert [name for name, data in desk.packages().items() if SECRET.encode() in data] == []
    sources = {
        path.name for path in (desk.unpacked("site-bag.zip") / "data/sources/catalog" / CITY).rglob("*.md")
    }
    assert sources == {"00001.md", "00002.md"}


def test_the_bag_of_a_body_can_be_used_alone(desk):
    assert desk.pack(kinds="bagit", body="示例市人民政府", year="2026") == 0
    folder = desk.unpacked("-bag.zip")
    bagit.Bag(str(folder)).validate()
    data = folder / "data"
    outside = {row["链接指向的页面（不在包内）"] for row in table(data / "outside-links.csv")}
    for page in [data / "receipt.html", *data.glob("site/**/*.html")]:
        soup = BeautifulSoup(page.read_bytes(), "html.parser")
        needed = [one["src"] for one in soup.select("[src]")]
        needed += [one["href"] for one in soup.select("link[rel=stylesheet], link[rel=icon]")]
        assert [one for one in needed if not (page.parent / one).is_file()] == []
        for link in (one["href"] for one in soup.select("a[href]")):
            target = (page.parent / re.sub("#.*", "", link)).resolve()
            if not link.startswith("#") and not target.is_file():
                address = target.relative_to((data / "site").resolve()).as_posix()
                assert f"https://www.shili.example/{address}" in outside
    assert not (data / "site/items/SL0000027").exists()


def test_the_receipt_leads_to_the_items_and_shows_titles_as_text(desk):
    desk.pack(kinds="bagit", body=CITY)
    soup = BeautifulSoup((desk.unpacked("-bag.zip") / "data/receipt.html").read_bytes(), "html.parser")
    assert "关于公共停车场的<b>通知</b>" in [link.text for link in soup.select("table a")]
    assert "示例市人民政府 2026 年" in soup.h1.text


def test_every_year_and_every_body_has_a_bag_of_its_own(desk):
    desk.pack(kinds="bagit", year="all", body="all")
    names = [re.sub(r"^\S+?-\d{8}-\w{8}-", "", name) for name in desk.packages()]
    bags = [name for name in names if name.endswith(".zip")]
    assert bags == ["SL0000019-2026-bag.zip", "SL0000027-2026-bag.zip"]
