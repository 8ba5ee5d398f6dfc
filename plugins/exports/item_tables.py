"""The tables of items: of the whole catalog and of each body, in four formats."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from xml.sax.saxutils import quoteattr

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.csv_files import BYTE_ORDER_MARK, csv_line
from plugins.disclosure.digests import digest
from plugins.disclosure.exports.exported_fields import Exported, filled
from plugins.disclosure.exports.item_fields import item_fields
from plugins.disclosure.exports.rows import heads_of
from plugins.disclosure.exports.schemas import FORMAT, NAMESPACE
from plugins.disclosure.items import OLDEST, Item
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import StreamedFile
from plugins.disclosure.public_address import public_address
from plugins.disclosure.row_workbooks import workbook_pieces
from plugins.disclosure.site import Site
from plugins.exports.addresses import BODIES, CATALOG, NONE
from plugins.exports.item_rows import FORMATS, ItemRows, by_folder

ROWS_A_PIECE = 200
_WIDTHS = {"day": 12, "flag": 8, "count": 8, "parts": 20, "text": 18}
_WIDE = {"index_number": 24, "title": 50, "summary": 60, "publisher": 24, "url": 40}


@dataclass(frozen=True)
class Table:
    """A table of items: `stem` is its address without an ending, `updated` the last day on which one changed."""

    stem: str
    title: str
    items: Sequence[Item]
    updated: date | None


def tables(catalog: Catalog, site: Site) -> list[Table]:
    """That of the whole catalog, then one for each body that has published something; joint items stand in each."""

    def table(stem: str, title: str, items: Sequence[Item]) -> Table:
        days = [day for item in items if (day := catalog.updated_on(item)) != OLDEST]
        return Table(stem, title, items, max(days, default=None))

    whole = table(CATALOG, _("{site}公开目录", site=site.name), catalog.items)
    members: Mapping[str, list[Item]] = defaultdict(list)
    for item in catalog.items:
        for slug in [body.slug for body in catalog.bodies_of(item)] or (NONE,):
            members[slug].append(item)
    named = [(body.slug, body.name) for body in catalog.register.bodies] + [(NONE, _("未标注机构"))]
    return [
        whole,
        *(
            table(f"{BODIES}/{slug}", _("{body}公开目录", body=name), members[slug])
            for slug, name in named
            if slug in members
        ),
    ]


def table_files(table: Table, rows: ItemRows, site: Site) -> Iterator[StreamedFile]:
    """The files of a table."""
    key = digest(table.title, rows.key_of(table.items))
    for format_ in FORMATS:
        yield StreamedFile(f"{table.stem}.{format_}", key, partial(_pieces, format_, table, rows, site))


def _pieces(format_: str, table: Table, rows: ItemRows, site: Site) -> Iterator[bytes]:
    found = rows.stream(format_, by_folder(table.items))
    match format_:
        case "json":
            return _encoded(_json(found, _head(table, site)))
        case "xml":
            return _encoded(_xml(found, _head(table, site)))
        case "csv":
            return _encoded(_csv(found))
        case _:
            fields = item_fields()
            return workbook_pieces(_("公开目录"), heads_of(fields), [_width(f) for f in fields], found)


def _head(table: Table, site: Site) -> dict[str, Any]:
    told = {"title": table.title, "url": public_address(site, ""), "updated": str(table.updated or "")}
    return filled(told) | {"count": len(table.items)}


def _json(rows: Iterable[str], head: Mapping[str, Any]) -> Iterator[str]:
    written = json.dumps({"format": FORMAT, **head}, ensure_ascii=False, indent=1)
    yield f'{written[:-2]},\n "items": ['
    before = "\n"
    for row in rows:
        yield before + row
        before = ",\n"
    yield "\n]}\n"


def _xml(rows: Iterable[str], head: Mapping[str, Any]) -> Iterator[str]:
    attributes = " ".join(f"{name}={quoteattr(str(value))}" for name, value in head.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<catalog xmlns="{NAMESPACE}" {attributes}>\n'
    yield from rows
    yield "</catalog>\n"


def _csv(rows: Iterable[str]) -> Iterator[str]:
    yield BYTE_ORDER_MARK + csv_line(heads_of(item_fields()))
    yield from rows


def _encoded(texts: Iterable[str]) -> Iterator[bytes]:
    """The texts as bytes, some hundred rows at a time."""
    held: list[str] = []
    for text in texts:
        held.append(text)
        if len(held) == ROWS_A_PIECE:
            yield "".join(held).encode()
            held.clear()
    yield "".join(held).encode()


def _width(field: Exported) -> int:
    return _WIDE.get(field.name, _WIDTHS[field.kind])
