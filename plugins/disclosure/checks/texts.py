"""Texts: the whole text, clean of what editing and copying left behind (domain reference, sections 2.1 and 13)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plugins.disclosure.body_html import plain_text
from plugins.disclosure.checks import brackets, wording
from plugins.disclosure.checks.registry import Hit, hit, item_check
from plugins.disclosure.checks.source_text import Place, excerpt, first_line, hits_in_text, text_of
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

SURELY_LONG = 400
_NOT_LETTERS = re.compile(r"[\W_]+")
_POINTER = re.compile(
    r"(?:请|敬请|具体|详细|有关|相关|全文|正文|原文|内容|情况|名单|详情|信息|文件|通知|公告|公示|如下|的)*"
    r"(?:(?:详见|请见|参见|另见|见|请看|查看|请查看|下载|请下载|点击下载|点击查看|点击)"
    r"(?:以下|下方|下列|文末|文后|本页|相关|下载|pdf|word|的|全文|正文|原文)*"
    r"(?:附件|附表|附图|附录|链接|扫描件|图片|表格|文件|公报|原文)[0-9一二三四五六七八九十]{0,3})+"
    r"(?:下载|pdf|docx?|xlsx?)?"
)
_EMPTY_WORDS = re.compile(
    r"(?:附件|附表|正文|全文|内容|略|从略|同上|无|无正文|暂无|暂无内容|暂缺|空|测试|test|todo|tbd|lorem)*"
    r"(?:(?:正文|内容|全文)?(?:待补充?|待补录|待完善|待添加|待录入|待定|后补|另行补充))?|[x×]{2,}"
)
_BLANK = (
    r"(?:请)?(?:在)?(?:此处|这里)(?:填写|输入|录入|插入|粘贴|补充)[^\n。，；]{0,12}"
    r"|(?:正文|内容|全文|本段)?(?:待补充?|待补录|待完善|待录入)(?:内容)?|[xX×]{3,}"
)
_BLANK_LINE = re.compile(rf"^[ \t　>*_（(【\[]{{0,8}}(?:{_BLANK})[ \t　*_）)】\]。.]{{0,8}}$", re.MULTILINE)
_BLANK_WITHIN = re.compile(
    r"[（(【\[](?:待补充?|待补录|待完善|待录入|此处填写[^\n（）()【】\[\]]{0,12})[）)】\]]"
)
_WORDS_OF_BLANKS = ("此处", "这里", "待补", "待完善", "待录入", "x", "X", "×")
_COMMENT = re.compile(
    r"Commented \[[A-Za-z]{1,5}[0-9]{1,4}\]"
    r"|批注 {0,3}[\[［【(（] {0,3}[A-Za-z\u4e00-\u9fff]{0,12} {0,3}[0-9]{1,4} {0,3}[\]］】)）]"
)
_CHANGE = re.compile(
    r"[\[［【](?:已?删除|已?插入|新增|修订)(?:的内容|内容|线)?[\]］】]"
    r"|(?:删除的内容|带格式的|设置了格式|已插入的内容)[:：]|\{(?:\+\+|--|~~|>>)[^\n{}]{0,200}(?:\+\+|--|~~|<<)\}"
)
_WORDS_OF_CHANGE = ("删除", "插入", "新增]", "新增］", "新增】", "修订", "带格式的", "设置了格式", "{")
_CHANGE_TAG = re.compile(r"<(?:ins|del)\b", re.IGNORECASE)
_QUESTION = re.compile(r"(?<![A-Za-z0-9/=&.])[0-9]{1,9} {0,2}[?？] {0,2}[0-9]")


@item_check(
    "text-placeholder",
    Severity.ERROR,
    basis="条例 Art. 12",
    summary=label("正文是全文，不是“见附件”或者待填的空白"),
    mend=label("把全文写进正文，附件只作补充"),
)
def text_placeholder(item: Item, register: Register) -> Iterator[Hit]:
    """The text is not a mere pointer to attachments, nor a form that nobody has filled in."""
    text = text_of(item)
    if not text.strip():
        return
    severity = Severity.WARNING if item.imported else None
    if len(text) < SURELY_LONG and (written := _only_words(item)):
        message = _("正文只有“{text}”，没有内容", text=written[:40])
        yield Hit(item.source, first_line(item, text), message, severity)
        return
    if not any(word in text for word in _WORDS_OF_BLANKS):
        return
    blank = label("“{text}”还没有填写")
    yield from hits_in_text(
        item,
        text,
        _places(_BLANK_LINE.finditer(text), blank, severity),
        _places(_BLANK_WITHIN.finditer(text), blank, Severity.WARNING),
    )


def _places(
    matches: Iterable[re.Match[str]], message: str, severity: Severity | None = None
) -> Iterator[Place]:
    """A place for each match, whose text goes into the message."""
    for match in matches:
        yield Place(match.start(), _(message, text=match[0].strip()[:40]), severity)


def _only_words(item: Item) -> str:
    """The text of an item, where it says nothing but that the content is elsewhere or will come; else empty."""
    plain = plain_text(item.html)
    names = [item.fields.title or "", item.fields.document_number or "", *item.bodies]
    names += [part for file in item.attachments for part in (file.title, file.name)]
    rest = _NOT_LETTERS.sub("", plain.lower())
    for name in sorted((_NOT_LETTERS.sub("", name.lower()) for name in names), key=len, reverse=True):
        rest = rest.replace(name, "") if name else rest
    rest = re.sub(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日", "", rest)
    if not rest and "附件" not in plain:
        return ""
    return " ".join(plain.split()) if _POINTER.fullmatch(rest) or _EMPTY_WORDS.fullmatch(rest) else ""


@item_check(
    "text-tracked-changes",
    Severity.ERROR,
    summary=label("正文里没有修订痕迹和批注"),
    mend=label("在原文档里接受或拒绝全部修订、删除批注，再重新粘贴"),
)
def text_tracked_changes(item: Item, register: Register) -> Iterator[Hit]:
    """No comments and tracked changes of a word processor are left."""
    text = text_of(item)
    message = label("留有修订痕迹或批注“{text}”")
    kinds = []
    if "批注" in text or "Comment" in text:
        kinds.append(_places(_COMMENT.finditer(text), message))
    if any(word in text for word in _WORDS_OF_CHANGE):
        kinds.append(_places(_CHANGE.finditer(text), message))
    if "<" in text:
        kinds.append(_places(_CHANGE_TAG.finditer(text), message, Severity.WARNING))
    yield from hits_in_text(item, text, *kinds)


@item_check(
    "text-question-mark",
    Severity.WARNING,
    summary=label("正文的数字之间没有问号"),
    mend=label("对照原件改回原来的字符，多半是破折号、顿号或者小数点"),
)
def text_question_mark(item: Item, register: Register) -> Iterator[Hit]:
    """A question mark between digits is what a lost character left behind."""
    text = text_of(item)
    if "?" in text or "？" in text:
        yield from hits_in_text(
            item,
            text,
            (
                Place(match.start(), _("“{text}”，数字之间是问号", text=excerpt(text, *match.span())))
                for match in _QUESTION.finditer(text)
            ),
        )


@item_check(
    "text-year-brackets",
    Severity.WARNING,
    basis="GB/T 9704",
    summary=label("正文里文号的年份两边括号成对"),
    mend=label("改成 〔2026〕3号 的样子"),
)
def text_year_brackets(item: Item, register: Register) -> Iterator[Hit]:
    """The year of a document number does not stand between brackets of two kinds."""
    text = text_of(item)
    yield from hits_in_text(
        item,
        text,
        (
            Place(found.position, _("“{written}”应是“{right}”", written=found.written, right=found.right))
            for found in brackets.year_brackets(text)
            if found.broken
        ),
    )


@item_check(
    "text-doubled",
    Severity.WARNING,
    summary=label("概述和正文里没有重复的虚词"),
    mend=label("删去多余的一个"),
)
def text_doubled(item: Item, register: Register) -> Iterator[Hit]:
    """No function word stands twice: 的的, 了了, 关于关于."""
    slip = next(wording.doubled_function_words(item.fields.summary or ""), None)
    if slip:
        yield hit(item, "summary", _("“{word}”重复了", word=slip.written))
    text = text_of(item)
    yield from hits_in_text(
        item,
        text,
        (
            Place(slip.position, _("“{text}”，重复了", text=excerpt(text, slip.position, slip.position + 2)))
            for slip in wording.doubled_function_words(text)
        ),
    )


@item_check(
    "misspelt",
    Severity.WARNING,
    basis="检查指标",
    summary=label("国家、机关、领导人的名称没有常见的错写"),
    mend=label("改正错字"),
)
def misspelt(item: Item, register: Register) -> Iterator[Hit]:
    """No name of the reviewed list is misspelt in title, summary or text."""
    for field in ("title", "summary"):
        slip = next(wording.misspelt(getattr(item.fields, field) or ""), None)
        if slip:
            yield hit(item, field, _("“{written}”应是“{meant}”", written=slip.written, meant=slip.meant))
    text = text_of(item)
    yield from hits_in_text(
        item,
        text,
        (
            Place(slip.position, _("“{written}”应是“{meant}”", written=slip.written, meant=slip.meant))
            for slip in wording.misspelt(text)
        ),
    )
