"""Guides: there, up to date, reachable, and by the law that is in force (domain reference, section 6.1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from plugins.disclosure.bodies import Body, WorkUnit
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.register_bodies import is_phone, phone_numbers
from plugins.disclosure.checks.registry import Hit, check
from plugins.disclosure.findings import Severity
from plugins.disclosure.guide import (
    GUIDES,
    NO_FAX,
    GuideFields,
    GuideRequest,
    GuideUnit,
    needs_guide,
    review_due,
)
from plugins.disclosure.guide_law import free_choices, remnants
from plugins.disclosure.messages import _, label
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.reading_places import FILE as PLACES_FILE
from plugins.disclosure.records import Record
from plugins.disclosure.register import BODIES

PHONES = ("work_unit.phone", "work_unit.fax", "request.phone", "request.fax")
SAME_IN_BOTH = ("name", "address", "hours", "phone", "fax")
DIGITS = re.compile(r"\d{5,}")
NOT_WORDS = re.compile(r"[\W_]+")
CALL = label("写成 0000-12345678 的样子：区号、连字符、7 或 8 位号码；多个号码用顿号分开")


@check(
    "guide-missing",
    Severity.WARNING,
    basis="条例 Art. 12",
    summary=label("每个行政机关都有公开指南"),
    mend=label("写一份 guides/<机构编码>.md，九项法定内容见 docs/guides.fields.md"),
)
def guide_missing(catalog: Catalog) -> Iterator[Hit]:
    """Once a site has guides, every body that owes one has one; a site without any has not begun with them."""
    written = {guide.place["body"] for guide in catalog.of(GUIDES)}
    for body in catalog.register.bodies if written else ():
        if body.slug not in written and needs_guide(body, catalog.date):
            yield Hit(
                f"{REGISTER_FOLDER}/{BODIES}/{body.code}.yml", 1, _("“{name}”没有公开指南", name=body.name)
            )


@check(
    "guide-stale",
    Severity.WARNING,
    basis="条例 Art. 12、53",
    summary=label("公开指南每年核对一次"),
    mend=label("把全文核对一遍，再改“核对日期”"),
)
def guide_stale(catalog: Catalog) -> Iterator[Hit]:
    """A guide was checked within the last year, and not on a day to come."""
    for guide in catalog.of(GUIDES):
        day = guide.fields.reviewed_on
        if day > catalog.date:
            yield _hit(guide, "reviewed_on", _("核对日期 {day} 还没有到", day=day))
        elif review_due(day) < catalog.date:
            yield _hit(guide, "reviewed_on", _("最近一次核对是 {day}，已超过一年", day=day))


@check(
    "guide-phone",
    Severity.ERROR,
    basis="条例 Art. 12",
    summary=label("公开指南里的电话、传真写法正确"),
    mend=CALL,
)
def guide_phone(catalog: Catalog) -> Iterator[Hit]:
    """Every phone and fax number of a guide can be dialled."""
    for guide in catalog.of(GUIDES):
        for field in PHONES:
            block, _dot, name = field.partition(".")
            written = getattr(getattr(guide.fields, block), name, None)
            for wrong in _undialled(written):
                named = _label_of(field)
                yield _hit(guide, field, _("{field}“{phone}”写法不对", field=named, phone=wrong[:40]))


@check(
    "place-phone",
    Severity.ERROR,
    basis="条例 Art. 25",
    summary=label("查阅场所的电话写法正确"),
    mend=CALL,
)
def place_phone(catalog: Catalog) -> Iterator[Hit]:
    """Every phone number of a reading place can be dialled."""
    places = catalog.register.reading_places
    for number, place in enumerate(places.entries):
        for wrong in _undialled(place.phone):
            message = _("“{name}”的电话“{phone}”写法不对", name=place.name, phone=wrong[:40])
            yield Hit(f"{REGISTER_FOLDER}/{PLACES_FILE}", places.line_of(number, "phone"), message)


@check(
    "place-body",
    Severity.WARNING,
    basis="条例 Art. 25",
    summary=label("查阅场所的管理机构在机构名录里"),
    mend=label("写机构名录里的名称或者编码；不在名录里的不写这一项"),
)
def place_body(catalog: Catalog) -> Iterator[Hit]:
    """Whoever looks after a reading place is in the register."""
    places = catalog.register.reading_places
    for number, place in enumerate(places.entries):
        if place.kept_by and catalog.register.bodies.find(place.kept_by) is None:
            message = _("机构名录里没有“{name}”", name=place.kept_by)
            yield Hit(f"{REGISTER_FOLDER}/{PLACES_FILE}", places.line_of(number, "kept_by"), message)


def _label_of(field: str) -> str:
    block, _dot, name = field.partition(".")
    kind = GuideUnit if block == "work_unit" else GuideRequest
    return _(kind.specs()[name].label)


def _undialled(written: str | None) -> list[str]:
    if not written or written == NO_FAX:
        return []
    return [number for number in phone_numbers(written) if not is_phone(number)]


@check(
    "guide-contact",
    Severity.WARNING,
    basis="条例 Art. 12、20(二)",
    summary=label("公开指南和机构名录里的联系方式一致"),
    mend=label("核对哪一处是对的，两处改成一样"),
)
def guide_contact(catalog: Catalog) -> Iterator[Hit]:
    """What a guide says of the work unit is what the register says, as far as this says anything."""
    for guide in catalog.of(GUIDES):
        body = catalog.register.bodies.find(guide.place["body"])
        if body and body.work_unit:
            yield from _differing(guide, body, body.work_unit)


def _differing(guide: Record[GuideFields], body: Body, known: WorkUnit) -> Iterator[Hit]:
    unit = guide.fields.work_unit
    for name in SAME_IN_BOTH:
        here, there = getattr(unit, name), getattr(known, name)
        if there and not _agree(here, there):
            named = _(GuideUnit.specs()[name].label)
            message = _(
                "{field}是“{here}”，机构名录里“{body}”的是“{there}”",
                field=named,
                here=here[:60],
                body=body.name,
                there=there[:60],
            )
            yield _hit(guide, f"work_unit.{name}", message)
    online = [_plain(value) for value in (known.email, known.url) if value]
    if online and not any(value in _plain(unit.internet) for value in online):
        message = _("互联网联系方式里没有机构名录所写的“{there}”", there=known.email or known.url)
        yield _hit(guide, "work_unit.internet", message)


def _agree(here: str, there: str) -> bool:
    """The same words but for spaces and signs, or the same numbers."""
    numbers = DIGITS.findall(there)
    return _plain(here) == _plain(there) or bool(numbers and set(numbers) <= set(DIGITS.findall(here)))


def _plain(text: str) -> str:
    return NOT_WORDS.sub("", unicodedata.normalize("NFKC", text)).casefold()


@check(
    "guide-old-law",
    Severity.ERROR,
    basis="条例 Art. 29、33、42",
    summary=label("公开指南里没有 2008 年旧条例的规定"),
    mend=label("按 2019 年修订的条例改写；说明旧规定已经取消的，在同一句里写明“不再”“取消”等"),
)
def guide_old_law(catalog: Catalog) -> Iterator[Hit]:
    """Nothing is left of the regulation of 2008: its periods, its conditions and its charges."""
    for guide in catalog.of(GUIDES):
        for line, text in _texts(guide):
            for found in remnants(text):
                message = _("“{text}”：{reason}", text=found.text[:60], reason=_(found.reason))
                yield Hit(guide.source, line, message)


@check(
    "guide-remedies",
    Severity.WARNING,
    basis="行政复议法 23(四)",
    summary=label("公开指南写明对不予公开先申请行政复议"),
    mend=label("写“对不予公开的决定不服的，先申请行政复议；对复议决定不服的，再向人民法院起诉”"),
)
def guide_remedies(catalog: Catalog) -> Iterator[Hit]:
    """A refusal goes to reconsideration before court; a guide does not offer the two as a free choice."""
    for guide in catalog.of(GUIDES):
        texts = list(_texts(guide))
        whole = "\n".join(text for _line, text in texts)
        for line, text in texts:
            for sentence in free_choices(text, whole):
                message = _(
                    "“{text}”把行政复议和行政诉讼写成可以任选，对不予公开应当先申请行政复议",
                    text=sentence[:60],
                )
                yield Hit(guide.source, line, message)


def _texts(guide: Record[GuideFields]) -> Iterator[tuple[int, str]]:
    """The lines of the text, and the values of the fields that hold sentences, each with its line."""
    fields = guide.fields
    for name in ("classification", "arrangement", "access", "scope", "channels", "time_limits", "remedies"):
        value = getattr(fields, name)
        if value:
            yield guide.line_of(name), value
    if fields.request and fields.request.note:
        yield guide.line_of("request.note"), fields.request.note
    yield from enumerate(guide.text.split("\n"), guide.body_line)


def _hit(guide: Record[GuideFields], field: str, message: str) -> Hit:
    return Hit(guide.source, guide.line_of(field), message)
