"""Rules and normative documents by body and year with their validity: what is kept, amended, ending and ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.feeds import feed_page
from plugins.disclosure.kinds.pages import feed_address
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _, label
from plugins.disclosure.named_items import item_link
from plugins.disclosure.normative_documents import (
    STATES,
    NormativeDocument,
    count_states,
    normative_documents,
)
from plugins.disclosure.outputs import Output, Page, Section, collecting_pages, collecting_sections
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site

ADDRESS = "normative/index.html"
OTHERS = "others"
LABELS = {
    "in_force": label("继续有效"),
    "expiring": label("一年内到期"),
    "amended": label("已修改"),
    "not_yet": label("尚未生效"),
    "repealed": label("废止"),
    "replaced": label("被代替"),
    "expired": label("失效"),
    "unstated": label("未标明有效性"),
}


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    documents = normative_documents(catalog)
    by_body: Mapping[str, list[NormativeDocument]] = defaultdict(list)
    bodies: dict[str, Body] = {}
    for document in documents:
        # Each stands under its first body alone, so that the bodies add up to all documents.
        body = next(iter(catalog.bodies_of(document.item)), None)
        slug = body.slug if body else OTHERS
        by_body[slug].append(document)
        if body:
            bodies[slug] = body
    order = [body.slug for body in catalog.register.bodies if body.slug in by_body]
    groups = {slug: by_body[slug] for slug in (*order, *([OTHERS] if OTHERS in by_body else []))}
    names = {slug: bodies[slug].name if slug in bodies else _("未标注") for slug in groups}
    yield _index(documents, groups, names, catalog, site)
    papers = [document.item for document in documents]
    yield feed_page(feed_address(ADDRESS), _("规范性文件"), ADDRESS, papers, catalog, site)
    for slug, members in groups.items():
        papers = [paper for document in members for paper in (document.item, *document.decided_by)]
        key = digest(
            names[slug],
            *(f"{document.state} {len(document.decided_by)}" for document in members),
            *catalog.own_digests(papers),
        )
        yield Page(
            _address(slug), "normative.html", partial(_body_data, slug, names[slug], members, site), key
        )


def _address(slug: str) -> str:
    return f"normative/{slug}.html"


def _index(
    documents: list[NormativeDocument],
    groups: Mapping[str, list[NormativeDocument]],
    names: Mapping[str, str],
    catalog: Catalog,
    site: Site,
) -> Page:
    title = _("规范性文件")
    years: Mapping[str, list[NormativeDocument]] = defaultdict(list)
    for document in documents:
        years[str(document.year or "")].append(document)
    return Page(
        ADDRESS,
        "normatives.html",
        {
            "meta": list_tags(site, title, _("规章和行政规范性文件的清理情况")),
            "title": title,
            "feed": feed_address(ADDRESS),
            "breadcrumbs": crumbs((_("公开目录"), "catalog/index.html"), (title, ADDRESS)),
            "states": [_(LABELS[state]) for state in STATES],
            "total": len(documents),
            "totals": list(count_states(documents).values()),
            "bodies": [_counted(names[slug], members, _address(slug)) for slug, members in groups.items()],
            "years": [
                _counted(_("{year} 年", year=year) if year else _("日期不详"), members)
                for year, members in sorted(years.items(), reverse=True)
            ],
            "expiring": [
                {**_row(document), "body": catalog.body_names(document.item)}
                for document in sorted(documents, key=lambda document: str(document.item.fields.expires_on))
                if document.state == "expiring"
            ],
        },
    )


def _counted(title: str, members: list[NormativeDocument], address: str = "") -> dict[str, Any]:
    return {
        "title": title,
        "address": address,
        "total": len(members),
        "counts": list(count_states(members).values()),
    }


def _body_data(slug: str, name: str, members: Sequence[NormativeDocument], site: Site) -> dict[str, Any]:
    title = _("{body}的规章和规范性文件", body=name)
    grouped: Mapping[str, list[dict[str, Any]]] = defaultdict(list)
    for document in members:
        grouped[document.state].append(_row(document))
    return {
        "meta": list_tags(site, title, ""),
        "title": title,
        "breadcrumbs": crumbs(
            (_("公开目录"), "catalog/index.html"), (_("规范性文件"), ADDRESS), (title, _address(slug))
        ),
        "total": len(members),
        "groups": [
            {"id": state, "title": _(LABELS[state]), "rows": grouped[state]}
            for state in STATES
            if grouped[state]
        ],
    }


def _row(document: NormativeDocument) -> dict[str, Any]:
    fields = document.item.fields
    return {
        **item_link(document.item),
        "number": fields.document_number or "",
        "effective": str(fields.effective_on or ""),
        "expires": str(fields.expires_on or ""),
        "ended": str(fields.repealed_on or ""),
        "decided_by": [item_link(paper) for paper in document.decided_by],
    }


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    yield Section(79, _("规范性文件"), ADDRESS, under="catalog/index.html")


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_sections.connect(_sections)
