"""Openness: what is not for everybody carries no content (条例 Art. 13–16, 36)."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.checks.registry import Hit, hit, item_check
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register


@item_check(
    "content-not-open",
    Severity.ERROR,
    basis="条例 Art. 13–16",
    summary=label("依申请公开和不予公开的信息没有正文和附件"),
    mend=label("删去正文和附件；已经提交过的涉密或个人信息要立即报告"),
)
def content_not_open(item: Item, register: Register) -> Iterator[Hit]:
    """On-request and withheld items carry neither text nor attachments."""
    if item.fields.openness != "proactive" and (item.has_text or item.attachments):
        openness = register.term_label("openness", item.fields.openness)
        yield Hit(
            item.source, item.body_line, _("公开属性是“{openness}”，却带有正文或附件", openness=openness)
        )


@item_check(
    "withdrawal-successor",
    Severity.ERROR,
    summary=label("因重复、合并或移交而撤回的信息写明去向"),
    mend=label("在“撤回”下面写“去向”：另一条信息的索引号"),
)
def withdrawal_successor(item: Item, register: Register) -> Iterator[Hit]:
    """A withdrawal as duplicate, transferred or consolidated names where the content is now."""
    withdrawn = item.fields.withdrawn
    if (
        withdrawn
        and withdrawn.reason in ("duplicate", "transferred", "consolidated")
        and not withdrawn.successor
    ):
        yield hit(item, "withdrawn", _("撤回没有写去向"))
