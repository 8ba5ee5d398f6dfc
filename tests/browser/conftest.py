"""Chromium and the sample site for the tests that need a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from commands import tools
from commands.bootstrap import ROOT
from tests.browser.served import Site, served
from tests.browser.watched import watched_page

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder, so that `-m "not browser"` leaves it out, and run it last.

    Playwright's event loop stays in the main thread once it has started, and other tests may want their own.
    """
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The sample content as a site, built once and served below a sub-path."""
    from commands import build

    output = tmp_path_factory.mktemp("built") / "site"
    assert build.build(ROOT / "content", output) == 0
    with served(output) as site:
        yield site


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless Chromium for all tests; a machine that cannot have one fails them."""
    executable = tools.chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of its own for each test, see `watched_page`."""
    with watched_page(chromium) as page:
        yield page
