"""`tasks.py serve` in a browser: a saved change shows itself, a mistake is named over the page, mending removes it."""

import re

from tests.commands.test_serving import served
from tests.make import BODY, item, make_content, place, write

PATIENCE = 30_000


def test_what_is_saved_shows_in_the_open_page(tmp_path, page):
    content = make_content(tmp_path, {"00001": {}})
    file = content / place("00001")
    with served(tmp_path, 8440) as (address, _lines):
        page.goto(f"{address}items/SL0000019/2026/00001.html")
        page.get_by_text("为方便群众停车").wait_for(timeout=PATIENCE)
        write(file, item(body="改过的正文。\n"))
        page.get_by_text("改过的正文。").wait_for(timeout=PATIENCE)
        write(file, "没有条目信息")
        page.get_by_role("alert").get_by_text("找不到条目信息").wait_for(timeout=PATIENCE)
        assert page.get_by_text("改过的正文。").is_visible()
        write(file, item(body=BODY))
        page.get_by_text("为方便群众停车").wait_for(timeout=PATIENCE)
        assert page.get_by_role("alert").count() == 0


def test_the_first_good_build_takes_the_place_of_what_was_wrong(tmp_path, chromium):
    content = make_content(tmp_path, {"00001": "没有条目信息"})
    with served(tmp_path, 8460) as (address, _lines):
        page = chromium.new_page()
        assert page.goto(address).status == 503
        page.get_by_text("找不到条目信息").wait_for(timeout=PATIENCE)
        write(content / place("00001"), item())
        page.get_by_role("heading", name=re.compile("示例市政府信息公开")).wait_for(timeout=PATIENCE)
        page.close()


def test_nothing_of_it_is_in_the_site_itself(site):
    for path in site.path.rglob("*.html"):
        assert b"/.live" not in path.read_bytes()
