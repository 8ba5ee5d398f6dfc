"""Document numbers against text, publisher and date (domain reference, sections 2.1, 4.5 and 13)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from plugins.disclosure import document_numbers
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check, hit, item_check
from plugins.disclosure.citations import word_at_end
from plugins.disclosure.document_numbers import DocumentNumber
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register


@item_check(
    "document-number-missing",
    Severity.WARNING,
    basis="目录指引",
    summary=label("正文载有文号的，“文号”一栏也写上"),
    mend=label("把正文开头的文号写入“文号”"),
)
def document_number_missing(item: Item, register: Register) -> Iterator[Hit]:
    """A number that stands alone in a line at the head of the text is that of the item."""
    if not item.fields.document_number and item.facts.numbers and item.open_to_all:
        number, line = item.facts.numbers[0]
        yield Hit(item.source, line, _("正文里有文号 {number}，“文号”一栏没有写", number=number))


@item_check(
    "document-number-differs",
    Severity.WARNING,
    basis="目录指引",
    summary=label("“文号”与正文开头的文号一致"),
    mend=label("按原件改正写错的一处"),
)
def document_number_differs(item: Item, register: Register) -> Iterator[Hit]:
    """The number in the field is one of those at the head of the text, if there are any."""
    stated = item.document_number
    found = [number for number, _line in item.facts.numbers]
    if stated and found and stated not in found and item.open_to_all:
        message = _(
            "文号写的是 {stated}，正文第 {line} 行是 {found}",
            stated=stated,
            line=item.facts.numbers[0].line,
            found=found[0],
        )
        yield hit(item, "document_number", message)


@item_check(
    "document-number-year",
    Severity.WARNING,
    basis="目录指引",
    summary=label("文号的年份与生成日期的年份一致"),
    mend=label("核对文号和生成日期"),
)
def document_number_year(item: Item, register: Register) -> Iterator[Hit]:
    """The year of the document number is that of generation."""
    number, day = item.document_number, item.fields.generated_on
    if number and number.year and day and number.year != day.year:
        message = _("文号的年份是 {year}，生成日期是 {day}", year=number.year, day=day)
        yield hit(item, "document_number", message)


@item_check(
    "document-number-word",
    Severity.WARNING,
    basis="条例 Art. 10",
    summary=label("文号的机关代字属于发布机构或联合机关"),
    mend=label("核对发布机构和文号；联合发文的发布机构写牵头机关"),
)
def document_number_word(item: Item, register: Register) -> Iterator[Hit]:
    """The office word is not one that the register gives to other bodies alone."""
    if item.document_number is None:
        return
    owners = register.word_owners.get(item.document_number.word, ())
    own = register.bodies.find_all(item.bodies)
    if owners and own and not {body.slug for body in owners} & {body.slug for body in own}:
        message = _(
            "“{word}”是“{owner}”的机关代字，发布机构写的是“{publisher}”",
            word=item.document_number.word,
            owner=owners[0].name,
            publisher=own[0].name,
        )
        yield hit(item, "document_number", message)


@check(
    "citation-unresolved",
    Severity.WARNING,
    basis="检查指标",
    summary=label("正文引用的本级文号在本目录里找得到"),
    mend=label("核对文号；该文件依法应当公开而没有公开的，补充发布"),
)
def citation_unresolved(catalog: Catalog) -> Iterator[Hit]:
    """A citation with a word of our own, of a year and within the numbers that the catalog has, leads to an item."""
    known, last = _known(catalog)
    words = sorted({word for word, _year in last}, key=len, reverse=True)
    by_end: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        by_end[word[-1]].append(word)
    for item in catalog.items:
        for cited in item.facts.cited if item.open_to_all else ():
            word = word_at_end(cited.before, by_end.get(cited.before[-1], ()))
            if not word or cited.year is None or cited.serial > last.get((word, cited.year), 0):
                continue
            number = DocumentNumber(word, cited.year, cited.serial)
            if number not in known and all(number != own for own, _line in item.facts.numbers):
                severity = Severity.NOTICE if item.imported else None
                yield Hit(item.source, cited.line, _("本目录里没有文号 {number}", number=number), severity)


def _known(catalog: Catalog) -> tuple[set[DocumentNumber], dict[tuple[str, int], int]]:
    """The numbers of the catalog and of what it names as external, and the highest of each registered word and year."""
    registered = catalog.register.word_owners
    known: set[DocumentNumber] = set()
    last: dict[tuple[str, int], int] = {}
    for item in (*catalog.items, *catalog.held_back):
        number = item.document_number
        if number:
            known.add(number)
            if number.year and number.word in registered:
                key = (number.word, number.year)
                last[key] = max(number.serial, last.get(key, 0))
        for relation in catalog.relations.stated_by(item):
            external = document_numbers.find(relation.reference.to) if relation.reference.external else None
            if external:
                known.add(external)
    return known, last
