"""Sheets for walls: what a board sheet, a poster, a door plate or a single card says, apart from how it looks.

What a sheet says makes its edition, which is printed small on it: so a person, and the postings register, can tell
whether the paper on the wall still says what the site says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.guide import GUIDES
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.postings import EDITION_SIZE
from plugins.disclosure.standards.reading import Domain

BOARD, POSTER, PLATE, CARD = "board", "poster", "plate", "card"
BODIES, TOPICS, DOMAINS, OFFICES = "bodies", "topics", "domains", "offices"
# More codes than these do not fit on one poster at a size that can be read from a step away.
MOST_ON_POSTER = 24
WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Line:
    """One entry of a sheet: what a code of its own leads to. `validity` is a key, WITHDRAWN or empty."""

    title: str
    address: str
    index_number: str = ""
    document_number: str = ""
    publisher: str = ""
    published_on: str = ""
    validity: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet. `address` is the page to which its own code leads, below the site's root.

    `owner` is the body whose sheet it is, if it is one body's; `hotline` the phone on it; `facts` further lines of
    text by their label; `more` how many entries found no room.
    """

    id: str
    kind: str
    title: str
    address: str
    owner: str = ""
    hotline: str = ""
    lines: tuple[Line, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    more: int = 0

    @cached_property
    def edition(self) -> str:
        """Eight hexadecimal digits that change when anything changes that the sheet says."""
        said = [self.kind, self.address, self.owner, self.hotline, self.facts, self.more]
        lines = [list(asdict(line).values()) for line in self.lines]
        return digest(json.dumps([said, lines], ensure_ascii=False)).hex()[:EDITION_SIZE]

    @property
    def path(self) -> str:
        """Its page; a card has one on paper only."""
        if self.kind == CARD:
            return f"sheets/cards/{self.address.removeprefix('items/')}"
        return sheet_path(self.id)

    def layout_path(self, layout: str) -> str:
        """The page of another layout of it."""
        return f"{self.path.removesuffix('.html')}{f'-{layout}' if layout else ''}.html"


def sheet_path(sheet_id: str, layout: str = "") -> str:
    """The page of a sheet, or of another layout of it."""
    return f"sheets/{sheet_id}{f'-{layout}' if layout else ''}.html"


class Sheets:
    """Every sheet that can be made of a catalog, found by its id or made on demand."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._guides = {guide.place["body"] for guide in catalog.of(GUIDES)}

    def find(self, sheet_id: str) -> Sheet | None:
        """The sheet with this id, or the card of the item with this index or document number; None for no such one.

        Ids are `bodies/<code>/<year>-<month>`, `topics/<key>`, `domains/<key>` and `offices/<code>`.
        """
        family, _slash, rest = sheet_id.partition("/")
        if family == BODIES:
            code, _slash, month = rest.partition("/")
            body = self._catalog.register.bodies.find(code)
            known = body is not None and body.slug == code and month in self.by_month.get(code, {})
            return self.of_month(body, month) if body and known else None
        if family in (TOPICS, DOMAINS, OFFICES):
            return self._standing.get(sheet_id)
        item = self._catalog.relations.resolve(sheet_id)
        return card_of(self.line(item)) if item else None

    @cached_property
    def _standing(self) -> Mapping[str, Sheet]:
        every = (*self.of_topics(), *self.of_domains(), *self.of_offices())
        return {sheet.id: sheet for sheet in every}

    @cached_property
    def by_month(self) -> Mapping[str, Mapping[str, Sequence[Item]]]:
        """Body (its slug) → month of publication → what it published then, withdrawn items too, newest first."""
        found: dict[str, dict[str, list[Item]]] = {}
        for item in self._catalog.newest_published:
            if item.first_shown_on and item.fields.openness == "proactive":
                month = f"{item.first_shown_on:%Y-%m}"
                for body in self._catalog.bodies_of(item):
                    found.setdefault(body.slug, {}).setdefault(month, []).append(item)
        return found

    def of_month(self, body: Body, month: str) -> Sheet:
        """What a body published in a month (`2026-10`)."""
        items = self.by_month.get(body.slug, {}).get(month, ())
        title = _(
            "{body} {year} 年 {month} 月公开的信息", body=body.name, year=month[:4], month=int(month[5:])
        )
        address = f"bodies/{body.slug}/index.html"
        return self.board(f"{BODIES}/{body.slug}/{month}", title, address, body.name, hotline(body), items)

    def board(
        self, sheet_id: str, title: str, address: str, owner: str, phone: str, items: Sequence[Item]
    ) -> Sheet:
        """A board sheet of some items, of which those that are not open to all are left out."""
        lines = tuple(self.line(item) for item in items if item.open_to_all)
        return Sheet(sheet_id, BOARD, title, address, owner, phone, lines)

    def of_topics(self) -> Iterator[Sheet]:
        """A poster for every topic that has items: its own code and those of its sub-topics."""
        used = {item.fields.topic for item in self._catalog.items if item.fields.topic}
        used |= {topic.partition("/")[0] for topic in used}
        terms = [term for term in self._catalog.register.vocabularies["topic"] if term.key in used]
        for top in terms:
            if top.parent is None:
                below = [term for term in terms if term.parent == top.key]
                lines = [Line(term.label, f"topics/{term.key}/index.html") for term in below]
                yield _poster(f"{TOPICS}/{top.key}", top.label, f"topics/{top.key}/index.html", lines)

    def of_domains(self) -> Iterator[Sheet]:
        """A poster for every standard catalog: its own code and those of its entries."""
        standards = self._catalog.register.standards
        for domain in standards:
            lines = [
                Line(entry.level2 or entry.level1, standards.address_of(domain, entry))
                for entry in domain.in_force
            ]
            yield _poster(
                f"{DOMAINS}/{domain.key}", domain_title(domain), f"standards/{domain.key}.html", lines
            )

    def of_offices(self) -> Iterator[Sheet]:
        """A door plate for every body that exists and whose office the register knows."""
        for body in self._catalog.register.bodies:
            if body.work_unit and body.existed_on(self._catalog.date):
                unit = body.work_unit
                texts = {"unit": unit.name, "address": unit.address, "hours": unit.hours, "phone": unit.phone}
                labels = type(unit).specs()
                facts = tuple(
                    (labels["name" if name == "unit" else name].label, text)
                    for name, text in texts.items()
                    if text
                )
                has_guide = body.slug in self._guides
                address = f"guides/{body.slug}.html" if has_guide else f"bodies/{body.slug}/index.html"
                yield Sheet(
                    f"{OFFICES}/{body.slug}", PLATE, body.name, address, body.name, hotline(body), (), facts
                )

    def line(self, item: Item) -> Line:
        """What a sheet says of an item."""
        validity = WITHDRAWN if item.fields.withdrawn else self._catalog.validity(item) or ""
        return Line(
            item.title,
            item.address,
            item.index_number,
            item.fields.document_number or "",
            _("、").join(self._catalog.body_names(item)),
            str(item.first_shown_on or ""),
            validity,
        )


def card_of(line: Line) -> Sheet:
    """A card with one code, that of an item; its id is the index number."""
    return Sheet(line.index_number, CARD, line.title, line.address, line.publisher, lines=(line,))


def _poster(sheet_id: str, title: str, address: str, lines: Sequence[Line]) -> Sheet:
    shown = tuple(lines[:MOST_ON_POSTER])
    return Sheet(sheet_id, POSTER, title, address, lines=shown, more=len(lines) - len(shown))


def domain_title(domain: Domain) -> str:
    """What stands above the poster of a standard catalog."""
    return _("{domain}领域政务公开", domain=domain.label)


def hotline(body: Body) -> str:
    """The phone to ask: that of the office in charge of disclosure, else the one for complaints."""
    if body.work_unit and body.work_unit.phone:
        return body.work_unit.phone
    return (body.supervision.phone or "") if body.supervision else ""


_made: WeakKeyDictionary[Catalog, Sheets] = WeakKeyDictionary()


def sheets_of(catalog: Catalog) -> Sheets:
    """The sheets of a catalog, made once."""
    if catalog not in _made:
        _made[catalog] = Sheets(catalog)
    return _made[catalog]
