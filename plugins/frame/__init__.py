"""The frame of every page: the agency's colours and emblem, a portal's header and footer, and the display settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import (
    Output,
    Page,
    Section,
    collecting_frames,
    collecting_inputs,
    collecting_pages,
    collecting_sections,
)
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site
from plugins.frame.files import files_of_frame, files_read
from plugins.frame.surroundings import surroundings

DISPLAY = "display.html"


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    title = _("显示设置")
    description = _("长者模式、字号、颜色和朗读，以及用浏览器放大的办法。")
    data = {
        "meta": list_tags(site, title, description),
        "title": title,
        "description": description,
        "breadcrumbs": crumbs((title, DISPLAY)),
    }
    yield Page(DISPLAY, "display.html", data)
    yield from files_of_frame(site.frame)


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    yield Section(895, _("显示设置"), DISPLAY, in_footer=True)


def _frames(catalog: Catalog, *, site: Site) -> Mapping[str, Any]:
    return {"around": surroundings(site)}


def _inputs(site: Site) -> Iterator[str]:
    yield from files_read(site.frame)


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_sections.connect(_sections)
    collecting_frames.connect(_frames)
    collecting_inputs.connect(_inputs)
