"""Data blocks in pages under the strict policy: they are there, nothing is run, nothing is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.served import Site

WATCH = """window.refused = [];
document.addEventListener("securitypolicyviolation", event => window.refused.push(event.violatedDirective));"""
BLOCK = 'script[type="application/ld+json"]'
PAGES = (
    "index.html",
    "bodies/YG0000014/index.html",
    "items/YG0000014/2026/00001.html",
    "data/standards.html",
)


@pytest.fixture(params=["served", "disk"])
def start(request: Any, site: Site) -> str:
    """The address of the site's root, on a server and on disk."""
    return str(site.url) if request.param == "served" else f"{site.path.as_uri()}/"


def test_no_policy_objects_to_a_data_block(page: Page, start: str) -> None:
    complaints: list[str] = []
    page.add_init_script(WATCH)
    page.on("console", lambda message: complaints.append(message.text))
    for path in PAGES:
        page.goto(start + path)
        assert page.evaluate("window.refused") == []
        if path != "data/standards.html":
            assert json.loads(page.locator(BLOCK).text_content() or "")["@context"] == "https://schema.org"
    assert complaints == []


def test_every_file_is_a_link_away(page: Page, site: Site) -> None:
    page.goto(f"{site.url}data/standards.html")
    links = page.locator("main table a")
    paths = [links.nth(place).get_attribute("href") or "" for place in range(links.count())]
    assert len(paths) == 5
    assert [path for path in paths if not (site.path / "data" / path).resolve().is_file()] == []
