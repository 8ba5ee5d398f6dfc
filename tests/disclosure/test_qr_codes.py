"""Codes hold exactly their address, are drawn as they are, and can be read by a library that did not make them."""

import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from commands.checking.site_codes import drawn, read
from plugins.disclosure.qr_codes import QUIET_ZONE, qr_modules, qr_svg

ADDRESS = "https://www.shili.example/items/YG0000014/2026/00001.html"
SIGNS = st.text("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-._~/", min_size=1, max_size=120)
# What covers a seventh of a code: a thumb, a torn corner, a sticker.
COVERED = 0.15


def picture(rows, pixels):
    """A code as a grey picture so many pixels wide, as a camera or a coarse printer would have it."""
    whole = Image.frombytes("L", (len(rows),) * 2, b"".join(map(bytes, rows)))
    return whole.resize((len(rows) * 12,) * 2, Image.Resampling.NEAREST).resize(
        (pixels, pixels), Image.Resampling.BOX
    )


def texts(image):
    """What is read in a picture."""
    return [code.text for code in zxingcpp.read_barcodes(image)]


def covered(rows, across, down, colour):
    """The rows with a square of `COVERED` of the code's area painted over, at a place from 0 to 1."""
    size = len(rows) - 2 * QUIET_ZONE
    side = round(size * COVERED**0.5)
    left, top = (QUIET_ZONE + round(part * (size - side)) for part in (across, down))
    painted = [bytearray(row) for row in rows]
    for row in painted[top : top + side]:
        row[left : left + side] = bytes([colour] * side)
    return painted


@given(SIGNS)
def test_a_code_is_its_address_and_nothing_else(path):
    address = f"https://www.shili.example/{path}"
    assert read(drawn(qr_svg(address, ""))) == address


@given(SIGNS)
def test_the_picture_shows_the_squares(path):
    address = f"https://www.shili.example/{path}"
    squares = [[value == 0 for value in row[QUIET_ZONE:-QUIET_ZONE]] for row in drawn(qr_svg(address, ""))]
    assert squares[QUIET_ZONE:-QUIET_ZONE] == [list(row) for row in qr_modules(address)]


def test_an_address_always_gets_the_same_code():
    assert qr_svg(ADDRESS, "x") == qr_svg(ADDRESS, "x")
    assert qr_modules(ADDRESS) == qr_modules(ADDRESS)


def test_the_label_cannot_leave_its_place():
    svg = qr_svg(ADDRESS, "</title><script>&\"'")
    assert "<script>" not in svg
    assert svg.count("</title>") == 1


def test_the_style_sheet_gives_the_size():
    opening = qr_svg(ADDRESS, "").partition(">")[0]
    assert "viewBox" in opening
    assert " width=" not in opening
    assert " height=" not in opening


def test_a_code_at_two_and_a_half_centimetres_is_read_at_72_dots_an_inch():
    assert texts(picture(drawn(qr_svg(ADDRESS, "")), 71)) == [ADDRESS]


def test_a_turned_code_is_read():
    whole = picture(drawn(qr_svg(ADDRESS, "")), 196)
    for angle in (15, 45, 90, 133, 180):
        assert texts(whole.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)) == [ADDRESS]


def test_a_code_of_which_a_seventh_is_covered_is_read():
    """Not where the three large squares stand by which a camera finds it."""
    for address in (ADDRESS, f"https://www.shili.gov.cn/zwgk/zfxxgkml{ADDRESS[25:]}"):
        rows = drawn(qr_svg(address, ""))
        for place in ((0.5, 0.5), (1, 1), (1, 0.5), (0.5, 1), (0, 0.5), (0.5, 0)):
            for colour in (0, 128, 255):
                assert texts(picture(covered(rows, *place, colour), 196)) == [address], (place, colour)
