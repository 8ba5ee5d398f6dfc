"""What holds for every kind of item with fields of its own: one kind each, its files there, its references right."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check, hit, item_check
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.finding import kinds_of
from plugins.disclosure.kinds.references import references_of
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register


@item_check(
    "kind-single",
    Severity.ERROR,
    summary=label("一条信息只属于一个信息种类"),
    mend=label("拆成几条信息，每条一个种类"),
)
def kind_single(item: Item, register: Register) -> Iterator[Hit]:
    """Two kinds would need two layouts of one page."""
    kinds = kinds_of(item.fields)
    if len(kinds) > 1:
        names = _("、").join(_(ItemFields.specs()[kind].label) for kind in kinds)
        yield hit(item, kinds[1], _("同时写了{kinds}", kinds=names))


@item_check(
    "kind-files",
    Severity.ERROR,
    basis="行政许可法 Art. 30",
    summary=label("写明的表格、样本和细表都附在条目里"),
    mend=label("把文件放进与条目同名的文件夹，或改正文件名"),
)
def kind_files(item: Item, register: Register) -> Iterator[Hit]:
    """A file that a guide, a budget or a gazette names has to be among the attachments."""
    attached = {attachment.name for attachment in item.attachments}
    for field, name in _files(item.fields):
        if name not in attached:
            yield hit(item, field, _("附件里没有“{name}”", name=name))


def _files(fields: ItemFields) -> Iterator[tuple[str, str]]:
    for field, name in fields.service.files if fields.service else ():
        yield f"service.{field}", name
    for number, table in enumerate(fields.budget.tables if fields.budget else ()):
        if table.file:
            yield f"budget.tables.{number}.file", table.file
    if fields.gazette and fields.gazette.file:
        yield "gazette.file", fields.gazette.file


@check(
    "kind-reference",
    Severity.ERROR,
    summary=label("信息种类里引用的信息都在本目录里"),
    mend=label("写对方的索引号或文号；不在本目录中的，写“外部文件: 是”"),
)
def kind_reference(catalog: Catalog) -> Iterator[Hit]:
    """References within the kinds lead to items of this catalog."""
    for item in catalog.items:
        for field, reference in references_of(item.fields) if kinds_of(item.fields) else ():
            if not reference.external and catalog.relations.resolve(reference.to) is None:
                yield hit(item, field, _("本目录里没有“{reference}”", reference=reference.to))
