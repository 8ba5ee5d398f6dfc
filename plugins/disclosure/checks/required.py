"""Fields that have to be there: always, or under a condition."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plugins.disclosure.blocks import Need
from plugins.disclosure.checks.registry import Hit, hit, item_check
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

Condition = Callable[[ItemFields], bool]


def is_rule(fields: ItemFields) -> bool:
    """Whether the item is a rule or a normative document, whose validity everybody has to know."""
    return fields.genre in ("rule", "regulation") or fields.normative


def _has_content_change(fields: ItemFields) -> bool:
    return any(change.kind in ("corrected", "amended", "updated") for change in fields.changes)


ERRORS: dict[str, Condition] = {
    "statutory": lambda f: f.openness == "proactive",
    "ground": lambda f: f.openness == "withheld",
    "basis": lambda f: f.openness == "withheld",
    "next_assessment_on": lambda f: f.openness == "withheld" and f.withheld_until is None,
    "validity": is_rule,
    "effective_on": is_rule,
    "repealed_on": lambda f: f.validity == "repealed",
    "changed_on": _has_content_change,
    "event_on": lambda f: f.timing in ("before", "during"),
    "period": lambda f: f.term == "periodic",
    "interprets": lambda f: f.genre == "interpretation",
    "decided_by": lambda f: f.major_matter is not None,
    "decided_on": lambda f: f.major_matter is not None,
}
WARNINGS: dict[str, Condition] = {
    "consulted": lambda f: bool(f.joint_bodies),
    "collected_in": is_rule,
}
NEED_NO_NOTE = frozenset({"created", "minor"})
ONLY_PROACTIVE = frozenset({"summary", "genre"})


@item_check(
    "required",
    Severity.ERROR,
    basis="条例 Art. 12；目录指引",
    summary=label("每一条信息都有必填的字段"),
    mend=label("在条目信息里补上这个字段，写法见 docs/fields.md"),
)
def required(item: Item, register: Register) -> Iterator[Hit]:
    """Required fields; of an imported item what its source left out is a to-do, not an error."""
    for name, spec in ItemFields.specs().items():
        if getattr(item.fields, name) in (None, (), ""):
            severity = _severity(item, name, spec.need)
            if severity:
                message = _("缺少“{field}”", field=_(spec.label))
                yield hit(item, name, message, Severity.WARNING if item.imported else severity)


def _severity(item: Item, name: str, need: Need) -> Severity | None:
    fields = item.fields
    if need is Need.REQUIRED:
        exempt = fields.openness != "proactive" and name in ONLY_PROACTIVE
        return None if exempt else Severity.ERROR
    if name in ERRORS and ERRORS[name](fields):
        return Severity.ERROR
    if name in WARNINGS and WARNINGS[name](fields):
        return Severity.WARNING
    return None


@item_check(
    "unnumbered",
    Severity.WARNING,
    basis="目录指引",
    summary=label("每一条信息都有索引号"),
    mend=label("提交前不用管；合并以后由管理网站的人运行 python3 tasks.py number 编号"),
)
def unnumbered(item: Item, register: Register) -> Iterator[Hit]:
    """Items that have not been given an index number yet."""
    if not item.index_number:
        yield hit(item, "index_number", _("还没有索引号"))


@item_check(
    "change-note",
    Severity.ERROR,
    summary=label("变更记录写明改了什么"),
    mend=label("给这条变更记录加上“说明”"),
)
def change_note(item: Item, register: Register) -> Iterator[Hit]:
    """A change other than the first publication or a minor one says what changed."""
    for change in item.fields.changes:
        if change.kind not in NEED_NO_NOTE and not change.note:
            yield hit(item, "changes", _("{day} 的变更没有写说明", day=change.on))


@item_check(
    "body-text",
    Severity.ERROR,
    summary=label("主动公开的信息有正文"),
    mend=label("把全文写在第二个 --- 之后"),
)
def body_text(item: Item, register: Register) -> Iterator[Hit]:
    """A proactively disclosed item carries its text."""
    if item.open_to_all and not item.has_text:
        severity = Severity.WARNING if item.imported else None
        yield Hit(item.source, item.body_line, _("没有正文"), severity)
