"""Every capability can be switched off: the site still builds, and nothing in it leads to what is not there."""

from __future__ import annotations

import posixpath
import re
import shutil
from dataclasses import replace
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
# Their own tests look for dead links; left out, the other builds take half the time.
TRIED_ELSEWHERE = ("handbook", "traditional")
# Addresses that lead out of the site, and empty ones.
FOREIGN = re.compile(r"[a-z]+:|//|$")
SWITCHES = [
    name
    for name in (plugin.__name__.rpartition(".")[2] for plugin in pelicanconf.PLUGINS)
    if name not in NEEDED + TRIED_ELSEWHERE
]
# Four at a time, neighbours never: what one leads to is not likely to be off with it.
BUILDS = (len(SWITCHES) + 3) // 4
FOURS = [SWITCHES[first::BUILDS] for first in range(BUILDS)]
SITE = replace(pelicanconf.SITE, traditional=False)


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
def memory(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What one build reads the next one remembers."""
    return str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample city before anything of it was published: what was may not go, whatever is switched off."""
    folder = tmp_path_factory.mktemp("sample") / "content"
    return Path(shutil.copytree(ROOT / "content", folder, ignore=shutil.ignore_patterns("addresses.csv")))


@pytest.mark.parametrize("names", FOURS, ids="-".join)
def test_without_a_capability_no_link_is_dead(
    tmp_path: Path, content: Path, memory: str, names: list[str]
) -> None:
    settings: dict[str, Any] = {"SITE": SITE, "BUILD_CACHE": memory, "WORKERS": 0}
    off = (*names, *TRIED_ELSEWHERE)
    settings["PLUGINS"] = [
        plugin for plugin in pelicanconf.PLUGINS if plugin.__name__.rpartition(".")[2] not in off
    ]
    build(content, tmp_path / "site", DAY, **settings)
    assert dead_links(tmp_path / "site") == []
