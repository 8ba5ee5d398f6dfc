"""Links of a text lead to its own attachments, to other items and to plain pages, by relative addresses."""

import pytest

from plugins.disclosure.loading import load
from tests.make import CITY, DAY, FINANCE, PDF, PNG, catalog, errors, item_of, make_content, place

OTHERS = {
    "00002": {},
    f"catalog/{FINANCE}/2025/00007.md": {"publisher": "示例市财政局", "generated_on": "2025-12-30"},
    "pages/about.md": "---\ntitle: 关于\n---\n说明\n",
    "00001/名单 一.pdf": PDF,
    "00001/a.png": PNG,
}


def html(tmp_path, body):
    return item_of(
        load(make_content(tmp_path, {"00001": {"body": body}, **OTHERS}), DAY).catalog, "00001"
    ).html


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("00002.md", "00002.html"),
        ("./00002.md", "00002.html"),
        (f"../../{FINANCE}/2025/00007.md", f"../../{FINANCE}/2025/00007.html"),
        ("../../../pages/about.md", "../../../pages/about.html"),
        ("https://ok.example/a?b=1#c", "https://ok.example/a?b=1#c"),
        ("mailto:a@shili.example", "mailto:a@shili.example"),
        ("tel:0000-12340001", "tel:0000-12340001"),
    ],
)
def test_a_link_is_relative_to_the_page(tmp_path, written, published):
    assert f'<a href="{published}" rel="noopener noreferrer">见</a>' in html(tmp_path, f"[见]({written})\n")


@pytest.mark.parametrize(
    "written", ["<00001/名单 一.pdf>", "00001/名单%20一.pdf", "./00001/%E5%90%8D%E5%8D%95%20一.pdf"]
)
def test_an_attachment_is_linked_by_its_permanent_address(tmp_path, written):
    content = make_content(tmp_path, {"00001": {"body": f"[见]({written})\n"}, **OTHERS})
    read = item_of(catalog(content), "00001")
    address = next(entry.address for entry in read.attachments if entry.name.endswith(".pdf"))
    assert f'href="{address.removeprefix(f"items/{CITY}/2026/")}"' in read.html


def test_a_picture_is_an_attachment_that_is_a_picture(tmp_path):
    assert 'src="00001/' in html(tmp_path, "![示意图](00001/a.png)\n")
    content = make_content(tmp_path / "b", {"00001": {"body": "![x](<00001/名单 一.pdf>)\n"}, **OTHERS})
    assert errors(content) == [(place("00001"), 14, "link")]


@pytest.mark.parametrize("target", ["00003.md", "../../../pages/none.md", f"../../{FINANCE}/2024/00001.md"])
def test_a_link_to_an_item_that_is_not_there_is_an_error(tmp_path, target):
    content = make_content(tmp_path, {"00001": {"body": f"一\n\n[见]({target})\n"}, **OTHERS})
    assert errors(content) == [(place("00001"), 16, "link-target")]


def test_every_bad_link_is_named_on_its_line(tmp_path):
    body = "一\n\n[a](x.html)\n\n[b](00002.md)\n\n![c](https://e.example/c.png)\n"
    found = errors(make_content(tmp_path, {"00001": {"body": body}, **OTHERS}))
    assert [(line, rule) for _file, line, rule in found] == [(16, "link"), (20, "link")]
