"""The parts of an official document (GB/T 9704): what stands above the text, its title, and who signed it when."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from commands.importing.characters import squeeze
from commands.importing.dates import parse_day
from commands.importing.errors import CannotImport
from commands.importing.markdown.document import Block, Paragraph, paragraphs
from plugins.disclosure.document_numbers import DocumentNumber, find
from plugins.disclosure.messages import _

HEAD_LINES = 16
LONGEST_TITLE = 150
_SECRET = re.compile(
    r"(?:绝密|机密|秘密)(?:[★☆*].{0,8})?|内部(?:资料|文件).{0,12}(?:不得外传|注意保存|妥善保管)?"
)
_URGENT = re.compile(r"特急|加急|平急|特提|紧急|0*[0-9]{1,6}")
_RED_HEAD = re.compile(r"(?P<name>[\u4e00-\u9fff（）]{3,60}?)(?:文件)?")
_SIGNATORY = re.compile(r"签发人[:：].{1,30}")
_NUMBER_AND_SIGNATORY = re.compile(r"(?P<number>.+?)(?:[\s\u3000]*签发人[:：].{1,30})?")
_TITLE_WORDS = re.compile(
    r".{4,}(?:决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|办法|规定|细则|规则|方案|规划|计划|要点|清单)(?:[（(].{1,20}[)）])?"
)
_BODY_NAME = re.compile(
    r"[\u4e00-\u9fff（）、\s\u3000]{2,60}?(?:政府|委员会|委|局|厅|部|办公室|办|院|中心|处|队|会|署|站|所|校|公司|街道办事处)"
)
_OPENNESS = re.compile(
    r"[（(]?此件(?P<how>[^（）()。]{2,16})[)）]?[。]?|公开(?:方式|属性|类别)[:：](?P<written>.{2,10})"
)
_ATTACHMENT_LIST = re.compile(r"附件[:：]\s*(?P<rest>.*)", re.DOTALL)
_ATTACHMENT_TITLE = re.compile(r"附件[\s\u3000]*[0-9０-９一二三四五六七八九十]*[:：]?")
_ENTRY = re.compile(r"(?:^|\n|\s)[\s\u3000]*[0-9０-９]+[.．、][\s\u3000]*(?P<name>[^\n]+)")


@dataclass
class Official:
    """What an official document says of itself; `rest` is its text from the title on, `head` the lines above.

    `signers` are the names above the first date of signature, `listed` the attachments that it names.
    """

    rest: list[Block]
    head: list[str] = field(default_factory=list)
    title: str = ""
    number: DocumentNumber | None = None
    red_head: str = ""
    signed_on: date | None = None
    signers: list[str] = field(default_factory=list)
    openness: str = ""
    listed: list[str] = field(default_factory=list)
    has_attached_text: bool = False


def read_official(blocks: list[Block]) -> Official:
    """The parts of a document. Raises CannotImport for one that says it is secret or not to be made public."""
    found = Official(blocks)
    start = _read_head(found, blocks)
    found.rest = blocks[start:]
    _read_title(found)
    lines = list(paragraphs(found.rest))
    for line in lines[:HEAD_LINES]:
        if found.number is None and len(line.text) < 60:
            found.number = find(line.text.strip().strip("（）()"))
    _read_signature(found, lines)
    _read_openness(found, lines)
    _read_attachments(found, lines)
    return found


def _read_head(found: Official, blocks: list[Block]) -> int:
    """Read what stands above the title; gives the number of these blocks.

    They are left out of the text only as far as fields say the same.
    """
    count = 0
    for number, block in enumerate(blocks[:HEAD_LINES]):
        if not isinstance(block, Paragraph):
            break
        text = squeeze(block.text)
        if _SECRET.fullmatch(text):
            raise CannotImport(_("文件标有“{mark}”，不能公开", mark=text))
        document_number = _number_of(block.text.strip())
        if document_number:
            found.number = document_number
        elif not (found.number or found.red_head) and _is_red_head(block, text, blocks[number + 1 :]):
            found.red_head = text.removesuffix("文件")
        elif not (_URGENT.fullmatch(text) or _SIGNATORY.fullmatch(text)):
            break
        found.head.append(" ".join(block.text.split()))
        count = number + 1
    return count if found.red_head or found.number else 0


def _number_of(line: str) -> DocumentNumber | None:
    """The document number that a line is, alone or with the name of the signatory."""
    match = _NUMBER_AND_SIGNATORY.fullmatch(line)
    return find(match["number"]) if match else None


def _is_red_head(block: Paragraph, text: str, below: list[Block]) -> bool:
    """Whether a line names the body in the head: it ends with 文件, or the document number follows at once."""
    if block.align not in ("center", "distribute") or not _RED_HEAD.fullmatch(text) or "关于" in text:
        return False
    following = below[0] if below else None
    return text.endswith("文件") or (
        isinstance(following, Paragraph) and _number_of(following.text.strip()) is not None
    )


def _read_title(found: Official) -> None:
    """The first centred lines, or a first line that is worded as a title."""
    first = next(iter(found.rest), None)
    if not isinstance(first, Paragraph):
        return
    if first.align != "center" and not first.tag:
        words = squeeze(first.text)
        is_title = len(words) <= LONGEST_TITLE and "。" not in words and _TITLE_WORDS.fullmatch(words)
        found.title = words if is_title else ""
        return
    parts: list[str] = []
    for block in found.rest[:8]:
        if not isinstance(block, Paragraph) or block.align != first.align or (parts and block.gap):
            break
        if (
            find(block.text.strip().strip("（）()"))
            or block.size != first.size
            or block.text.startswith(("（", "("))
        ):
            break
        parts.append(block.text.replace("\n", ""))
    title = squeeze("".join(parts))
    found.title = title if len(title) <= LONGEST_TITLE else ""


def _read_signature(found: Official, lines: list[Paragraph]) -> None:
    for number, line in enumerate(lines):
        day = parse_day(squeeze(line.text))
        if number == 0 or day is None:
            continue
        found.signed_on = day
        line.align = "right"
        for before in reversed(lines[max(number - 6, 0) : number]):
            text = before.text.strip()
            if not _BODY_NAME.fullmatch(text) or squeeze(text) == squeeze(found.title):
                break
            before.align = "right"
            found.signers = [
                *(part for part in re.split(r"[\s\u3000\n]{2,}|\n", text) if part),
                *found.signers,
            ]
        return


def _read_openness(found: Official, lines: list[Paragraph]) -> None:
    for line in lines:
        match = _OPENNESS.fullmatch(squeeze(line.text))
        if not match:
            continue
        words = match["how"] or match["written"]
        if re.search(r"不(?:予|得|宜)?公开|不得(?:外传|上网)|内部", words):
            raise CannotImport(_("正文写明“{words}”，没有导入", words=squeeze(line.text)))
        found.openness = (
            "依申请公开" if "依申请" in words else "主动公开" if "公开" in words else found.openness
        )


def _read_attachments(found: Official, lines: list[Paragraph]) -> None:
    for number, line in enumerate(lines):
        if match := _ATTACHMENT_LIST.match(line.text.strip()):
            following = []
            for later in lines[number + 1 : number + 30]:
                if not re.match(r"[\s\u3000]*[0-9０-９]+[.．、]", later.text):
                    break
                following.append(later.text)
            text = "\n".join([match["rest"], *following])
            names = [entry["name"].strip() for entry in _ENTRY.finditer(text)]
            found.listed += names or ([match["rest"].strip()] if match["rest"].strip() else [])
        elif number and _ATTACHMENT_TITLE.fullmatch(squeeze(line.text)):
            found.has_attached_text = True
