"""Sheets for walls: every board sheet, poster, door plate and single card that can be made of a catalog."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from weakref import WeakKeyDictionary

from plugins.disclosure.board_items import chosen_items
from plugins.disclosure.boards import RegisteredBoard
from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.guide import GUIDES
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.sheet import BOARD, PLATE, POSTER, WITHDRAWN, Line, Sheet, card_of
from plugins.disclosure.standards.reading import Domain
from plugins.disclosure.validity import ENDED
from plugins.disclosure.wall_sheets import wall_sheet

BODIES, TOPICS, DOMAINS, OFFICES, BOARDS, WALLS = "bodies", "topics", "domains", "offices", "boards", "walls"
# More codes than these do not fit on one poster at a size that can be read from a step away.
MOST_ON_POSTER = 24


class Sheets:
    """Every sheet that can be made of a catalog, found by its id or made on demand."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._guides = {guide.place["body"] for guide in catalog.of(GUIDES)}

    def find(self, sheet_id: str) -> Sheet | None:
        """The sheet with this id, or the card of the item with this index or document number; None for no such one.

        Ids are `bodies/<code>/<year>-<month>`, `boards/<id>`, and `topics/<key>`, `domains/<key>`, `offices/<code>` and
        `walls/<code>`.
        """
        family, _slash, rest = sheet_id.partition("/")
        if family == BODIES:
            code, _slash, month = rest.partition("/")
            body = self._catalog.register.bodies.find(code)
            known = body is not None and body.slug == code and month in self.by_month.get(code, {})
            return self.of_month(body, month) if body and known else None
        if family in (TOPICS, DOMAINS, OFFICES, BOARDS, WALLS):
            return self._standing.get(sheet_id)
        item = self._catalog.relations.resolve(sheet_id)
        return card_of(self.line(item)) if item else None

    @cached_property
    def _standing(self) -> Mapping[str, Sheet]:
        every = (
            *self.of_topics(),
            *self.of_domains(),
            *self.of_offices(),
            *self.of_boards(),
            *self.of_walls(),
        )
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
        lines = self._lines(items)
        sheet_id = f"{BODIES}/{body.slug}/{month}"
        return Sheet(sheet_id, BOARD, title, address, body.name, hotline(body), lines)

    def of_boards(self) -> Iterator[Sheet]:
        """A sheet for every board of the register, of the items that stand on it on the day of the catalog."""
        yield from map(self.of_board, self._catalog.register.boards)

    def of_board(self, registered: RegisteredBoard) -> Sheet:
        """What hangs at the place of a board."""
        board = registered.board
        items, matching = chosen_items(board, self._catalog)
        labels = type(board).specs()
        facts = [(labels["place"].label, board.place)]
        if board.note:
            facts.append((labels["note"].label, board.note))
        return Sheet(
            f"{BOARDS}/{registered.id}",
            BOARD,
            board.title,
            registered.address,
            hotline=board.hotline or "",
            lines=self._lines(items),
            facts=tuple(facts),
            more=max(matching - board.query.newest, 0) if board.query else 0,
            language=board.language,
        )

    def of_walls(self) -> Iterator[Sheet]:
        """What every body with an office has to show on its own wall (两有三挂四上墙)."""
        for body in self._catalog.register.bodies:
            if body.work_unit and body.existed_on(self._catalog.date):
                guides = [item for item in self._of_body.get(body.slug, ()) if item.fields.service]
                yield wall_sheet(f"{WALLS}/{body.slug}", body, guides, self._lines(guides), hotline(body))

    @cached_property
    def _of_body(self) -> Mapping[str, Sequence[Item]]:
        """Body (its slug) → its items that are open to all and in force, newest first."""
        found: dict[str, list[Item]] = {}
        for item in self._catalog.newest_published:
            if item.open_to_all and self._catalog.validity(item) not in ENDED:
                for body in self._catalog.bodies_of(item):
                    found.setdefault(body.slug, []).append(item)
        return found

    def _lines(self, items: Sequence[Item]) -> tuple[Line, ...]:
        return tuple(self.line(item) for item in items if item.open_to_all)

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
