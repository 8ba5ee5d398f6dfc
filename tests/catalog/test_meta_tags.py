"""The meta tags that supervisors look for: three, seven, ten; none empty, and as the page says."""

import posixpath
import re

import pytest

from tests.make import make_content
from tests.publisher.building import build, tree

HOME = {"SiteName", "SiteDomain", "SiteIDCode"}
LIST = HOME | {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
ITEM = LIST | {"ArticleTitle", "PubDate", "ContentSource"}
OPTIONAL = {"Keywords", "Author", "Description", "Image", "Url"}
ADDRESS = "items/SL0000019/2026/00001.html"


def tags(page):
    return {tag["name"]: tag["content"] for tag in page.select("meta[name]") if tag["name"][0].isupper()}


def kind(path):
    if path.startswith("items/"):
        return ITEM
    return (
        HOME
        if path in ("index.html", "404.html", "sitemap.html") or path.startswith(("pages/", "search/files"))
        else LIST
    )


def test_every_page_has_the_tags_of_its_kind(site):
    for path, page in site.pages.items():
        assert kind(path) <= set(tags(page)) <= kind(path) | OPTIONAL, path


def test_no_tag_is_empty_or_says_nothing(site):
    for path, page in site.pages.items():
        for name, content in tags(page).items():
            assert content.strip(), (path, name)
            assert not {"None", "null", "undefined"} & set(content.split()), (path, name)


def test_dates_have_the_form_that_is_asked_for(site):
    for path, page in site.pages.items():
        if path.startswith("items/"):
            assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", tags(page)["PubDate"])
    assert tags(site.pages[ADDRESS])["PubDate"] == "2026-03-04 09:30"
    assert tags(site.pages["items/SL0000019/2026/00002.html"])["PubDate"] == "2026-03-04 00:00"


def test_tags_say_what_the_page_says(site):
    for path, page in site.pages.items():
        shown, heading = tags(page), page.select_one("h1").text
        assert shown.get("ArticleTitle", heading) == heading
        if kind(path) is LIST:
            assert shown["ColumnName"] == heading
        if kind(path) is ITEM:
            visible = [a.text for a in page.select('[data-field="publisher"] a')]
            assert shown["ContentSource"] == "、".join(visible)


@pytest.mark.parametrize("written", ["示例市政府", "SL0000019"])
def test_the_source_is_the_name_that_the_box_shows(tmp_path, written):
    """However the publisher was typed."""
    build(make_content(tmp_path, {"00001": {"publisher": written}}), tmp_path / "site")
    html = tree(tmp_path / "site")[ADDRESS].decode()
    assert '<meta name="ContentSource" content="示例市人民政府">' in html


def test_an_item_without_any_date_has_tags_all_the_same(tmp_path):
    fields = {"generated_on": None, "published_on": None, "imported_from": "a.html"}
    build(make_content(tmp_path, {"catalog/imported/undated/new-a.md": fields}), tmp_path / "site")
    html = tree(tmp_path / "site")["items/imported/undated/new-a.html"].decode()
    assert "None" not in html


def test_an_item_without_any_date_does_not_get_another_one_with_every_build(tmp_path):
    fields = {"generated_on": None, "published_on": None, "imported_from": "a.html"}
    content = make_content(tmp_path, {"catalog/imported/undated/new-a.md": fields})
    for day in ("2026-06-29", "2026-06-30"):
        build(content, tmp_path / day, day)
    pages = [
        tree(tmp_path / day)["items/imported/undated/new-a.html"] for day in ("2026-06-29", "2026-06-30")
    ]
    assert pages[0] == pages[1]


def test_every_page_has_title_language_and_one_heading(site):
    titles = {}
    for path, page in site.pages.items():
        assert page.html["lang"] == "zh-CN"
        assert len(page.select("h1")) == 1, path
        titles.setdefault(page.title.text, []).append(path)
    lists = [paths for paths in titles.values() if len({posixpath.dirname(path) for path in paths}) > 1]
    assert [paths for paths in lists if not all("/none/" in path for path in paths)] == []
