"""Whether the QR codes of a built site can be read: each as it was published, by a library that did not make it.

The squares are drawn from the published SVG, not from our data, and read with zxing-cpp. The text has to be the
address printed below, and the address a file of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import accumulate
from pathlib import Path
from xml.etree import ElementTree

from plugins.disclosure.messages import _
from plugins.disclosure.parallel import in_workers
from plugins.disclosure.qr_codes import QUIET_ZONE
from plugins.disclosure.traditional.pages import FOLDER as EDITION

CODE = re.compile(r'<svg class="qr".*?</svg>', re.DOTALL)
NEXT_PICTURE = re.compile(r"<svg\b")
ADDRESS_BELOW = re.compile(r">\s*(https?://[^<\s]+)\s*<")
FRAME = '<footer class="site-footer">'
VIEW_BOX = re.compile(r"0 0 ([1-9][0-9]{1,2}) ([1-9][0-9]{1,2})")
OUTLINE = re.compile(r"M([0-9]+) ([0-9]+)((?:[hv]-?[0-9]+)*)z")
STEP = re.compile(r"([hv])(-?[0-9]+)")
COLOURS = {"#000": 0, "#fff": 255}
WHITE = 255
# So many pixels a square has when it is read: what a screen with large pixels shows of the smallest code.
SCALE = 3
WIDENED = {0: bytes(SCALE), WHITE: bytes([WHITE] * SCALE)}
PAGES_A_TASK = 64


class Undrawable(Exception):
    """A picture that is no code as we publish them; the text says why."""


class ReaderMissing(Exception):
    """zxing-cpp is not installed; the text says what to do."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with a code of a page, and on which of its lines."""

    page: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Proof:
    """How many codes were read on how many pages, and what is wrong."""

    pages: int
    codes: int
    problems: Sequence[Problem]


@dataclass(frozen=True)
class PublishedCode:
    """One code of a page: its picture, the address printed below it (empty when there is none), and its line."""

    svg: str
    address: str
    line: int


def codes_of(html: str) -> list[PublishedCode]:
    """The codes of a page in their order."""
    found = []
    for match in CODE.finditer(html):
        following = NEXT_PICTURE.search(html, match.end())
        below = ADDRESS_BELOW.search(html, match.end() - 1, following.start() if following else len(html))
        address = unescape(below[1]) if below else ""
        found.append(PublishedCode(match[0], address, html.count("\n", 0, match.start()) + 1))
    return found


def drawn(svg: str) -> list[bytearray]:
    """The picture as rows of one byte a square, 0 for black and 255 for white.

    Raises Undrawable, also when the quiet zone around the code is not white.
    """
    try:
        picture = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        raise Undrawable(_("不是完整的 SVG：{reason}", reason=error)) from None
    box = VIEW_BOX.fullmatch(picture.get("viewBox", ""))
    if box is None or box[1] != box[2]:
        raise Undrawable(_("没有方形的 viewBox，缩放后读不出"))
    size = int(box[1])
    rows = [bytearray([WHITE] * size) for _row in range(size)]
    try:
        for shape in picture:
            if shape.tag != "title":
                _draw(shape, rows)
    except (ValueError, IndexError):
        raise Undrawable(_("图形超出了 viewBox")) from None
    edge = [*rows[:QUIET_ZONE], *rows[-QUIET_ZONE:]]
    edge += [row[:QUIET_ZONE] + row[-QUIET_ZONE:] for row in rows]
    if any(min(part) < WHITE for part in edge):
        raise Undrawable(_("四周的空白不足 {count} 格", count=QUIET_ZONE))
    return rows


def read(rows: Sequence[bytes | bytearray]) -> str:
    """What zxing-cpp reads in a picture, empty when nothing. Raises ReaderMissing."""
    try:
        import zxingcpp
    except ImportError:
        raise ReaderMissing(
            _("没有装 zxing-cpp，读不了二维码：运行 python3 tasks.py test 会把它装上")
        ) from None
    wide = b"".join(b"".join(map(WIDENED.__getitem__, row)) * SCALE for row in rows)
    side = len(rows) * SCALE
    found = zxingcpp.read_barcodes(
        memoryview(wide).cast("B", (side, side)),
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
    )
    return found[0].bytes.decode("ascii", "replace") if len(found) == 1 else ""


