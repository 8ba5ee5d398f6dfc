"""A small site to search in, and how a reader sees its search page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Locator, Page

from tests.browser.served import Site, served
from tests.catalog.rich import RICH, titled
from tests.make import make_content
from tests.publisher.building import build

MANY = {
    f"{serial:05}": titled(
        f"第 {serial} 处停车场的公告",
        body=f"自 {serial} 日起开放，名单见附件。\n",
        document_number=f"示停〔2026〕{serial}号",
    )
    for serial in range(30, 53)
}
SEARCH = "search/index.html"


@contextmanager
def searchable_site(folder: Path) -> Iterator[Site]:
    """Serve a site with several pages' worth of results for 停车场."""
    build(make_content(folder, {**RICH, **MANY}), folder / "site")
    with served(folder / "site") as site:
        yield site


@contextmanager
def complaining(page: Page) -> Iterator[Page]:
    """A page that fails its test when the browser complains about anything."""
    complaints: list[str] = []
    page.set_default_timeout(10_000)
    page.on("console", lambda message: complaints.append(message.text))
    yield page
    assert not complaints


def opened(page: Page, root: str, fragment: str = "") -> Page:
    """The search page of the site at `root`."""
    page.goto(f"{root}{SEARCH}{fragment}")
    return page


def field(page: Page) -> Locator:
    """The one input."""
    return page.get_by_role("searchbox", name="词语、文号或索引号")


def results(page: Page) -> Locator:
    """The cards."""
    return page.locator("#search-list > li")


def titles(page: Page) -> list[str]:
    """The titles of the cards."""
    return results(page).locator("h3 a").all_inner_texts()


def count(page: Page) -> Locator:
    """How many were found."""
    return page.locator("#search-count")


def fragment(page: Page) -> str:
    """The state in the address, readable."""
    return unquote(page.url.partition("#")[2])
