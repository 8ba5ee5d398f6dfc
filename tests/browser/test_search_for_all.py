"""The search page for everybody: without script, with a keyboard, on any screen, and when something is wrong."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.browser.searching import complaining, count, field, fragment, opened, results, searchable_site


@pytest.fixture(scope="module")
def searchable(tmp_path_factory):
    with searchable_site(tmp_path_factory.mktemp("searchable")) as site:
        yield site


@pytest.fixture
def reader(page):
    with complaining(page) as page:
        yield page


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("#q=%E5%85%AC%E5%91%8A&page=99", "q=公告&page=3"),
        ("#q=停车&page=-1&sort=x&year=<b>&ended=&from=2026-99-99", "q=停车&year=<b>"),
        ("#q=%ff&in=title", "in=title"),
        ("#__proto__=1&constructor=1&body=&=&&", ""),
    ],
)
def test_a_broken_address_breaks_nothing(reader, searchable, broken, mended):
    page = opened(reader, searchable.url, broken)
    expect(page.locator("#search-found[aria-busy]")).to_have_count(0)
    page.wait_for_url(lambda url: unquote(url.partition("#")[2]) == mended)
    field(page).fill("停车场管理办法")
    expect(count(page)).to_have_text(re.compile("共 [1-9]|没有找到"))


def test_what_was_typed_and_published_is_shown_as_text(reader, searchable):
    page = opened(reader, searchable.url, "#q=" + "<img src=x onerror=alert(1)>")
    expect(count(page)).not_to_be_empty()
    field(page).fill("<script>alert")
    expect(results(page).first.locator("h3")).to_have_text("<script>alert('题')</script>与“引号”&符号")
    assert page.locator("main img, main script").count() == 0


def test_without_script_the_page_leads_to_the_lists(chromium, searchable):
    context = chromium.new_context(java_script_enabled=False)
    page = opened(context.new_page(), searchable.url, "?q=停车")
    expect(page.locator("noscript p")).to_contain_text("检索需要浏览器运行脚本")
    expect(page.get_by_text("高级检索")).to_be_hidden()
    links = page.get_by_role("navigation", name="按目录查找").get_by_role("link").all()
    targets = [link.get_attribute("href") for link in links]
    for target in ("numbers", "document-numbers", "years", "bodies", "topics"):
        assert f"../{target}/index.html" in targets
    assert all((searchable.path / "search" / Path(target)).is_file() for target in targets)
    page.get_by_text("向机关询问").click()
    expect(page.get_by_text("0000-12340001")).to_be_visible()
    context.close()


def test_data_that_does_not_come_can_be_asked_for_again(page, searchable):
    page.route("**/search/table.css", lambda route: route.abort())
    opened(page, searchable.url, "#q=停车场")
    expect(page.get_by_role("alert").filter(has_text="检索数据没有载入")).to_be_visible()
    page.unroute("**/search/table.css")
    page.get_by_role("button", name="重试").click()
    expect(results(page).first).to_be_visible()
    expect(page.get_by_role("button", name="重试")).to_have_count(0)


def test_the_keyboard_is_enough(reader, searchable):
    page = opened(reader, searchable.url, "#q=停车场")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    assert fragment(page) == "q=停车场"
    page.keyboard.press("/")
    expect(field(page)).not_to_be_focused()
    page.keyboard.press("Control+/")
    expect(field(page)).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type("/")
    assert field(page).input_value() == "停车场/"
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")
    expect(page.get_by_role("heading", name="可以这样检索")).to_be_visible()
    assert fragment(page) == ""


def test_every_control_has_a_name_and_every_state_fits_every_screen(reader, searchable):
    page = reader
    for words in ("", "#q=停车场", "#q=鼹鼠", "#q=停车场&in=title&from=2026-01-01&year=2026&none=公告"):
        for width in (320, 768, 1440):
            page.goto("about:blank")
            page.set_viewport_size({"width": width, "height": 900})
            opened(page, searchable.url, words)
            if words:
                expect(count(page)).to_contain_text("条") if "鼹鼠" not in words else expect(
                    count(page)
                ).to_have_text("没有找到")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (words, width)
            unnamed = (
                "[...document.querySelectorAll('input, select')].filter(control => !control.labels.length)"
            )
            assert page.evaluate(f"{unnamed}.length") == 0
            assert page.locator("h1").count() == 1


def test_a_slow_phone_gets_results(reader, searchable):
    page = reader
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 2})
    devtools.send("Network.enable")
    slow = {"offline": False, "latency": 100, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
    devtools.send("Network.emulateNetworkConditions", slow)
    opened(page, searchable.url)
    field(page).press_sequentially("停车场管理", delay=50)
    expect(results(page).first.locator("h3")).to_contain_text("停车场管理办法", timeout=30_000)
    assert field(page).input_value() == "停车场管理"
