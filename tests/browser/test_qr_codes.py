"""Codes as people meet them: on screens of any kind, on paper, crooked and half hidden. Each gives its address."""

import io
from collections.abc import Iterator

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page

from tests.browser.served import Site

PAGES = (
    "items/YG0000014/2026/00001.html",
    "qrcodes/boards/service-hall.html",
    "qrcodes/boards/shili-village.html",
    "qrcodes/bodies/YG0000137.html",
    "topics/general-affairs/open-government/index.html",
)
FIGURE = "figure.code"
HIDDEN = 0.15
INCH = 72


def texts(image: Image.Image) -> set[str]:
    return {code.text for code in zxingcpp.read_barcodes(image)}


def shot(page: Page, selector: str = "") -> Image.Image:
    data = page.locator(selector).last.screenshot() if selector else page.screenshot(full_page=True)
    return Image.open(io.BytesIO(data))


def printed(page: Page) -> set[str]:
    """The addresses that stand below the codes of a page."""
    return {text.strip() for text in page.locator(f"{FIGURE} .address").all_text_contents()}


@pytest.fixture(
    params=[
        {},
        {"device_scale_factor": 2},
        {"color_scheme": "dark"},
        {"forced_colors": "active"},
        {"color_scheme": "dark", "forced_colors": "active", "viewport": {"width": 390, "height": 800}},
        {"viewport": {"width": 320, "height": 640}},
    ],
    ids=["screen", "fine screen", "dark", "forced colours", "dark phone", "small phone"],
)
def screen(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A page on a screen of some kind."""
    context = chromium.new_context(**request.param)
    yield context.new_page()
    context.close()


def test_every_code_on_a_screen_is_read_from_a_picture_of_the_whole_page(screen: Page, site: Site) -> None:
    for address in PAGES:
        screen.goto(site.url + address)
        wanted = printed(screen)
        assert any(text.endswith(f"/{address}") for text in wanted)
        assert texts(shot(screen)) == wanted


def test_a_code_is_read_from_a_crooked_picture(chromium: Browser, site: Site) -> None:
    page = chromium.new_page(device_scale_factor=2)
    page.goto(site.url + PAGES[0])
    whole = shot(page, FIGURE).convert("L")
    for angle in (15, 45, 90, 200):
        turned = whole.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
        assert texts(turned) == printed(page), angle
    page.close()


def test_a_code_is_read_with_a_part_of_it_covered(chromium: Browser, site: Site) -> None:
    page = chromium.new_page(device_scale_factor=2)
    page.goto(site.url + PAGES[0])
    code = shot(page, f"{FIGURE} svg").convert("L")
    quiet = code.width * 4 // 49
    length = code.width - 2 * quiet
    side = int(length * HIDDEN**0.5)
    for across, down in ((0.5, 0.5), (1, 1), (1, 0.5), (0.5, 0), (0, 0.5)):
        hidden = code.copy()
        left, top = (quiet + int(part * (length - side)) for part in (across, down))
        ImageDraw.Draw(hidden).rectangle((left, top, left + side, top + side), fill=128)
        assert texts(hidden) == printed(page), (across, down)
    page.close()


@pytest.mark.parametrize("scale", [1, 2.5 / 3.2], ids=["as printed", "2.5 cm"])
def test_codes_are_read_from_paper(chromium: Browser, site: Site, scale: float) -> None:
    """In the coarsest picture a few are lost, where the squares and the dots fall together badly."""
    page = chromium.new_page()
    wanted: set[str] = set()
    found: dict[int, set[str]] = {INCH: set(), 150: set(), 300: set()}
    for address in PAGES:
        page.goto(site.url + address)
        wanted |= printed(page)
        for sheet in pypdfium2.PdfDocument(page.pdf(format="A4", scale=scale)):
            for dots, read in found.items():
                read |= texts(sheet.render(scale=dots / INCH).to_pil())
    page.close()
    assert found[300] == found[150] == wanted
    assert found[INCH] <= wanted
    assert len(found[INCH]) >= len(wanted) * 0.8


def test_no_code_is_cut_by_the_end_of_a_page(chromium: Browser, site: Site) -> None:
    """One that is cut in two is read nowhere, and at this size every whole one is."""
    page = chromium.new_page()
    page.goto(site.url + "qrcodes/topics/general-affairs.html")
    found: list[str] = []
    for sheet in pypdfium2.PdfDocument(page.pdf(format="A4")):
        found += texts(sheet.render(scale=200 / INCH).to_pil())
    assert sorted(found) == sorted(printed(page))
    page.close()
