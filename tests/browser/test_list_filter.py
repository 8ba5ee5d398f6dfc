"""The field above the table of a list, which a script puts there: it narrows the rows of the page."""

import pytest
from playwright.sync_api import expect

from tests.browser.served import served
from tests.catalog.rich import RICH
from tests.make import make_content
from tests.publisher.building import SITE, build

TYPED = {
    "停车 解读": ["停车场办法的解读"],
    "示政发[2026] 1": ["停车场管理办法"],
    "ＳＬ０００００２７": ["财政预算"],
    "示财(2026)1号": ["财政预算"],
    "<script>": ["<script>alert('题')</script>与“引号”&符号"],
    "   ": None,
    "没有这样的信息": [],
}


@pytest.fixture(scope="module")
def lists(tmp_path_factory):
    """A site whose lists have more than a few rows."""
    folder = tmp_path_factory.mktemp("lists")
    settings = {**vars(SITE), "page_size": 50}
    build(make_content(folder, RICH), folder / "site", SITE=type(SITE)(**settings))
    with served(folder / "site") as site:
        yield site


def rows(page):
    return page.locator(".items tbody tr:not([hidden])")


def shown(page):
    return page.locator(".items tbody tr:visible .title").all_inner_texts()


@pytest.fixture
def catalog(page, lists):
    """The list of everything, with what the browser complains of."""
    complaints = []
    page.set_default_timeout(10_000)
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(lists.url + "catalog/index.html")
    yield page
    assert not complaints


@pytest.mark.parametrize("typed", TYPED)
def test_rows_with_all_words_stay(catalog, typed):
    everything = shown(catalog)
    catalog.get_by_label("在本页中筛选").fill(typed)
    wanted = everything if TYPED[typed] is None else [title for title in everything if title in TYPED[typed]]
    assert TYPED[typed] is None or set(wanted) == set(TYPED[typed])
    expect(rows(catalog)).to_have_count(len(wanted))
    assert shown(catalog) == wanted


def test_the_number_of_rows_is_said_and_escape_shows_all_again(catalog):
    everything = shown(catalog)
    field, said = catalog.get_by_label("在本页中筛选"), catalog.get_by_role("status")
    field.fill("财政预算")
    expect(said).to_have_text(f"本页 {len(everything)} 条中有 1 条")
    field.fill("没有这样的信息")
    expect(said).to_have_text(f"本页 {len(everything)} 条中没有")
    field.press("Escape")
    assert field.input_value() == ""
    assert shown(catalog) == everything
    expect(said).to_be_empty()


def test_nothing_is_filtered_while_an_input_method_composes(catalog):
    everything = shown(catalog)
    field = catalog.get_by_label("在本页中筛选")
    field.dispatch_event("compositionstart")
    field.fill("没有这样的信息")
    catalog.wait_for_timeout(400)
    assert shown(catalog) == everything
    field.dispatch_event("compositionend")
    expect(rows(catalog)).to_have_count(0)


def test_the_words_can_be_taken_to_the_search_page(catalog):
    field, link = catalog.get_by_label("在本页中筛选"), catalog.get_by_role("link", name="在全部信息中检索")
    assert not link.is_visible()
    field.fill("停车 & #")
    link.wait_for()
    assert link.get_attribute("href").endswith("search/index.html#q=%E5%81%9C%E8%BD%A6%20%26%20%23")


def test_a_phone_hides_the_rows_too(catalog):
    catalog.set_viewport_size({"width": 320, "height": 700})
    catalog.get_by_label("在本页中筛选").fill("财政预算")
    expect(rows(catalog)).to_have_count(1)
    assert shown(catalog) == ["财政预算"]
    assert catalog.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_script_and_on_short_lists_there_is_no_field(chromium, lists, page):
    context = chromium.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(lists.url + "catalog/index.html")
    assert plain.locator(".list-filter:visible").count() == 0
    assert len(shown(plain)) > 20
    context.close()
    page.goto(lists.url + "bodies/SL0000027/index.html")
    assert 0 < len(shown(page)) < 6
    expect(page.locator(".list-filter")).to_have_count(0)
