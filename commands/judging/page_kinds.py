"""Which pages of a site to judge: few, and together they show everything that any page of it shows.

A page is described by what it is built of: its template, elements with their classes, roles, types and attributes, its
styles and scripts. Pages are chosen until each of these is on one that was chosen, so a new kind of
page, or a new part of a page, is judged as soon as one page has it, and nobody keeps a list.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pelican.settings import read_settings

from commands.build import CONFIGURATION
from plugins.disclosure.item_links import note_content_folder
from plugins.disclosure.loading import ContentFolder
from plugins.disclosure.memo import Forgetful
from plugins.disclosure.outputs import Page
from plugins.disclosure.parallel import available_workers
from plugins.disclosure.site import build_date
from plugins.publisher.gathering import gathered

TAG = re.compile(r"<([a-z][a-z0-9]*)((?:\s+[^<>\s=]+(?:=\"[^\"]*\")?)*)\s*/?>")
ATTRIBUTE = re.compile(r"([a-z][a-z0-9-]*)(?:=\"([^\"]*)\")?")
# Of these attributes each value makes another kind of element; of others only that they are there.
TELLING = frozenset(("type", "role", "rel"))
# The lines of drawings: QR codes have thousands.
LINES = frozenset(("path", "g"))
# Such a page is never seen: the browser goes on at once.
LEADS_ON = re.compile(r'<meta http-equiv="refresh"', re.I)


def pages_of_every_kind(site: Path, templates: Mapping[str, str] | None = None) -> list[str]:
    """Addresses of pages that together have every feature of the pages of `site`, the richest first.

    `templates` says from which template a page (its address) was made, where this is known; every template is a
    feature. The same for the same site. Raises OSError.
    """
    smallest: dict[frozenset[str], tuple[int, str]] = {}
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if not LEADS_ON.search(html):
            address = path.relative_to(site).as_posix()
            found = frozenset((*features(html), f"from {(templates or {}).get(address)}"))
            smallest[found] = min(smallest.get(found, (len(html), address)), (len(html), address))
    return list(_covering(smallest))


def _covering(pages: dict[frozenset[str], tuple[int, str]]) -> Iterator[str]:
    """Addresses of pages until no feature is left, always the page with most that were missing, then the smallest."""
    left = set().union(*pages)
    gains = {found: len(found) for found in pages}
    while left:
        best: tuple[int, int, str] | None = None
        chosen: frozenset[str] = frozenset()
        for found in sorted(gains, key=lambda found: (-gains[found], pages[found])):
            if best and gains[found] < -best[0]:
                break  # what a page adds only ever becomes less
            gains[found] = len(found & left)
            rank = (-gains[found], *pages[found])
            if best is None or rank < best:
                best, chosen = rank, found
        left -= chosen
        gains = {found: gain for found, gain in gains.items() if gain and found != chosen}
        yield pages[chosen][1]


def features(html: str) -> Iterator[str]:
    """What a page is built of, as texts that can be compared between pages; some come more than once."""
    for name, attributes in set(TAG.findall(html)):
        yield name
        if name in LINES:
            continue
        for attribute, value in ATTRIBUTE.findall(attributes):
            if attribute == "class":
                yield from (f"{name}.{word}" for word in value.split())
            elif attribute in TELLING:
                yield f"{name}[{attribute}={value}]"
            elif (name, attribute) in (("script", "src"), ("link", "href")):
                yield f"{name} {posixpath.basename(value) if value.endswith(('.css', '.js')) else ''}"
            else:
                yield f"{name}[{attribute}]"


def templates_of(content: Path, date: str = "") -> dict[str, str]:
    """Address → template of every page that the plugins of `pelicanconf.py` make of `content`.

    Raises BuildFailed or InvalidRegister for content that cannot be built.
    """
    settings = read_settings(str(CONFIGURATION))
    for plugin in settings["PLUGINS"]:
        plugin.register()
    catalog = ContentFolder(content, None, available_workers()).load(build_date(date, os.environ)).catalog
    note_content_folder(catalog, content)
    site = replace(settings["SITE"], url=settings["SITEURL"])
    outputs = gathered(catalog, site, Forgetful())
    return {output.path: output.template for output in outputs if isinstance(output, Page)}
