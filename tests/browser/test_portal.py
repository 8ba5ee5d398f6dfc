"""A site inside its portal's header and footer, in a browser that enforces the policy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.disclosure.frame import Frame
from tests.browser.served import served
from tests.frame.conftest import portal as portal_files  # noqa: F401 - a fixture
from tests.make import make_content
from tests.publisher.building import SITE, build


@pytest.fixture
def wrapped(tmp_path, portal_files):  # noqa: F811
    """A site below a sub-path with everything that a frame can have."""
    frame = Frame(colour="#0b4a8f", links={"门户首页": "https://www.shili.example/"}, **portal_files)
    build(make_content(tmp_path / "c", {"00001": {}}), tmp_path / "site", SITE=replace(SITE, frame=frame))
    with served(tmp_path / "site") as site:
        yield site


@pytest.mark.parametrize("width", [320, 1280])
def test_a_portal_around_the_pages_breaks_no_rule_and_dresses_only_itself(page, wrapped, width):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.add_init_script(
        "window.broken = []; addEventListener('securitypolicyviolation', event => broken.push(event.blockedURI))"
    )
    page.set_viewport_size({"width": width, "height": 900})
    item = next((wrapped.path / "items").rglob("*.html")).relative_to(wrapped.path).as_posix()
    for address in ("index.html", item):
        page.goto(wrapped.url + address, wait_until="networkidle")
        assert page.evaluate("window.broken") == complaints == []
        pictures = page.locator(".portal img, .emblem").evaluate_all(
            "all => all.map(one => one.naturalWidth > 0)"
        )
        assert pictures == [True, True]
        first = page.locator("section.portal").first
        assert first.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(0, 58, 112)"
        assert (
            page.locator("main").evaluate("one => getComputedStyle(one).backgroundColor")
            == "rgba(0, 0, 0, 0)"
        )
        assert page.locator(".site-name").evaluate("one => getComputedStyle(one).color") == "rgb(11, 74, 143)"
        assert page.locator("header, footer, h1, main").count() == 4
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("Tab")
    assert page.locator(".skip").evaluate("link => link === document.activeElement")
    page.emulate_media(media="print")
    assert not first.is_visible()
