"""Whether every file of a built site is reached from its home page by plain links, as mirrors follow them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

HOME = "index.html"
# What people open, and what programs do: where a link belongs that nothing else suggests.
MAP, ARCHIVE = "sitemap.html", "archive/index.html"
COMMENT = re.compile(rb"<!--.*?-->", re.S)
TAG = re.compile(
    rb"""<(?:a|area|link|img|script|source|image|use)(?=[\s/])(?:"[^"]*"|'[^']*'|[^<>"'])*+>""", re.I
)
ATTRIBUTE = re.compile(rb"""([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
LINKS = {b"href", b"src", b"xlink:href"}
STYLE_LINK = re.compile(rb"""(?:url\(\s*|@import\s+)["']?([^"')\s]+)""", re.I)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
WITH_TAGS, WITH_STYLES = (".html", ".xml", ".svg"), ".css"
REMEMBERED = 200_000


def unreached(site: Path) -> list[str]:
    """One line for every file of `site` to which no chain of links leads, with the place where a link is missing.

    A folder without a home page is reported too.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    if HOME not in files:
        return [f"没有 {HOME}"]
    found = reached(site, files)
    return [
        f"{path}: 从首页沿着链接到不了这个文件，应在 {_where(path, found)} 里加上链接"
        for path in sorted(files - found)
    ]


def reached(site: Path, files: Container[str]) -> set[str]:
    """The files to which links lead from the home page: of pages, feeds, pictures and style sheets."""
    found, pending = {HOME}, [HOME]
    targets = _Targets()
    while pending:
        page = pending.pop()
        if page.endswith((*WITH_TAGS, WITH_STYLES)):
            for target in targets.of(page, (site / page).read_bytes()):
                if target not in found and target in files:
                    found.add(target)
                    pending.append(target)
    return found


class _Targets:
    """Where links lead, below the site's root. What many pages of a folder share is looked at once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, bytes], str] = {}

    def of(self, page: str, data: bytes) -> Iterator[str]:
        """The files that the links of a page name, among them such as are not there."""
        if len(self._known) > REMEMBERED:
            self._known.clear()
        is_style = page.endswith(WITH_STYLES)
        if is_style:
            pieces = STYLE_LINK.findall(data)
        else:
            pieces = TAG.findall(COMMENT.sub(b"", data) if b"<!--" in data else data)
        folder = posixpath.dirname(page)
        for piece in pieces:
            target = self._known.get((folder, piece))
            if target is None:
                target = self._known[folder, piece] = _resolve(folder, piece if is_style else _link_of(piece))
            if target:
                yield target


def _link_of(tag: bytes) -> bytes:
    """The address in a tag; empty when it has none."""
    for name, *values in ATTRIBUTE.findall(tag):
        if name.lower() in LINKS:
            return b"".join(values)
    return b""


def _resolve(folder: str, raw: bytes) -> str:
    """The file below the site's root that a link names; empty for one that leads elsewhere or stays on its page."""
    link = unescape(raw.decode("utf-8", "replace")).strip()
    path = "" if ELSEWHERE.match(link) else unquote(link.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(folder, path)) if path else ""


def _where(path: str, found: Container[str]) -> str:
    """The page that should lead to a file: its item's, the index of the nearest folder, or the one for its kind."""
    folder = posixpath.dirname(path)
    while folder:
        for page in (f"{folder}.html", f"{folder}/{HOME}"):
            if page != path and page in found:
                return page
        folder = posixpath.dirname(folder)
    return MAP if path.endswith(".html") else ARCHIVE
