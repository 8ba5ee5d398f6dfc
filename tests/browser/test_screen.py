"""The loop of a display: advances by itself, stops when touched, and is a plain list without the script."""

import pytest
from playwright.sync_api import expect

from tests.make import make_content
from tests.publisher.building import build

NOTICE = {
    "notice": {
        "kind": "公示",
        "closes_on": "2026-07-10",
        "objections_to": {"unit": "示例市政务公开科", "phone": "0000-12340001"},
    },
    "title": "停车场选址公示",
    "genre": "公示",
    "published_on": "2026-06-29",
    "generated_on": "2026-06-29",
    "review": None,
}
FILES = {
    "00001": {},
    "00002": {"title": "公园名单", "published_on": "2026-03-05"},
    "00003": {"title": "路灯名单", "published_on": "2026-03-06"},
}


@pytest.fixture(scope="module")
def screen(tmp_path_factory):
    place = tmp_path_factory.mktemp("screen")
    build(make_content(place, FILES), place / "site")
    return (place / "site/screen/index.html").as_uri()


def test_it_goes_on_and_stops_when_touched(page, screen):
    page.clock.install()
    page.goto(screen)
    heading = page.locator("#screen li:visible h2")
    expect(heading).to_have_text("路灯名单")
    page.clock.run_for(13_000)
    expect(heading).to_have_text("公园名单")
    page.mouse.click(300, 300)
    page.clock.run_for(50_000)
    expect(heading).to_have_text("公园名单")
    page.clock.run_for(15_000)
    expect(heading).to_have_text("示例市人民政府关于公布公共停车场名单的通知")
    page.keyboard.press("ArrowLeft")
    expect(heading).to_have_text("公园名单")


def test_it_can_be_paused(page, screen):
    page.clock.install()
    page.goto(screen)
    page.get_by_role("button", name="暂停").click()
    page.clock.run_for(300_000)
    expect(page.locator("#screen li:visible h2")).to_have_text("路灯名单")
    expect(page.get_by_role("button", name="继续播放")).to_be_visible()


def test_who_wants_no_motion_gets_none(page, screen):
    page.emulate_media(reduced_motion="reduce")
    page.clock.install()
    page.goto(screen)
    page.clock.run_for(300_000)
    expect(page.locator("#screen li:visible h2")).to_have_text("路灯名单")
    page.get_by_role("button", name="下一条").click()
    expect(page.locator("#screen li:visible h2")).to_have_text("公园名单")


def test_without_a_script_it_is_a_list(chromium, screen):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(screen)
    expect(page.locator("#screen li:visible")).to_have_count(3)
    expect(page.locator("#screen-bar")).to_be_hidden()
    context.close()
