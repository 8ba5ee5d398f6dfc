"""The same paper published more than once (domain reference, section 13, no. 1 and 14)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from plugins.disclosure.attachments import Attachment
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check, hit
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.sketches import near_pairs

NOT_LETTERS = re.compile(r"[\W_]+")
DIGITS = re.compile(r"[\d〇零一二三四五六七八九十]+")
FORM = re.compile(r"表|申请|承诺|格式|样本|范本|示范|模板|样式|须知|二维码|logo|icon", re.IGNORECASE)
TINY_BYTES = 100
SMALL_PICTURE_BYTES = 20_000
SHARED_BY = 3
ONE_OF_TWO = label("只保留一条；多出的一条写“撤回”，原因为“重复或已合并”，去向写保留的那一条")


@check(
    "joint-item-twice",
    Severity.ERROR,
    basis="条例 Art. 10",
    summary=label("联合发文只在牵头机关名下发布一条"),
    mend=label("保留牵头机关的一条，其余机关写入“联合机关”；多出的一条写“撤回”，去向写保留的那一条"),
)
def joint_item_twice(catalog: Catalog) -> Iterator[Hit]:
    """One document stands under one publisher only: told by its number, else by title, day and bodies."""
    seen: dict[object, Item] = {}
    for item in _compared(catalog):
        key = item.document_number or _joint_key(catalog, item)
        if key is None:
            continue
        first = seen.setdefault(key, item)
        if first is item or _publisher(catalog, first) == _publisher(catalog, item):
            continue
        severity = Severity.WARNING if item.imported or first.imported else None
        what = _("文号 {number}", number=key) if item.document_number else _("同名的联合发文")
        message = _(
            "{what}已由“{publisher}”发布：{file}",
            what=what,
            publisher=_publisher(catalog, first),
            file=first.source,
        )
        yield hit(item, "document_number" if item.document_number else "title", message, severity)


def _joint_key(catalog: Catalog, item: Item) -> object:
    if not item.fields.joint_bodies:
        return None
    bodies = frozenset(catalog.body_names(item))
    return (normal_title(item.fields.title or ""), item.fields.generated_on, bodies)


@check(
    "duplicate-title",
    Severity.WARNING,
    basis="检查指标",
    summary=label("同一机构没有两条名称相同的信息"),
    mend=ONE_OF_TWO,
)
def duplicate_title(catalog: Catalog) -> Iterator[Hit]:
    """Titles of one publisher differ in more than punctuation, unless relations or numbers tell the items apart."""
    seen: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in _compared(catalog):
        title = normal_title(item.fields.title or "")
        if title:
            seen[_publisher(catalog, item), title].append(item)
    for items in seen.values():
        for position, item in enumerate(items[1:], 1):
            same = [other for other in items[:position][-SHARED_BY:] if not _told_apart(catalog, other, item)]
            if same:
                yield hit(item, "title", _same_title(same[0], item))


def _same_title(first: Item, item: Item) -> str:
    if first.fields.generated_on == item.fields.generated_on:
        return _("名称、发布机构和生成日期都与 {file} 相同", file=first.source)
    return _("名称和发布机构与 {file}（{day}）相同", file=first.source, day=first.fields.generated_on or "")


@check(
    "duplicate-text",
    Severity.WARNING,
    basis="检查指标",
    summary=label("没有两条正文相同或几乎相同的信息"),
    mend=ONE_OF_TWO,
)
def duplicate_text(catalog: Catalog) -> Iterator[Hit]:
    """Texts differ: not the same apart from punctuation, and not nearly the same in papers of one number and title."""
    items = _compared(catalog)
    seen: dict[bytes, Item] = {}
    first_ones: list[Item] = []
    for item in items:
        if not item.facts.digest or not item.open_to_all:
            continue
        first = seen.setdefault(item.facts.digest, item)
        if first is item:
            first_ones.append(item)
        elif not _linked(catalog, first, item):
            yield Hit(
                item.source,
                item.body_line,
                _("正文与 {file}“{title}”相同", file=first.source, title=first.title),
            )
    told: set[str] = set()
    for one, other in near_pairs([item.facts.sketch for item in first_ones]):
        first, item = first_ones[one], first_ones[other]
        if (
            item.source not in told
            and not _told_apart(catalog, first, item)
            and not _of_a_series(first, item)
        ):
            told.add(item.source)
            yield Hit(
                item.source,
                item.body_line,
                _("正文与 {file}“{title}”几乎相同", file=first.source, title=first.title),
            )


@check(
    "duplicate-attachment",
    Severity.WARNING,
    basis="检查指标",
    summary=label("没有两条带同一附件的信息"),
    mend=label("核对是不是放错了附件；重复发布的只保留一条，共用的文件从正文链接到先发布的那一条"),
)
def duplicate_attachment(catalog: Catalog) -> Iterator[Hit]:
    """One file is attached to one item; tiny files, forms and files that many items share are left alone."""
    seen: defaultdict[str, list[tuple[Item, Attachment]]] = defaultdict(list)
    for item in _compared(catalog):
        for attachment in {file.sha256: file for file in item.attachments}.values():
            if not _is_common(attachment):
                seen[attachment.sha256].append((item, attachment))
    for uses in seen.values():
        if not 1 < len(uses) <= SHARED_BY:
            continue
        first, known = uses[0]
        for item, attachment in uses[1:]:
            if not _linked(catalog, first, item):
                field = "attachments" if "attachments" in item.lines else "title"
                message = _(
                    "附件“{name}”与 {file} 的附件“{known}”是同一个文件",
                    name=attachment.name,
                    file=first.source,
                    known=known.name,
                )
                yield hit(item, field, message)


def _is_common(attachment: Attachment) -> bool:
    picture = attachment.media_type.startswith("image/") and attachment.size < SMALL_PICTURE_BYTES
    return (
        picture or attachment.size < TINY_BYTES or bool(FORM.search(f"{attachment.name} {attachment.title}"))
    )


def normal_title(title: str) -> str:
    """A title as it is compared: width, case, spaces and punctuation count for nothing."""
    return NOT_LETTERS.sub("", unicodedata.normalize("NFKC", title)).casefold()


def _compared(catalog: Catalog) -> Sequence[Item]:
    """The items that can be duplicates of each other, older files first."""
    return sorted((item for item in catalog.items if not item.fields.withdrawn), key=lambda item: item.source)


def _publisher(catalog: Catalog, item: Item) -> str:
    return next(iter(catalog.body_names(item)), "")


def _linked(catalog: Catalog, first: Item, second: Item) -> bool:
    """Whether one of two items says something of the other: replaced, amended, interpreted, corrected …"""
    return any(
        relation.target is other
        for item, other in ((first, second), (second, first))
        for relation in catalog.relations.stated_by(item)
    )


def _told_apart(catalog: Catalog, first: Item, second: Item) -> bool:
    """Whether two items are certainly different: papers with numbers of their own, versions, or one names the other."""
    one, other = first.fields, second.fields
    numbers = {number for number in (first.document_number, second.document_number) if number}
    versions = one.changed_on != other.changed_on or one.effective_on != other.effective_on
    return len(numbers) == 2 or versions or _linked(catalog, first, second)


def _of_a_series(first: Item, second: Item) -> bool:
    """Whether two titles differ in figures only, as those of yearly, quarterly or numbered papers do, or in a name."""
    one, other = normal_title(first.fields.title or ""), normal_title(second.fields.title or "")
    return one != other and DIGITS.sub("0", one) == DIGITS.sub("0", other)
