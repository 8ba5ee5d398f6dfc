"""Titles: the full official name of the paper, and nothing else (domain reference, section 2.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.disclosure import document_numbers
from plugins.disclosure.checks import brackets, wording
from plugins.disclosure.checks.registry import Hit, hit, item_check
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

SHORTEST, LONGEST = 5, 120
STATUS = (
    "废止|失效|作废|已修改|已修订|已修正|已撤销|被代替|被替代|被取代|已代替|已取代"
    "|停止执行|停止使用|现行有效|尚未生效"
)
_IN_BRACKETS = re.compile(
    rf"[（(【\[〔〈<［](?!拟|是否|建议)([^（）()【】\[\]〔〕〈〉<>［］《》]{{0,30}}(?:{STATUS})|有效)[）)】\]〕〉>］]"
)
_AT_EDGE = re.compile(
    rf"[\s　—–_:：·-]((?:已|已经|现已|全文|部分)(?:{STATUS}))$|^((?:已|现已)(?:{STATUS}))[\s　—–_:：·-]"
)
_VAGUE_MATTER = (
    "有关|相关|若干|具体|以下|下列|一些|几个|部分|本|此|的|事项|事宜|问题|工作|情况|内容|规定|要求|文件"
    "|年度|年|月|日|第|号"
)
_GENRES = (
    "公示|公告|通知|通告|通报|意见|决定|命令|报告|请示|批复|议案|函|复函|纪要|办法|规定|方案|名单|名册|一览表|"
    "计划|规划|总结|细则|制度|目录|表|表格|附件|附表|附图|正文|文件|材料|说明|情况说明|简报|信息|动态|公报|标题|无标题|"
    "无题|未命名|测试|公示公告|通知公告|政府文件|信息公开|政务公开|会议纪要|工作总结|工作报告|工作方案|实施方案|实施意见|实施办法"
)
_ALONE = re.compile(rf"(?:关于)?(?:{_VAGUE_MATTER}){{0,6}}(?:{_GENRES})?")
_NEEDS_MATTER = re.compile(r"(?:关于)?(?:的)?(?:公示|通知|通报|意见|报告|请示|方案|名单|计划|总结|说明)")
_MARKS_AND_DIGITS = re.compile(r"[\W\d_]+")
_LEADING = re.compile(r"[，。、；：？！,.;:?!…·—–_~～）)】\]》〉〕”’|/\\*#-]")
_TRAILING = re.compile(r"[，。、；：,.;:…·—–_~～（(【\[《〈〔“‘|/\\*#-]$")
_QUESTION = re.compile(r"[0-9] {0,3}[?？] {0,3}[0-9]")
_STATUTE = re.compile(r"^\w{2,3}(?:条例|(?<!办)法)$")
_SERIAL = re.compile(r"第[0-9一二三四五六七八九十百]{1,5}[号批期次]")
_ORDINAL = "一二三四五六七八九十"


@item_check(
    "title-status",
    Severity.ERROR,
    basis="目录指引",
    summary=label("名称里不写“已废止”“失效”之类的状态"),
    mend=label("从名称中删去，填写“有效性”（废止的还要填“废止日期”，由作出废止决定的条目写“废止”指向本条）"),
)
def title_status(item: Item, register: Register) -> Iterator[Hit]:
    """A title says what the paper is called, not whether it is in force."""
    title = item.fields.title or ""
    found = _IN_BRACKETS.search(title) or _AT_EDGE.search(title)
    if found:
        status = found[0].strip(" \u3000—–_:：·-")
        message = _("名称里写着“{status}”，这属于有效性", status=status)
        yield hit(item, "title", message, Severity.WARNING if item.imported else None)


@item_check(
    "title-vague",
    Severity.WARNING,
    basis="目录指引",
    summary=label("名称说明是关于什么的"),
    mend=label("写完整的正式标题：机关、事由、文种，如“示例市财政局关于公布 2026 年部门预算的通知”"),
)
def title_vague(item: Item, register: Register) -> Iterator[Hit]:
    """A title names its matter: not 公示, 关于…的通知 or a number alone."""
    title = item.fields.title
    if not title or len(title) > LONGEST:
        return
    if document_numbers.find(title) or not _MARKS_AND_DIGITS.sub("", title):
        yield hit(item, "title", _("名称“{title}”只是一个号码", title=title))
        return
    rest = _MARKS_AND_DIGITS.sub("", _SERIAL.sub("", title))
    matter = _without_bodies(rest, item, register)
    # An announcement or an order of a body may lawfully have no matter in its title.
    is_vague = _ALONE.fullmatch(rest.strip(_ORDINAL)) if matter == rest else _is_without_matter(matter)
    if is_vague:
        yield hit(item, "title", _("名称“{title}”看不出是关于什么的", title=title))


def _without_bodies(title: str, item: Item, register: Register) -> str:
    """The title without the names of the item's bodies at its beginning."""
    names = {name for body in register.bodies.find_all(item.bodies) for name in body.all_names}
    for name in sorted(names.union(item.bodies), key=len, reverse=True):
        title = title.removeprefix(name)
    return title


