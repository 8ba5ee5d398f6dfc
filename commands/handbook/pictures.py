"""Which pictures the handbook has, and how each is taken: a page, what is done there, and what of it is shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, Page

WIDTH, HEIGHT, EDGE = 1000, 1200, 16
PATIENCE = 60_000


def _as_it_is(page: Page) -> None:
    pass


def _new_item(page: Page) -> None:
    """Sign in to the form, choose a body and begin an item."""
    page.get_by_role("button", name="登录").click()
    page.get_by_role("link", name="示例市财政局", exact=True).click()
    page.get_by_role("link", name=re.compile("新建信息|创建")).first.click()
    page.locator("input[id^=title-field]").first.fill("示例市财政局关于公布2026年行政事业性收费目录的通知")
    page.locator("[id^=summary-field]").first.fill("公布市级 2026 年行政事业性收费目录，共 3 项。")


@dataclass(frozen=True)
class Picture:
    """A picture: its name, the address of a page of the site or an empty text for the form, and the element shown.

    `prepare` does what comes first; at most `height` pixels of the element are shown.
    """

    name: str
    address: str
    element: str
    height: int
    prepare: Callable[[Page], None] = _as_it_is


PICTURES = (
    Picture("item", "items/YG0000057/2026/00001.html", "main", 620),
    Picture("supervision", "supervision/index.html", "main", 620),
    Picture("archive", "archive/index.html", "main", 620),
    Picture("form", "", "form, [class*=ControlPaneContainer], [class*=EditorControlPane]", 620, _new_item),
)


def take(browser: Browser, picture: Picture, root: str, into: Path) -> Path:
    """The PNG file of a picture; `root` is the address of the site or of the form.

    Raises playwright's errors when the page or the element is not there: then the handbook shows what is no more.
    """
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        color_scheme="light",
        reduced_motion="reduce",
    )
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(f"{root}{picture.address}")
        picture.prepare(page)
        element = page.locator(picture.element).first
        element.wait_for()
        box = element.bounding_box()
        if not box:
            raise LookupError(f"{picture.name}: {picture.element} 没有显示出来")
        clip: FloatRect = {
            "x": max(box["x"] - EDGE, 0),
            "y": max(box["y"], 0),
            "width": box["width"] + 2 * EDGE,
            "height": min(box["height"], picture.height),
        }
        path = into / f"{picture.name}.png"
        page.screenshot(path=path, clip=clip, animations="disabled", caret="hide", full_page=True)
        return path
    finally:
        context.close()
