"""Records are read as strictly as items; plain pages stand in the order that they ask for."""

import pytest

from plugins.disclosure.plain_pages import PAGES
from plugins.disclosure.records import read_records
from tests.make import errors, make_content, write

ABOUT = "---\ntitle: 关于\norder: 20\n---\n见[帮助](help.md)。\n"
HELP = "---\n名称: 帮助\n次序: 10\n---\n说明\n"


def test_plain_pages_stand_in_their_order(tmp_path):
    content = make_content(tmp_path, {"pages/about.md": ABOUT, "pages/help.md": HELP})
    texts, found = read_records(content, PAGES, {})
    assert [(text.fields.title, text.address) for text in texts] == [
        ("帮助", "pages/help.html"),
        ("关于", "pages/about.html"),
    ]
    assert found == []
    assert 'href="help.html"' in texts[1].html


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("说明\n", 1, "readable"),
        ("---\norder: 10\n---\n说明\n", 2, "readable"),
        ("---\ntitle: 关于\nsave_as: index.html\n---\n说明\n", 3, "readable"),
        ("---\ntitle: 关于\n---\n一\u202e二\n", 4, "readable"),
        ("---\ntitle: 关于\n---\n[x]({attach}/etc/hostname)\n", 4, "link"),
        ("---\ntitle: 关于\n---\n\n[x](none.md)\n", 5, "link-target"),
    ],
)
def test_a_faulty_page_is_named_with_its_line(tmp_path, text, line, rule):
    assert set(errors(make_content(tmp_path, {"pages/about.md": text}))) == {("pages/about.md", line, rule)}


@pytest.mark.parametrize("name", ["About.md", "关于.md", "a b.md", "a.MD", "a.html", "sub/a.md"])
def test_a_page_with_another_name_is_not_skipped(tmp_path, name):
    content = make_content(tmp_path, {f"pages/{name}": ABOUT.replace("help.md", "mailto:a@shili.example")})
    assert errors(content) == [(f"pages/{name}", 1, "readable")]


def test_a_linked_page_is_refused(tmp_path):
    content = make_content(tmp_path, {"pages/help.md": HELP})
    (content / "pages" / "about.md").symlink_to("help.md")
    assert errors(content) == [("pages/about.md", 1, "readable")]


def test_a_linked_folder_of_pages_is_refused_and_not_followed(tmp_path):
    content = make_content(tmp_path, {})
    write(tmp_path / "elsewhere" / "help.md", HELP)
    (content / "pages").symlink_to(tmp_path / "elsewhere")
    texts, _found = read_records(content, PAGES, {})
    assert texts == []
    assert errors(content) == [("pages", 1, "readable")]
