"""Colours of an agency: whether text in a colour can be read on the paper of the pages (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import re

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _

# As `--paper` in `theme/static/site.css`; a test compares them.
PAPER, DARK_PAPER = "#ffffff", "#17181a"
READABLE = 4.5
HEX = re.compile(r"#[0-9a-fA-F]{6}")

RGB = tuple[int, int, int]


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, from 1 to 21."""
    light, dark = sorted((_luminance(_rgb(first)), _luminance(_rgb(second))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable_near(colour: str, paper: str) -> str:
    """The colour nearest to one, on the way to black or to white, that can be read on a paper; itself if it can."""
    start, away = _rgb(colour), (0, 0, 0) if _luminance(_rgb(paper)) > 0.18 else (255, 255, 255)
    for step in range(256):
        mixed = _hex(tuple(round(a + (b - a) * step / 255) for a, b in zip(start, away, strict=True)))
        if contrast(mixed, paper) >= READABLE:
            return mixed
    raise AssertionError("black or white can be read on any paper")


def refuse_unreadable(setting: str, colour: str, paper: str) -> None:
    """Raises BuildFailed for a setting that is no colour, or one that is hard to read, and names one that is not."""
    if not HEX.fullmatch(colour):
        raise BuildFailed(
            _("{setting} 的颜色“{colour}”应写成 #b3191d 的样子", setting=setting, colour=colour)
        )
    near = readable_near(colour, paper)
    if near != colour.lower():
        raise BuildFailed(
            _(
                "{setting} 的颜色 {colour} 与底色 {paper} 的对比度只有 {ratio}:1，不足 4.5:1，看不清；"
                "最接近的可用颜色是 {near}",
                setting=setting,
                colour=colour,
                paper=paper,
                ratio=f"{int(contrast(colour, paper) * 100) / 100:.2f}",
                near=near,
            )
        )


def _rgb(colour: str) -> RGB:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(colour: tuple[int, ...]) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)


def _luminance(colour: RGB) -> float:
    """Relative luminance from 0 to 1, as WCAG defines it."""
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