def prove(site: Path, pages: Sequence[str], workers: int = 1) -> Proof:
    """Read every code of some pages of a built site. Raises ReaderMissing and OSError."""
    read([bytes([WHITE])])
    root = _root(site, pages)

    def look(start: int) -> tuple[int, list[Problem]]:
        count = 0
        problems: list[Problem] = []
        for page in pages[start : start + PAGES_A_TASK]:
            html = (site / page).read_text(encoding="utf-8")
            codes = codes_of(html)
            count += len(codes)
            problems += _wrong(page, html, codes, site, root)
        return count, problems

    parts = list(in_workers(look, range(0, len(pages), PAGES_A_TASK), workers, _("读二维码")))
    problems = [problem for _count, found in parts for problem in found]
    return Proof(len(pages), sum(count for count, _found in parts), problems)


def _root(site: Path, pages: Sequence[str]) -> str:
    """The public address of the site, with a slash at its end, as its pages print it; empty when none does."""
    for page in pages:
        for code in codes_of((site / page).read_text(encoding="utf-8")):
            if code.address.endswith(f"/{page}"):
                return code.address.removesuffix(page)
    return ""


def _wrong(page: str, html: str, codes: Sequence[PublishedCode], site: Path, root: str) -> Iterator[Problem]:
    for code in codes:
        message = _fault(code, site, root)
        if message:
            yield Problem(page, code.line, message)
    # An edition has the codes of the original, to which it leads readers.
    original = page.removeprefix(f"{EDITION}/")
    if root and FRAME in html and f"{root}{original}" not in {code.address for code in codes}:
        yield Problem(page, 1, _("没有本页地址的二维码"))


def _fault(code: PublishedCode, site: Path, root: str) -> str:
    """What is wrong with a code, empty when nothing."""
    try:
        text = _text_of(code.svg)
    except Undrawable as error:
        return _("二维码的图不合规范：{reason}", reason=error)
    if not text:
        return _("二维码读不出来")
    if not code.address:
        return _("二维码下面没有印网址")
    if text != code.address:
        return _("二维码是 {text}，下面印的却是 {address}", text=text, address=code.address)
    path = text.removeprefix(root)
    if path == text or not (site / path).is_file():
        return _("二维码的网址 {text} 在网站里不存在", text=text)
    return ""


@lru_cache(maxsize=4096)
def _text_of(svg: str) -> str:
    return read(drawn(svg))


def _draw(shape: ElementTree.Element, rows: list[bytearray]) -> None:
    colour = COLOURS.get(shape.get("fill", ""))
    if colour is None:
        raise Undrawable(_("颜色不是黑白"))
    if shape.tag == "rect":
        width, height = (int(shape.get(name, "0")) for name in ("width", "height"))
        for row in rows[:height]:
            row[:width] = bytes([colour] * width)
    elif shape.tag == "path" and OUTLINE.sub("", shape.get("d", "")) == "":
        _fill(shape.get("d", ""), colour, rows)
    else:
        raise Undrawable(_("有认不得的图形 {shape}", shape=shape.tag))


def _fill(outlines: str, colour: int, rows: list[bytearray]) -> None:
    """Fill what the outlines wind around (`fill-rule` nonzero): count the lines that are passed along each row."""
    size = len(rows)
    passed = [[0] * (size + 1) for _row in rows]
    for x, y, steps in OUTLINE.findall(outlines):
        at_x, at_y = int(x), int(y)
        ways = [*STEP.findall(steps), ("v", "")]  # the line that closes the outline
        for way, length in ways:
            if way == "h":
                at_x += int(length)
                if at_x < 0:
                    raise IndexError
                continue
            end = at_y + int(length) if length else int(y)
            if end < 0:
                raise IndexError
            for row in range(min(at_y, end), max(at_y, end)):
                passed[row][at_x] += 1 if end > at_y else -1
            at_y = end
    for squares, counts in zip(rows, passed, strict=True):
        windings = accumulate(counts[:size])
        squares[:] = bytes(colour if winding else was for winding, was in zip(windings, squares, strict=True))
