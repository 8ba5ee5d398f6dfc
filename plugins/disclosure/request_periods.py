"""By when a request for information has to be answered (条例 Art. 30–34), with every step on the way.

Days are counted as everywhere: the day of an event is day zero, only official working days after it count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from plugins.disclosure.errors import CalendarNotPublished
from plugins.disclosure.working_days import is_working_day

ANSWER_LIMIT = 20
EXTENSION_LIMIT = 20
SUPPLEMENT_NOTICE_LIMIT = 7
OPINION_LIMIT = 15


class Channel(StrEnum):
    """How an application came in, which decides what day is the day of receipt (条例 Art. 31)."""

    IN_PERSON = "in_person"
    REGISTERED = "registered"
    ORDINARY = "ordinary"
    ONLINE = "online"


class Fault(StrEnum):
    """What makes the days of a request impossible."""

    SUPPLEMENT_BEFORE_RECEIPT = "supplement_before_receipt"
    OPINION_ENDS_BEFORE_IT_BEGINS = "opinion_ends_before_it_begins"
    OPINION_BEFORE_RECEIPT = "opinion_before_receipt"
    OPINION_AFTER_DUE = "opinion_after_due"
    EXTENSION_OUT_OF_RANGE = "extension_out_of_range"


class InvalidRequest(ValueError):
    """The days of a request contradict each other; `fault` says how."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True)
class Opinion:
    """A third party or a joint body got the question on `asked` and gave its opinion on `given`."""

    asked: date
    given: date


@dataclass(frozen=True)
class Request:
    """What happened to an application. `received` is the day of receipt as its channel decides it.

    `supplemented` is the day on which the supplement arrived; `extension` the working days of a granted extension,
    0 for none.
    """

    received: date
    channel: Channel = Channel.IN_PERSON
    supplemented: date | None = None
    opinions: Sequence[Opinion] = ()
    extension: int = 0


@dataclass(frozen=True)
class Step:
    """One step. `name` is a key for which the page has a sentence, `values` are the numbers in it.

    `day` is None where a period enters a year whose working days are not known.
    """

    name: str
    day: date | None
    values: Mapping[str, int] = field(default_factory=dict)


def answer_period(request: Request) -> list[Step]:
    """The steps of a request in order; the last one is `due`, the last day on time.

    Raises InvalidRequest when its days contradict each other.
    """
    if not 0 <= request.extension <= EXTENSION_LIMIT:
        raise InvalidRequest(Fault.EXTENSION_OUT_OF_RANGE)
    notice = _count(request.received, SUPPLEMENT_NOTICE_LIMIT)
    steps = [
        Step(f"received_{request.channel}", request.received),
        Step("supplement_notice", notice, {"days": SUPPLEMENT_NOTICE_LIMIT}),
    ]
    start = request.received
    if request.supplemented:
        if request.supplemented < request.received:
            raise InvalidRequest(Fault.SUPPLEMENT_BEFORE_RECEIPT)
        start = request.supplemented
        steps.append(Step("restarted", start))
    not_counted: set[date] | None = set()
    for opinion in request.opinions:
        step, days = _opinion(opinion, start, not_counted or set())
        steps.append(step)
        not_counted = None if days is None or not_counted is None else not_counted | days
    limit = ANSWER_LIMIT
    due = _count(start, limit, not_counted)
    steps.append(Step("plain_due", due, {"days": limit}))
    if request.extension:
        due = _count(start, limit + request.extension, not_counted)
        steps.append(Step("extended", due, {"days": request.extension}))
    if due and any(opinion.asked > due for opinion in request.opinions):
        raise InvalidRequest(Fault.OPINION_AFTER_DUE)
    return [*steps, Step("due", due)]


def due_days(received: date) -> list[date | None]:
    """Last days for asking for a supplement, for the answer, and for the answer with the longest extension.

    None for one that lies in a year whose working days are not known.
    """
    limits = (SUPPLEMENT_NOTICE_LIMIT, ANSWER_LIMIT, ANSWER_LIMIT + EXTENSION_LIMIT)
    return [_count(received, limit) for limit in limits]


def _opinion(opinion: Opinion, start: date, before: set[date]) -> tuple[Step, set[date] | None]:
    """The step of an opinion, and the working days that asking takes out of the period (条例 Art. 33)."""
    if opinion.given < opinion.asked:
        raise InvalidRequest(Fault.OPINION_ENDS_BEFORE_IT_BEGINS)
    if opinion.asked < start:
        raise InvalidRequest(Fault.OPINION_BEFORE_RECEIPT)
    # Whoever is silent for 15 working days has had the chance; the time after that belongs to the body.
    limit = _count(opinion.asked, OPINION_LIMIT)
    is_late = limit is not None and opinion.given > limit
    end = limit if limit and is_late else opinion.given
    name = "opinion_late" if is_late else "opinion"
    try:
        days = {day for day in _days(opinion.asked, end) if is_working_day(day)}
    except CalendarNotPublished:
        return Step(name, None, {"days": 0, "limit": OPINION_LIMIT}), None
    return Step(name, end, {"days": len(days - before), "limit": OPINION_LIMIT}), days


def _days(start: date, end: date) -> Iterator[date]:
    """The days after `start` up to and including `end`."""
    return (start + timedelta(days=number) for number in range(1, (end - start).days + 1))


def _count(start: date, limit: int, not_counted: AbstractSet[date] | None = frozenset()) -> date | None:
    """The last day of `limit` working days after `start` without those that do not count; None if that is unknown."""
    if not_counted is None:
        return None
    day = start
    try:
        while limit:
            day += timedelta(days=1)
            limit -= is_working_day(day) and day not in not_counted
    except CalendarNotPublished:
        return None
    return day
