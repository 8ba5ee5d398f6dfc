"""The calculators on a copy of the site on disk, and the pages without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.disclosure.guide_files import SOURCE, guide
from tests.make import make_content
from tests.publisher.building import build


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A small site on disk."""
    place = tmp_path_factory.mktemp("calculators")
    build(make_content(place, {SOURCE: guide()}), place / "site")
    return place / "site" / "requests"


@pytest.fixture
def on_disk(chromium, folder):
    """Opens a page from disk and fails on anything that the browser complains of."""
    complaints = []
    page = chromium.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def open_page(name):
        page.goto((folder / name).as_uri())
        return page

    yield open_page
    page.close()
    assert complaints == []


def test_the_due_day_is_told_step_by_step(on_disk):
    page = on_disk("deadlines.html")
    page.get_by_label("怎样提交的").select_option("online")
    page.get_by_label("收到申请之日", exact=True).fill("2026-01-28")
    expect(page.get_by_role("status")).to_have_text("最迟在这一天答复：2026-03-03 星期二")
    page.get_by_text("有补正、征求意见或者延长").click()
    page.get_by_label("批准延长的工作日").fill("20")
    expect(page.get_by_role("status")).to_have_text("最迟在这一天答复：2026-03-31 星期二")
    steps = page.locator("#deadline-steps li").all_inner_texts()
    assert len(steps) == 5
    assert "双方确认之日" in steps[0]
    page.get_by_label("收到补正之日").fill("2026-01-27")
    expect(page.get_by_role("status")).to_have_text("收到补正的日期早于收到申请的日期，请核对。")
    page.get_by_label("收到补正之日").fill("2026-12-30")
    expect(page.get_by_role("status")).to_have_text("最迟在这一天答复：日历未公布")


def test_half_an_opinion_is_told_and_taken_out_only_when_it_is_whole(on_disk):
    page = on_disk("deadlines.html")
    page.get_by_label("收到申请之日", exact=True).fill("2026-03-02")
    due = page.get_by_role("status").inner_text()
    page.get_by_text("有补正、征求意见或者延长").click()
    third = page.get_by_role("group", name="征求第三方意见")
    third.get_by_label("对方收到征求意见书之日").fill("2026-03-05")
    expect(page.locator("#deadline-steps li").last).to_contain_text("只填了征求意见的一个日期")
    expect(page.get_by_role("status")).to_have_text(due)
    third.get_by_label("提出意见之日").fill("2026-03-10")
    expect(page.locator("#deadline-steps")).not_to_contain_text("只填了")
    expect(page.get_by_role("status")).not_to_have_text(due)


def test_what_is_no_day_or_number_is_told_when_the_field_is_left(on_disk):
    page = on_disk("deadlines.html")
    said = page.get_by_role("status")
    expect(said).to_contain_text("填写收到申请之日")
    page.get_by_label("收到申请之日", exact=True).focus()
    page.keyboard.type("0231")
    page.get_by_label("怎样提交的").focus()
    expect(said).to_contain_text("没有填完整，或者没有这一天")
    page.get_by_label("收到申请之日", exact=True).fill("2026-03-02")
    expect(said).to_contain_text("最迟在这一天答复")
    page = on_disk("fees.html")
    page.get_by_label("件数（页数）").press_sequentially("1-2")
    page.get_by_label("计收方式").focus()
    expect(page.get_by_role("status")).to_have_text("请填 0 至 10000 的整数。")


def test_the_fee_is_told_band_by_band(on_disk):
    page = on_disk("fees.html")
    page.get_by_label("件数（页数）").fill("41")
    expect(page.get_by_role("status")).to_have_text("共 4300 元")
    expect(page.locator("#fee-rows tr")).to_have_count(4)
    page.get_by_label("计收方式").select_option("pages")
    expect(page.get_by_role("status")).to_have_text("共 110 元")
    for wrong in ("-1", "1.5", "10001"):
        page.get_by_label("件数（页数）").fill(wrong)
        expect(page.get_by_role("status")).to_have_text("请填 0 至 10000 的整数。")
        expect(page.locator("#fee-table")).to_be_hidden()


@pytest.mark.parametrize("name", ["deadlines.html", "fees.html", "form-person.html"])
def test_without_javascript_there_is_a_table_and_no_dead_control(chromium, folder, name):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / name).as_uri())
    assert page.locator("main table:visible").count() >= 1
    assert page.locator("main :is(input, select, button):visible").count() == 0
    context.close()


@pytest.mark.parametrize("name", ["form-person.html", "form-organisation.html"])
def test_a_form_fills_one_sheet_of_a4(chromium, folder, name):
    page = chromium.new_page()
    page.goto((folder / name).as_uri())
    pdf = page.pdf(format="A4")
    page.close()
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 1
