"""Silent changes: what was published is different now, and the change history does not say so (rule `silent-change`).

The comparison is of meaning, not of bytes: white space, the order of keys, review records, approvals and other fields
that no page shows may change freely.
"""

from __future__ import annotations

from datetime import date

from plugins.disclosure.checks.registry import Check, Hit
from plugins.disclosure.differences import PUBLIC_FIELDS, comparable_text
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.findings import Finding, Severity
from plugins.disclosure.items import Item, without_secrets
from plugins.disclosure.messages import _, label

EXPLAINS_NOTHING = "created"
SILENT_CHANGE = Check(
    "silent-change",
    Severity.ERROR,
    "条例 Art. 6、26",
    label("已发布的信息改动后，变更记录要写明"),
    label("在“变更记录”末尾加一项，写明日期、类型和说明；错别字、版面之类的类型写“细微修改”"),
)


def was_published(item: Item, day: date) -> bool:
    """Whether an item was open to readers on a day, were it built then; items that are held back are not."""
    return item.fields.published_on is None or item.fields.published_on.day <= day


def silent_changes(before: Item, after: Item) -> tuple[str, ...]:
    """The labels of what differs between the published version of an item and a later one without a word about it.

    Empty when nothing differs, or when `after.fields.changes` has an entry more (of any kind but 首次发布). A
    withdrawal explains itself. The two need not stand at the same place: an item that got its number is the same item.
    """
    before, after = without_secrets(before), without_secrets(after)
    if _is_explained(before, after):
        return ()
    specs = ItemFields.specs()
    changed = [_(specs[name].label) for name in PUBLIC_FIELDS if _differs(before, after, name)]
    if before.number and after.number and before.index_number != after.index_number:
        changed.append(_(specs["index_number"].label))
    if before.fields.withdrawn != after.fields.withdrawn:
        changed.append(_(specs["withdrawn"].label))
    if comparable_text(before) != comparable_text(after) and not _is_filled_in(
        before, has_it=before.has_text
    ):
        changed.append(_("正文"))
    if _attachments(before) != _attachments(after):
        changed.append(_(specs["attachments"].label))
    if any(entry not in after.fields.changes for entry in before.fields.changes):
        changed.append(_(specs["changes"].label))
    return tuple(changed)


def silent_change_finding(before: Item, after: Item) -> Finding | None:
    """The error of the rule `silent-change` on the file of `after`, or None."""
    changed = silent_changes(before, after)
    if not changed:
        return None
    message = _("已发布的内容有改动（{fields}），变更记录里没有新的说明", fields=_("、").join(changed))
    return SILENT_CHANGE.finding(Hit(after.source, after.line_of("changes"), message))


def _is_explained(before: Item, after: Item) -> bool:
    if after.fields.withdrawn and not before.fields.withdrawn:
        return True
    old, new = before.fields.changes, after.fields.changes
    added = [entry for entry in new if entry not in old and entry.kind != EXPLAINS_NOTHING]
    return bool(added) and len(new) > len(old)


def _differs(before: Item, after: Item, name: str) -> bool:
    old, new = getattr(before.fields, name), getattr(after.fields, name)
    return old != new and not _is_filled_in(before, has_it=old not in (None, ()))


def _is_filled_in(before: Item, *, has_it: bool) -> bool:
    """Whether only a gap is closed that an import has left: it was a to-do from the beginning."""
    return before.imported and not has_it


def _attachments(item: Item) -> list[tuple[str, str]]:
    return [(file.title, file.sha256) for file in item.attachments]
