"""Giving out index numbers (domain reference, section 4.4): the next free one of a body and year, never a used one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.errors import InvalidNumber
from plugins.disclosure.index_numbers import IndexNumber, Scheme, from_parts, recognise
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.places import IMPORTED


@dataclass(frozen=True)
class Given:
    """An item that gets a number: its file now and then (both relative to the content folder)."""

    item: Item
    number: IndexNumber
    target: str


class Numbering:
    """Gives numbers one after the other; `used` are all that were ever given, besides those of the catalog."""

    def __init__(self, catalog: Catalog, used: Iterable[str]) -> None:
        self._catalog = catalog
        self._schemes = catalog.register.schemes
        self._highest: dict[tuple[str, int], int] = {}
        known = (item.index_number for item in (*catalog.items, *catalog.held_back))
        for text in (*used, *known):
            number = recognise(text, self._schemes)
            if number:
                self._note(number.code, number.year, int(number.serial))

    def give(self, item: Item) -> Given:
        """The number for an item that has none.

        Raises InvalidNumber when body or year are not known, or when the serials of the year are used up.
        """
        code, year = self._code(item), self._year(item)
        serial = self._highest.get((code, year), 0) + 1
        scheme = self._scheme(code)
        number = from_parts(code, str(year), f"{serial:0{scheme.serial_digits}}", (scheme,))
        if number is None:
            raise InvalidNumber(_("{code} 在 {year} 年的流水号已用完", code=code, year=year))
        number.verify(self._schemes)
        self._note(code, year, serial)
        return Given(item, number, f"{item.source.partition('/')[0]}/{code}/{year}/{number.serial}.md")

    def _scheme(self, code: str) -> Scheme:
        """The first scheme that a code fits; new numbers are given in no other, however many there are."""
        for scheme in self._schemes:
            if from_parts(code, "2000", "1".zfill(scheme.serial_digits), (scheme,)):
                return scheme
        raise InvalidNumber(_("编码“{code}”不合编号规则", code=code))

    def _note(self, code: str, year: int, serial: int) -> None:
        self._highest[code, year] = max(serial, self._highest.get((code, year), 0))

    def _code(self, item: Item) -> str:
        folder = item.source.split("/")[1]
        if folder != IMPORTED:
            return folder
        bodies = self._catalog.bodies_of(item)
        if not bodies or not bodies[0].code:
            raise InvalidNumber(_("发布机构没有机构编码，先在 register/bodies 里登记"))
        return bodies[0].code

    def _year(self, item: Item) -> int:
        if item.fields.generated_on:
            return item.fields.generated_on.year
        raise InvalidNumber(_("没有生成日期，不知道编入哪一年"))
