"""The promulgation history of a statute: dated events, and the facts that follow from them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from commands.importing.body_names import split_bodies
from commands.importing.dates import find_dates, whole_number
from plugins.disclosure.document_numbers import find

ADOPTED, APPROVED, PROMULGATED, REVISED, EFFECTIVE = (
    "adopted",
    "approved",
    "promulgated",
    "revised",
    "effective",
)
_WORDS = (
    (ADOPTED, re.compile(r"通过(?!的)")),
    (APPROVED, re.compile(r"批准")),
    (PROMULGATED, re.compile(r"公布|发布|颁布|印发|令第|号令")),
    (REVISED, re.compile(r"修订|修正|修改|通过的")),
    (EFFECTIVE, re.compile(r"施行|实施|执行|生效")),
)
_QUOTED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_AMENDING = re.compile(r"修改|修订|修正|补充|废止")
_NUMBER = r"(?P<number>[0-9０-９]+|[一二三四五六七八九十百零]+)"
_ORDER = re.compile(
    rf"(?P<body>[\u4e00-\u9fff、]{{2,40}}?)(?:令[\s\u3000]*第[\s\u3000]*{_NUMBER}[\s\u3000]*号"
    rf"|第[\s\u3000]*{_NUMBER.replace('number', 'reversed')}[\s\u3000]*号令)"
)
_MEETING = re.compile(
    r"^经?(?P<body>[\u4e00-\u9fff、]{2,30}?)(?:[0-9]{4}年)?(?:第[0-9一二三四五六七八九十百零]+(?:届|次)|部长办公|常务|全体)\S{0,10}?会议"
)
_CONGRESS = re.compile(
    r"^经?(?P<place>[\u4e00-\u9fff]{2,20}?)??(?:第[一二三四五六七八九十百零0-9]+届)?"
    r"(?P<name>(?:全国)?人民代表大会(?:常务委员会)?)"
)
_BY_HAND = re.compile(
    r"^[\s\u3000经由]*(?P<body>[\u4e00-\u9fff、\s\u3000]{2,80}?)[\s\u3000]*(?:修正)?(?:公布|发布|颁布|印发)"
)
_STATE = re.compile(r"中*(?=中华人民共和国)中华人民共和国(?=[\u4e00-\u9fff])")
_BODY_END = re.compile(r"(?:国务院|军委|中共中央|委员会|政府|人民代表大会|[部署局厅院会社行室办])$")
_LINE_OF_DATE = re.compile(r"^[\s\u3000(（]*(?:[0-9０-９]{4}年|[二一][〇零○0-9一二三四五六七八九]{3}年)")


@dataclass
class Event:
    """What happened on a day: which kinds of events, by which bodies, under which order numbers."""

    day: date
    kinds: set[str]
    bodies: list[str] = field(default_factory=list)
    orders: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class History:
    """The facts of a history; None and empty where it does not say."""

    generated_on: date | None = None
    changed_on: date | None = None
    effective_on: date | None = None
    order: str = ""
    other_orders: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


def looks_like_history(text: str) -> bool:
    """Whether one of the first lines below a title is a dated event of a statute."""
    lines = [line for line in text.split("\n") if line.strip()][1:6]
    return any(
        _LINE_OF_DATE.match(line) and any(pattern.search(line) for _kind, pattern in _WORDS) for line in lines
    )


def read_history(lines: list[str]) -> History:
    """The facts that the history of a statute tells.

    Generated: a law on the day of its first vote, other texts on the day of their first order or publication, else
    of their approval. Changed: the last event from the first revision on. Number and publisher: those of the latest
    order; without an order, the body that first published or adopted the text.
    """
    events = read_events(lines)
    revised = next((number for number, event in enumerate(events) if REVISED in event.kinds), len(events))
    first = _first_day(events[:revised]) or _first_day(events[revised:])
    changes = [event.day for event in events[revised:] if event.kinds - {EFFECTIVE}]
    changed = max(changes, default=None)
    ordered = [event for event in events if event.orders]
    effective = [event.day for event in events if EFFECTIVE in event.kinds]
    return History(
        generated_on=first,
        changed_on=changed if changed and first and changed > first else None,
        effective_on=effective[-1] if effective else None,
        order=ordered[-1].orders[0] if ordered else _letter_number(lines),
        other_orders=tuple(ordered[-1].orders[1:]) if ordered else (),
        bodies=tuple(_publishers(events)),
    )


def _first_day(events: list[Event]) -> date | None:
    """The day on which a text was made: a congress's vote, else the first order or publication, else any event."""
    voted = [event.day for event in events if ADOPTED in event.kinds and _is_congress(event)]
    published = [event.day for event in events if PROMULGATED in event.kinds]
    others = [event.day for event in events if event.kinds - {EFFECTIVE}]
    bare = [event.day for event in events if not event.kinds]
    return next(iter([*voted, *published, *others, *bare]), None)


