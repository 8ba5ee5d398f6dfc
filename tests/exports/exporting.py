"""The files of exports, made in this process without a site around them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from openpyxl import load_workbook

from plugins import exports
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.memo import Forgetful, Memo
from plugins.disclosure.outputs import MadeFile, StreamedFile
from plugins.disclosure.site import Site
from tests.publisher.building import SITE


class Remembering:
    """A memo in memory; `put_kinds` tells what was put since it was last emptied."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, bytes], bytes] = {}

    def get(self, kind: str, key: bytes) -> bytes | None:
        """The value under a key."""
        return self.values.get((kind, key))

    def put(self, kind: str, key: bytes, value: bytes) -> None:
        """Keep a value."""
        self.values[kind, key] = value


def files(catalog: Catalog, site: Site = SITE, memo: Memo | None = None) -> dict[str, bytes]:
    """Path → bytes of every file of the exports that is no page."""
    found: dict[str, bytes] = {}
    for output in exports._pages(catalog, site=site, memo=memo or Forgetful()):
        if isinstance(output, StreamedFile):
            found[output.path] = b"".join(output.pieces())
        elif isinstance(output, MadeFile):
            found[output.path] = output.make()
    return found


def keys(catalog: Catalog, site: Site = SITE) -> dict[str, bytes]:
    """Path → key of every such file."""
    outputs = exports._pages(catalog, site=site, memo=Forgetful())
    return {output.path: output.key for output in outputs if isinstance(output, StreamedFile | MadeFile)}


def rows_of_csv(data: bytes) -> list[list[str]]:
    """The cells of a CSV file."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def rows_of_xlsx(data: bytes) -> list[list[Any]]:
    """The cells of all sheets of a workbook below their headers."""
    book = load_workbook(io.BytesIO(data))
    return [list(row) for sheet in book for row in sheet.iter_rows(min_row=2, values_only=True)]


def items_of(data: bytes) -> list[dict[str, Any]]:
    """The items of a JSON file."""
    found: list[dict[str, Any]] = json.loads(data)["items"]
    return found
