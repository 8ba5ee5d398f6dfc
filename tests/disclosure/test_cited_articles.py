"""An article that a text names leads to that article, where the catalog has it, and nowhere else."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.cited_articles import with_cited_articles
from tests.make import catalog, item_of, make_content
from tests.publisher.building import build

RULE = "第一条 甲。\n\n第八条 乙。\n\n第八条之一 丙。\n\n第十二条 丁。\n"
NAME = "示例市停车管理办法"
FILES = {
    "00001": {
        "title": f"示例市人民政府关于印发《{NAME}》的通知",
        "document_number": "示政发〔2026〕1号",
        "body": RULE,
    },
    "00002": {
        "title": "关于停车收费的解读",
        "interprets": [{"to": "示政发〔2026〕1号"}],
        "body": f"依照《{NAME}》第八条收费。\n",
    },
}


@pytest.fixture
def linked(tmp_path):
    """HTML of a text → the same with links to the articles of the rule."""
    found = catalog(make_content(tmp_path, FILES))
    rule, own = item_of(found, "00001"), item_of(found, "00002")
    return lambda html: with_cited_articles(html, own, [rule])


def links(html):
    return [(link["href"], link.text) for link in BeautifulSoup(html, "lxml").select("a[href*='#']")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"《{NAME}》第八条", [("art-8", "第八条")]),
        (f"《{NAME}》第8条第二款", [("art-8", "第8条")]),
        (f"《{NAME}》（示政发〔2026〕1号）第八条之一", [("art-8-1", "第八条之一")]),
        (
            f"《{NAME}》第一条、第八条第（二）项和第十二条",
            [("art-1", "第一条"), ("art-8", "第八条"), ("art-12", "第十二条")],
        ),
        (f"《{NAME}》第九条、第十二条", [("art-12", "第十二条")]),
        (f"<b>《{NAME}》</b>第八条", []),
        (f'<a href="x">《{NAME}》第八条</a>', []),
        ("《中华人民共和国行政处罚法》第八条", []),
        (f"{NAME}第八条", []),
        (f"《{NAME}》规定，第八条", []),
    ],
)
def test_articles_that_are_there_are_links(linked, text, expected):
    html = linked(f"<p>依照{text}。</p>")
    assert links(html) == [(f"00001.html#{name}", shown) for name, shown in expected]
    assert BeautifulSoup(html, "lxml").text == BeautifulSoup(f"<p>依照{text}。</p>", "lxml").text


@pytest.mark.parametrize("title", [NAME, f"示例市人民政府关于印发{NAME}的通知", f"关于公布《{NAME}》的公告"])
def test_a_paper_is_known_by_its_own_name_and_by_that_of_what_issued_it(tmp_path, title):
    found = catalog(make_content(tmp_path, {**FILES, "00001": {**FILES["00001"], "title": title}}))
    html = with_cited_articles(f"<p>《{NAME}》第八条</p>", item_of(found, "00002"), [item_of(found, "00001")])
    assert [text for _address, text in links(html)] == ["第八条"]


@pytest.mark.parametrize(
    ("title", "shown"), [("关于重新公布《{}》的通知", []), ("关于修改《{}》的决定", ["第八条"])]
)
def test_a_name_of_two_papers_leads_nowhere_and_an_amendment_is_not_the_paper(tmp_path, title, shown):
    files = {**FILES, "00003": {"title": title.format(NAME), "body": RULE}}
    found = catalog(make_content(tmp_path, files))
    papers = [item_of(found, name) for name in ("00001", "00003")]
    html = with_cited_articles(f"<p>《{NAME}》第八条</p>", item_of(found, "00002"), papers)
    assert [text for _address, text in links(html)] == shown


@given(st.text(st.sampled_from("《》第八条之、〔〕（）<>ap/ 款")))
def test_nothing_but_links_is_added(linked_once, text):
    found = linked_once(f"<p>{text}</p>")
    assert BeautifulSoup(found, "lxml").text == BeautifulSoup(f"<p>{text}</p>", "lxml").text


@pytest.fixture(scope="module")
def linked_once(tmp_path_factory):
    found = catalog(make_content(tmp_path_factory.mktemp("cited"), FILES))
    return lambda html: with_cited_articles(html, item_of(found, "00002"), [item_of(found, "00001")])


def test_the_page_of_a_paper_that_names_an_article_leads_to_it(tmp_path):
    build(make_content(tmp_path, FILES), tmp_path / "site")
    folder = tmp_path / "site" / "items" / "SL0000019" / "2026"
    page = BeautifulSoup((folder / "00002.html").read_bytes(), "lxml")
    assert ("00001.html#art-8", "第八条") in links(str(page.select_one("main")))
    assert BeautifulSoup((folder / "00001.html").read_bytes(), "lxml").find(id="art-8")
