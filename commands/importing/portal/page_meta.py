"""Pages without a metadata box: what their meta tags, their heading and the line below it say."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from commands.importing.characters import clean
from commands.importing.html.tree import visible_text
from commands.importing.portal.box_labels import FIELD_BY_LABEL
from commands.importing.portal.metadata_box import Fact

# The tags that the standard for government sites asks for (网站指引), and the field that each says.
_TAGS = {
    "articletitle": "title",
    "pubdate": "published_on",
    "contentsource": "publisher",
    "keywords": "keywords",
}
_SOURCE = re.compile(r"(?:信息)?来源[:：][\s\u3000]*(?P<name>[^\s\u3000|]{2,40})")
_DAY = re.compile(
    r"(?:发布|公开|发文)?(?:时间|日期)[:：][\s\u3000]*(?P<day>[0-9]{4}[-年./][0-9]{1,2}[-月./][0-9]{1,2}日?(?:[\s\u3000]+[0-9:]{4,8})?)"
)
_LONGEST_LINE = 160


def article_facts(soup: BeautifulSoup) -> tuple[Fact, ...]:
    """The facts of a page whose tags, or a line with date and source, say that it is an article; else none."""
    named: dict[str, tuple[str, str]] = {}
    for tag in soup.find_all("meta"):
        name = str(tag.get("name") or "")
        value = " ".join(clean(str(tag.get("content") or "")).split())
        if value and (field := _TAGS.get(name.lower())):
            named.setdefault(field, (name, value))
    named = _from_line(soup) | named
    heading = soup.find("h1")
    if "title" not in named and isinstance(heading, Tag) and heading.get_text().strip():
        named["title"] = ("h1", " ".join(clean(heading.get_text()).split()))
    if "title" not in named or not named.keys() & {"published_on", "publisher"}:
        return ()
    return tuple(Fact(field, label, value) for field, (label, value) in named.items())


def _from_line(soup: BeautifulSoup) -> dict[str, tuple[str, str]]:
    """Date and source of the line that stands below the heading of an article."""
    for tag in soup.find_all(["div", "p", "span", "td"]):
        text = visible_text(tag)
        if len(text) <= _LONGEST_LINE and (day := _DAY.search(text)) and (source := _SOURCE.search(text)):
            return {"published_on": ("发布时间", day["day"]), "publisher": ("来源", source["name"])}
    return {}


def pair_up(body: Tag, contents: list[Tag]) -> None:
    """Bring boxes whose labels stand above their values into the form that has them side by side.

    Only tables outside of the text that name an index number, and in which every row of labels has one row of values.
    """
    for table in body.find_all("table"):
        if table.find("table") or any(table is one or one in table.parents for one in contents):
            continue
        rows = [row.find_all(["td", "th"]) for row in table.find_all("tr")]
        labelled = [bool(row) and all(_is_label(cell) for cell in row) for row in rows]
        is_box = len(rows) % 2 == 0 and labelled == [True, False] * (len(rows) // 2)
        known = {FIELD_BY_LABEL[_words(cell)] for row in rows[::2] for cell in row if _is_label(cell)}
        if not is_box or "index_number" not in known:
            continue
        if any(len(above) != len(below) for above, below in zip(rows[::2], rows[1::2], strict=True)):
            continue
        for above, below in zip(rows[::2], rows[1::2], strict=True):
            for name, value in zip(above, below, strict=True):
                name.insert_after(value.extract())


def _words(cell: Tag) -> str:
    return "".join(clean(cell.get_text()).split()).strip(":：")


def _is_label(cell: Tag) -> bool:
    return _words(cell) in FIELD_BY_LABEL
