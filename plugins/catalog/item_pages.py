"""The page of one item: metadata box, banner, text, attachments, relations, history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from plugins.catalog.banners import not_open, notice
from plugins.catalog.item_box import box_rows, contact_rows
from plugins.catalog.related import relation_groups
from plugins.disclosure.attachments import Attachment
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.cited_articles import with_cited_articles
from plugins.disclosure.digests import digest
from plugins.disclosure.item_citation import correction_address, item_citation
from plugins.disclosure.item_layouts import ItemLayout
from plugins.disclosure.item_links import ItemLink
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.named_items import neighbour_link
from plugins.disclosure.official_text import with_article_links, with_signature
from plugins.disclosure.outputs import CopiedFile, Output, Page
from plugins.disclosure.page_parts import crumbs, item_tags
from plugins.disclosure.site import Site
from plugins.disclosure.surroundings import Surroundings, surroundings, surroundings_digest
from plugins.disclosure.text_outline import outline, with_heading_ids

PLAIN = ItemLayout("item.html", {})


def item_outputs(
    item: Item,
    catalog: Catalog,
    site: Site,
    links: Sequence[ItemLink] = (),
    layout: ItemLayout = PLAIN,
) -> Iterator[Output]:
    """The page of an item and its attachments; of a withdrawn item the page alone, without the content.

    `links` are those that other capabilities put on it, `layout` is that of its kind.
    """
    key = surroundings_digest(item, catalog)
    if links:
        key = digest(key, *(part for link in links for part in link))
    if layout is not PLAIN:
        key = digest(key, layout.digest())
    yield Page(item.address, layout.template, partial(_data, item, catalog, site, links, layout), key)
    for attachment in {attachment.address: attachment for attachment in _shown(item)}.values():
        yield CopiedFile(attachment.address, attachment.source, attachment.sha256)


def _data(
    item: Item, catalog: Catalog, site: Site, links: Sequence[ItemLink], layout: ItemLayout
) -> dict[str, Any]:
    around = surroundings(item, catalog)
    path, label = _column(around)
    body, contents = _text(around)
    return {
        "meta": item_tags(site, item, around.body_names, label),
        "title": item.title,
        "breadcrumbs": crumbs((_("公开目录"), "catalog/index.html"), *path, (item.title, item.address)),
        "box": box_rows(around),
        "notice": notice(around),
        "body": body,
        "contents": contents,
        "has_articles": ' id="art-2"' in body,
        "dates": _dates(item),
        "citation": item_citation(item, around.body_names, site)._asdict() if item.open_to_all else None,
        "corrections": correction_address(around, site),
        "not_open": not_open(around),
        "attachments": [_attachment(attachment) for attachment in _shown(item)],
        "relations": relation_groups(around),
        "timeline": _timeline(around),
        "changes": _changes(around),
        "links": [link._asdict() for link in links],
        "contact": contact_rows(around),
        "part": layout.part,
        "source": item.fields.imported_from.source if item.fields.imported_from else "",
    }


def _text(around: Surroundings) -> tuple[str, list[dict[str, object]]]:
    """The text of an item as its page shows it, and its table of contents where it is long."""
    item = around.item
    if not item.open_to_all:
        return "", []
    signers = [name for body in around.bodies for name in (body.name, *body.aliases)]
    near = [neighbour.item for neighbour in around.neighbours.values() if neighbour.item is not item]
    text = with_cited_articles(item.html, item, near)
    html = with_heading_ids(with_signature(text, item.facts.signature, signers))
    contents = [part.plain() for part in outline(html)]
    return with_article_links(html, has_contents=bool(contents)), contents


def _dates(item: Item) -> dict[str, str]:
    """The day of publication, and the day of the last change where there was one."""
    shown = item.first_shown_on
    changed = item.open_to_all and shown and item.updated_on > shown
    return {"shown": str(shown or ""), "updated": str(item.updated_on) if changed else ""}


def _shown(item: Item) -> tuple[Attachment, ...]:
    return item.attachments if item.open_to_all else ()


def _column(around: Surroundings) -> tuple[list[tuple[str, str]], str]:
    """The lists above an item (its topic) and the name of its column; the topic of an open item alone is told."""
    topic = around.item.fields.topic
    if topic is None or not around.item.open_to_all:
        return [], _("公开目录")
    topics = around.register.vocabularies["topic"]
    term = topics[topic]
    terms = [term] if term.parent is None else [topics[term.parent], term]
    return [(step.label, f"topics/{step.key}/index.html") for step in terms], term.path_label


def _attachment(attachment: Attachment) -> dict[str, str]:
    return {
        "title": attachment.title,
        "name": attachment.name,
        "ending": attachment.ending.upper(),
        "type": attachment.type_label,
        "size": readable_size(attachment.size),
        "sha256": attachment.sha256,
        "address": attachment.address,
        "mark": _("原件扫描") if attachment.original_scan else "",
    }


def readable_size(size: int) -> str:
    """A number of bytes as people read it (1 KB = 1,024 bytes)."""
    if size < 1024:
        return _("{size} 字节", size=size)
    if size < 1024 * 1024:
        return f"{size / 1024:.1f} KB"
    return f"{size / 1024 / 1024:.1f} MB"


def _timeline(around: Surroundings) -> list[dict[str, Any]]:
    """The other items of the same matter, oldest first, with this one marked."""
    if len(around.matter) < 2:
        return []
    return [
        {
            **neighbour_link(around.neighbours[member.source], around.register),
            "current": member is around.item,
        }
        for member in around.matter
    ]


def _changes(around: Surroundings) -> list[dict[str, str]]:
    item = around.item
    return [
        {
            "on": str(change.on),
            "kind": around.register.term_label("change", change.kind),
            "note": change.note or "",
            "basis": change.basis or "",
        }
        for change in reversed(item.fields.changes if item.open_to_all else ())
    ]
