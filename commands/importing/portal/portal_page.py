"""A page of a portal: where its metadata box is, and where its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from commands.importing.characters import clean, squeeze
from commands.importing.errors import CannotImport
from commands.importing.html.tree import visible_text
from commands.importing.portal.box_removal import is_inside, take_out
from commands.importing.portal.metadata_box import Box, find_boxes
from commands.importing.portal.page_meta import article_facts, pair_up
from plugins.disclosure.messages import _

# The names that the common content systems give to the element with the text.
CONTENT_NAMES = (
    *(
        "UCAP-CONTENT",
        "zoom",
        "Zoom",
        "zoomcon",
        "TRS_Editor",
        "TRS_UEDITOR",
        "trs_editor_view",
        "pages_content",
    ),
    *(
        "article-content",
        "article_content",
        "articleContent",
        "artibody",
        "conTxt",
        "xxgk_content",
        "content_body",
    ),
)
CONTAINERS = frozenset(
    {"body", "div", "section", "article", "main", "center", "form", "table", "tbody", "tr", "td"}
)
FRAME = frozenset("footer foot nav header aside top bottom menu sidebar crumb crumbs breadcrumb".split())
CONTENT_BLOCKS = ["article", "main", "table", "dl"]
MOST = 0.75


@dataclass(frozen=True)
class PortalPage:
    """What a page says: the facts of its box, the elements of its text, and the title and date of its meta tags.

    `guessed` is whether the place of the text is only inferred from where most of the text is, `has_box`
    whether the facts stand in a box and not only in tags and lines.
    """

    box: Box
    contents: tuple[Tag, ...]
    title: str
    published_on: str
    other_boxes: tuple[Box, ...] = ()
    guessed: bool = False
    has_box: bool = True


def read_page(soup: BeautifulSoup, needs_box: bool = True) -> PortalPage:
    """Find box and text; raises CannotImport when the page lacks its text, or the box that it needs.

    A page does not need a box whose meta tags say that it is an article.
    """
    body = soup.body or soup
    contents = _named_contents(body)
    pair_up(body, contents)
    boxes = find_boxes(body, contents[0] if len(contents) == 1 else None)
    if not boxes and contents:
        boxes = find_boxes(body, None)
    has_box = bool(boxes)
    if not boxes and ((facts := article_facts(soup)) or not needs_box):
        boxes = [Box(facts, ())]
    if not boxes:
        raise CannotImport(_("找不到信息框（索引号、发文机关、成文日期等），不是可以导入的条目页面"))
    guessed = not contents
    if guessed:
        _remove_frame(body)
        contents = [_fullest(body, boxes[0])]
    for content in contents:
        take_out(boxes[0], content)
    if not any(visible_text(content).strip() for content in contents):
        raise CannotImport(_("页面里找不到正文"))
    return PortalPage(
        boxes[0], tuple(contents), _title(soup), _meta(soup, "PubDate"), tuple(boxes[1:]), guessed, has_box
    )


def _named_contents(body: Tag) -> list[Tag]:
    """The elements with the text by name; none inside another, and none without text."""
    for name in CONTENT_NAMES:
        found = [
            tag
            for tag in body.find_all(
                lambda tag, name=name: tag.get("id") == name or name in (tag.get("class") or [])
            )
            if visible_text(tag).strip()
        ]
        if found:
            return [tag for tag in found if not any(parent in found for parent in tag.parents)]
    return []


def _remove_frame(body: Tag) -> None:
    """Without a telling name for the text, what is by its element or name the frame of the page goes first."""
    for tag in body.find_all(True):
        names = [tag.name, str(tag.get("id") or ""), *map(str, tag.get_attribute_list("class"))]
        if (
            not tag.decomposed
            and any(name.lower() in FRAME for name in names)
            and not tag.find(CONTENT_BLOCKS)
        ):
            tag.decompose()


def _fullest(body: Tag, box: Box) -> Tag:
    """Without a telling name: the innermost container that holds most of the text outside the box."""
    here = body
    while True:
        total = _text_length(here, box)
        inner = [child for child in here.children if isinstance(child, Tag) and child.name in CONTAINERS]
        fuller = next((child for child in inner if total and _text_length(child, box) >= MOST * total), None)
        if fuller is None or _is_data(fuller):
            return here
        here = fuller


def _text_length(tag: Tag, box: Box) -> int:
    said = sum(len(squeeze(segment.plain)) for segment in box.segments if is_inside(segment.element, tag))
    return len(squeeze(visible_text(tag))) - said


def _is_data(tag: Tag) -> bool:
    """Whether a table holds data: going into it would lose the rows around the fullest one."""
    if tag.name not in ("table", "tbody", "tr"):
        return False
    rows = [tag] if tag.name == "tr" else tag.find_all("tr")
    return any(sum(1 for cell in row.find_all(["td", "th"]) if cell.get_text().strip()) > 1 for row in rows)


def _title(soup: BeautifulSoup) -> str:
    """The title by meta tag, main heading or browser title, without the site's name behind it."""
    named = _meta(soup, "ArticleTitle")
    if named:
        return named
    heading = soup.find("h1")
    if isinstance(heading, Tag) and heading.get_text().strip():
        return " ".join(clean(heading.get_text()).split())
    title = soup.find("title")
    text = clean(title.get_text()) if isinstance(title, Tag) else ""
    return " ".join(re.split(r"[_|]|\s[-–—]\s", text)[0].split())


def _meta(soup: BeautifulSoup, name: str) -> str:
    for tag in soup.find_all("meta"):
        if str(tag.get("name") or "").lower() == name.lower():
            return " ".join(clean(str(tag.get("content") or "")).split())
    return ""
