"""Personal data in items and inside their attachments (domain reference, section 10.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import CHECKS, Hit, check, item_check
from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.files import as_text, read_bytes
from plugins.disclosure.findings import Finding, Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.personal_data import KIND_LABELS, REASON_LABELS, LinedHit, personal_data_by_line
from plugins.disclosure.personal_data import Hit as Personal
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.privacy_exceptions import PRIVACY_EXCEPTIONS, PrivacyException
from plugins.disclosure.reader import MAX_BYTES
from plugins.disclosure.register import Register

RULE = "personal-data"


@item_check(
    RULE,
    Severity.ERROR,
    basis="个人信息保护法 10、25、28；条例 Art. 15",
    summary=label("正文、条目信息和附件里没有个人信息"),
    mend=label(
        "删去，或遮盖中间的数字（138****1234、35*************123），附件要在原文件里改好再换上；"
        "依法必须公开的，经审查后在 register/privacy-exceptions.yml 里写一行"
    ),
)
def personal_data(item: Item, register: Register) -> Iterator[Hit]:
    """Identity cards, telephones, cards and passports of people stop a merge; what is only likely is a warning."""
    for found in item.personal:
        yield _told(item.source, found.line, "", found.hit, _exception(item, found.hit, register))
    line = item.line_of("attachments")
    for file in item.attachments:
        for placed in file.insides.personal:
            place = _("附件“{name}”的“{place}”有", name=file.name, place=placed.place)
            yield _told(item.source, line, place, placed.hit, _exception(item, placed.hit, register))
        more = file.insides.personal_count - len(file.insides.personal)
        if more > 0:
            message = _("附件“{name}”里另有 {count} 处个人信息没有逐条列出", name=file.name, count=more)
            yield Hit(item.source, line, message)


@check(
    "page-personal-data",
    Severity.ERROR,
    basis="个人信息保护法 10、25、28",
    summary=label("说明页、公开指南、年度报告和名录里没有个人信息"),
    mend=label("删去，或遮盖中间的数字（138****1234）；公开的联系电话用办公电话"),
)
def page_personal_data(catalog: Catalog) -> Iterator[Hit]:
    """What holds for items holds for everything else that is published."""
    for source, personal in _outside_items(catalog):
        for found in personal:
            numbers = _numbers(found.hit)
            exception = catalog.register.privacy_exceptions.find((source,), numbers)
            yield _told(source, found.line, "", found.hit, exception)


@check(
    "privacy-exception-unused",
    Severity.WARNING,
    summary=label("每一条个人信息的例外都用得上"),
    mend=label("从 register/privacy-exceptions.yml 里删去这一行，或改正条目和号码"),
)
def privacy_exception_unused(catalog: Catalog) -> Iterator[Hit]:
    """An exception that lets nothing stand is a mistake or a leftover."""
    exceptions = catalog.register.privacy_exceptions
    if not exceptions.entries:
        return
    used = {
        id(exceptions.find((source,), _numbers(found.hit)))
        for source, personal in _outside_items(catalog)
        for found in personal
    }
    for item in (*catalog.items, *catalog.held_back):
        hits = [found.hit for found in item.personal]
        hits += [placed.hit for file in item.attachments for placed in file.insides.personal]
        used |= {id(_exception(item, hit, catalog.register)) for hit in hits}
    for entry, line in zip(exceptions.entries, exceptions.lines, strict=True):
        if id(entry) not in used:
            message = _("{item} 里没有 {number}，这条例外用不上", item=entry.item, number=entry.number)
            yield Hit(f"{REGISTER_FOLDER}/{PRIVACY_EXCEPTIONS}", line, message)


def _outside_items(catalog: Catalog) -> Iterator[tuple[str, Sequence[LinedHit]]]:
    """Each file that is no item, with the personal data in it."""
    yield from ((record.source, record.personal) for record in catalog.all_records())
    yield from catalog.register.personal.items()


def findings_in_unreadable(content: Path, source: str, register: Register) -> list[Finding]:
    """What is personal in a file that is no item: whatever keeps it from being one, this has to be known too."""
    try:
        text = as_text(read_bytes(content / source, MAX_BYTES))
    except BadFrontMatter:
        return []
    found = []
    for personal in personal_data_by_line(text):
        exception = register.privacy_exceptions.find((source,), _numbers(personal.hit))
        hit = _told(source, personal.line, "", personal.hit, exception)
        found.append(CHECKS[RULE].finding(hit))
    return found


def _told(source: str, line: int, place: str, hit: Personal, exception: PrivacyException | None) -> Hit:
    kind = _(KIND_LABELS[hit.kind])
    what = f"{kind} {hit.masked}".strip()
    if exception:
        message = _(
            "{place}{what}，已审查可以公开：{reason}（{reviewer}，{day}）",
            place=place,
            what=what,
            reason=exception.reason,
            reviewer=exception.reviewer,
            day=exception.on,
        )
        return Hit(source, line, message, Severity.NOTICE)
    reason = _(REASON_LABELS[hit.reason], word=hit.word)
    message = _("{place}{what}（{reason}）", place=place, what=what, reason=reason)
    return Hit(source, line, message, None if hit.certain else Severity.WARNING)


def _exception(item: Item, hit: Personal, register: Register) -> PrivacyException | None:
    return register.privacy_exceptions.find((item.source, item.index_number), _numbers(hit))


def _numbers(hit: Personal) -> tuple[str, ...]:
    return (hit.masked, _(KIND_LABELS[hit.kind]), KIND_LABELS[hit.kind])
