"""What the kinds of items refer to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from plugins.disclosure.fields import ItemFields, Reference


class KindReference(NamedTuple):
    """A reference and the field in which it stands (`project.parts.0.items.0`)."""

    field: str
    reference: Reference


def references_of(fields: ItemFields) -> Iterator[KindReference]:
    """Every reference within the kind of an item, in the order of the fields."""
    for field, references in _lists(fields):
        for number, reference in enumerate(references):
            yield KindReference(f"{field}.{number}", reference)
    for field, one in _single(fields):
        if one is not None:
            yield KindReference(field, one)


def _lists(fields: ItemFields) -> Iterator[tuple[str, tuple[Reference, ...]]]:
    for number, part in enumerate(fields.project.parts if fields.project else ()):
        yield f"project.parts.{number}.items", part.items
    for number, question in enumerate(fields.topic_questions):
        yield f"topic_questions.{number}.answered_by", question.answered_by
    for number, promise in enumerate(fields.promises):
        yield f"promises.{number}.evidence", promise.evidence


def _single(fields: ItemFields) -> Iterator[tuple[str, Reference | None]]:
    for number, material in enumerate(fields.service.materials if fields.service else ()):
        yield f"service.materials.{number}.form_at", material.form_at
    if fields.power:
        yield "power.tiers", fields.power.tiers
        yield "power.guide", fields.power.guide
    for number, entry in enumerate(fields.gazette.contents if fields.gazette else ()):
        yield f"gazette.contents.{number}.item", entry.item
