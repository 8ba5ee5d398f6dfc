"""The proof notices every way in which a published code can be wrong."""

import re
import sys

import pytest

from commands.checking.site_codes import ReaderMissing, Undrawable, codes_of, drawn, prove
from plugins.disclosure.qr_codes import qr_svg
from tests.make import write

ROOT = "https://www.shili.example/zwgk/"
FOOTER = '<footer class="site-footer">'


def page(address, printed=None, svg=None):
    """A page with one code and an address below it."""
    svg = svg or qr_svg(address, "x")
    return (
        f'<main>…</main>\n{FOOTER}<figure>\n{svg}\n<span class="address">{printed or address}</span></figure>'
    )


@pytest.fixture
def site(tmp_path):
    write(tmp_path / "index.html", page(f"{ROOT}index.html"))
    write(tmp_path / "a" / "b.html", page(f"{ROOT}a/b.html"))
    return tmp_path


def problems(site):
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [(problem.page, problem.line, problem.message) for problem in prove(site, pages).problems]


def test_a_site_whose_codes_are_right_has_no_problems(site):
    proof = prove(site, ["a/b.html", "index.html"])
    assert (proof.pages, proof.codes, proof.problems) == (2, 2, [])


def test_another_address_below_the_code_is_found(site):
    write(site / "a" / "b.html", page(f"{ROOT}index.html", f"{ROOT}a/b.html"))
    assert [place[:2] for place in problems(site)] == [("a/b.html", 3)]


def test_an_address_that_is_not_in_the_site_is_found(site):
    write(site / "c.html", page(f"{ROOT}c.html") + page(f"{ROOT}gone.html"))
    [(name, _line, message)] = problems(site)
    assert name == "c.html"
    assert f"{ROOT}gone.html" in message


def test_a_page_without_its_own_code_is_found(site):
    write(site / "c.html", page(f"{ROOT}index.html"))
    write(site / "d.html", FOOTER)
    assert [place[0] for place in problems(site)] == ["c.html", "d.html"]


def test_a_code_without_an_address_below_is_found(site):
    write(site / "c.html", page(f"{ROOT}c.html") + qr_svg(f"{ROOT}index.html", "x"))
    assert len(problems(site)) == 1


def test_a_code_that_cannot_be_read_is_found(site):
    broken = re.sub(r"M4 4h7v7h-7z", "", qr_svg(f"{ROOT}c.html", "x"))
    write(site / "c.html", page(f"{ROOT}c.html", svg=broken))
    assert [place[:2] for place in problems(site)] == [("c.html", 3)]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('viewBox="0 0 41 41"', ""),
        ('viewBox="0 0 41 41"', 'viewBox="4 4 33 33"'),
        ('viewBox="0 0 41 41"', 'viewBox="0 0 34 34"'),
        ('fill="#000"', 'fill="#999"'),
        ("M4 4h7", "M1 4h7"),
        ("M4 4h7", "M4 4h999"),
        ("M4 4h7", "M4 4h-9"),
        ("M4 4h7v7", "M4 4h7v-9"),
        ("M4 4h7", "M4 4l7 1"),
        ("<path", "<circle"),
        ("</svg>", "</path></svg>"),
        ('<rect width="41"', '<rect width="wide"'),
    ],
)
def test_a_picture_that_is_not_drawn_as_agreed_is_refused(was, now):
    svg = qr_svg("https://www.shili.example/a.html", "x")
    assert was in svg
    with pytest.raises(Undrawable):
        drawn(svg.replace(was, now, 1))


def test_each_code_has_the_address_that_follows_it():
    html = page(f"{ROOT}a.html") + page(f"{ROOT}b.html")
    assert [code.address for code in codes_of(html)] == [f"{ROOT}a.html", f"{ROOT}b.html"]


def test_without_the_reader_it_says_so(site, monkeypatch):
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    with pytest.raises(ReaderMissing, match="zxing-cpp"):
        prove(site, ["index.html"])
