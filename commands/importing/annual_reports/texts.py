"""The chapters of a report on a web page, as Markdown; the official tables are left out, for they are figures now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from commands.importing.characters import clean
from commands.importing.dates import parse_moment
from commands.importing.html.blocks import read_blocks
from commands.importing.markdown.document import ATTACHMENT, Block, Paragraph, Table, paragraphs
from commands.importing.markdown.writing import MarkdownWriter
from commands.importing.portal.leftovers import Leftovers
from plugins.disclosure.annual_reports.chapters import NUMERALS, number_of_heading
from plugins.disclosure.annual_reports.tables import TABLES
from plugins.disclosure.messages import _

LONGEST_HEADING = 40
# Pages separate the number of a chapter in many ways; the form does it with 、.
_NUMBER = re.compile(r"^第?([一二三四五六])(?:章|部分)?(?:[、.．，,:：]\s*|\s+)")
_LAYOUT = ("thead", "tbody", "tfoot", "tr", "td", "th")
_FURNITURE = re.compile(r"版权所有|主办单位|网站标识码|备案号|上一篇|下一篇|扫一扫|打印本页|关闭窗口")
_WITH_TABLES = frozenset(table.number for table in TABLES)
_YEAR = re.compile(r"(20[0-9]{2})年(?:度)?政府信息公开(?:工作)?(?:年度报告|年报)")


@dataclass
class ReportText:
    """What a page says besides its figures: chapter → Markdown, the day of publication, and what to look at."""

    chapters: dict[int, str] = field(default_factory=dict)
    published_on: str = ""
    years: frozenset[int] = frozenset()
    todos: list[str] = field(default_factory=list)


def read_text(soup: BeautifulSoup, folder: Path) -> ReportText:
    """The text of a page; `folder` is where the page lies."""
    title = " ".join(clean(tag.get_text()) for tag in soup.find_all(["title", "h1"]))
    found = ReportText(years=frozenset(int(year) for year in _YEAR.findall("".join(title.split()))))
    for tag in soup.find_all("meta"):
        if str(tag.get("name") or "").lower() == "pubdate":
            found.published_on = (parse_moment(str(tag.get("content") or "")) or "")[:10]
    _open_layout(soup)
    leftovers = Leftovers(folder)
    own = soup.select("section[data-chapter]")
    parts = (
        {int(str(tag["data-chapter"])): _own_blocks(tag, leftovers) for tag in own}
        if own and all(str(tag["data-chapter"]) in "123456" for tag in own)
        else _cut(read_blocks(soup.body or soup, leftovers), found)
    )
    for number, blocks in parts.items():
        if number not in _WITH_TABLES and any(isinstance(block, Table) for block in blocks):
            found.todos.append(
                _("第{number}章里的表格没有带过来，请对照原网页补上", number=NUMERALS[number - 1])
            )
        found.chapters[number] = MarkdownWriter("").write(_without_tables(blocks, found)).strip()
    return found


def _open_layout(soup: BeautifulSoup) -> None:
    """Turn tables that only arrange the page, for they hold other tables, into plain containers."""
    for table in soup.find_all("table"):
        if table.find("table"):
            own = [tag for tag in table.find_all(_LAYOUT) if tag.find_parent("table") is table]
            for tag in (table, *own):
                tag.name = "div"


def _own_blocks(section: Tag, leftovers: Leftovers) -> list[Block]:
    body = section.select_one("div.body")
    return read_blocks(body, leftovers) if body else []


def _cut(blocks: Sequence[Block], found: ReportText) -> dict[int, list[Block]]:
    """The blocks below each heading; nothing where not all six stand there in order."""
    heads = list(_heads(blocks))
    # A table of contents may name the chapters too: the last row of six in order is the text.
    for start in range(len(heads) - len(NUMERALS), -1, -1):
        run = heads[start : start + len(NUMERALS)]
        if [number for _position, number in run] == list(range(1, len(NUMERALS) + 1)):
            ends = [position for position, _number in run[1:]] + [_end(blocks, run[-1][0])]
            found.todos.append(_("第六章在网页里的结尾是推断出来的，请对照原网页核对"))
            return {
                number: list(blocks[position + 1 : end])
                for (position, number), end in zip(run, ends, strict=True)
            }
    return {}


def _heads(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    for position, block in enumerate(blocks):
        if isinstance(block, Paragraph) and len(block.text) <= LONGEST_HEADING:
            number = number_of_heading(_NUMBER.sub(r"\1、", clean(block.text).strip()))
            if number:
                yield position, number


def _end(blocks: Sequence[Block], last_head: int) -> int:
    """Where the last chapter ends: at the furniture of the page, if there is any."""
    for position in range(last_head + 1, len(blocks)):
        block = blocks[position]
        if not isinstance(block, Paragraph) or _FURNITURE.search(block.text):
            return position
    return len(blocks)


def _without_tables(blocks: list[Block], found: ReportText) -> list[Block]:
    kept: list[Block] = [block for block in blocks if not isinstance(block, Table)]
    for paragraph in paragraphs(kept):
        if any(span.href.startswith(ATTACHMENT) for span in paragraph.spans):
            found.todos.append(_("链接的文件没有带过来：{text}", text=paragraph.text[:40]))
        paragraph.spans = [
            replace(span, href="" if span.href.startswith(ATTACHMENT) else span.href)
            for span in paragraph.spans
        ]
    return kept
