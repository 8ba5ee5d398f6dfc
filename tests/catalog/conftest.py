"""The rich sample as a site, built once for all tests here."""

from __future__ import annotations

import posixpath
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.disclosure.catalog import Catalog
from tests.catalog.rich import RICH
from tests.make import make_content
from tests.publisher.building import build, tree


class BuiltSite:
    """A built site to look at: its files, its pages as parsed HTML, and the catalog behind them."""

    def __init__(self, folder: Path, catalog: Catalog) -> None:
        self.folder = folder
        self.catalog = catalog
        self.files = tree(folder)

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        """Address → parsed HTML."""
        html = {path: data.decode() for path, data in self.files.items() if path.endswith(".html")}
        return {path: BeautifulSoup(text, "lxml") for path, text in html.items()}

    def links(self, path: str) -> list[str]:
        """The addresses below the site to which a page links, in order; external ones are left out."""
        found = []
        for tag in self.pages[path].find_all(["a", "link", "img", "script"]):
            target = urlsplit(str(tag.get("href") or tag.get("src") or ""))
            if not target.scheme and target.path:
                found.append(
                    posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target.path)))
                )
        return found

    def rows(self, path: str) -> list[Tag]:
        """The rows of the table of a list."""
        return self.pages[path].select("table.items tbody tr")

    def listed(self, folder: str) -> list[str]:
        """The items of a list from the first page to the last, along its next links."""
        found, page = [], f"{folder}/index.html"
        while page:
            for row in self.rows(page):
                target = str(row.select("a")[0]["href"])
                found.append(posixpath.normpath(posixpath.join(folder, target)))
            following = self.pages[page].select("a[rel=next]")
            page = f"{folder}/{posixpath.basename(str(following[0]['href']))}" if following else ""
        return found


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of the rich sample as it stands on 2026-06-30."""
    folder = tmp_path_factory.mktemp("rich")
    loaded = build(make_content(folder, RICH), folder / "site")
    return BuiltSite(folder / "site", loaded.catalog)
