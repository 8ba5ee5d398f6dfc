"""Page numbers of a printed paper that were copied into its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plugins.disclosure.checks.registry import Hit, item_check
from plugins.disclosure.checks.source_text import Place, excerpt, hits_in_text, text_of
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

_DASH = "[—–―－‐-]"
# Each begins with what is rare: texts are long, and hardly any has a page number.
_ALONE = re.compile(
    rf"\n[ \t　]{{0,40}}(?:{_DASH}{{1,4}}[ \t　]{{0,4}}[0-9]{{1,4}}[ \t　]{{0,4}}{_DASH}{{1,4}}"
    r"|第[ \t]{0,2}[0-9]{1,4}[ \t]{0,2}页(?:[，,/ ]{0,3}共[ \t]{0,2}[0-9]{1,4}[ \t]{0,2}页)?)[ \t　]{0,40}(?=\n|\Z)"
)
_INSIDE = re.compile(
    rf"{_DASH}(?<=[\u4e00-\u9fff]{_DASH}) {{1,3}}[0-9]{{1,4}} {{1,3}}{_DASH}(?=[\u4e00-\u9fff])"
)
_BETWEEN = re.compile(r" (?<=[\u4e00-\u9fff] )[0-9]{1,3} (?=[\u4e00-\u9fff]{2})")
_UNITS = frozenset(
    "个项条款种类次人户年月日时分秒米平公千万亿元角吨辆台套件份张册页号室层楼栋岁周天名位所家间处座"
    "倍度级批期轮小多余至到届组县市区镇乡村支只本部门师毫厘"
)
_NO_COUNT = re.compile(
    r"本 {0,2}[0-9]{1,3} {0,2}"
    r"(?=方案|办法|规定|通知|意见|细则|条例|决定|规划|公告|通告|指南|预案|标准|目录|制度|规范|规程)"
)


@item_check(
    "text-page-number",
    Severity.WARNING,
    summary=label("正文里没有混入页码"),
    mend=label("删去页码，把断开的句子接上"),
)
def text_page_number(item: Item, register: Register) -> Iterator[Hit]:
    """No page number stands on a line of its own or within a sentence."""
    text = text_of(item)
    # With a line feed before the first line, positions of line feeds are those of the lines behind them.
    kinds = (
        _ALONE.finditer(f"\n{text}"),
        _INSIDE.finditer(text),
        _NO_COUNT.finditer(text),
        _in_sentences(text),
    )
    yield from hits_in_text(item, text, *(_places(text, matches) for matches in kinds))


def _places(text: str, matches: Iterable[re.Match[str]]) -> Iterator[Place]:
    for match in matches:
        message = _("“{text}”里的数字像是页码", text=excerpt(text, *match.span()))
        yield Place(match.start(), message)


def _in_sentences(text: str) -> Iterator[re.Match[str]]:
    """Numbers that cut a word which the text has whole elsewhere, such as 本 3 方案 where 本方案 occurs."""
    matches = [match for match in _BETWEEN.finditer(text) if text[match.end()] not in _UNITS]
    if not matches:
        return
    known = {text[start : start + 3] for start in range(len(text) - 2)}
    for match in matches:
        if text[match.start() - 1] + text[match.end() : match.end() + 2] in known and match.start() > 1:
            yield match
