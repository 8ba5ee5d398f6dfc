"""How readers look at a page: with which colours, on which screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from plugins.disclosure.messages import label

HEIGHT = 900
# CSS pixels: the narrowest phone, which is 1280 px at a zoom of 400 % as well; a usual phone; a small computer.
NARROW, PHONE, COMPUTER = 320, 390, 1280


# What Playwright can make a page believe of its reader, by the names that it has for that.
PLAIN: Mapping[str, Any] = {
    "media": "screen",
    "color_scheme": "light",
    "contrast": "no-preference",
    "forced_colors": "none",
    "reduced_motion": "reduce",
}
LIGHT, PRINT = label("浅色"), label("打印")
MODES: Mapping[str, Mapping[str, Any]] = {
    LIGHT: {},
    label("深色"): {"color_scheme": "dark"},
    label("高对比度"): {"contrast": "more"},
    label("深色高对比度"): {"color_scheme": "dark", "contrast": "more"},
    label("强制颜色"): {"forced_colors": "active"},
    PRINT: {"media": "print"},
}


@dataclass(frozen=True)
class Setting:
    """One way to look at a page: a mode at a width."""

    mode: str
    width: int

    def __str__(self) -> str:
        return f"{self.mode} {self.width}"

    def apply(self, page: Page, height: int = HEIGHT) -> None:
        """Show the page in this way."""
        page.set_viewport_size({"width": self.width, "height": height})
        page.emulate_media(**{**PLAIN, **MODES[self.mode]})


# Every mode at every size: for the pages that show the most. For others every rule at two sizes, and in every other
# mode what colours can break.
ALL = tuple(Setting(mode, width) for mode in MODES for width in (COMPUTER, NARROW, PHONE))
SIZES = tuple(Setting(LIGHT, width) for width in (COMPUTER, NARROW))
COLOURS = tuple(Setting(mode, PHONE) for mode in MODES if mode != LIGHT)
