"""Figures in the text of a report, and the cells of the tables that they should repeat (年报格式)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from plugins.disclosure.annual_reports.prose_applications import flows_in, turns_elsewhere
from plugins.disclosure.annual_reports.prose_context import LONGEST, Context, Sums
from plugins.disclosure.annual_reports.prose_disputes import disputes_in
from plugins.disclosure.annual_reports.prose_figures import document_in, sums_for
from plugins.disclosure.annual_reports.tables import Figures, cell_name
from plugins.disclosure.chinese_numbers import value
from plugins.disclosure.messages import _

_SENTENCE = re.compile(r"[^。；！？;!?]+")
_CLAUSES = re.compile(r"[，：,:（）()]")
_MARKS = re.compile(r"[*_`\s]+")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９，．％", "0123456789,.%")
_ASIDE = re.compile(r"[（(][^（）()0-9]*[）)]")
_NUMBER = re.compile(
    r"(?<![0-9.,])(?P<number>[0-9][0-9,]{0,17}(?:\.[0-9]{1,6})?)(?P<scale>万|亿)?(?P<rough>余|多)?"
    r"(?P<unit>[件宗份起例部条元])(?![次套均])"
)
_NUMERAL = re.compile(
    r"(?<![每任第同这那某逐另一])[一二两三四五六七八九十零〇][一二两三四五六七八九十百千万零〇]*(?=[件宗起])"
)
_SCALES = {None: 1, "万": 10_000, "亿": 100_000_000}
_YUAN_OF_FEE = 10_000
# Figures of other times, of parts of the year and of parts of the body are no figures of this report.
_OF_OTHERS = re.compile(
    r"上一?年度?(?!度?(?:结转|转结|转入))|去年|前年|同期|历年|近[两二三四五六七八九十0-9]+年|季度|半年|(?<!本)月份?|以来|本级|机关本部"
)
_OF_THIS = re.compile(r"本年|今年|全年|年内|本报告期|年度内")
_COMPARED = re.compile(
    r"比|较|同比|环比|增[加长]|减少|下降|上升|超过|大约|约|将近|逾|不足|以[上下内]|接近|(?<!最)近"
)
_CUMULATED = re.compile(r"累计")
_YEAR = re.compile(r"(?<!至)(?<!到)(?<!入)(?<!转)(20[0-9]{2})年")
_WHOLE_YEAR = re.compile(
    r"(?:(20[0-9]{2})年)?1月1日起?[至到—~－-]+(?:(20[0-9]{2})年)?12月31日(?:止|期间)?"
    r"|截[至止](?:(20[0-9]{2})年)?12月(?:31日|底)"
)
_SOMEBODY = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{1,14}?(?:局|委|厅|街道|镇|乡|区|县|中心|支队|部门))"
    r"(?:共|全年|累计)*(?:收到|受理|新收|办结|办理|制发|印发)"
)
_WHOLE_BODY = re.compile(r"^(?:本|我|全|各|该|辖|其|所)|^.?[局委厅]$|系统|所有|各")
_NONE_AT_ALL = re.compile(
    r"(?:未|没有)(?:收到|受理|接到|接收)(?:过|到)?(?:任何|公民|法人|其他组织|、|和|或者?|提出|的|关于|有关)*"
    r"(?:(?:政府信息公开|信息公开|依申请公开)的?(?:信息)?申请|依申请公开(?:的?政府信息|事项)?|政府信息依申请公开)$"
)


@dataclass(frozen=True)
class Mismatch:
    """A number in the text that is none of what the tables say: the words, the number, its line in the text (0–)."""

    words: str
    number: str
    expected: str
    line: int


@dataclass
class _Passage:
    """How far a sentence is read: whose figures it is telling."""

    of_others: bool = False
    names_year: bool = False


def mismatches(text: str, figures: Figures, year: int, names: Collection[str] = ()) -> Iterator[Mismatch]:
    """The numbers of the text that contradict the tables; what is said of other years and parts is passed over.

    `names` are those of the body; where they are given, what is said of another body is passed over too.
    """
    for number, line in enumerate(text.split("\n")):
        if line.lstrip().startswith("|") or not re.search(r"[0-9０-９件宗起]|申请", line):
            continue
        context = Context(year)
        for sentence in _SENTENCE.finditer(_plain(line, year)):
            for found in _wrong_in(sentence[0], figures, context, names):
                yield Mismatch(*found, number)


def _plain(line: str, year: int) -> str:
    """A line without marks and remarks, its numbers in digits, the whole of the year as `本年`."""
    plain = _ASIDE.sub("", _MARKS.sub("", line.translate(_FULL_WIDTH)))
    plain = _WHOLE_YEAR.sub(
        lambda match: "本年" if set(match.groups()) <= {None, str(year)} else match[0], plain
    )
    return _NUMERAL.sub(lambda match: match[0] if match[0] == "一" else str(value(match[0])), plain)


def _wrong_in(
    sentence: str, figures: Figures, context: Context, names: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    passage, start = _Passage(), 0
    context.told = set()
    for match in _NUMBER.finditer(sentence):
        segment, start = sentence[start : match.start()], match.end()
        clauses = _clauses(segment)
        for clause in clauses:
            _follow(clause, context, passage, names)
        words = clauses[-1][-LONGEST:] if clauses else ""
        after = _CLAUSES.split(sentence[match.end() : match.end() + 30])[0]
        sums = sums_for(words, after, match["unit"], context)
        context.told |= set(flows_in(words, after, context.year))
        if match["rough"] or _COMPARED.search(words) or _is_of_others(words, passage):
            continue
        if sums and not any(_equals(match, sum(figures[key] for key in keys)) for keys in sums):
            yield (
                words + match[0],
                match["number"] + (match["scale"] or "") + match["unit"],
                _in_words(sums, figures),
            )
    for clause in _clauses(sentence[start:]):
        _follow(clause, context, passage, names)
        if (
            _NONE_AT_ALL.search(clause)
            and not _is_of_others(clause, passage)
            and figures["new_received.total"]
        ):
            yield clause, "0件", _in_words((("new_received.total",),), figures)


def _clauses(segment: str) -> list[str]:
    """The clauses of a stretch of text; one that says nothing is left to the one before."""
    return [part for part in _CLAUSES.split(segment) if part.strip("、共计合总其中为的件数量")]


def _follow(clause: str, context: Context, passage: _Passage, names: Collection[str]) -> None:
    """Take in what a clause speaks of, and of when and whom."""
    context.document = document_in(clause) or context.document
    context.dispute = disputes_in(clause) or context.dispute
    context.elsewhere = turns_elsewhere(clause, context.elsewhere)
    flows = flows_in(clause, "", context.year)
    context.flow = flows[-1] if flows else context.flow
    if _COMPARED.search(clause):
        return
    years = {int(found) for found in _YEAR.findall(clause)}
    of_this = bool(_OF_THIS.search(clause)) or context.year in years
    passage.names_year |= of_this
    if _OF_OTHERS.search(clause) or (years - {context.year}) or _somebody_else(clause, names):
        passage.of_others = True
    elif of_this:
        passage.of_others = False


def _is_of_others(words: str, passage: _Passage) -> bool:
    return passage.of_others or bool(_CUMULATED.search(words) and not passage.names_year)


def _somebody_else(clause: str, names: Collection[str]) -> bool:
    match = _SOMEBODY.search(clause)
    if not names or not match or _WHOLE_BODY.search(match[1]):
        return False
    return not any(match[1] in name or name in match[1] for name in names)


def _equals(match: re.Match[str], figure: int | Decimal) -> bool:
    """Whether a number is the figure, or the figure rounded as its scale asks for."""
    number = Decimal(match["number"].replace(",", ""))
    scale = _SCALES[match["scale"]]
    exact = Decimal(figure) * (_YUAN_OF_FEE if match["unit"] == "元" else 1) / scale
    if scale == 1:
        return number == exact
    places = Decimal(1).scaleb(int(number.as_tuple().exponent))
    return any(number == exact.quantize(places, way) for way in (ROUND_HALF_UP, ROUND_DOWN))


def _in_words(sums: Sums, figures: Figures) -> str:
    said = []
    for keys in sums:
        names = " + ".join(map(cell_name, keys))
        said.append(_("{cells} = {value}", cells=names, value=sum(figures[key] for key in keys)))
    return _("；或").join(said)
