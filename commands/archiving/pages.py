"""What HTML pages need to look right, and where their links lead."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from plugins.disclosure.outputs import FileFacts

NEEDED_LINKS = frozenset(("stylesheet", "icon", "manifest", "preload"))
STYLE_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")


@dataclass(frozen=True)
class Leads:
    """Of some pages: the files of the site that they `need`, and how many pages lead to each file in `links`."""

    needs: frozenset[str]
    links: Mapping[str, int]


def leads_of(paths: Iterable[str], folder: Path, files: Mapping[str, FileFacts]) -> Leads:
    """What the HTML pages among `paths` need and where they lead, within the site."""
    needs: set[str] = set()
    links: Counter[str] = Counter()
    for path in paths:
        if path.endswith(".html"):
            needed, linked = _addresses((folder / path).read_bytes())
            needs.update(_inside(path, needed))
            links.update(set(_inside(path, linked)))
    styles = [path for path in needs if path.endswith(".css") and path in files]
    for path in styles:
        text = (folder / path).read_text(encoding="utf-8", errors="replace")
        found = (first or second for first, second in STYLE_ADDRESS.findall(text))
        needs.update(_inside(path, found))
    return Leads(frozenset(needs & files.keys()), {path: links[path] for path in sorted(links)})


def title_of(page: bytes) -> str:
    """The title of an HTML page."""
    root = etree.fromstring(page, etree.HTMLParser(encoding="utf-8"))
    return " ".join(root.xpath("string(//title)").split()) if root is not None else ""


def _addresses(page: bytes) -> tuple[list[str], list[str]]:
    """The addresses of what a page needs, and those to which it leads."""
    root = etree.fromstring(page, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    if root is None:
        return [], []
    needed, linked = list(root.xpath("//@src")), list(root.xpath("//a/@href"))
    for link in root.iter("link"):
        kinds = NEEDED_LINKS.intersection(link.get("rel", "").split())
        (needed if kinds else linked).append(link.get("href", ""))
    return needed, linked


def _inside(page: str, addresses: Iterable[str]) -> Iterator[str]:
    """The paths below the site's root of those addresses that lead there."""
    for address in addresses:
        try:
            parts = urlsplit(address)
        except ValueError:
            continue
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            continue
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
        if not path.startswith("../"):
            yield path
