"""Lists: plain tables, complete, cut into pages that do not move.

Pages are counted from the oldest item: `page-1.html` holds the same items for ever, and a new item changes
`index.html` alone. `index.html` shows one to two pages' worth of the newest items.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from plugins.catalog.axes import Axis, Group
from plugins.catalog.feeds import feed_page
from plugins.catalog.rows import row
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site

Crumb = tuple[str, str]


def cut(items: Sequence[Item], size: int) -> list[tuple[str, int, Sequence[Item]]]:
    """(file name, position of the last item counted from the oldest, items) of each page, newest page first.

    Nothing is left out and nothing stands twice; all pages but the first hold exactly `size` items.
    """
    settled = max(0, len(items) // size - 1)
    front = len(items) - settled * size
    pages: list[tuple[str, int, Sequence[Item]]] = [("index.html", settled * size + 1, items[:front])]
    for number in range(settled, 0, -1):
        start = len(items) - number * size
        pages.append((f"page-{number}.html", (number - 1) * size + 1, items[start : start + size]))
    return pages


def list_pages(
    folder: str,
    title: str,
    description: str,
    items: Sequence[Item],
    above: Sequence[Crumb],
    catalog: Catalog,
    site: Site,
    children: Sequence[dict[str, Any]] = (),
    sort_note: str = "",
) -> Iterator[Page]:
    """Every page of one list and its feed."""
    pages = cut(items, site.page_size)
    for position, (name, first, members) in enumerate(pages):
        neighbours = (
            pages[position - 1][0] if position else "",
            pages[position + 1][0] if position + 1 < len(pages) else "",
        )
        yield Page(
            f"{folder}/{name}",
            "list.html",
            {
                "meta": list_tags(site, title, description),
                "title": title,
                "description": description,
                "breadcrumbs": crumbs(*above, (title, f"{folder}/index.html")),
                "rows": [row(item, catalog) for item in members],
                "total": len(items) if position == 0 else None,
                "pages": len(pages) if position == 0 else None,
                "first": first,
                "last": first + len(members) - 1,
                "newer": f"{folder}/{neighbours[0]}" if neighbours[0] else "",
                "older": f"{folder}/{neighbours[1]}" if neighbours[1] else "",
                "newest": f"{folder}/index.html",
                "oldest": f"{folder}/{pages[-1][0]}",
                "feed": f"{folder}/feed.xml",
                "children": list(children) if position == 0 else [],
                "sort_note": sort_note or _("按生成日期由新到旧排列"),
            },
        )
    yield feed_page(f"{folder}/feed.xml", title, f"{folder}/index.html", items, site)


def axis_pages(axis: Axis, catalog: Catalog, site: Site) -> Iterator[Output]:
    """The directory of a classification and the lists below it."""
    groups = axis.groups(catalog)
    title, description = _(axis.title), _(axis.description)
    top: Crumb = (title, f"{axis.slug}/index.html")
    yield Page(
        f"{axis.slug}/index.html",
        "directory.html",
        {
            "meta": list_tags(site, title, description),
            "title": title,
            "description": description,
            "breadcrumbs": crumbs(top),
            "groups": _tree(axis, groups),
        },
    )
    titles = {group.slug: group.title for group in groups}
    for group in groups:
        parents = [(titles[group.parent], f"{axis.slug}/{group.parent}/index.html")] if group.parent else []
        name = (
            f"{titles[group.parent]}：{group.title}"
            if group.parent and axis.slug == "topics"
            else group.title
        )
        yield from list_pages(
            f"{axis.slug}/{group.slug}",
            name,
            _("{axis}“{name}”的全部信息", axis=title, name=name),
            group.items,
            (top, *parents),
            catalog,
            site,
            [_entry(axis, child) for child in groups if child.parent == group.slug],
        )


def whole_lists(catalog: Catalog, site: Site) -> Iterator[Output]:
    """The list of everything, of all index numbers and of all document numbers."""
    yield from list_pages(
        "catalog",
        _("公开目录"),
        _("本网站公开的全部政府信息"),
        catalog.items,
        (),
        catalog,
        site,
        _ways_to_browse(),
    )
    top: Crumb = (_("公开目录"), "catalog/index.html")
    by_number = sorted(catalog.items, key=_index_order)
    yield from list_pages(
        "numbers",
        _("索引号一览"),
        _("全部信息按索引号排列"),
        by_number,
        (top,),
        catalog,
        site,
        sort_note=_("按机构编码、年份和流水号排列，新的在前；尚未编号的排在最后"),
    )
    numbered = sorted((item for item in catalog.items if item.fields.document_number), key=_document_order)
    yield from list_pages(
        "document-numbers",
        _("文号一览"),
        _("有文号的全部信息按文号排列"),
        numbered,
        (top,),
        catalog,
        site,
        sort_note=_("按机关代字、年份和序号排列，新的在前"),
    )


def _ways_to_browse() -> list[dict[str, Any]]:
    ways = ((_("索引号一览"), "numbers/index.html"), (_("文号一览"), "document-numbers/index.html"))
    return [{"title": title, "address": address, "count": None, "note": ""} for title, address in ways]


def _index_order(item: Item) -> tuple[Any, ...]:
    if item.number:
        return (0, item.number.code, -item.number.year, -int(item.number.serial), item.source)
    return (1 if item.index_number else 2, item.index_number, 0, 0, item.source)


def _document_order(item: Item) -> tuple[Any, ...]:
    number = item.document_number
    if number is None:
        return (1, item.fields.document_number, 0, 0, item.source)
    return (0, number.word, -(number.year or 0), -number.serial, item.source)


def _entry(axis: Axis, group: Group) -> dict[str, Any]:
    return {
        "title": group.title,
        "address": f"{axis.slug}/{group.slug}/index.html",
        "count": len(group.items),
        "note": group.note,
    }


def _tree(axis: Axis, groups: Sequence[Group]) -> list[dict[str, Any]]:
    return [
        {
            **_entry(axis, group),
            "children": [_entry(axis, child) for child in groups if child.parent == group.slug],
        }
        for group in groups
        if group.parent is None
    ]
