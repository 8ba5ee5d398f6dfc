"""What only a browser shows of the page of an item: copying a citation, the contents under the keyboard, no shift."""

import pytest

from tests.browser.served import served
from tests.make import make_content
from tests.publisher.building import build

LONG = "".join(
    f"第{sign}条　停车场免费开放，全年不休。{'停车场免费开放，全年不休。' * 40}\n\n"
    for sign in "一二三四五六"
)
RULE = "items/SL0000019/2026/00001.html"
CITED = "《停车场管理办法》{article}，示例市人民政府，2026年3月2日，索引号 SL0000019/2026-00001，{address}"
ADDRESS = f"https://www.shili.example/{RULE}"
SHIFT = """() => new Promise(resolve => new PerformanceObserver(list =>
  resolve(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
  .observe({ type: "layout-shift", buffered: true }) || setTimeout(() => resolve(0), 500))"""


@pytest.fixture(scope="module")
def rule(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reading")
    files = {"00001": {"title": "停车场管理办法", "body": LONG}}
    build(make_content(folder, files), folder / "site", SITEURL="https://www.shili.example")
    with served(folder / "site") as site:
        yield site


def copied(page):
    page.get_by_role("button", name="复制引用").click()
    page.get_by_text("已复制").wait_for()
    return page.evaluate("navigator.clipboard.readText()")


def test_the_citation_is_copied_with_the_article_that_is_open(page, rule):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{rule.url}{RULE}")
    assert copied(page) == CITED.format(article="", address=ADDRESS)
    page.locator("details.contents summary").focus()
    page.locator("details.contents a", has_text="第五条").click()
    page.get_by_text("已复制").wait_for(state="hidden")
    assert copied(page) == CITED.format(article="第五条", address=f"{ADDRESS}#art-5")


def test_where_nothing_can_be_copied_no_button_stands(page, rule):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(f"{rule.url}{RULE}")
    assert page.locator("#citation").is_visible()
    assert page.get_by_role("button", name="复制引用").is_hidden()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_keyboard_opens_the_contents_and_goes_to_an_article(page, rule, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{rule.url}{RULE}")
    contents = page.locator("details.contents")
    assert (contents.get_attribute("open") is not None) == (width == 1280)
    page.locator("details.contents summary").focus()
    if width == 390:
        page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#art-2")
    assert page.locator("#art-2").evaluate("p => p.getBoundingClientRect().top < innerHeight / 2")


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_the_page_loads(page, rule, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{rule.url}{RULE}")
    assert page.evaluate(SHIFT) == 0
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_without_script_the_text_the_contents_and_the_citation_are_there(chromium, rule):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{rule.url}{RULE}")
    assert page.locator("#citation").is_visible()
    page.locator("details.contents summary").click()
    page.locator("details.contents a", has_text="第五条").click()
    assert page.url.endswith("#art-5")
    context.close()
