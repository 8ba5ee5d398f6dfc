"""An imported item on its way to the catalog, with everything that a person should know about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from commands.importing.catalog.item_place import Place
from commands.importing.catalog.item_writing import ImportedItem
from commands.importing.portal.box_fields import Facts


@dataclass
class Draft:
    """What one source gives: place, facts, Markdown, and what is missing (`missing`, field names) or to be checked.

    `where` is the place in a table that the item comes from, in words.
    """

    source: str
    place: Place
    number: str
    facts: Facts
    body: str
    attachments: dict[str, Path | bytes] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    todos: list[str] = field(default_factory=list)
    where: str = ""

    def item(self, day: str) -> ImportedItem:
        """The item, imported on `day`."""
        fields = dict(self.facts.fields)
        if self.place.repeats_number:
            fields["index_number"] = self.number
        if self.place.defect:
            fields["number_defect"] = "true"
        origin: dict[str, object] = {"source": self.source, "on": day}
        if self.facts.unmapped:
            origin["unmapped"] = self.facts.unmapped
        fields["imported_from"] = origin
        return ImportedItem(self.place.path, fields, self.body, self.attachments)
