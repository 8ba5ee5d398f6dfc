"""A statute becomes an item."""

from __future__ import annotations

import posixpath
from typing import Any

from commands.importing.catalog.item_place import Places
from commands.importing.characters import unreadable_count
from commands.importing.dates import find_dates
from commands.importing.drafts import Draft
from commands.importing.markdown.body_writing import write_body
from commands.importing.portal.box_fields import Facts
from commands.importing.statutes.statute import Statute, read_statute
from commands.importing.summary import summarise
from plugins.disclosure.document_numbers import find
from plugins.disclosure.messages import _

EXPECTED = ("publisher", "document_number", "generated_on", "effective_on")


def import_statute(text: str, source: str, places: Places) -> Draft:
    """The item of a statute. Raises CannotImport."""
    statute = read_statute(text)
    facts = Facts(_fields(statute))
    number = find(statute.history.order) if statute.history.order else None
    if number:
        facts.fields["document_number"] = str(number)
    elif statute.history.order:
        facts.keep(_("文号"), statute.history.order)
    for other in statute.history.other_orders:
        facts.keep(_("文号"), other)
    if len(statute.history.bodies) > 1:
        facts.todos.append(_("联合发文：{bodies}，请核对", bodies="、".join(statute.history.bodies)))
    facts.todos += _by_name(source, statute)
    if summary := summarise(statute.blocks):
        facts.fields |= {"summary": summary, "summary_generated": "true"}
    place = places.place(source, statute.title, "", str(facts.fields.get("generated_on", "")))
    body, layout = write_body(statute.blocks, statute.source_text, place.stem)
    damaged = unreadable_count(text)
    todos = [layout, *facts.todos]
    if damaged:
        todos.append(_("原文有 {count} 个无法识别的字符，已写成“〓”，请对照原件改正", count=damaged))
    missing = [name for name in EXPECTED if name not in facts.fields]
    return Draft(source, place, "", facts, body, missing=missing, todos=[todo for todo in todos if todo])


def _by_name(source: str, statute: Statute) -> list[str]:
    """A date in the file's name that the history does not know, for a person to look into; it is never used."""
    known = statute.history.changed_on or statute.history.generated_on
    days = [found.day for found in find_dates(posixpath.basename(source))]
    return [
        _(
            "文件名里的日期 {day} 未采用，题注里最近的日期是 {known}，请核对",
            day=day,
            known=known or _("（没有）"),
        )
        for day in days
        if day != known
    ]


def _fields(statute: Statute) -> dict[str, Any]:
    history = statute.history
    fields: dict[str, Any] = {"title": statute.title}
    days = (
        ("generated_on", history.generated_on),
        ("changed_on", history.changed_on),
        ("effective_on", statute.effective_on),
    )
    fields |= {name: str(day) for name, day in days if day}
    if history.bodies:
        fields["publisher"] = history.bodies[0]
    if history.bodies[1:]:
        fields["joint_bodies"] = list(history.bodies[1:])
    return fields
