"""What standards may say of one item: the one place that decides it for all of them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from plugins.disclosure.attachments import Attachment
from plugins.disclosure.bodies import Body
from plugins.disclosure.items import OLDEST, Item
from plugins.disclosure.messages import _
from plugins.disclosure.normative_documents import is_normative
from plugins.disclosure.surroundings import Surroundings
from plugins.disclosure.validity import ENDED

Access = Literal["open", "on_request", "withheld", "withdrawn"]
Kind = Literal["replaces", "replaced_by", "references", "referenced_by", "relation"]
MOST_OF_SENTENCE = 200
# The field that states a relation → what it is for the item that states it, and for the other one.
KINDS: Mapping[str, tuple[Kind, Kind]] = {
    "replaces": ("replaces", "replaced_by"),
    "interprets": ("references", "referenced_by"),
    "based_on": ("references", "referenced_by"),
    "forwards": ("references", "referenced_by"),
    "clarifies": ("references", "referenced_by"),
}
_TAGS = re.compile(r"<[^>]*>")
_FIRST = re.compile(r".*?[。！？]")


@dataclass(frozen=True)
class Description:
    """An item as machines may know it; of one that is not open to all no more than its page shows.

    `number` is its index number, else its address; `issued` the day of publication, with the clock time in `clock`
    when that is known; `modified` the last day on which something changed, None when no date is known; `names` are the
    names of `bodies` and of those that the register does not know; `related` is (kind, address) of other items.
    """

    item: Item
    number: str
    title: str
    summary: str
    access: Access
    rights: str
    issued: date | None
    clock: str
    modified: date | None
    bodies: Sequence[Body]
    names: Sequence[str]
    topic: str
    statutory: Sequence[str]
    genre: str
    keywords: Sequence[str]
    attachments: Sequence[Attachment]
    related: Sequence[tuple[Kind, str]]
    validity: str
    is_normative: bool

    @property
    def is_open(self) -> bool:
        """Whether the content may be shown."""
        return self.access == "open"


def describe(around: Surroundings) -> Description:
    """The description of an item in its surroundings."""
    item, fields = around.item, around.item.fields
    is_open, access = item.open_to_all, _access(item)
    rights = _rights(around, access)
    moment = fields.published_on
    updated = around.updated_on
    return Description(
        item=item,
        number=item.index_number or item.address,
        title=item.title,
        summary=(fields.summary or first_sentence(item.html) or item.title) if is_open else rights,
        access=access,
        rights=rights,
        issued=item.first_shown_on,
        clock=moment.clock if moment else "",
        modified=None if updated == OLDEST else updated,
        bodies=around.bodies,
        names=around.body_names,
        topic=(fields.topic or "") if is_open else "",
        statutory=fields.statutory if is_open else (),
        genre=(fields.genre or "") if is_open else "",
        keywords=fields.keywords if is_open else (),
        attachments=tuple({file.address: file for file in item.attachments}.values()) if is_open else (),
        related=tuple(dict.fromkeys(_related(around))),
        validity=(around.validity or "") if is_open else "",
        is_normative=is_normative(item),
    )


def first_sentence(body: str) -> str:
    """The first sentence of a text in HTML, cut at 200 characters; empty when there is none."""
    told = " ".join(html.unescape(_TAGS.sub(" ", body)).split())
    sentence = _FIRST.match(told)
    return (sentence[0] if sentence else told)[:MOST_OF_SENTENCE]


def _access(item: Item) -> Access:
    if item.fields.withdrawn:
        return "withdrawn"
    if item.fields.openness == "withheld":
        return "withheld"
    return "open" if item.open_to_all else "on_request"


def _rights(around: Surroundings, access: Access) -> str:
    """Why content can be seen or not (条例 Art. 36), in a sentence."""
    fields, named = around.item.fields, around.register.term_label
    if access == "open":
        open_to_all = _("主动公开，可以查阅和下载。")
        if around.validity in (*ENDED, "not_yet", "amended"):
            return open_to_all + _("有效性：{validity}。", validity=named("validity", around.validity))
        return open_to_all
    if access == "on_request":
        return _("依申请公开：这里只有目录信息，内容可以依法申请。")
    if fields.withdrawn:
        if fields.withdrawn.reason == "secrecy":
            return _("本条信息已于 {day} 撤回，依法不予公开。", day=fields.withdrawn.on)
        reason = named("withdrawal", fields.withdrawn.reason)
        return _("本条信息已于 {day} 撤回，原因：{reason}。", day=fields.withdrawn.on, reason=reason)
    if fields.ground:
        return _("不予公开，理由：{ground}。", ground=named("ground", fields.ground))
    return _("不予公开。")


def _related(around: Surroundings) -> Iterator[tuple[Kind, str]]:
    """What an open item says of others and others say of it; of a withdrawn one only what stands in its place."""
    item = around.item
    if not item.open_to_all:
        if item.fields.withdrawn and around.successor:
            yield "replaced_by", around.successor.address
        return
    for relation in around.stated:
        if relation.target and relation.target is not item:
            yield KINDS.get(relation.kind, ("relation", "relation"))[0], relation.target.address
    for relation in around.pointing:
        if relation.subject is not item and relation.subject.open_to_all:
            yield KINDS.get(relation.kind, ("relation", "relation"))[1], relation.subject.address
