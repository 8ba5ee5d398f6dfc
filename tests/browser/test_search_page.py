"""Searching as readers do: typing, narrowing, going on and coming back, from a server and from disk."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.searching import (
    complaining,
    count,
    field,
    fragment,
    opened,
    results,
    searchable_site,
    titles,
)


@pytest.fixture(scope="module")
def searchable(tmp_path_factory):
    with searchable_site(tmp_path_factory.mktemp("searchable")) as site:
        yield site


@pytest.fixture(params=["served", "disk"])
def start(request, searchable):
    """The address of the site's root, below a sub-path of a server and as a folder on disk."""
    return searchable.url if request.param == "served" else f"{searchable.path.as_uri()}/"


@pytest.fixture
def reader(page):
    with complaining(page) as page:
        yield page


def test_the_head_of_every_page_leads_to_results(reader, start):
    reader.goto(f"{start}items/SL0000019/2026/00001.html")
    reader.get_by_role("banner").get_by_role("searchbox").fill("停车场 管理办法")
    reader.get_by_role("banner").get_by_role("button", name="检索").click()
    expect(results(reader).first.locator("h3")).to_contain_text("停车场管理办法")
    assert fragment(reader) == "q=停车场 管理办法"
    assert "?" not in reader.url
    results(reader).first.get_by_role("link").click()
    reader.wait_for_url("**/items/SL0000019/2026/00001.html")


def test_results_come_while_typing_and_say_what_they_are(reader, start):
    page = opened(reader, start)
    expect(page.get_by_role("heading", name="可以这样检索")).to_be_visible()
    field(page).press_sequentially("收费的通知", delay=20)
    card = results(page).filter(has_text="关于收费的通知").first
    expect(card.locator("h3 mark").first).to_have_text("收费的通知")
    expect(card.locator("h3 .mark")).to_have_text("废止")
    for fact in ("示例市人民政府", "2025-11-03", "示政发〔2025〕7号", "SL0000019/2025-00001"):
        expect(card.locator(".facts")).to_contain_text(fact)
    expect(card.locator(".passage mark").first).to_be_visible()
    expect(page.get_by_role("heading", name="可以这样检索")).to_be_hidden()
    expect(page.locator("#search-said")).to_have_text(count(page).inner_text())
    assert page.title().startswith("收费的通知 - ")
    assert page.evaluate("document.activeElement.id") == "search-text"


