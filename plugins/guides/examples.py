"""Real examples of the index numbers of a body, taken apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.index_numbers import IndexNumber, Scheme, from_parts, recognise
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label

FIRST_SERIAL = 1
CODES = {
    "org_code": label("编制机关的组织机构代码，9 位，最后一位是校验码（GB 11714）"),
    "uscc": label("编制机关的统一社会信用代码，18 位，最后一位是校验码（GB 32100）"),
    "": label("编制机关的机构编码"),
}
PARTS = {
    "code": (label("机构编码"), label("编制机关的机构编码")),
    "year": (label("年份"), label("信息编号的年份，一般是信息生成的年份")),
    "serial": (label("流水号"), label("该机关当年的顺序号，{digits} 位，用过的号码不再给别的信息")),
}


def example_numbers(catalog: Catalog) -> Mapping[str, Item]:
    """Body → its numbered open item with the first place, which newer items do not change."""
    found: dict[str, Item] = {}
    for item in catalog.items:
        if not (item.open_to_all and item.index_number) or item.fields.number_defect:
            continue
        body = catalog.register.bodies.find(item.fields.publisher or "")
        if body and (body.slug not in found or item.source < found[body.slug].source):
            found[body.slug] = item
    return found


def number_example(body: Body, item: Item | None, catalog: Catalog) -> dict[str, Any] | None:
    """An index number of the body and its parts; without an item one as its first of this year would be.

    None when no scheme fits.
    """
    schemes = catalog.register.schemes
    known = recognise(item.index_number, schemes) if item else None
    number = known or _first_number(body, catalog.date.year, schemes)
    if number is None:
        return None
    scheme = next(scheme for scheme in schemes if scheme.name == number.scheme)
    return {
        "text": number.text,
        "form": _(scheme.label),
        "title": item.title if item and known else "",
        "address": item.address if item and known else "",
        "parts": _parts(number, scheme),
    }


def _first_number(body: Body, year: int, schemes: Any) -> IndexNumber | None:
    for scheme in schemes:
        serial = f"{FIRST_SERIAL:0{scheme.serial_digits}}"
        number = from_parts(body.code or "", str(year), serial, (scheme,))
        if number:
            return number
    return None


def _parts(number: IndexNumber, scheme: Scheme) -> list[dict[str, str]]:
    match = scheme.pattern.fullmatch(number.text)
    if match is None:
        return []
    parts = []
    for name in sorted(("code", "year", "serial"), key=match.start):
        title, meaning = PARTS[name]
        if name == "code":
            meaning = CODES.get(scheme.check, meaning)
        text = _(meaning, digits=scheme.serial_digits) if name == "serial" else _(meaning)
        parts.append({"text": match[name], "title": _(title), "meaning": text})
    return parts
