"""The item: one disclosed piece of information, read from one file and never changed afterwards."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from plugins.disclosure.attachments import Attachment
from plugins.disclosure.document_numbers import DocumentNumber, find
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.index_numbers import IndexNumber
from plugins.disclosure.messages import _
from plugins.disclosure.personal_data import LinedHit
from plugins.disclosure.places import address_of
from plugins.disclosure.text_facts import TextFacts
from plugins.disclosure.text_links import TextLink

OLDEST = date(1900, 1, 1)
KEPT_OF_SECRETS = (
    "index_number",
    "number_defect",
    "publisher",
    "generated_on",
    "published_on",
    "openness",
    "withdrawn",
)


@dataclass(frozen=True)
class Item:
    """One disclosed item.

    `source` is its file relative to the content folder; `number` its index number, None as long as none was given;
    `has_text` whether its file has a text, which `load_html` fetches; `lines` the line of each field in the file,
    within the block of its kind too (`notice.closes_on`);
    `facts` is what checks of the whole catalog have to know of the text, `personal` the personal data in the file;
    `digest` stands for everything that the item
    was read from: its place, its bytes, its attachments, the vocabularies.
    """

    source: str
    fields: ItemFields
    number: IndexNumber | None
    has_text: bool
    load_html: Callable[[], str] = field(repr=False, compare=False)
    attachments: tuple[Attachment, ...] = ()
    links: tuple[TextLink, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)
    body_line: int = 1
    facts: TextFacts = field(default=TextFacts(), repr=False)
    personal: tuple[LinedHit, ...] = field(default=(), repr=False)
    digest: bytes = b""
    load_source: Callable[[], str] = field(default=str, repr=False, compare=False)

    @property
    def html(self) -> str:
        """The sanitised text. It is fetched anew every time, because all texts together fill the memory."""
        return self.load_html()

    @property
    def address(self) -> str:
        """The page of this item, for ever (design: derived from the number that the path carries)."""
        return address_of(self.source)

    @property
    def index_number(self) -> str:
        """The index number as people read it, or an empty text when none has been given."""
        if self.number:
            return self.number.text
        return self.fields.index_number or ""

    @property
    def title(self) -> str:
        """The title, or the file's name for an imported item whose source has none."""
        return self.fields.title or posixpath.basename(self.source)

    @cached_property
    def document_number(self) -> DocumentNumber | None:
        """The parsed document number; None when there is none or it has no known form."""
        return find(self.fields.document_number) if self.fields.document_number else None

    @property
    def imported(self) -> bool:
        """Whether the item was taken over from elsewhere, so that what its source left out is a to-do."""
        return self.fields.imported_from is not None

    @cached_property
    def first_shown_on(self) -> date | None:
        """The day of publication; for an imported item without one the day of import."""
        if self.fields.published_on:
            return self.fields.published_on.day
        return self.fields.imported_from.on if self.fields.imported_from else None

    @cached_property
    def updated_on(self) -> date:
        """The day on which readers should look (again): of publication, change or withdrawal."""
        fields = self.fields
        withdrawn = fields.withdrawn.on if fields.withdrawn else None
        changes = [change.on for change in fields.changes]
        days = [day for day in (self.first_shown_on, fields.changed_on, withdrawn, *changes) if day]
        return max(days) if days else fields.generated_on or OLDEST

    @cached_property
    def open_to_all(self) -> bool:
        """Whether the content itself may be shown (条例 Art. 19)."""
        return self.fields.openness == "proactive" and self.fields.withdrawn is None

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """The publisher and the joint bodies, as written."""
        lead = (self.fields.publisher,) if self.fields.publisher else ()
        return lead + self.fields.joint_bodies

    def line_of(self, name: str) -> int:
        """The line on which a field stands; for one that is not there, that of the block around it, or 1."""
        while name:
            if name in self.lines:
                return self.lines[name]
            name = name.rpartition(".")[0]
        return 1


def without_secrets(item: Item) -> Item:
    """The item, or what may still be said of one that was withdrawn for secrecy: number, dates, body, withdrawal."""
    withdrawn = item.fields.withdrawn
    if withdrawn is None or withdrawn.reason != "secrecy":
        return item
    kept = {name: getattr(item.fields, name) for name in KEPT_OF_SECRETS}
    fields = ItemFields.model_construct(**kept, title=_("依法不予公开的信息"))
    return replace(
        item,
        fields=fields,
        has_text=False,
        load_html=no_text,
        load_source=no_text,
        attachments=(),
        links=(),
        facts=TextFacts(),
        personal=(),
    )


def no_text() -> str:
    """The text of an item that shows none."""
    return ""