@pytest.mark.parametrize(
    "typed", ["示政发[2026]1", "示政发（２０２６）１号", "示政发〔2026〕第1号", "SL0000019/2026-00001"]
)
def test_a_number_leads_to_its_item(reader, searchable, typed):
    page = opened(reader, searchable.url)
    field(page).fill(typed)
    field(page).press("Enter")
    expect(results(page).first.locator(".exact")).to_have_text("编号相符")
    expect(results(page).first.get_by_role("link")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/items/SL0000019/2026/00001.html")


def test_an_input_method_is_left_in_peace(reader, searchable):
    page = opened(reader, searchable.url)
    input_method = page.context.new_cdp_session(page)
    field(page).focus()
    for letters in ("t", "ting", "ting'che"):
        input_method.send(
            "Input.imeSetComposition", {"text": letters, "selectionStart": 1, "selectionEnd": 1}
        )
        page.wait_for_timeout(200)
    assert fragment(page) == ""
    input_method.send("Input.insertText", {"text": "停车"})
    expect(results(page).first.locator("mark").first).to_have_text("停车")
    assert fragment(page) == "q=停车"


def test_typing_makes_one_entry_of_the_history(reader, searchable):
    page = opened(reader, searchable.url, "#q=停车场")
    field(page).fill("")
    expect(page.get_by_role("heading", name="可以这样检索")).to_be_visible()
    field(page).press_sequentially("财政预算", delay=200)
    expect(page).to_have_title(re.compile("^财政预算 - "))
    page.go_back()
    expect(field(page)).to_have_value("停车场")
    expect(results(page)).to_have_count(10)
    page.go_forward()
    expect(field(page)).to_have_value("财政预算")


def test_narrowing_is_in_the_address_and_can_be_undone(reader, start):
    page = opened(reader, start, "#q=停车场")
    everything = page.locator("#search-count").inner_text
    years = page.get_by_role("group", name="年份")
    box = years.get_by_role("checkbox", name="2026 年")
    box.check()
    expect(box).to_be_focused()
    assert fragment(page) == "q=停车场&year=2026"
    page.get_by_role("group", name="有效性").get_by_role("checkbox", name="有效", exact=True).check()
    expect(count(page)).to_have_text("共 1 条")
    assert fragment(page) == "q=停车场&year=2026&validity=in_force"
    chip = page.get_by_role("link", name="去掉条件 年份：2026 年")
    chip.click()
    expect(chip).to_be_hidden()
    expect(box).not_to_be_checked()
    assert fragment(page) == "q=停车场&validity=in_force"
    page.go_back()
    expect(box).to_be_checked()
    page.go_back()
    page.go_back()
    expect(page.locator("#search-chips > li")).to_have_count(0)
    assert fragment(page) == "q=停车场"
    assert everything() != "共 1 条"


def test_coming_back_from_an_item_shows_the_same_place(reader, start):
    page = opened(reader, start, "#q=停车场的公告")
    page.set_viewport_size({"width": 390, "height": 700})
    first = results(page).first.locator("h3").inner_text()
    page.get_by_role("link", name="下一页").click()
    expect(page.locator("#search-pager")).to_contain_text("第 2 页，共 3 页")
    expect(count(page)).to_be_focused()
    assert first not in titles(page)
    shown = titles(page)
    link = results(page).last.get_by_role("link")
    link.scroll_into_view_if_needed()
    link.click()
    page.wait_for_url("**/items/**")
    page.go_back()
    expect(page.locator("#search-pager")).to_contain_text("第 2 页，共 3 页")
    assert titles(page) == shown
    expect(results(page).last).to_be_in_viewport()
    page.go_back()
    expect(results(page).first.locator("h3")).to_have_text(first)
    assert fragment(page) == "q=停车场的公告"


def test_repealed_items_stand_below_and_can_be_hidden(reader, searchable):
    page = opened(reader, searchable.url, "#q=办法")
    expect(results(page).last.locator("h3 .mark")).to_be_visible()
    page.get_by_role("combobox", name="失效文件").select_option("不显示")
    expect(page.locator("#search-list .mark")).to_have_count(0)
    assert fragment(page) == "q=办法&ended=hidden"


def test_results_can_be_put_in_order_of_days(reader, searchable):
    page = opened(reader, searchable.url, "#q=办法")
    page.get_by_role("combobox", name="失效文件").select_option("一起排列")
    page.get_by_role("combobox", name="排序").select_option("由旧到新")
    expect(count(page)).not_to_be_empty()
    page.wait_for_timeout(300)
    days = [re.search(r"\d{4}-\d\d-\d\d", text) for text in results(page).locator(".facts").all_inner_texts()]
    known = [day[0] for day in days if day]
    assert len(known) > 1
    assert known == sorted(known)


def test_the_advanced_form_asks_what_it_says(reader, searchable):
    page = opened(reader, searchable.url)
    page.get_by_text("高级检索").click()
    page.get_by_label("包含全部词语").fill("停车场")
    page.get_by_label("不包含这些词语").fill("公告")
    page.get_by_label("标题", exact=True).check()
    expect(results(page).filter(has_text="停车场管理办法")).to_have_count(1)
    assert not [title for title in titles(page) if "公告" in title]
    page.get_by_label("从").fill("2026-03-03")
    expect(count(page)).to_have_text("没有找到")
    page.get_by_label("到", exact=True).fill("2026-01-01")
    expect(page.get_by_role("alert").filter(has_text="起始日期晚于截止日期")).to_be_visible()
    assert fragment(page) == "all=停车场&none=公告&from=2026-03-03&in=title"
    page.get_by_role("link", name="去掉全部条件").click()
    expect(page.get_by_label("包含全部词语")).to_have_value("")


def test_when_nothing_is_found_it_says_why_and_what_to_do(reader, searchable):
    page = opened(reader, searchable.url, "#q=鼹鼠&body=SL0000019")
    expect(count(page)).to_have_text("没有找到")
    note = page.locator(".search-note")
    expect(note).to_contain_text("没有一条信息含有：“鼹鼠”。")
    expect(note).to_contain_text("0000-12340001")
    expect(
        page.get_by_role("navigation", name="按目录查找").get_by_role("link", name="公开目录")
    ).to_be_visible()


def test_a_way_out_is_offered_when_filters_leave_nothing(reader, searchable):
    page = opened(reader, searchable.url, "#q=停车场 统计&body=SL0000027")
    expect(page.get_by_role("link", name="去掉筛选条件（")).to_be_visible()
    page.get_by_role("link", name="放宽为").click()
    expect(results(page).first).to_be_visible()
    assert fragment(page) == "q=停车场&body=SL0000027"


def test_results_that_lack_a_word_say_so(reader, searchable):
    page = opened(reader, searchable.url, "#q=鼹鼠 停车场")
    expect(results(page).first).to_be_visible()
    expect(page.locator("#search-notes")).to_have_text(
        re.compile("没有一条信息含有：“鼹鼠”。.*下面是最接近的。", re.S)
    )
    expect(page.locator("#search-after")).to_contain_text("也可以向机关询问")
    expect(page.locator("#search-after li").first).to_be_visible()
