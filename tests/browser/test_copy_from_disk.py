"""A copy that wget made is complete when it is opened from disk: navigation, an item, search, and nothing missing."""

import pytest

from tests.mirrors.conftest import mirror, original

__all__ = ["mirror", "original"]

ITEM = "items/SL0000019/2026/00001.html"


@pytest.fixture
def missing(page):
    """What the page could not load, and what it complained of; a visitor who went on stopped loading himself."""
    found = []
    page.on(
        "requestfailed",
        lambda request: found.append(request.url) if request.failure != "net::ERR_ABORTED" else None,
    )
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    return found


def test_the_navigation_leads_to_an_item_and_its_attachment(page, mirror, missing):
    page.goto((mirror / "index.html").as_uri())
    for address in page.locator("nav.sections a").evaluate_all("links => links.map(link => link.href)"):
        page.goto(address)
        assert page.locator("h1").count() == 1
    page.goto((mirror / "index.html").as_uri())
    page.locator("footer").get_by_role("link", name="网站地图", exact=True).click()
    page.get_by_role("link", name="示例市人民政府", exact=True).click()
    page.get_by_role("link", name="停车场管理办法").first.click()
    assert page.url.endswith(ITEM)
    attachment = page.locator(".attachments a").first.get_attribute("href")
    assert attachment
    assert (mirror / ITEM).parent.joinpath(attachment).is_file()
    assert missing == []


def test_two_characters_are_found(page, mirror, missing):
    page.goto((mirror / "index.html").as_uri())
    page.get_by_role("search").get_by_role("searchbox").first.fill("停车")
    page.keyboard.press("Enter")
    page.locator("main").get_by_role("link", name="停车场管理办法").first.wait_for()
    assert missing == []
