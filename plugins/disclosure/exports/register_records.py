"""What the register says, as exports tell it: bodies, vocabularies, matters, standard catalogs; and the guides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from plugins.disclosure.bodies import Bodies, Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.exports.exported_fields import Exported, exported, filled, plain, with_labels
from plugins.disclosure.guide import GUIDES
from plugins.disclosure.register import Register

# Who reviews and approves, the accounts of these people and their names are nobody's business outside.
BODY_FIELDS = (
    *(
        "code",
        "name",
        "aliases",
        "former_names",
        "uscc",
        "org_code",
        "region_code",
        "level",
        "kind",
        "parent",
    ),
    *("document_words", "functions", "work_unit", "leaders", "spokesperson", "supervision"),
    *("valid_from", "valid_to", "successor", "abolished"),
)


def body_fields() -> tuple[Exported, ...]:
    """The exported fields of a body."""
    fields = [field for name in BODY_FIELDS for field in with_labels(exported(Body, name))]
    return tuple(replace(field, needed=field.name in ("code", "name")) for field in fields)


def body_record(body: Body, register: Register) -> dict[str, Any]:
    """What the pages of a body say of it; `code` is its part of addresses, `parent` and `successor` are codes."""
    record = {name: plain(getattr(body, name)) for name in BODY_FIELDS}
    record["code"] = body.slug
    for name in ("parent", "successor"):
        record[name] = _code(record[name], register.bodies)
    for name, vocabulary in (("level", "body_level"), ("kind", "body_kind")):
        if record[name]:
            record[f"{name}_label"] = register.term_label(vocabulary, record[name])
    return filled({field.name: record.get(field.name) for field in body_fields()})


def vocabulary_records(register: Register) -> dict[str, Any]:
    """Name of each vocabulary → its label and its terms."""
    return {
        name: {
            "label": vocabulary.label,
            "terms": [
                filled(
                    {
                        "key": term.key,
                        "label": term.label,
                        "path_label": term.path_label,
                        "parent": term.parent,
                        "group": term.group,
                        "note": term.note,
                        "retired": term.retired,
                    }
                )
                for term in vocabulary
            ],
        }
        for name, vocabulary in sorted(register.vocabularies.items())
    }


def matter_records(catalog: Catalog) -> Iterator[dict[str, Any]]:
    """Every matter, registered or only named by items, with the addresses of its open items, oldest first."""
    registered = catalog.register.matters
    for name in sorted({*registered, *catalog.matters}):
        open_items = [item.address for item in catalog.matters.get(name, ()) if item.open_to_all]
        known = registered.get(name)
        told = plain(known.matter) if known else {}
        if told or open_items:
            yield {"id": name, **told, "items": open_items}


def standard_records(register: Register) -> Iterator[dict[str, Any]]:
    """Every standard catalog with its entries, retired ones too."""
    for domain in register.standards:
        yield {
            "domain": domain.key,
            "label": domain.label,
            "title": domain.title,
            "entries": [
                {**plain(entry), "address": register.standards.address_of(domain, entry)}
                for entry in domain.file.entries
            ],
        }


def guide_records(catalog: Catalog) -> Iterator[dict[str, Any]]:
    """Every guide: whose it is, its page, and its elements."""
    for guide in catalog.of(GUIDES):
        code = guide.place["body"]
        body = catalog.register.bodies.find(code)
        head = {"body": code, "name": body.name if body else "", "address": guide.address}
        yield filled(head) | plain(guide.fields)


def _code(name: str | None, bodies: Bodies) -> str | None:
    found = bodies.find(name or "")
    return found.slug if found else name
