"""The history page of an item: what it lists, what it compares, and when there is none."""

from bs4 import BeautifulSoup

from tests.history.desk import FIRST, entry
from tests.make import FIELDS

ITEM = "items/SL0000019/2026/00001.html"
LONG = "".join(f"第 {number} 段写明第 {number} 处停车场的开放时间。\n\n" for number in range(1, 20))


def page(site, path=FIRST):
    return BeautifulSoup(site[path], "lxml")


def without(soup, tag):
    """The text of a soup in which one kind of tag and what is only spoken are left out."""
    for part in soup.select(f"{tag}, .spoken"):
        part.extract()
    return soup.get_text()


def test_an_item_that_never_changed_has_no_history_page_and_no_link(desk):
    desk.publish("2026-03-04")
    site = desk.site()
    assert FIRST not in site
    assert "history.html" not in site[ITEM]


def test_outside_a_repository_there_are_no_pages(desk):
    desk.write("00001")
    (desk.top / ".git").rename(desk.top / "elsewhere")
    assert FIRST not in desk.site()


def test_every_version_is_listed_newest_first_with_its_word(desk):
    desk.publish("2026-03-04")
    first = entry("2026-03-10", "更正开放时间")
    desk.publish("2026-03-10", body="停车场早六点开放。\n", changes=[first])
    desk.publish(
        "2026-04-02",
        body="停车场早五点开放。\n",
        changes=[first, entry("2026-04-01", "再次更正", "内容更新")],
        changed_on="2026-04-01",
    )
    site = desk.site()
    soup = page(site)
    assert [heading.get_text() for heading in soup.select("h2")] == [
        "第 3 版（现行）",
        "第 2 版（2026-03-10起）",
        "第 1 版（2026-03-04起）",
    ]
    assert [row.get_text() for row in soup.select(".changes li")] == [
        "2026-04-01 内容更新：再次更正",
        "2026-03-10 细微修改：更正开放时间",
    ]
    assert (
        page(site, ITEM).select_one("a[href='../../../items/SL0000019/2026/00001/history.html']") is not None
    )


def test_text_is_compared_word_by_word_with_words_for_those_who_listen(desk):
    desk.publish("2026-03-04", body="停车费每小时 5 元，夜间免费。\n")
    desk.publish(
        "2026-03-10", body="停车费每小时 8 元，夜间免费。\n", changes=[entry("2026-03-10", "更正收费")]
    )
    soup = page(desk.site())
    changed = soup.select_one(".difference .changed")
    assert [tag.get_text() for tag in changed.select("ins, del")] == [
        "［删去］5［删去完］",
        "［新增］8［新增完］",
    ]
    assert without(page(desk.site()).select_one(".changed"), "del") == "停车费每小时 8 元，夜间免费。"
    assert without(page(desk.site()).select_one(".changed"), "ins") == "停车费每小时 5 元，夜间免费。"


def test_long_parts_that_stay_are_folded(desk):
    desk.publish("2026-03-04", body=LONG)
    desk.publish(
        "2026-03-10", body=LONG.replace("第 19 处", "第十九处"), changes=[entry("2026-03-10", "更正")]
    )
    soup = page(desk.site())
    assert soup.select_one("main details summary").get_text() == "没有变的 17 段"
    assert "open" not in soup.select_one("details").attrs


def test_metadata_attachments_and_tables_are_compared(desk):
    desk.put("00001/list.csv", "a,b\n1,2\n")
    desk.publish(
        "2026-03-04", body="|名称|车位|\n|-|-|\n|东站|10|\n|西站|20|\n", document_number="示政发〔2026〕3号"
    )
    desk.put("00001/list.csv", "a,b\n1,3\n")
    desk.publish(
        "2026-03-10",
        body="|名称|车位|\n|-|-|\n|东站|12|\n|西站|20|\n",
        document_number="示政发〔2026〕4号",
        genre="公告",
        changes=[entry("2026-03-10", "更正")],
    )
    soup = page(desk.site())
    rows = {dt.get_text(): dt.find_next("dd") for dt in soup.select("dl.differences dt")}
    assert without(rows["文号"], "none").split() == ["示政发〔2026〕3号", "→", "示政发〔2026〕4号"]
    assert without(rows["体裁"], "none").split() == ["通知", "→", "公告"]
    assert "list.csv（更换）" in rows
    cells = [without(cell, "none") for cell in soup.select(".difference tr.changed td")]
    assert cells == ["东站", "1012"]


