"""Every capability can be switched off: the site still builds, and nothing in it leads to what is not there."""

from __future__ import annotations

import posixpath
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree

import pelicanconf
from tests.make import ROOT
from tests.publisher.building import build

DAY = "2026-11-22"
# Without these there is no site: one makes the files, the other the pages of the items.
NEEDED = ("publisher", "catalog")
# Addresses that lead out of the site, and empty ones.
FOREIGN = re.compile(r"[a-z]+:|//|$")
SWITCHES = [
    name
    for name in (plugin.__name__.rpartition(".")[2] for plugin in pelicanconf.PLUGINS)
    if name not in NEEDED
]


class Links:
    """The addresses to which a page leads, and the places in it to which others can lead."""

    def __init__(self, html: bytes) -> None:
        page = etree.HTML(html, etree.HTMLParser(encoding="utf-8"))
        self.targets = [
            target for target in page.xpath("//@href | //@src | //@action") if not FOREIGN.match(target)
        ]
        self.places = set(page.xpath("//@id"))


def dead_links(site: Path) -> list[tuple[str, str]]:
    """(page, address) of every link within a site that leads to no file, or to no place in a page."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {name: Links((site / name).read_bytes()) for name in files if name.endswith(".html")}
    dead = []
    for page, found in pages.items():
        for target in found.targets:
            parts = urlsplit(target)
            below = posixpath.join(posixpath.dirname(page), unquote(parts.path))
            path = posixpath.normpath(below) if parts.path else page
            anchor = unquote(parts.fragment)
            if path not in files or (anchor and path in pages and anchor not in pages[path].places):
                dead.append((page, target))
    return dead


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What one build reads the next one remembers."""
    return str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample city before anything of it was published: what was may not go, whatever is switched off."""
    folder = tmp_path_factory.mktemp("sample") / "content"
    return Path(shutil.copytree(ROOT / "content", folder, ignore=shutil.ignore_patterns("addresses.csv")))


@pytest.mark.parametrize("name", SWITCHES)
def test_without_one_capability_no_link_is_dead(tmp_path: Path, content: Path, cache: str, name: str) -> None:
    settings: dict[str, Any] = {"SITE": pelicanconf.SITE, "BUILD_CACHE": cache, "WORKERS": 0}
    settings["PLUGINS"] = [
        plugin for plugin in pelicanconf.PLUGINS if not plugin.__name__.endswith(f".{name}")
    ]
    build(content, tmp_path / "site", DAY, **settings)
    assert dead_links(tmp_path / "site") == []
