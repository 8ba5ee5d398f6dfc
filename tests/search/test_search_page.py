"""The search page as it is published, and the search field in the head of the others."""

import re

import pytest
from bs4 import BeautifulSoup

from plugins.disclosure.loading import load
from plugins.disclosure.outputs import Page, Section
from plugins.publisher.rendering import Renderer
from plugins.publisher.templates import Templates, read_templates
from plugins.search.facets import FACETS
from plugins.search.page import SEARCH_PATH, search_page, search_section
from plugins.search.postings import FIELDS
from tests.make import BODIES, CITY, DAY, FINANCE, OLD_OFFICE, ROOT, catalog, make_content, write
from tests.publisher.building import SITE

STATIC = ROOT / "theme" / "static"
SCRIPTS = sorted(STATIC.glob("*.js"))
NAVIGATION = [Section(10, "首页", "index.html"), Section(20, "公开目录", "catalog/index.html")]
HOSTILE = '<script>alert("电话")</script>'


def rendered(page, sections=()):
    """A page in the frame of a site with these sections of the navigation besides the usual ones."""
    chrome = {"site": SITE, "navigation": sorted([*NAVIGATION, *sections])}
    return BeautifulSoup(
        Renderer(Templates(read_templates(ROOT / "theme" / "templates")), chrome).render(page), "lxml"
    )


@pytest.fixture
def content(tmp_path):
    numbered = {"document_number": "示政发〔2026〕1号"}
    return make_content(tmp_path, {"00002": {"document_number": "示政发〔2026〕2号"}, "00001": numbered})


@pytest.fixture
def html(content):
    return rendered(search_page(catalog(content), SITE), [search_section()])


def test_it_names_whom_to_ask(content):
    with_phone = f"code: {FINANCE}\nname: 示例市财政局\nwork_unit:\n  name: 办公室\n  phone: '{HOSTILE}'\n"
    write(content / "register" / "bodies" / f"{FINANCE}.yml", with_phone)
    gone = f"code: {OLD_OFFICE}\nname: 示例市物资局\nvalid_to: 2001-12-31\nabolished: 是\n"
    write(content / "register" / "bodies" / f"{OLD_OFFICE}.yml", f"{gone}work_unit: {{name: 科, phone: 1}}\n")
    entries = rendered(search_page(load(content, DAY).catalog, SITE)).select("#search-ask li")
    shown = {entry["data-body"]: [part.text for part in entry.select("span")] for entry in entries}
    assert shown == {CITY: [BODIES[CITY]["name"], "0000-12340001"], FINANCE: ["示例市财政局", HOSTILE]}


def test_an_empty_catalog_has_a_page_too(tmp_path):
    html = rendered(search_page(catalog(make_content(tmp_path, {})), SITE))
    assert html.select_one("#search")
    assert not html.find("kbd", string=re.compile(r"\d"))


def test_its_examples_are_numbers_of_this_catalog(html):
    examples = [example.text for example in html.select(".search-examples kbd")]
    assert "示政发〔2026〕1号" in examples
    assert f"{CITY}/2026-00001" in examples


def test_it_offers_every_facet_and_field_of_the_index(html):
    state = (STATIC / "search-state.js").read_text(encoding="utf-8")
    facets = [box["data-facet"] for box in html.select("[data-facet]")]
    assert facets == list(FACETS)
    assert f"var FACETS = {facets}".replace("'", '"') in state
    assert {box["value"] for box in html.select("[name=fields]")} == set(FIELDS)


def test_scripts_find_their_texts_and_elements_in_the_page(html):
    templates = BeautifulSoup(html.select_one("#search-templates").decode_contents(), "lxml")
    code = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    texts = {element["data-text"] for element in templates.select("[data-text]")}
    asked = {
        name for call in re.findall(r"\btext\(([^{}]*?)[,)]", code) for name in re.findall('"(.*?)"', call)
    }
    assert asked == texts
    for name in re.findall(r'parts\.byId\("(.*?)"\)', code):
        assert html.select_one(f"#search-{name}"), name


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_hold_no_text_of_their_own_and_are_short(path):
    text = path.read_text(encoding="utf-8")
    assert text.isascii() or not re.search("[\u3000-\u9fff\uff00-\uffef]", text)
    assert len(text.splitlines()) <= 300
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|fetch\(", text)


def test_scripts_are_loaded_in_order_and_nothing_is_inline(html):
    sources = [script["src"] for script in html.find_all("script")]
    assert sources[0] == "../search/search.js"
    assert sources[-1] == "../theme/search-page.js"
    assert {f"../theme/{path.name}" for path in SCRIPTS if path.name.startswith("search-")} == set(
        sources[1:]
    )
    assert not html.select("script:not([src]), style, [style], [onclick]")


@pytest.mark.parametrize("path", ["about.html", "items/SL0000019/2026/00001.html"])
def test_every_page_has_the_field_where_the_plugin_is_on(path):
    page = Page(path, "text.html", {"meta": {}, "title": "说明", "body": ""})
    form = rendered(page, [search_section()]).select_one("header form[role=search]")
    assert form["action"] == "../" * path.count("/") + SEARCH_PATH
    assert (form["method"], form.select_one("input")["name"]) == ("get", "q")
    assert form.select_one("input")["aria-label"]
    assert not rendered(page).select("form")


def test_the_search_page_is_no_entry_among_the_lists_and_has_one_form(html):
    assert not html.select(f"nav.sections a[href$='{SEARCH_PATH}']")
    assert len(html.select("form")) == 1


def test_a_mirror_finds_the_data_files(html):
    assert html.select_one("#search-start a[href='../search/files.html']")
