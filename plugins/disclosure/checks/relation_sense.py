"""Relations that resolve and still make no sense: circles, wrong order of time, ends that nobody has decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check, hit
from plugins.disclosure.fields import RELATION_FIELDS, ItemFields
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label

# Whoever is repealed by one paper cannot replace another that replaces it: these three make one graph.
ENDING = ("repeals", "replaces")
SHOWN_IN_A_CIRCLE = 5
ENDED_BY = {"repealed": ENDING, "replaced": ENDING}
SAYS_REPEALED = re.compile(r"废止|停止执行|不再执行|失效")
SAYS_REPLACED = re.compile(r"代替|取代|替代|废止|为准")


@check(
    "relation-circular",
    Severity.ERROR,
    summary=label("关联不绕成一圈"),
    mend=label("删去方向写反的那一条关联"),
)
def relation_circular(catalog: Catalog) -> Iterator[Hit]:
    """No item leads back to itself by relations of one kind; repealing and replacing count as one kind."""
    by_source = {item.source: item for item in catalog.items if catalog.relations.stated_by(item)}
    for kinds in (ENDING, *((kind,) for kind in RELATION_FIELDS if kind not in ENDING)):
        edges: dict[str, list[str]] = {}
        for item in by_source.values():
            for relation in catalog.relations.stated_by(item):
                if relation.kind in kinds and relation.target and relation.target is not item:
                    edges.setdefault(item.source, []).append(relation.target.source)
        for circle in circles(edges):
            item = by_source[min(circle)]
            field = next(kind for kind in kinds if getattr(item.fields, kind))
            message = _(
                "“{field}”绕成一圈：{circle}",
                field=_(ItemFields.specs()[field].label),
                circle=" → ".join(_turned(circle)),
            )
            yield hit(item, field, message)


def _turned(circle: list[str]) -> list[str]:
    """A circle beginning and ending with its first file by name; long ones are cut."""
    start = circle.index(min(circle))
    turned = circle[start:] + circle[:start]
    cut = ["…"] if len(turned) > SHOWN_IN_A_CIRCLE else []
    return [*turned[:SHOWN_IN_A_CIRCLE], *cut, turned[0]]


def circles(edges: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Circles in a graph (node → the nodes that it points to), in time linear in its size.

    A graph with circles gives at least one, a graph without gives none.
    """
    done: set[str] = set()
    for root in edges:
        path: list[str] = []
        places: dict[str, int] = {}
        pending: list[tuple[str, Iterator[str]]] = []
        node: str | None = root if root not in done else None
        while node is not None or pending:
            if node is not None:
                places[node] = len(path)
                path.append(node)
                pending.append((node, iter(edges.get(node, ()))))
            current, rest = pending[-1]
            node = next(rest, None)
            if node is None:
                pending.pop()
                path.pop()
                del places[current]
                done.add(current)
            elif node in places:
                yield path[places[node] :]
                node = None
            elif node in done:
                node = None


@check(
    "relation-order",
    Severity.WARNING,
    summary=label("被废止、修改、代替、解读的文件在前"),
    mend=label("核对关联的方向和两边的生成日期"),
)
def relation_order(catalog: Catalog) -> Iterator[Hit]:
    """What is repealed, amended, replaced or interpreted was made before."""
    for item in catalog.items:
        for relation in catalog.relations.stated_by(item):
            if relation.kind not in (*ENDING, "amends", "interprets") or not relation.target:
                continue
            own, other = item.fields.generated_on, relation.target.fields.generated_on
            if own and other and own < other:
                message = _(
                    "“{field}”的 {file} 生成于 {other}，比本文件（{own}）晚",
                    field=_(ItemFields.specs()[relation.kind].label),
                    file=relation.target.source,
                    other=other,
                    own=own,
                )
                yield hit(item, relation.kind, message)


@check(
    "end-unexplained",
    Severity.ERROR,
    basis="目录指引",
    summary=label("废止、被代替的文件有废止它、代替它的文件"),
    mend=label(
        "在废止它的文件里写“废止”或“代替”；那份文件不在本目录的，在变更记录的说明里写明由哪份文件废止"
    ),
)
def end_unexplained(catalog: Catalog) -> Iterator[Hit]:
    """What says that it was repealed or replaced is named by another item, or says by what; an import may not know."""
    for item in catalog.items:
        stated = item.fields.validity
        if stated not in ENDED_BY or item.fields.withdrawn:
            continue
        named = any(
            relation.kind in ENDED_BY[stated] and relation.subject.fields.withdrawn is None
            for relation in catalog.relations.pointing_to(item)
        )
        if not named and not _explains(item, stated):
            label_of = catalog.register.term_label("validity", stated)
            message = _("有效性写作“{stated}”，却没有哪份文件废止或代替它", stated=label_of)
            certain = stated == "repealed" and not item.imported
            yield hit(item, "validity", message, None if certain else Severity.WARNING)


def _explains(item: Item, stated: str) -> bool:
    """Whether a change record, the summary or the text says what ended the item."""
    says = SAYS_REPEALED if stated == "repealed" else SAYS_REPLACED
    fields = item.fields
    records = [f"{change.note or ''}{change.basis or ''}" for change in fields.changes]
    if any(says.search(text) for text in (fields.summary or "", *records)):
        return True
    # A text that repeals others is not one that was repealed: only a sentence about the item itself explains.
    return item.has_text and bool(
        re.search(r"(?:本文件|本通知|本办法|本规定|本意见|已)[^。<]{0,40}(?:废止|代替|取代)", item.html)
    )


@check(
    "successor-withdrawn",
    Severity.WARNING,
    summary=label("撤回的去向本身没有撤回"),
    mend=label("去向写仍然公开的那一条"),
)
def successor_withdrawn(catalog: Catalog) -> Iterator[Hit]:
    """The successor of a withdrawn item is open to readers; successors that lead back are an error."""
    following = {item.source: target for item in catalog.items if (target := _successor(catalog, item))}
    in_circles = set().union(*circles({source: [item.source] for source, item in following.items()}))
    for item in catalog.items:
        target = following.get(item.source)
        if target and item.source in in_circles:
            message = _("去向绕成一圈：{file} 的去向又回到这里", file=target.source)
            yield hit(item, "withdrawn", message, Severity.ERROR)
        elif target and target.fields.withdrawn:
            yield hit(item, "withdrawn", _("去向 {file} 自己也已撤回", file=target.source))


def _successor(catalog: Catalog, item: Item) -> Item | None:
    successor = item.fields.withdrawn.successor if item.fields.withdrawn else None
    return catalog.relations.resolve(successor.to) if successor and not successor.external else None


@check(
    "interpreted-ended",
    Severity.NOTICE,
    summary=label("解读的文件仍然有效"),
    mend=label("核对解读对象；有新文件的，为新文件另写解读"),
)
def interpreted_ended(catalog: Catalog) -> Iterator[Hit]:
    """An interpretation of what has been withdrawn, repealed or replaced."""
    for item in catalog.items:
        for relation in catalog.relations.stated_by(item):
            if relation.kind != "interprets" or relation.target is None:
                continue
            validity = catalog.validity(relation.target)
            if relation.target.fields.withdrawn:
                yield hit(item, "interprets", _("解读的 {file} 已撤回", file=relation.target.source))
            elif validity in ENDED_BY:
                message = _(
                    "解读的 {file} 有效性是“{validity}”",
                    file=relation.target.source,
                    validity=catalog.register.term_label("validity", validity or ""),
                )
                yield hit(item, "interprets", message)
