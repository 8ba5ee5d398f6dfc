"""Index numbers and document numbers (domain reference, section 4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from plugins.disclosure import document_numbers, index_numbers
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check, hit, item_check
from plugins.disclosure.errors import InvalidNumber
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register


@item_check(
    "index-number-form",
    Severity.ERROR,
    basis="GB 11714；GB 32100",
    summary=label("索引号合乎编号规则，校验码正确"),
    mend=label("核对机构编码；沿用的旧号码确实如此时写“索引号有误: 是”"),
)
def index_number_form(item: Item, register: Register) -> Iterator[Hit]:
    """Check characters; a number that is known to be defective is only noticed."""
    if item.number is None:
        return
    try:
        item.number.verify(register.schemes)
    except InvalidNumber as error:
        severity = Severity.NOTICE if item.fields.number_defect else None
        yield hit(item, "index_number", str(error), severity)


@item_check(
    "index-number-place",
    Severity.ERROR,
    basis="目录指引",
    summary=label("写出的索引号与文件位置一致"),
    mend=label("删去“索引号”一行，或把文件移到相应的位置"),
)
def index_number_place(item: Item, register: Register) -> Iterator[Hit]:
    """An index number that is written in the file agrees with the one of its path."""
    stated = item.fields.index_number
    if stated is None or item.fields.number_defect:
        return
    read = index_numbers.recognise(stated, register.schemes)
    if item.number is None or read is None or read.text != item.number.text:
        place = item.index_number if item.number else _("尚未编号")
        yield hit(item, "index_number", _("写的是“{stated}”，位置表示“{place}”", stated=stated, place=place))


@check(
    "index-number-unique",
    Severity.ERROR,
    basis="目录指引",
    summary=label("索引号不重复"),
    mend=label("后来的一条换用新的流水号"),
)
def index_number_unique(catalog: Catalog) -> Iterator[Hit]:
    """No two items carry the same index number; known defects of imported items are only noticed."""
    first: dict[str, Item] = {}
    for item in sorted(catalog.items, key=lambda item: (item.fields.number_defect, item.source)):
        if not item.index_number:
            continue
        known = first.setdefault(item.index_number, item)
        if known is not item:
            severity = Severity.NOTICE if item.fields.number_defect else None
            message = _("索引号 {number} 已用于 {file}", number=item.index_number, file=known.source)
            yield hit(item, "index_number", message, severity)


@item_check(
    "index-number-year",
    Severity.WARNING,
    basis="目录指引",
    summary=label("索引号的年份与生成日期的年份一致"),
    mend=label("核对生成日期；索引号一经公布不再改动"),
)
def index_number_year(item: Item, register: Register) -> Iterator[Hit]:
    """The year of the index number is the year of generation."""
    if item.number and item.fields.generated_on and item.number.year != item.fields.generated_on.year:
        message = _(
            "索引号的年份是 {year}，生成日期是 {day}", year=item.number.year, day=item.fields.generated_on
        )
        yield hit(item, "generated_on", message)


@item_check(
    "document-number-form",
    Severity.ERROR,
    basis="GB/T 9704",
    summary=label("文号写法规范"),
    mend=label("写成 示政发〔2026〕3号 的样子：六角括号、四位年份、不写“第”"),
)
def document_number_form(item: Item, register: Register) -> Iterator[Hit]:
    """A document number that can be parsed; other brackets than 〔〕 are only a warning."""
    written = item.fields.document_number
    if not written:
        return
    number = document_numbers.find(written)
    if number is None:
        severity = Severity.WARNING if item.imported else None
        yield hit(item, "document_number", _("“{text}”不是规范的文号", text=written), severity)
    elif str(number) != written:
        message = _("文号写作“{text}”，规范的写法是“{form}”", text=written, form=number)
        yield hit(item, "document_number", message, Severity.WARNING)


@check(
    "document-number-unique",
    Severity.ERROR,
    summary=label("同一机构的文号不重复"),
    mend=label("核对文号；同一文件只发布一条"),
)
def document_number_unique(catalog: Catalog) -> Iterator[Hit]:
    """No two items of one publisher carry the same document number."""
    seen: dict[tuple[str, document_numbers.DocumentNumber], list[Item]] = defaultdict(list)
    for item in sorted(catalog.items, key=lambda item: item.source):
        if item.document_number and not item.fields.withdrawn:
            seen[next(iter(catalog.body_names(item)), ""), item.document_number].append(item)
    for (_publisher, number), items in seen.items():
        for item in items[1:]:
            severity = Severity.WARNING if item.imported else None
            message = _("文号 {number} 已用于 {file}", number=number, file=items[0].source)
            yield hit(item, "document_number", message, severity)
