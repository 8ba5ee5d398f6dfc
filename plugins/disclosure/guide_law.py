"""Remnants of repealed law in the text of a guide, found by their words and what stands around them.

The regulation of 2008 (国务院令第492号) gave 15 working days, asked for a need of one's own and for the use, and
charged for copies; that of 2019 (国务院令第711号) does none of it. A sentence that says so is no remnant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from plugins.disclosure.messages import label

SENTENCE = re.compile(r"[^。；;！!？?\n|]+")
CLAUSE = re.compile(r"[，,]")
# Words with which a clause says that something is not so: "无需说明用途".
DENIED = re.compile(
    r"不再|不得(?!超过|多于|晚于|迟于)|不应(?!超过|多于)|不必|不需|不用|无需|无须|毋须|不要求|不收|不适用|不以|不受|不限于"
    r"|免收|停收|免费"
)
# Words with which a sentence speaks of what was.
PAST = re.compile(
    r"取消|废止|删[去除]|去掉|改为|改成|延长为|修订前|修改前|原条例|旧条例|原规定|旧规定|曾经|曾规定|2007|2008|492\s*号"
)


class Remnant(NamedTuple):
    """The words that stand there, and why they should not."""

    text: str
    reason: str


class _Rule(NamedTuple):
    """`words` are a remnant where `beside` stands in the sentence; not where `unless` stands in their clause or the one
    before it, nor where `unless_here` stands in their own.
    """

    words: re.Pattern[str]
    reason: str
    beside: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    unless_here: re.Pattern[str] | None = None


_LIBRARIES = re.compile(r"图书馆|档案馆|查阅点|查阅场所")
RULES = (
    _Rule(
        re.compile(r"(?:15|１５|十五)\s*个?\s*(?:工作日|工作天|[日天]?\s*[（(]\s*工作日\s*[)）])"),
        label("答复期限是 20 个工作日，延长也不超过 20 个工作日（条例第三十三条）"),
        beside=re.compile(
            r"答复|延长|延期|(?:办理|处理|受理)(?:期限|时限|时间)|办结|告知[^，]{0,8}是否|作出[^，]{0,6}决定"
        ),
        unless=re.compile(
            r"第三方|第三人|利害关系人|征求|征询|提出意见|投诉|举报|信访|来信|建议|由\s*(?:15|十五)|入学|家长|许可|办证"
        ),
        unless_here=re.compile(
            r"补正[^，]{0,6}(?:期限|最长|不超过)|内[^，]{0,6}补正|不含[^，]{0,8}(?:15|１５|十五)"
        ),
    ),
    _Rule(
        re.compile(r"(?:生产|生活|科研)[^。；]{0,12}特殊需要|自身(?:生产|生活|科研)"),
        label("申请政府信息不以生产、生活、科研等特殊需要为条件（条例第二十七条）"),
    ),
    _Rule(
        re.compile(r"用途"),
        label("申请不必写用途，法定内容只有三项（条例第二十九条）"),
        beside=re.compile(r"申请|所需(?:的?政府)?信息|信息的?用途|填写|写明|注明|必填|用途(?:说明|证明)"),
        unless=re.compile(
            r"用途(?:管制|分类|分区|变更|区)|(?:土地|房屋|规划|海域|建筑|改变|林地|农地|资金|款物?|经费)[^，。；]{0,4}用途"
        ),
    ),
    _Rule(
        re.compile(
            r"(?:检索|复制|复印|邮寄|邮递|寄送|递送)[^。；]{0,16}(?:成本费|工本费)|(?<!不)(?<!免)收取?[^。；，]{0,10}(?:成本费|工本费)"
            r"|(?<!不)(?:收取|缴纳|支付|承担)[^。；，]{0,16}(?:检索|复制|复印|邮寄|邮递|递送)费"
            r"|(?:检索|复制|复印|邮寄|邮递|递送)费[^。；]{0,10}(?:元|标准|收取)"
            r"|(?:复制|复印|光盘)[^。；，]{0,8}每[张页份][^。；，]{0,4}[0-9.]+\s*元"
        ),
        label("不收检索、复制、邮寄等成本费；只对明显超量的申请收信息处理费（条例第四十二条）"),
        unless=re.compile(rf"证照|证书|证件|牌照|身份证|户口簿|{_LIBRARIES.pattern}"),
    ),
    _Rule(
        re.compile(
            r"经济困难[^。；]{0,30}(?:减免|免除|减收)|(?:减免|免除|减收)[^。；]{0,8}(?:检索|复制|邮寄|成本费|相关费用|处理费)"
            r"|(?:检索|复制|邮寄|成本|处理)费[^。；]{0,10}(?:减免|免除)|减免(?:费用|收费)?的?申请|申请减免(?:相关)?(?:费用|收费)"
            r"|(?:低保|五保|特困)[^。；]{0,24}(?:免收|减收|减免|免除|免缴)(?:相关|有关|上述)?(?:费用|收费)"
        ),
        label("没有减免收费的申请：提供信息本来不收费（条例第四十二条）"),
        unless=re.compile(r"租|税|学费|学杂|保险|医疗|救助|诉讼费"),
    ),
)
CHOICE = re.compile(r"(?:行政)?复议[^。；\n]{0,8}(?:或者?|也可以?)[^。；\n]{0,16}(?:诉讼|起诉)")
FIRST = re.compile(
    r"先[^。；\n]{0,16}行政复议|复议前置|复议[^。；\n]{0,20}(?:不服|仍)[^。；\n]{0,24}(?:诉讼|起诉)"
)
REFUSAL = re.compile(r"(?:不予公开|拒绝公开|不公开)(?![^，。；]{0,4}(?:以外|之外|除外))")


def remnants(text: str) -> Iterator[Remnant]:
    """What in a text still follows the regulation of 2008, sentence by sentence."""
    for match in SENTENCE.finditer(text):
        sentence = match.group()
        if PAST.search(sentence):
            continue
        # A row of a table says in its first cell what the others are about.
        before = text[: match.start()].rpartition("\n")[2]
        context = before + sentence if before.lstrip().startswith("|") else sentence
        for rule in RULES:
            if any(_stands(rule, found, context) for found in rule.words.finditer(sentence)):
                yield Remnant(sentence.strip(), rule.reason)


def _stands(rule: _Rule, found: re.Match[str], context: str) -> bool:
    start, end, before = _clause(found)
    clause = found.string[start:end]
    around = found.string[start : found.start()] + "…" + found.string[found.end() : end]
    if DENIED.search(around) or (rule.beside and not rule.beside.search(context)):
        return False
    if rule.unless_here and rule.unless_here.search(clause):
        return False
    return not (rule.unless and rule.unless.search(found.string[before:end]))


def _clause(found: re.Match[str]) -> tuple[int, int, int]:
    """Start and end of the clause of a match, and the start of the one before it, which may name its subject."""
    commas = [comma.start() for comma in CLAUSE.finditer(found.string)]
    before = [comma for comma in commas if comma < found.start()]
    after = [comma for comma in commas if comma >= found.end()]
    return (
        before[-1] if before else 0,
        after[0] if after else len(found.string),
        before[-2] if len(before) > 1 else 0,
    )


def free_choices(text: str, whole: str) -> Iterator[str]:
    """Sentences that let the reader choose between reconsideration and court for a refusal.

    One that speaks of everything counts only where the `whole` guide never says that reconsideration comes first.
    """
    for match in SENTENCE.finditer(text):
        sentence = match.group()
        if not CHOICE.search(sentence) or FIRST.search(sentence):
            continue
        if REFUSAL.search(sentence) or not FIRST.search(whole):
            yield sentence.strip()