def test_what_no_page_shows_is_not_compared(desk):
    desk.publish("2026-03-04")
    desk.publish(
        "2026-03-10", approved_by="新审签人丙", review={**FIELDS["review"], "by": "丁", "on": "2026-03-02"}
    )
    assert FIRST not in desk.site()


def test_committing_what_is_there_changes_nothing(desk):
    desk.publish("2026-03-04")
    desk.write("00001", body="新的内容写在这里，一共二十个停车场。\n", changes=[entry("2026-03-10", "更正")])
    before = desk.site("before")
    desk.commit("2026-03-10")
    assert desk.site("after") == before
    assert FIRST in before


def test_a_draft_that_was_replaced_before_its_day_was_never_published(desk):
    desk.publish("2026-03-01", body="草稿里的话。\n", published_on="2026-03-04")
    desk.publish("2026-03-02", body="发布时的话写在这里。\n", published_on="2026-03-04")
    assert FIRST not in desk.site()
    desk.publish("2026-03-09", body="更正以后的话写在这里。\n", changes=[entry("2026-03-09", "更正")])
    site = desk.site()
    assert "草稿" not in site[FIRST]
    assert "（2026-03-04起）" in site[FIRST]


def test_versions_of_a_branch_count_as_one_step_on_the_day_of_the_merge(desk):
    desk.publish("2026-03-04")
    desk.git("checkout", "--quiet", "-b", "draft")
    desk.publish("2026-03-05", body="分支上试写的话。\n", changes=[entry("2026-03-05", "更正")])
    desk.publish("2026-03-06", body="合并时写定的话。\n", changes=[entry("2026-03-05", "更正")])
    desk.git("checkout", "--quiet", "main")
    desk.git("merge", "--quiet", "--no-ff", "--message=x", "draft", day="2026-03-20")
    desk.publish(
        "2026-03-25",
        body="后来又改的话。\n",
        changes=[entry("2026-03-05", "更正"), entry("2026-03-25", "再更正")],
    )
    text = desk.site()[FIRST]
    assert "试写" not in text
    assert "（2026-03-20起）" in text


def test_an_item_keeps_its_history_when_it_gets_its_number(desk):
    desk.put("new-parking/list.csv", "a,b\n1,2\n")
    desk.publish("2026-03-04", "new-parking", body="见[名单](new-parking/list.csv)，共十处停车场。\n")
    for path in sorted(desk.content.glob("catalog/*/2026/new-parking*")):
        path.rename(path.with_name(path.name.replace("new-parking", "00001")))
    desk.write("00001", body="见[名单](00001/list.csv)，共十处停车场。\n")
    assert FIRST not in desk.site("numbered")
    desk.commit("2026-03-05")
    assert FIRST not in desk.site("committed")
    desk.publish(
        "2026-03-10", body="见[名单](00001/list.csv)，共九处停车场。\n", changes=[entry("2026-03-10", "更正")]
    )
    soup = page(desk.site())
    assert [heading.get_text() for heading in soup.select("h2")][1:] == ["第 1 版（2026-03-04起）"]


def test_a_change_without_a_word_may_be_looked_at_before_it_is_proposed(desk):
    desk.publish("2026-03-04")
    desk.write("00001", body="悄悄改过的话写在这里。\n", title="示例市人民政府关于公布停车场的通知")
    assert "变更记录里没有说明。" in desk.site()[FIRST]


def test_a_change_without_a_word_that_was_merged_is_told_on_the_page(desk):
    desk.publish("2026-03-04")
    desk.publish("2026-03-10", body="悄悄改过的话写在这里。\n")
    assert "变更记录里没有说明。" in desk.site()[FIRST]


def test_a_shallow_clone_says_that_versions_are_missing(desk, capsys):
    desk.publish("2026-03-04")
    for day in ("2026-03-10", "2026-03-11"):
        desk.publish(day, body=f"{day} 写的话。\n", changes=[entry(day, "更正")])
    desk.git("clone", "--quiet", "--depth=2", f"file://{desk.top}", str(desk.top.parent / "clone"))
    desk.top, desk.content = desk.top.parent / "clone", desk.top.parent / "clone" / "portal" / "content"
    text = desk.site()[FIRST]
    assert "更早的版本没有取得" in text
    assert "第 2 版" in text
    assert "浅克隆" in capsys.readouterr().err
