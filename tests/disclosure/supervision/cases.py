"""Catalogs in memory for the tests of supervision: items, guides and reports on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from plugins.disclosure.annual_reports.fields import REPORTS, ReportFields
from plugins.disclosure.blocks import Block
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.field_blocks import Review, Withdrawal
from plugins.disclosure.field_types import Moment
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.guide import GUIDES, GuideFields
from plugins.disclosure.items import Item, no_text
from plugins.disclosure.records import Record
from plugins.disclosure.register import Register, read_register
from plugins.disclosure.supervision.survey import ALL, DECLARED, Survey
from tests.make import CITY, DAY, make_content

REVIEW = Review.model_construct(by="审查人甲", on=date(2026, 3, 3), result="passed")


@cache
def register() -> Register:
    """The register of the three invented bodies."""
    with TemporaryDirectory() as folder:
        return read_register(make_content(Path(folder), {}) / "register")


def item(serial: int = 1, **changes: object) -> Item:
    """An item of the city that was published in time; `published_on` may be a date."""
    fields: dict[str, Any] = {
        "title": f"第{serial}条",
        "publisher": "示例市人民政府",
        "generated_on": date(2026, 3, 2),
        "published_on": date(2026, 3, 4),
        "topic": "general/disclosure",
        "statutory": ("a20-15",),
        "genre": "notice",
        "review": REVIEW,
        "index_number": f"{CITY}/2026-{serial:05}",
        **changes,
    }
    shown = fields["published_on"]
    fields["published_on"] = Moment(shown, "") if isinstance(shown, date) else shown
    source = f"catalog/{CITY}/2026/{serial:05}.md"
    return Item(source, ItemFields.model_construct(**fields), None, True, no_text)


def withdrawn(on: date, reason: str) -> Withdrawal:
    """The block of a withdrawn item."""
    return Withdrawal.model_construct(on=on, reason=reason, body="示例市人民政府")


def block(field: str, **values: Any) -> Block:
    """The block that stands in a field of an item."""
    kind = ItemFields.inner(field)
    assert kind
    return kind.model_construct(**values)


def guide(body: str, reviewed_on: date) -> Record[GuideFields]:
    """A guide, last reviewed on a day."""
    values: dict[str, Any] = {"reviewed_on": reviewed_on}
    fields = GuideFields.model_construct(**values)
    return Record(f"guides/{body}.md", fields, {"body": body}, "", "", (), {}, 1)


def report(body: str, year: int, published_on: date) -> Record[ReportFields]:
    """The report of a body on a year."""
    values: dict[str, Any] = {"published_on": published_on}
    fields = ReportFields.model_construct(**values)
    place = {"body": body, "year": f"{year:04}"}
    return Record(f"reports/{body}/{year}.md", fields, place, "", "", (), {}, 1)


def survey(
    *items: Item,
    day: date = DAY,
    guides: tuple[Record[GuideFields], ...] = (),
    reports: tuple[Record[ReportFields], ...] = (),
    own: Register | None = None,
) -> Survey:
    """The figures of a catalog of these items and records."""
    records: dict[str, Sequence[Record[Any]]] = {GUIDES.folder: guides, REPORTS.folder: reports}
    return Survey(Catalog(items, own or register(), day, records))


def counts(found: Survey, scope: str = ALL) -> dict[str, float | None]:
    """Figure → number for a scope."""
    return {declared.id: found.value(scope, declared).number for declared in DECLARED}


def lines(found: Survey, figure: str, scope: str = ALL) -> list[tuple[str, ...]]:
    """The entries of a figure: title and cells."""
    return [(entry.title, *entry.cells) for entry in found.entries(scope, figure)]
