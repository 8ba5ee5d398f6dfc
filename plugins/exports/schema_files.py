"""The schemas of the files, published beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from posixpath import basename

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.exports.schemas import DIALECT, catalog_schema, xml_schema
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import MadeFile
from plugins.disclosure.public_address import public_address
from plugins.disclosure.site import Site
from plugins.exports.addresses import ITEM_SCHEMA, SCHEMA, XML_SCHEMA


def schema_files(catalog: Catalog, site: Site) -> Iterator[MadeFile]:
    """JSON Schema of the catalog and of one item, XSD of the XML files."""
    vocabularies = catalog.register.vocabularies
    terms = {name: [term.key for term in found] for name, found in vocabularies.items()}
    address = public_address(site, ITEM_SCHEMA)
    item = {
        "$schema": DIALECT,
        **({"$id": address} if address else {}),
        "title": _("一条信息"),
        # They stand beside each other, in copies on disk as well.
        "$ref": f"{basename(SCHEMA)}#/$defs/item",
    }
    for path, schema in ((SCHEMA, catalog_schema(public_address(site, SCHEMA), terms)), (ITEM_SCHEMA, item)):
        yield _file(path, json.dumps(schema, ensure_ascii=False, indent=1) + "\n")
    yield _file(XML_SCHEMA, xml_schema())


def _file(path: str, text: str) -> MadeFile:
    return MadeFile(path, digest(text), text.encode)
