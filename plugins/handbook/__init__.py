"""The handbook for those who work with the site, from `docs/handbook/` and what it leads to in `docs/`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import sha256
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest, digest_of_files
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import (
    CopiedFile,
    Output,
    Page,
    Section,
    collecting_inputs,
    collecting_pages,
    collecting_sections,
)
from plugins.disclosure.page_parts import crumbs, site_tags
from plugins.disclosure.site import Site
from plugins.handbook.documents import DOCS, HOME, PICTURES, Document, chapters, documents
from plugins.handbook.markup import html_of


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    known = documents()
    pictures = {f"{PICTURES}/{path.name}": path for path in sorted((DOCS / PICTURES).glob("*.png"))}
    everything = digest(*(text for document in known.values() for text in (document.source, document.text)))
    key = digest(everything, *pictures, repr(site))
    for document in known.values():
        data = partial(_data, document, known, frozenset(pictures), site)
        yield Page(document.address, "handbook.html", data, key)
    for address, path in pictures.items():
        yield CopiedFile(address, path, sha256(path.read_bytes()).hexdigest())


def _data(
    document: Document, known: Mapping[str, Document], pictures: frozenset[str], site: Site
) -> dict[str, Any]:
    folder = posixpath.dirname(document.address)
    steps = [(_("工作手册"), HOME)]
    if document.address != HOME:
        steps.append((document.title, document.address))
    return {
        "meta": site_tags(site),
        "title": document.title,
        "breadcrumbs": crumbs(*steps),
        "language": document.language,
        "chapters": [{"title": chapter.title, "address": chapter.address} for chapter in chapters(known)],
        "body": html_of(document, known, pictures, lambda address: posixpath.relpath(address, folder)),
    }


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    yield Section(990, _("工作手册"), HOME, in_footer=True)


def _inputs(site: Site) -> Iterator[str]:
    files = [path for path in DOCS.rglob("*") if path.suffix in (".md", ".png")]
    yield digest_of_files(files, DOCS).hex()


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_sections.connect(_sections)
    collecting_inputs.connect(_inputs)
