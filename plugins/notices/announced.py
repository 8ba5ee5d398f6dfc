"""The notices of a catalog that everybody may read, as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.notices import (
    COMING,
    CONSULTATION,
    ENDED,
    HEARING,
    OPEN,
    PUBLICITY,
    Notice,
    Span,
    is_in_force,
    spans,
)

PERIODS = {
    PUBLICITY: label("公示期"),
    CONSULTATION: label("征求意见时间"),
    HEARING: label("报名时间"),
    "announcement": label("公告期"),
}
OTHER_PERIOD, HEARING_TIME = label("期限"), label("听证时间")


@dataclass(frozen=True)
class Announced:
    """An item and its block of a notice."""

    item: Item
    notice: Notice

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Its period and the day of its hearing, as far as they are known."""
        return tuple(spans(self.notice, self.item.fields.published_on))

    def state(self, day: date) -> str:
        """OPEN while anything can be done, else COMING or ENDED; empty when it has no dates."""
        states = {span.state(day) for span in self.spans}
        return next((state for state in (OPEN, COMING, ENDED) if state in states), "")

    def next_day(self, day: date) -> date:
        """The day that its readers have to keep in mind: the next end of what is open, else the next beginning."""
        ends = [span.closes for span in self.spans if span.state(day) == OPEN]
        return min(ends or [span.opens for span in self.spans if span.state(day) == COMING], default=day)

    @property
    def last_day(self) -> date | None:
        """The last day of all."""
        return max((span.closes for span in self.spans), default=None)

    def stands(self, day: date) -> bool:
        """Whether it is a warning in force."""
        return is_in_force(self.notice, day)

    def shown_spans(self) -> list[dict[str, Any]]:
        """The spans as data for a template."""
        return [
            {
                "label": _(
                    HEARING_TIME if span.is_hearing else PERIODS.get(self.notice.main_kind, OTHER_PERIOD)
                ),
                "opens": str(span.opens),
                "closes": str(span.closes),
                "clock": span.clock,
                "is_hearing": span.is_hearing,
            }
            for span in self.spans
        ]


def notices_of(catalog: Catalog) -> list[Announced]:
    """Every notice that is open to all, published last first."""
    found = [Announced(item, item.fields.notice) for item in catalog.by_kind["notice"] if item.fields.notice]
    return sorted(found, key=lambda one: (one.item.first_shown_on or date.min, one.item.source), reverse=True)