def _is_congress(event: Event) -> bool:
    return any(re.search(r"人民代表大会(?:常务委员会)?$", body) for body in event.bodies)


def _publishers(events: list[Event]) -> list[str]:
    voted = [event for event in events if ADOPTED in event.kinds and _is_congress(event)]
    ordered = [event for event in events if event.orders and event.bodies]
    published = [event for event in events if PROMULGATED in event.kinds and event.bodies]
    adopted = [event for event in events if event.kinds & {ADOPTED, REVISED} and event.bodies]
    found = voted[:1] or ordered[-1:] or published[:1] or adopted[:1]
    return found[0].bodies if found else []


def read_events(lines: list[str]) -> list[Event]:
    """The dated events of a history in their order; dates inside quoted titles are no events."""
    text = "\n".join(lines)
    titles = [match.span() for match in _QUOTED.finditer(text)]
    dates = [
        found for found in find_dates(text) if not any(start <= found.start < end for start, end in titles)
    ]
    events: list[Event] = []
    for number, found in enumerate(dates):
        end = dates[number + 1].start if number + 1 < len(dates) else len(text)
        event = _event(found.day, text[found.end : end])
        if not event.bodies and not event.kinds and (signed := _signature(text[: found.start])):
            event.bodies, event.kinds = signed, {PROMULGATED}
        events.append(event)
    return events


def _event(day: date, text: str) -> Event:
    said = _QUOTED.sub("《》", text).strip(" 　\n()（）")
    kinds = {kind for kind, pattern in _WORDS if pattern.search(said)}
    if not kinds & {ADOPTED, PROMULGATED, APPROVED} and any(
        _AMENDING.search(title) for title in _QUOTED.findall(text)
    ):
        kinds.add(REVISED)
    orders = [
        (_without_state(match["body"]), match["number"] or match["reversed"])
        for match in _ORDER.finditer(said)
    ]
    numbers = [
        f"{body}令第{value}号" for body, numeral in orders if (value := whole_number(numeral)) is not None
    ]
    bodies = [name for body, _numeral in orders for name in _names(body) if body != "主席"]
    return Event(
        day,
        kinds,
        list(dict.fromkeys(bodies)) or _acting_bodies(said, kinds),
        [_order_name(n) for n in numbers],
    )


def _order_name(number: str) -> str:
    return "中华人民共和国" + number if number.startswith("主席令") else number


def _acting_bodies(said: str, kinds: set[str]) -> list[str]:
    """The bodies that adopted or published without an order number."""
    congress = _CONGRESS.match(said)
    if congress and kinds & {ADOPTED, REVISED}:
        return [(congress["place"] or "") + congress["name"]]
    if PROMULGATED in kinds and (match := _BY_HAND.match(said)):
        return _names("、".join(match["body"].split()))
    if kinds & {ADOPTED, REVISED} and (match := _MEETING.match(said)):
        return _names(match["body"])
    return []


def _signature(before: str) -> list[str]:
    """The body that signs on the line above a bare date."""
    line = before.rstrip().rpartition("\n")[2].strip()
    return _names(line) if len(line) <= 30 and _BODY_END.search(line) and before.endswith("\n") else []


def _names(text: str) -> list[str]:
    names = (_without_state(name) for name in split_bodies(text, lambda name: False))
    return [name for name in names if _BODY_END.search(name) or name == "主席"]


def _without_state(name: str) -> str:
    """`name` without the name of the state, which orders carry (`中华人民共和国国务院令`) and registers do not."""
    return _STATE.sub("", name).lstrip("、")


def _letter_number(lines: list[str]) -> str:
    """The document number that stands alone on a line of a history (`劳社部发〔2008〕3号`)."""
    return next((str(number) for line in lines if (number := find(line.strip()))), "")
