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
from plugins.disclosure.ledger import FILE
from plugins.disclosure.messages import _, label
from plugins.disclosure.places import REGISTER_FOLDER, address_of
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
    """A document number that can be parsed; brackets of another kind than 〔〕 that are a pair are only a warning."""
    written = item.fields.document_number
    if not written:
        return
    number = document_numbers.find(written)
    if number is None:
        severity = Severity.WARNING if item.imported else None
        yield hit(item, "document_number", _("“{text}”不是规范的文号", text=written), severity)
    elif str(number) != written:
        message = _("文号写作“{text}”，规范的写法是“{form}”", text=written, form=number)
        is_mild = item.imported or document_numbers.has_pair(written)
        yield hit(item, "document_number", message, Severity.WARNING if is_mild else None)


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


@check(
    "index-number-vanished",
    Severity.ERROR,
    basis="目录指引",
    summary=label("台账里的索引号都还在目录里"),
    mend=label("恢复这个文件；不宜再公开的，在文件里写“撤回”，地址和索引号保留"),
)
def index_number_vanished(catalog: Catalog) -> Iterator[Hit]:
    """Every number that was ever given still has its item, if only as a withdrawn one, or its page leads on.

    Numbers of items that cannot be read are told by the error about their file.
    """
    present = {item.index_number for item in (*catalog.items, *catalog.held_back)}
    for number, source, line in catalog.register.ledger:
        is_moved = source and address_of(source).casefold() in catalog.register.redirects.by_old
        if number not in present and source not in catalog.unread and not is_moved:
            message = _("索引号 {number} 的条目 {file} 不见了", number=number, file=source)
            yield Hit(f"{REGISTER_FOLDER}/{FILE}", line, message)


@check(
    "index-number-unlisted",
    Severity.WARNING,
    basis="目录指引",
    summary=label("已编号的条目都登记在台账里"),
    mend=label("在 register/ledger.csv 的末尾加上这一行：索引号,文件"),
)
def index_number_unlisted(catalog: Catalog) -> Iterator[Hit]:
    """Where a ledger is kept, it names every number, so that no item can disappear unnoticed."""
    listed = {line.index_number for line in catalog.register.ledger}
    for item in catalog.items if listed else ():
        if item.number and item.number.text not in listed and not item.fields.number_defect:
            message = _("索引号 {number} 没有登记在台账里", number=item.number.text)
            yield hit(item, "index_number", message)
