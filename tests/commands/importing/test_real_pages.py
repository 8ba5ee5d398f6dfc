"""Real pages of the national portal: every fact of their boxes, every character of their texts."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup

from commands.importing import run
from plugins.disclosure.body_html import plain_text, render
from plugins.disclosure.loading import load
from plugins.disclosure.reader import ItemReader
from plugins.disclosure.register import read_register
from tests.commands.importing.samples import SHARED_DATA, Imported, squeezed

PAGES = SHARED_DATA / "state-council" / "pages"
pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason="没有 shared/data/state-council/pages")
FIELDS = {
    "标题": "title",
    "发文字号": "document_number",
    "成文日期": "generated_on",
    "发布日期": "published_on",
}


def names():
    return sorted(path.name for path in PAGES.glob("*.html")) if PAGES.is_dir() else []


def box_of(soup):
    cells = [squeezed(cell.get_text()) for cell in soup.select("table.bd1 td")]
    return {label.rstrip("："): value for label, value in zip(cells[::2], cells[1::2], strict=True) if label}


def day(text):
    return str(date(*map(int, re.findall(r"\d+", text))))


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    content = tmp_path_factory.mktemp("pages") / "content"
    status = run(PAGES, content, "2026-01-05")
    return Imported(status, content, "")


@pytest.fixture(scope="module")
def by_source(imported):
    items = ((*imported.read(path), path) for path in imported.paths)
    return {fields["imported_from"]["source"]: (fields, body, path) for fields, body, path in items}


def test_all_pages_are_items(imported, by_source):
    assert imported.status == 2
    assert len(by_source) == len(names())


@pytest.mark.parametrize("name", names())
def test_every_field_is_what_the_box_says(by_source, name):
    box = box_of(BeautifulSoup((PAGES / name).read_bytes(), "html.parser"))
    fields, _body, path = by_source[name]
    code, year, serial = re.fullmatch(r"(\w+)/(\d+)-(\d+)", box["索引号"]).groups()
    assert path == f"{code}/{year}/{serial}.md"
    for label, field in FIELDS.items():
        expected = day(box[label]) if label.endswith("日期") else box[label]
        assert squeezed(fields.get(field, "")) == expected
    assert fields.get("topic", "") == box["主题分类"].replace("\\", "/")
    bodies = [fields["publisher"], *fields.get("joint_bodies", [])]
    assert "、".join(bodies) == box["发文机关"]
    words = "".join(fields.get("keywords", []))
    assert words == box.get("主题词", "").replace("△", "")
    assert 20 <= len(fields["summary"]) <= 500
    assert fields["summary_generated"] == "true"


@pytest.mark.parametrize("name", names())
def test_no_text_is_lost_or_added(by_source, name):
    # html.parser, to compare with another parser than the importer's.
    cell = BeautifulSoup((PAGES / name).read_bytes(), "html.parser").find(id="UCAP-CONTENT")
    _fields, body, _path = by_source[name]
    assert squeezed(plain_text(render(body, lambda tag, address: address))) == squeezed(cell.get_text())


def test_markdown_is_clean(by_source):
    for _fields, body, _path in by_source.values():
        without_tables = re.sub(r"<table>.*?</table>", "", body, flags=re.DOTALL)
        assert set(re.findall(r"</?[a-z:]+", without_tables)) <= {"<br"}
        assert set(re.findall(r"<[a-z]+", body)) <= {
            "<br",
            "<table",
            "<thead",
            "<tbody",
            "<tr",
            "<th",
            "<td",
            "<sup",
            "<sub",
        }
        assert not re.search(r"style=|class=|&nbsp;|\xa0|[ \t]+$|\n\n\n", body, flags=re.MULTILINE)


def test_every_title_of_a_text_is_its_first_heading(by_source):
    for fields, body, _path in by_source.values():
        assert squeezed(body.split("\n")[0]) == "##" + squeezed(fields["title"])


def test_the_catalog_reads_and_has_no_errors(imported):
    reader = ItemReader(imported.content, read_register(imported.content / "register"))
    for path in imported.paths:
        reader.read(f"catalog/{path}")
    errors = [f for f in load(imported.content, date(2026, 1, 6)).findings if f.severity == "error"]
    assert errors == []


def test_a_second_import_changes_nothing(imported):
    before = imported.tree()
    assert run(PAGES, imported.content, "2026-02-01") == 2
    assert imported.tree() == before
