"""What attachments carry besides their text (domain reference, sections 2.5 and 13)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.disclosure.attachment_contents import Fact
from plugins.disclosure.checks.registry import Hit, item_check
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

LARGE_MEGABYTES = 20
# A text of so many letters says itself what its scanned attachment shows.
FULL_TEXT = 200
MILLION = 1024 * 1024

Messages = Mapping[Fact, tuple[str, Severity | None]]


def _hits(item: Item, messages: Messages) -> Iterator[Hit]:
    """A hit for each fact of each attachment that `messages` has a sentence for."""
    for file in item.attachments:
        for found in file.insides.found:
            if found.fact in messages:
                message, severity = messages[found.fact]
                told = _(message, name=file.name, detail=found.detail)
                yield Hit(item.source, item.line_of("attachments"), told, severity)


@item_check(
    "attachment-macros",
    Severity.ERROR,
    basis="检查指标",
    summary=label("附件里没有宏、脚本和嵌入的文件"),
    mend=label("另存为不带宏的 DOCX、XLSX，或重新导出 PDF；嵌入的文件单独作为附件"),
)
def attachment_macros(item: Item, register: Register) -> Iterator[Hit]:
    """Nothing in an attachment runs or carries another file."""
    yield from _hits(
        item,
        {
            Fact.MACROS: (label("附件“{name}”里有宏"), None),
            Fact.ACTIVE: (label("附件“{name}”里有脚本或会自动执行的动作（{detail}）"), None),
            Fact.EMBEDDED: (label("附件“{name}”里嵌入了别的文件（{detail}）"), None),
        },
    )


@item_check(
    "attachment-external",
    Severity.ERROR,
    summary=label("附件打开时不从别处取内容"),
    mend=label("在原文件里断开链接、改用普通模板，再换上"),
)
def attachment_external(item: Item, register: Register) -> Iterator[Hit]:
    """A template or object from elsewhere is fetched on opening; a linked picture or table only may be."""
    yield from _hits(
        item,
        {
            Fact.EXTERNAL: (label("附件“{name}”打开时会从别处取内容（{detail}）"), None),
            Fact.LINKED: (label("附件“{name}”引用了别处的内容（{detail}）"), Severity.WARNING),
        },
    )


@item_check(
    "attachment-bomb",
    Severity.ERROR,
    summary=label("附件解压后的大小合理"),
    mend=label("用原来的软件重新保存，再换上"),
)
def attachment_bomb(item: Item, register: Register) -> Iterator[Hit]:
    """No attachment unpacks to a hundred times its size."""
    yield from _hits(item, {Fact.BOMB: (label("附件“{name}”解压后大得不正常，没有打开"), None)})


@item_check(
    "attachment-locked",
    Severity.ERROR,
    basis="条例 Art. 5",
    summary=label("附件没有加密"),
    mend=label("去掉密码和限制后重新保存"),
)
def attachment_locked(item: Item, register: Register) -> Iterator[Hit]:
    """Everybody can open an attachment, and programs can read it aloud."""
    yield from _hits(
        item,
        {
            Fact.ENCRYPTED: (label("附件“{name}”有密码，读者打不开，也无法检查"), None),
            Fact.LOCKED: (label("附件“{name}”限制了复制或打印"), Severity.WARNING),
        },
    )


@item_check(
    "attachment-broken",
    Severity.WARNING,
    summary=label("附件完整，可以打开"),
    mend=label("打开附件核对，用原来的软件重新保存后换上"),
)
def attachment_broken(item: Item, register: Register) -> Iterator[Hit]:
    """What cannot be read, or not to its end, has not been checked."""
    yield from _hits(
        item,
        {
            Fact.BROKEN: (label("附件“{name}”已损坏或写法不合规范，有的内容没有检查（{detail}）"), None),
            Fact.PARTIAL: (label("附件“{name}”太长，后面的内容没有检查"), None),
        },
    )


@item_check(
    "attachment-author",
    Severity.WARNING,
    basis="个人信息保护法 10",
    summary=label("附件的属性里没有工作人员的姓名"),
    mend=label("在“文件—信息—检查文档”里删去作者，再换上"),
)
def attachment_author(item: Item, register: Register) -> Iterator[Hit]:
    """The names of authors stay out of the properties of files."""
    yield from _hits(item, {Fact.AUTHOR: (label("附件“{name}”的属性里写着作者“{detail}”"), None)})


@item_check(
    "attachment-leftovers",
    Severity.WARNING,
    summary=label("附件里没有修订痕迹和批注"),
    mend=label("接受或拒绝全部修订，删去批注，再换上"),
)
def attachment_leftovers(item: Item, register: Register) -> Iterator[Hit]:
    """Tracked changes and comments are not meant for readers."""
    yield from _hits(
        item,
        {
            Fact.TRACKED: (label("附件“{name}”里留有修订痕迹（{detail} 处）"), None),
            Fact.COMMENTS: (label("附件“{name}”里留有批注（{detail} 处）"), None),
        },
    )


@item_check(
    "attachment-format",
    Severity.WARNING,
    basis="网站指引",
    summary=label("附件的格式可以检查和长期打开"),
    mend=label("另存为 DOCX、XLSX 或 PDF"),
)
def attachment_format(item: Item, register: Register) -> Iterator[Hit]:
    """Formats of Office 97 cannot be looked into."""
    message = label("附件“{name}”是 2003 年以前的格式，不能完整检查里面的内容")
    yield from _hits(item, {Fact.OLD_FORMAT: (message, None)})


@item_check(
    "attachment-no-text",
    Severity.WARNING,
    basis="条例 Art. 5；网站指引",
    summary=label("PDF 附件里有文字"),
    mend=label("换成由原文件导出的 PDF，或在正文里写出全文；确是原件扫描的，附件写“原件扫描: 是”"),
)
def attachment_no_text(item: Item, register: Register) -> Iterator[Hit]:
    """A scan stands beside a text, not in place of one."""
    scans = [
        file
        for file in item.attachments
        if not file.original_scan and any(found.fact is Fact.NO_TEXT for found in file.insides.found)
    ]
    if scans and item.facts.letters < FULL_TEXT:
        for file in scans:
            message = _("附件“{name}”只有图像，没有文字，不能检索、朗读和检查", name=file.name)
            yield Hit(item.source, item.line_of("attachments"), message)


@item_check(
    "attachment-large",
    Severity.WARNING,
    summary=label("附件不大于 20 MB"),
    mend=label("压缩图片或分成几个文件"),
)
def attachment_large(item: Item, register: Register) -> Iterator[Hit]:
    """What is large takes readers long to load."""
    for file in item.attachments:
        if file.size > LARGE_MEGABYTES * MILLION:
            message = _("附件“{name}”有 {size} MB", name=file.name, size=round(file.size / MILLION))
            yield Hit(item.source, item.line_of("attachments"), message)
