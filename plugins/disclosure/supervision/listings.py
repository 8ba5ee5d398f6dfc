"""The lists behind the figures of one scope, cut into pages, and where on them each figure stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from plugins.disclosure.messages import _, label
from plugins.disclosure.supervision.addresses import listing_address
from plugins.disclosure.supervision.entries import Entry
from plugins.disclosure.supervision.figure import Figure, Listing
from plugins.disclosure.supervision.survey import FIGURES, Survey
from plugins.disclosure.supervision.volumes import UNDATED, month_of, statutory_label

ROWS = 500
_PUBLISHED = (label("发布日期"),)


@dataclass(frozen=True)
class Part:
    """Some lines under one heading; `anchor` is empty where a part goes on from the page before."""

    anchor: str
    heading: str
    note: str
    columns: tuple[str, ...]
    entries: Sequence[Entry]


@dataclass(frozen=True)
class Listed:
    """One list: its pages, each some parts, and the address of every anchor."""

    listing: Listing
    pages: Sequence[Sequence[Part]]
    places: Mapping[str, str] = field(default_factory=dict)

    def address(self, slug: str, number: int) -> str:
        """The address of a page, the first being number 1."""
        return listing_address(slug, self.listing, number)


def listings_of(survey: Survey, slug: str) -> dict[Listing, Listed]:
    """The lists of a scope that have an entry."""
    found = {}
    for listing in Listing:
        parts = [part for part in _parts(survey, slug, listing) if part.entries]
        if parts:
            found[listing] = _cut(slug, listing, parts)
    return found


def _parts(survey: Survey, slug: str, listing: Listing) -> Iterator[Part]:
    if listing is Listing.PUBLISHED:
        for month, members in groupby(survey.entries(slug, "items"), key=month_of):
            yield Part(f"m{month}", month_name(month), "", _PUBLISHED, list(members))
    elif listing is Listing.STATUTORY:
        for key, found in survey.statutory(slug).items():
            yield Part(key, statutory_label(survey.facts, key), "", _PUBLISHED, found)
    else:
        for figure in FIGURES:
            if figure.listing is listing:
                entries = survey.entries(slug, figure.id)
                yield Part(figure.id, _(figure.label), _note(figure, entries), figure.columns, entries)


def _note(figure: Figure, entries: Sequence[Entry]) -> str:
    if figure.tally is None:
        return _(figure.explanation)
    counts = Counter(entry.cells[figure.tally] for entry in entries)
    shares = (
        _("{what} {count} 条", what=what or _("未写明"), count=count) for what, count in counts.most_common()
    )
    return _("{explanation}其中：{shares}。", explanation=_(figure.explanation), shares=_("，").join(shares))


def month_name(month: str) -> str:
    """What people read for a month (`2026-10`), or for UNDATED."""
    if month == UNDATED:
        return _("日期不详")
    return _("{year} 年 {month} 月", year=month[:4], month=int(month[5:]))


def _cut(slug: str, listing: Listing, parts: Sequence[Part]) -> Listed:
    """Pages of `ROWS` lines; a part that does not end on its page goes on, without its anchor, on the next."""
    pages: list[list[Part]] = [[]]
    places: dict[str, str] = {}
    room = ROWS
    for part in parts:
        rest, anchor = part.entries, part.anchor
        while rest:
            if not room:
                pages.append([])
                room = ROWS
            if anchor:
                places[anchor] = f"{listing_address(slug, listing, len(pages))}#{anchor}"
            pages[-1].append(Part(anchor, part.heading, part.note, part.columns, rest[:room]))
            taken = min(room, len(rest))
            rest, anchor, room = rest[taken:], "", room - taken
    return Listed(listing, pages, places)
