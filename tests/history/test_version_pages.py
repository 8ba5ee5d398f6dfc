"""The pages of earlier versions: their addresses, what they show, and what they never show again."""

from bs4 import BeautifulSoup

from tests.history.desk import entry
from tests.make import PDF
from tests.publisher.building import build, tree

FOLDER = "items/SL0000019/2026/00001/versions"
FIRST = f"{FOLDER}/2026-03-04.html"
SECOND = f"{FOLDER}/2026-03-10.html"
THIRD = f"{FOLDER}/2026-04-02.html"
ONE, TWO = entry("2026-03-10", "更正开放时间"), entry("2026-04-01", "再次更正")


def three_versions(desk):
    desk.publish("2026-03-04", body="停车场早七点开放。\n", document_number="示政发〔2026〕3号")
    desk.publish("2026-03-10", body="停车场早六点开放。\n", changes=[ONE])
    desk.publish("2026-04-02", body="停车场早五点开放。\n", changes=[ONE, TWO])


def versions(site):
    return sorted(path for path in site if path.startswith(FOLDER))


def test_every_version_but_the_present_one_has_a_page_with_text_and_fields(desk):
    three_versions(desk)
    site = desk.site()
    assert versions(site) == [FIRST, SECOND]
    soup = BeautifulSoup(site[FIRST], "lxml")
    assert soup.select_one(".body").get_text(strip=True) == "停车场早七点开放。"
    assert "示政发〔2026〕3号" in soup.select_one("table.box").get_text()
    banner = soup.select_one(".notice").get_text()
    assert "这是第 1 版，2026-03-04 至 2026-03-10 期间的内容，不是现行内容" in banner


def test_a_version_leads_to_the_present_one_and_to_its_neighbours(desk):
    three_versions(desk)
    site = desk.site()
    soup = BeautifulSoup(site[SECOND], "lxml")
    assert soup.select_one("link[rel=canonical]")["href"] == "../../../../../items/SL0000019/2026/00001.html"
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    links = {link.get_text(): link["href"].rpartition("/")[2] for link in soup.select(".near a")}
    assert links == {
        "前一版": "2026-03-04.html",
        "后一版（现行）": "00001.html",
        "各版本的差异": "history.html",
    }
    assert "versions/2026-03-10.html" in site["items/SL0000019/2026/00001/history.html"]


def test_later_versions_change_no_address_and_no_number(desk):
    three_versions(desk)
    before = desk.site("before")
    desk.publish("2026-04-02", body="同一天又改。\n", changes=[ONE, TWO, entry("2026-04-02", "再改")])
    desk.publish("2026-04-03", body="第二天再改。\n", changes=[ONE, TWO, entry("2026-04-03", "再改")])
    site = desk.site("after")
    assert versions(site) == [FIRST, SECOND, f"{FOLDER}/2026-04-02-2.html", THIRD]
    assert site[FIRST] == before[FIRST]
    assert "第 4 版" in site[f"{FOLDER}/2026-04-02-2.html"]


def test_a_version_that_has_to_go_keeps_its_address_and_the_others_their_numbers(desk):
    three_versions(desk)
    taken = entry("2026-05-01", "删去个人信息")
    desk.publish("2026-05-01", body="停车场早五点开放，有改动。\n", changes=[ONE, TWO, taken])
    site = desk.site()
    assert versions(site) == [FIRST, SECOND, THIRD]
    for path in versions(site):
        assert "不再提供" in site[path]
        assert "点开放" not in site[path]
    desk.publish(
        "2026-05-09", body="停车场全天开放。\n", changes=[ONE, TWO, taken, entry("2026-05-09", "改")]
    )
    assert "第 4 版" in desk.site()[f"{FOLDER}/2026-05-01.html"]


def test_of_a_withdrawn_item_no_page_of_a_version_says_anything(desk):
    three_versions(desk)
    withdrawn = {"on": "2026-05-01", "reason": "依法不予公开", "body": "示例市人民政府"}
    desk.publish("2026-05-01", body="停车场早五点开放。\n", changes=[ONE, TWO], withdrawn=withdrawn)
    output = desk.top.parent / "whole"
    build(desk.content, output)
    files = tree(output)
    assert [path for path in versions(files) if "不再提供" not in files[path].decode()] == []
    assert [path for path, data in files.items() if "点开放".encode() in data] == []
    assert versions(files) == [FIRST, SECOND, THIRD]


def test_old_attachments_stay_where_they_were_and_links_lead_to_them(desk):
    desk.put("00001/list.csv", "a,b\n1,2\n")
    desk.put("00001/plan.pdf", PDF)
    body = "见[名单](00001/list.csv)和[图](00001/plan.pdf)。\n"
    desk.publish("2026-03-04", body=body)
    first = tree_of(desk)
    desk.put("00001/list.csv", "a,b\n1,3\n")
    desk.publish("2026-03-10", body=body, changes=[ONE])
    files = tree_of(desk)
    old = [path for path in first if path.startswith("items/") and not path.endswith((".html", ".json"))]
    assert {path: files.get(path) == first[path] for path in old} == dict.fromkeys(old, True)
    hrefs = {link["href"] for link in BeautifulSoup(files[FIRST], "lxml").select(".body a")}
    (table,) = [path for path in old if path.endswith(".csv")]
    assert f"../../00001/{table.rpartition('/')[2]}" in hrefs


def tree_of(desk):
    output = desk.top.parent / "whole"
    build(desk.content, output)
    return tree(output)


def test_a_version_that_cannot_be_read_any_more_keeps_its_address(desk):
    """Its term was renamed, so that its file means nothing to the register of today."""
    desk.publish("2026-03-04", genre="通知")
    desk.publish("2026-03-10", genre="公告", changes=[ONE])
    before = desk.site("before")
    assert versions(before) == [FIRST]
    vocabulary = desk.content / "register/vocabularies/genre.yml"
    text = vocabulary.read_text(encoding="utf-8")
    assert "label: 通知\n" in text
    vocabulary.write_text(text.replace("label: 通知\n", "label: 知照\n"), encoding="utf-8")
    desk.commit("2026-03-12")
    site = desk.site("after")
    assert versions(site) == [FIRST]
    assert "不再提供" in site[FIRST]
    assert f"{FOLDER.rpartition('/')[0]}/history.html" in site
