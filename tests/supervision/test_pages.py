"""The pages of supervision in a built site: every number leads to a list with as many lines."""

import csv
import io
import json
import posixpath
from urllib.parse import urldefrag

import pytest

from tests.catalog.conftest import BuiltSite
from tests.catalog.rich import RICH
from tests.disclosure.standards.catalogs import FILE, catalog_file, row
from tests.make import CITY, FINANCE, make_content
from tests.publisher.building import build, is_sealed, process, tree

OVERVIEW = "supervision/index.html"
LATE = {"2026/90001": {"title": "示例市人民政府关于迟到事项的通知", "published_on": "2026-05-20"}}
WITHOUT = """
import sys
from pathlib import Path
from plugins import catalog, plain_pages, publisher
from tests.publisher.building import build
build(Path(sys.argv[1]), Path(sys.argv[2]), PLUGINS=[publisher, catalog, plain_pages])
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("supervised")
    standards = {FILE: catalog_file(row("budget-01"), row("budget-02", responsible=["没有的机关"]))}
    loaded = build(make_content(folder, {**RICH, **LATE, **standards}), folder / "site")
    return BuiltSite(folder / "site", loaded.catalog)


def target(page, link):
    path, anchor = urldefrag(str(link["href"]))
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page, anchor


def lines_behind(site, page, anchor):
    """How many lines stand below an anchor, up to the next heading; without an anchor, in the whole list."""
    if page.startswith("standards/"):
        return len(site.pages[page].find(id=anchor).find_parent("section").select("li"))
    found, listed = 0, page
    while listed:
        soup = site.pages[listed]
        for section in soup.select("main section"):
            heading = section.find("h2")
            starts = heading.get("id") == anchor
            goes_on = listed != page and heading.get("id") is None
            if not anchor or starts or goes_on:
                found += len(section.select("tbody tr"))
        following = soup.select("a[rel=next]")
        listed = target(listed, following[0])[0] if following else ""
    return found


def numbers(site, page):
    for link in site.pages[page].select("main td.count a"):
        yield link, target(page, link)


def supervision_pages(site):
    return [path for path in site.pages if path.startswith("supervision/")]


def test_every_number_is_the_length_of_the_list_that_it_leads_to(site):
    seen = 0
    for page in (OVERVIEW, f"supervision/{CITY}/index.html", f"supervision/{FINANCE}/index.html"):
        for link, (path, anchor) in numbers(site, page):
            if (
                anchor.startswith("m")
                and "年" in link.find_parent("tr").text
                and "月" not in link.find_parent("tr").text
            ):
                continue  # a year leads to its first month
            if path == "standards/coverage/index.html":
                continue  # a table of the same numbers by body
            if path.endswith("published.html") and not anchor.startswith("m"):
                anchor = ""
            assert lines_behind(site, path, anchor) == int(link.text), (page, link)
            seen += 1
    assert seen > 40


def test_every_link_of_these_pages_leads_somewhere(site):
    for page in supervision_pages(site):
        for link in site.pages[page].select("main a[href]"):
            path, anchor = target(page, link)
            assert path in site.files, (page, link)
            if anchor and path in site.pages:
                assert site.pages[path].find(id=anchor), (page, link)


def test_totals_are_the_sums_of_the_lines(site):
    table = site.pages[OVERVIEW].select_one("table.matrix")
    heads = [head.text.strip() for head in table.select("thead th")][1:]

    def values(row):
        return [cell.text.replace("■", "").replace("▲", "").strip() for cell in row.select("td")]

    rows = [values(row) for row in table.select("tbody tr")]
    total = values(table.select_one("tfoot tr"))
    for position, head in enumerate(heads):
        if not head.endswith("率"):
            assert sum(int(row[position]) for row in rows) == int(total[position]), head


def test_the_late_item_is_listed_with_its_days(site):
    (row,) = [
        row for row in site.pages["supervision/all/late.html"].select("tbody tr") if "迟到事项" in row.text
    ]
    assert {"2026-03-30", "2026-05-20"} <= {cell.text for cell in row.select("td")}


def test_the_table_of_figures_for_a_spreadsheet_and_for_programs(site):
    data = site.files["supervision/figures.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    figures = json.loads(site.files["supervision/figures.json"])
    assert figures["date"] == "2026-06-30"
    column = next(position for position, name in enumerate(head) if name.endswith(" items"))
    by_code = {row[0]: row for row in rows}
    for body in figures["bodies"]:
        assert by_code[body["code"]][column] == str(body["values"]["items"])
        assert all(len(row) == len(head) for row in rows)
    assert sum(int(row[column]) for row in rows[:-1]) == int(rows[-1][column])


def test_state_is_told_in_words_too(site):
    for page in supervision_pages(site):
        for sign in site.pages[page].select(".sign"):
            assert sign["aria-label"], page
        assert not site.pages[page].select("main script, [style]"), page


def test_the_method_explains_every_figure_that_has_a_number(site):
    method = site.pages["supervision/method.html"]
    for link in site.pages[OVERVIEW].select("main a[href*='method.html#']"):
        assert method.find(id=target(OVERVIEW, link)[1]).find("dd").text.strip()


def test_without_the_plugin_the_site_still_builds(tmp_path):
    content = make_content(tmp_path, LATE)
    with process(WITHOUT, content, tmp_path / "site") as other:
        _output, told = other.communicate(timeout=60)
    assert (other.returncode, told) == (0, "")
    built = tree(tmp_path / "site")
    assert not [path for path in built if path.startswith("supervision/")]
    assert "公开监督" not in built["index.html"].decode()


def test_another_day_changes_what_depends_on_it_alone(tmp_path):
    content = make_content(tmp_path, LATE)
    build(content, tmp_path / "one")
    build(content, tmp_path / "two", date="2026-06-29")
    one, two = tree(tmp_path / "one"), tree(tmp_path / "two")
    changed = {path for path in one if one[path] != two.get(path) and not is_sealed(path)}
    on_the_day = ("supervision/", "screen/", "site.json")
    assert all(path.startswith(on_the_day) for path in changed), changed
    assert not {
        path
        for path in changed
        if path.endswith(("late.html", "published.html", "timing.html", "method.html"))
    }
