"""Touch terminals: nothing leads out, everything can be hit and taken along, and nobody's traces stay."""

import io
import random

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from tests.make import make_content
from tests.publisher.building import build

QR = zxingcpp.BarcodeFormat.QRCode
BODY = (
    "看[国务院公报](https://www.gov.example/gongbao/2026.htm)，"
    "写信到[信箱](mailto:zfxxgk@shili.example)，打[电话](tel:0000-12340001)。\n"
)
FILES = {
    "00001": {
        "body": BODY,
        "attachments": [{"file": "list.pdf", "title": "停车场名单"}],
        "keywords": ["停车场"],
    },
    "00001/list.pdf": b"%PDF-1.7\n%%EOF\n",
    "00002": {"title": "示例市人民政府关于公布公园名单的通知", "keywords": ["公园", "停车场"]},
}
ITEM = "items/SL0000019/2026/00001.html"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("kiosk")
    build(make_content(place, FILES), place / "site")
    return place / "site"


@pytest.fixture
def terminal(page, folder):
    """The home of a terminal, opened from disk."""
    page.set_viewport_size({"width": 1080, "height": 1700})
    page.goto((folder / "kiosk/index.html").as_uri())
    return page


def open_page(page, folder, path):
    page.goto((folder / path).as_uri())
    expect(page.locator(".kiosk-bar")).to_be_visible()


def decoded(page, selector):
    image = Image.open(io.BytesIO(page.locator(selector).screenshot()))
    return [code.text for code in zxingcpp.read_barcodes(image, formats=QR)]


def test_the_mode_lasts_over_pages_on_disk_until_its_explanation_is_opened(terminal, folder):
    open_page(terminal, folder, ITEM)
    terminal.goto((folder / "kiosk/about.html").as_uri())
    expect(terminal.locator(".kiosk-bar")).to_have_count(0)
    terminal.goto((folder / ITEM).as_uri())
    expect(terminal.locator("h1")).to_be_visible()
    assert terminal.locator(".kiosk-bar").count() == 0


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("国务院公报", "https://www.gov.example/gongbao/2026.htm"),
        ("信箱", "mailto:zfxxgk@shili.example"),
        ("电话", "tel:0000-12340001"),
        ("停车场名单", "https://www.shili.example/items/SL0000019/2026/00001/"),
    ],
)
def test_what_leads_out_becomes_a_code(terminal, folder, name, address):
    open_page(terminal, folder, ITEM)
    terminal.locator("main").get_by_role("link", name=name).click()
    terminal.wait_for_url("**/kiosk/take.html")
    (found,) = decoded(terminal, ".take-code")
    assert found.startswith(address)


def test_the_page_itself_can_be_taken_along(terminal, folder):
    open_page(terminal, folder, ITEM)
    terminal.get_by_role("button", name="带走本页").click()
    terminal.wait_for_url("**/kiosk/take.html")
    assert decoded(terminal, ".take-code") == [f"https://www.shili.example/{ITEM}"]


def test_after_ninety_seconds_the_terminal_is_home_and_knows_nothing(page, folder):
    page.clock.install()
    page.goto((folder / "kiosk/index.html").as_uri())
    open_page(page, folder, ITEM)
    page.clock.run_for(60_000)
    expect(page.get_by_role("timer")).to_contain_text("30 秒")
    page.mouse.move(100, 100)
    page.clock.run_for(60_000)
    assert page.url.endswith(ITEM), "somebody was still reading"
    page.evaluate("sessionStorage.setItem('kiosk-text', '别人的名字')")
    page.clock.run_for(31_000)
    page.wait_for_url("**/kiosk/index.html")
    assert page.evaluate("sessionStorage.getItem('kiosk-text')") is None


def test_words_are_found_by_their_first_letters(terminal, folder):
    open_page(terminal, folder, "kiosk/search.html")
    for key in "TCC":
        terminal.get_by_role("button", name=key, exact=True).click()
    terminal.get_by_role("button", name="停车场", exact=True).click()
    line = terminal.locator("#pad-text")
    expect(line).to_have_value("停车场")
    terminal.get_by_role("button", name="退格").click()
    expect(line).to_have_value("停车")
    terminal.locator(".pad-line button").click()
    expect(terminal.locator("#search-list li")).to_have_count(2)
    terminal.locator("#search-text").click()
    terminal.wait_for_url("**/kiosk/search.html")
    expect(line).to_have_value("停车")


@pytest.mark.parametrize(
    "path", ["kiosk/index.html", "kiosk/search.html", ITEM, "bodies/index.html", "catalog/index.html"]
)
def test_everything_can_be_hit_with_a_finger(terminal, folder, path):
    open_page(terminal, folder, path)
    small = terminal.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
        .filter((part) => part.offsetParent !== null || getComputedStyle(part).position === "fixed")
        .filter((part) => !part.closest(".body p"))
        .map((part) => [part.textContent.trim(), part.getBoundingClientRect()])
        .filter(([, box]) => box.height < 60 || box.width < 60)
        .map(([name, box]) => `${name} ${box.width}×${box.height}`)"""
    )
    assert small == []


def test_nobody_meets_the_mode_by_chance(page, folder):
    page.goto((folder / ITEM).as_uri())
    expect(page.locator("h1")).to_be_visible()
    assert page.locator(".kiosk-bar").count() == 0


def test_codes_made_in_the_browser_are_read_without_a_single_wrong_square(page, folder):
    """In every version that the script knows."""
    page.goto((folder / "kiosk/take.html").as_uri())
    lengths = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666)
    chance = random.Random(7)
    for version, length in enumerate(lengths, 1):
        text = "".join(chance.choices("abcXYZ/-.0189%:", k=length))
        made = page.evaluate("text => window.qrModules(text)", text)
        (code,) = zxingcpp.read_barcodes(drawn(made), formats=QR)
        assert (code.text, code.extra["Version"], code.extra["UEC"]) == (text, str(version), 1.0)
    assert page.evaluate("window.qrModules('x'.repeat(667))") is None


def drawn(modules):
    """A picture of a code, six points a square."""
    side = len(modules) + 8
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(modules):
        for x, black in enumerate(row):
            if black:
                image.putpixel((x + 4, y + 4), 0)
    return image.resize((side * 6, side * 6), Image.Resampling.NEAREST)
