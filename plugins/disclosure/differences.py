"""What differs between two versions of an item in the eyes of a reader: metadata, attachments, text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from plugins.disclosure.blocks import Block
from plugins.disclosure.field_types import vocabulary_of
from plugins.disclosure.fields import KIND_FIELDS, RELATION_FIELDS, ItemFields
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.register import Register

# What the page of an item says of it. A field that is not named here is never shown in a comparison.
PUBLIC_FIELDS = (
    *("title", "summary", "publisher", "joint_bodies", "document_number"),
    *("generated_on", "published_on", "changed_on", "effective_on", "expires_on", "repealed_on", "event_on"),
    *("topic", "statutory", "genre", "service_audience", "audience", "keywords", "standard_entry"),
    *("content_elements", "disclosure_rule", "domain", "stage", "timing", "matter", "matter_step"),
    *("term", "period"),
    *("openness", "ground", "basis", "withheld_until", "partial_note", "from_request_on"),
    *("validity", "authoritative", *RELATION_FIELDS, "responsible", "contact", "spoken"),
    *KIND_FIELDS,
)
# They tell what happened after publication, each with its own day, and change nothing of what was published.
LATER_RECORDS = ("channels", "collected_in")
RELATIVE = re.compile(r'(<(?:a|img)\b[^>]*? (?:href|src)=")(?![a-z][a-z0-9+.-]*:)([^"]*)"')
SPACE = re.compile(r"\s+")
SPACE_THAT_COUNTS = re.compile(r"(?<=[0-9A-Za-z]) (?=[0-9A-Za-z])")


class FieldDifference(NamedTuple):
    """A field of the front matter whose value differs; `label` and both values as people read them."""

    name: str
    label: str
    before: str
    after: str


class AttachmentDifference(NamedTuple):
    """An attachment that was added, removed, replaced or given another title; a side without it is empty."""

    name: str
    before: str
    after: str


def field_differences(before: Item, after: Item, register: Register) -> list[FieldDifference]:
    """The public fields that differ, in the order of the table of fields."""
    found = []
    for name in ItemFields.specs():
        if name in (*PUBLIC_FIELDS, *LATER_RECORDS):
            old, new = getattr(before.fields, name), getattr(after.fields, name)
            if old != new:
                label = _(ItemFields.specs()[name].label)
                found.append(
                    FieldDifference(name, label, shown(name, old, register), shown(name, new, register))
                )
    return found


def attachment_differences(before: Item, after: Item) -> list[AttachmentDifference]:
    """The attachments that differ in content or title, by the names of their files."""
    old = {file.name: file for file in before.attachments}
    new = {file.name: file for file in after.attachments}
    sides = [
        (
            name,
            *(
                _("{title}（SHA-256：{digest}…）", title=side[name].title, digest=side[name].sha256[:16])
                if name in side
                else ""
                for side in (old, new)
            ),
        )
        for name in {**old, **new}
    ]
    return [AttachmentDifference(*side) for side in sides if side[1] != side[2]]


def reads_the_same(before: Item, after: Item) -> bool:
    """Whether a reader would see no difference between two versions and no word about one."""
    return (
        before.fields.changes == after.fields.changes
        and all(
            getattr(before.fields, name) == getattr(after.fields, name)
            for name in (*PUBLIC_FIELDS, *LATER_RECORDS)
        )
        and not attachment_differences(before, after)
        and comparable_text(before) == comparable_text(after)
    )


def shown(name: str, value: Any, register: Register) -> str:
    """A value of a field of items as people read it; empty when there is none."""
    vocabulary = vocabulary_of(ItemFields.model_fields[name])
    return _shown(value, vocabulary if vocabulary in register.vocabularies else "", register)


def comparable_text(item: Item) -> str:
    """The text of an item without what does not change it: white space, and the place at which it stands."""
    html = RELATIVE.sub(lambda match: f'{match[1]}{_place(item, match[2])}"', item.html)
    one_space = SPACE.sub(" ", html)
    kept = SPACE_THAT_COUNTS.sub("\0", one_space)
    return kept.replace(" ", "").replace("\0", " ")


def _place(item: Item, address: str) -> str:
    """Where a relative link leads, independent of the place of the item itself."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(item.address), address))
    own = item.address.removesuffix(".html")
    return target.replace(own, ".", 1) if target.startswith(f"{own}/") or target == item.address else target


def _shown(value: Any, vocabulary: str, register: Register) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, Block):
        return _("，").join(_shown(part, name, register) for name, part in _parts(value))
    if type(value) is tuple:
        return _("；").join(_shown(part, vocabulary, register) for part in value)
    if vocabulary in register.vocabularies:
        term = register.vocabularies[vocabulary].find(str(value))
        return term.path_label if term else str(value)
    return str(value)


def _parts(block: Block) -> Iterator[tuple[str, Any]]:
    """The values of a block that are there, each with the name of its vocabulary or an empty text."""
    for name, info in type(block).model_fields.items():
        value = getattr(block, name)
        if value not in (None, (), False):
            yield vocabulary_of(info) if isinstance(value, str) else "", value
