"""Relations and links: what an item names exists, and validity agrees with what others say."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check, hit
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.validity import End, first_end


@check(
    "relation-target",
    Severity.ERROR,
    summary=label("关联的文件在本目录里，或注明是外部文件"),
    mend=label("核对索引号或文号；本目录没有的文件写成“指向: …”和“外部文件: 是”两行"),
)
def relation_target(catalog: Catalog) -> Iterator[Hit]:
    """Relations that are not marked external resolve to another item."""
    for item in catalog.items:
        for relation in catalog.relations.stated_by(item):
            field = _(ItemFields.specs()[relation.kind].label)
            if relation.target is item:
                yield hit(item, relation.kind, _("“{field}”指向了自己", field=field))
            elif relation.target is None and not relation.reference.external:
                message = _("“{field}”：本目录里没有“{to}”", field=field, to=relation.reference.to)
                yield hit(item, relation.kind, message)


@check(
    "withdrawal-target",
    Severity.ERROR,
    summary=label("撤回的去向在本目录里"),
    mend=label("核对索引号；本目录没有的写“外部文件: 是”"),
)
def withdrawal_target(catalog: Catalog) -> Iterator[Hit]:
    """The successor of a withdrawn item resolves."""
    for item in catalog.items:
        successor = item.fields.withdrawn.successor if item.fields.withdrawn else None
        if successor and not successor.external and catalog.relations.resolve(successor.to) is None:
            yield hit(item, "withdrawn", _("本目录里没有“{to}”", to=successor.to))


@check(
    "link-target",
    Severity.ERROR,
    summary=label("正文里的链接指向存在的条目"),
    mend=label("核对文件名；条目尚未发布时先不链接"),
)
def link_target(catalog: Catalog) -> Iterator[Hit]:
    """Links in the text to other items' files lead to items that are on the site."""
    linking = [(item.source, item.links) for item in catalog.items]
    linking += [(record.source, record.links) for record in catalog.all_records()]
    known = {source for source, _links in linking}
    for source, links in linking:
        for link in links:
            if link.source not in known:
                yield Hit(source, link.line, _("链接的 {file} 不存在或还没有发布", file=link.source))


@check(
    "validity-contradicts",
    Severity.ERROR,
    basis="目录指引",
    summary=label("有效性与别的文件的废止、修改、代替一致"),
    mend=label("改正“有效性”，或删去这一行由程序得出"),
)
def validity_contradicts(catalog: Catalog) -> Iterator[Hit]:
    """A stated validity that the relations or dates contradict.

    An error only where the contradiction could be known when the item was published; what time brings is shown on
    the page anyway and must not stop the site.
    """
    terms = catalog.register.vocabularies["validity"]
    for item in catalog.items:
        stated, computed = item.fields.validity, catalog.validity(item)
        if stated in (None, computed, "not_yet", "not_applicable") or computed is None:
            continue
        message = _(
            "有效性写作“{stated}”，由日期和关联得出“{computed}”",
            stated=terms[stated].label if stated else "",
            computed=terms[computed].label,
        )
        end = first_end(item, catalog.relations, catalog.date)
        yield hit(item, "validity", message, None if end and _was_known(end, item) else Severity.WARNING)


def _was_known(end: End, item: Item) -> bool:
    """Whether an end of validity could be known when the item was published."""
    shown = item.first_shown_on
    if end.validity == "expired":
        return shown is not None and end.known_on < shown and not item.imported
    return shown is None or end.known_on <= shown
