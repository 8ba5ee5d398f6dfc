"""Dates that contradict each other or the day of the build (domain reference, section 2.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check, hit, item_check
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

IN_ORDER = (
    ("generated_on", "published_on"),
    ("generated_on", "changed_on"),
    ("approved_on", "published_on"),
)


def _day(item: Item, name: str) -> date | None:
    if name == "published_on":
        return item.fields.published_on.day if item.fields.published_on else None
    value: date | None = getattr(item.fields, name)
    return value


@item_check(
    "date-order",
    Severity.ERROR,
    basis="检查指标",
    summary=label("日期的先后合乎情理"),
    mend=label("核对这两个日期"),
)
def date_order(item: Item, register: Register) -> Iterator[Hit]:
    """Generated before changed and published, approved before published."""
    for earlier, later in IN_ORDER:
        first, second = _day(item, earlier), _day(item, later)
        if first and second and first > second:
            message = _(
                "{earlier} {first} 晚于{later} {second}",
                earlier=_(ItemFields.specs()[earlier].label),
                first=first,
                later=_(ItemFields.specs()[later].label),
                second=second,
            )
            yield hit(item, later, message, Severity.WARNING if item.imported else None)


@check(
    "generated-in-future",
    Severity.ERROR,
    summary=label("生成日期不在将来"),
    mend=label("核对生成日期"),
)
def generated_in_future(catalog: Catalog) -> Iterator[Hit]:
    """Nothing that is shown was generated after the day of the build."""
    for item in catalog.items:
        if item.fields.generated_on and item.fields.generated_on > catalog.date:
            message = _("生成日期 {day} 在将来", day=item.fields.generated_on)
            yield hit(item, "generated_on", message, Severity.WARNING if item.imported else None)


@check(
    "held-back",
    Severity.NOTICE,
    summary=label("发布日期未到的信息暂不发布"),
    mend=label("到发布日期后重新生成网站"),
)
def held_back(catalog: Catalog) -> Iterator[Hit]:
    """Items that wait for their day of publication."""
    for item in catalog.held_back:
        yield hit(item, "published_on", _("到 {day} 才发布，本次不在网站上", day=item.first_shown_on))
