"""The gazette: who may issue one, and whether it holds what says that it is in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check, hit, item_check
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.finding import items_with
from plugins.disclosure.kinds.gazette import issue_key
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

TOO_LOW = ("township", "village")
OFFICES = ("办公室", "办公厅")


@item_check(
    "gazette-level",
    Severity.ERROR,
    basis="国务院办公厅 2018-03-28 通知",
    summary=label("政府公报由县级以上人民政府或其办公室出版，部门和乡镇不出公报"),
    mend=label("部门、乡镇的文件送本级或上级政府公报刊载；改正“发布机构”或去掉“公报”"),
)
def gazette_level(item: Item, register: Register) -> Iterator[Hit]:
    """Never a department or a township."""
    body = register.bodies.find(item.fields.publisher or "") if item.fields.gazette else None
    if body is None:
        return
    office = body.kind == "government" or any(office in body.name for office in OFFICES)
    if body.level in TOO_LOW or not office:
        yield hit(item, "gazette", _("“{body}”不出版政府公报", body=body.name))


@check(
    "gazette-contents",
    Severity.WARNING,
    basis="规章制定程序条例 Art. 31",
    summary=label("写明刊载于某期公报的文件，在那一期的目录里"),
    mend=label("核对公报期号；目录缺的补上"),
)
def gazette_contents(catalog: Catalog) -> Iterator[Hit]:
    """An item says that it is in an issue which does not list it."""
    issues = items_with(catalog, "gazette")
    if not issues:
        return
    collected: dict[str, set[str]] = defaultdict(set)
    for issue in issues:
        gazette = issue.fields.gazette
        for entry in gazette.contents if gazette else ():
            target = (
                catalog.relations.resolve(entry.item.to) if entry.item and not entry.item.external else None
            )
            collected[issue_key(gazette.issue if gazette else "")].add(target.source if target else "")
    for item in catalog.items:
        key = issue_key(item.fields.collected_in) if item.fields.collected_in else ""
        if key in collected and item.source not in collected[key]:
            message = _("写明刊载于公报{issue}，那一期的目录里没有它", issue=item.fields.collected_in)
            yield hit(item, "collected_in", message)
