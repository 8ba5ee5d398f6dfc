"""Whether every file of a built site is reached from its home page by plain links, as mirrors follow them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

HOME = "index.html"
# What people open, and what programs do: where a link belongs that nothing else suggests.
MAP, ARCHIVE = "sitemap.html", "archive/index.html"
COMMENT = re.compile(rb"<!--.*?-->", re.S)
TAG = rb"<(?:a|area|link|img|script|source|image|use)\b(?=[\s/])"
ATTRIBUTE = rb"""[^<>"']*(?:"[^"]*"|'[^']*'|[^<>"'])*?\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')"""
LINK = re.compile(TAG + ATTRIBUTE, re.I)
STYLE_LINK = re.compile(rb"""(?:url\(\s*|@import\s+)["']?([^"')\s]+)""", re.I)
NOTHING = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
READ = {".html": LINK, ".xml": LINK, ".svg": LINK, ".css": STYLE_LINK}
REMEMBERED = 100_000


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
    while pending:
        page = pending.pop()
        pattern = READ.get(posixpath.splitext(page)[1])
        if pattern is None:
            continue
        for target in _targets(page, (site / page).read_bytes(), pattern):
            if target not in found and target in files:
                found.add(target)
                pending.append(target)
    return found


_resolved: dict[tuple[str, bytes], str] = {}


def _targets(page: str, data: bytes, pattern: re.Pattern[bytes]) -> Iterator[str]:
    """Where the links of a page lead, below the site's root."""
    if b"<!--" in data:
        data = COMMENT.sub(b"", data)
    folder = posixpath.dirname(page)
    if len(_resolved) > REMEMBERED:
        _resolved.clear()
    for raw in _links(data, pattern):
        target = _resolved.get((folder, raw))
        if target is None:
            target = _resolved[folder, raw] = _resolve(folder, page, raw)
        if target:
            yield target


def _links(data: bytes, pattern: re.Pattern[bytes]) -> Iterable[bytes]:
    found = pattern.findall(data)
    return {one or other for one, other in found} if pattern is LINK else set(found)


def _resolve(folder: str, page: str, raw: bytes) -> str:
    """The file below the site's root that a link names; empty for one that leads elsewhere or nowhere."""
    link = unescape(raw.decode("utf-8", "replace")).strip()
    if NOTHING.match(link):
        return ""
    path = unquote(link.partition("#")[0].partition("?")[0])
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
