"""The files about the register and the guides, so that nobody has to gather them from pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.csv_files import csv_text
from plugins.disclosure.digests import digest
from plugins.disclosure.exports.register_records import (
    body_fields,
    body_record,
    guide_records,
    matter_records,
    standard_records,
    vocabulary_records,
)
from plugins.disclosure.exports.rows import heads_of, table_cell
from plugins.disclosure.guide import GUIDES
from plugins.disclosure.matters import RegisteredMatter
from plugins.disclosure.outputs import MadeFile
from plugins.disclosure.register import Register
from plugins.disclosure.site import Site
from plugins.exports.addresses import BODIES, GUIDES_JSON, MATTERS, STANDARDS, VOCABULARIES


def register_files(catalog: Catalog, site: Site) -> Iterator[MadeFile]:
    """Bodies (JSON and CSV), vocabularies, and matters, standard catalogs and guides where there are some."""
    register = catalog.register
    bodies = digest(register.terms_digest, *map(register.bodies.digest_of, register.bodies))
    yield _json(f"{BODIES}.json", bodies, "bodies", lambda: _bodies(register))
    yield MadeFile(f"{BODIES}.csv", bodies, partial(_bodies_csv, register))
    yield _json(VOCABULARIES, register.terms_digest, "vocabularies", lambda: vocabulary_records(register))
    if register.matters or catalog.matters:
        told = [_digest_of(matter) for matter in register.matters.values()]
        key = digest(*told, *(part for pair in catalog.matter_digests.items() for part in pair))
        yield _json(MATTERS, key, "matters", lambda: [*matter_records(catalog)])
    if register.standards:
        yield _json(STANDARDS, register.standards.digest, "standards", lambda: [*standard_records(register)])
    guides = catalog.of(GUIDES)
    if guides:
        key = digest(bodies, *(guide.source + guide.fields.model_dump_json() for guide in guides))
        yield _json(GUIDES_JSON, key, "guides", lambda: [*guide_records(catalog)])


def _bodies(register: Register) -> list[dict[str, Any]]:
    return [body_record(body, register) for body in register.bodies]


def _bodies_csv(register: Register) -> bytes:
    fields = body_fields()
    rows = (
        [str(table_cell(record.get(field.name), field)) for field in fields] for record in _bodies(register)
    )
    return csv_text([heads_of(fields), *rows]).encode()


def _digest_of(matter: RegisteredMatter) -> bytes:
    return digest(matter.source, matter.matter.model_dump_json())


def _json(path: str, key: bytes, name: str, told: Callable[[], Any]) -> MadeFile:
    return MadeFile(
        path, key, lambda: (json.dumps({name: told()}, ensure_ascii=False, indent=1) + "\n").encode()
    )