def _is_without_matter(rest: str) -> bool:
    starts_matter = rest.startswith("关于") and _ALONE.fullmatch(rest)
    return bool(not rest or starts_matter or _NEEDS_MATTER.fullmatch(rest))


@item_check(
    "title-brackets",
    Severity.WARNING,
    summary=label("名称里的括号、书名号、引号成对"),
    mend=label("补上缺少的一半，左右用同一种"),
)
def title_brackets(item: Item, register: Register) -> Iterator[Hit]:
    """Brackets and quotation marks of a title are paired with their own kind."""
    title = item.fields.title or ""
    found = brackets.unpaired(title)
    if found and not any(brackets.year_brackets(title)):
        if found.other:
            message = _("名称里的“{left}”和“{right}”不成对", left=found.bracket, right=found.other)
        else:
            message = _("名称里的“{mark}”缺少另一半", mark=found.bracket)
        yield hit(item, "title", message)


@item_check(
    "title-year-brackets",
    Severity.WARNING,
    basis="GB/T 9704",
    summary=label("名称里文号的年份用六角括号〔〕"),
    mend=label("改成 〔2026〕3号 的样子"),
)
def title_year_brackets(item: Item, register: Register) -> Iterator[Hit]:
    """The year of a document number stands between 〔 and 〕; a broken pair is an error."""
    for found in brackets.year_brackets(item.fields.title or ""):
        severity = Severity.ERROR if found.broken and not item.imported else None
        message = _("名称里写的是“{written}”，应是“{right}”", written=found.written, right=found.right)
        yield hit(item, "title", message, severity)


@item_check(
    "title-question-mark",
    Severity.WARNING,
    summary=label("名称的数字之间没有问号"),
    mend=label("对照原件改回原来的字符，多半是破折号、顿号或者小数点"),
)
def title_question_mark(item: Item, register: Register) -> Iterator[Hit]:
    """A question mark between digits is what a lost character left behind."""
    found = _QUESTION.search(item.fields.title or "")
    if found:
        yield hit(item, "title", _("名称里的“{text}”，数字之间是问号", text=found[0]))


@item_check(
    "title-doubled",
    Severity.WARNING,
    summary=label("名称里没有重复的词"),
    mend=label("删去多余的一个"),
)
def title_doubled(item: Item, register: Register) -> Iterator[Hit]:
    """No word stands twice in a title by a slip of the pen: 的的, 通知通知."""
    title = item.fields.title or ""
    slip = next(wording.doubled_function_words(title), None) or next(wording.doubled_words(title), None)
    if slip:
        yield hit(item, "title", _("名称里“{word}”写了两次", word=slip.meant))


@item_check(
    "title-length",
    Severity.WARNING,
    basis="目录指引",
    summary=label("名称不太短也不太长"),
    mend=label("写完整的正式标题；副题和说明移到内容概述"),
)
def title_length(item: Item, register: Register) -> Iterator[Hit]:
    """Five to 120 characters; statutes such as 信访条例 may be shorter."""
    title = item.fields.title
    if title and not _STATUTE.search(title) and not SHORTEST <= len(title) <= LONGEST:
        message = _(
            "名称有 {count} 个字，一般在 {least} 至 {most} 个之间",
            count=len(title),
            least=SHORTEST,
            most=LONGEST,
        )
        yield hit(item, "title", message)


@item_check(
    "title-punctuation",
    Severity.WARNING,
    summary=label("名称的首尾没有多余的标点"),
    mend=label("删去首尾多余的标点；被截断的名称补全"),
)
def title_punctuation(item: Item, register: Register) -> Iterator[Hit]:
    """No stray mark at the beginning or the end."""
    title = item.fields.title or ""
    found = _LEADING.match(title) or _TRAILING.search(title)
    if found:
        where = _("开头") if found.start() == 0 else _("结尾")
        yield hit(item, "title", _("名称的{where}是“{mark}”", where=where, mark=found[0]))
