"""What no link leads to is found, with the place where a link is missing."""

import pytest

from commands.reachability import unreached
from tests.make import write


def site(folder, **files):
    """A site whose home page is `home`; other names are paths with `__` for a slash and `_` for the dot."""
    write(folder / "index.html", files.pop("home", ""))
    for name, data in files.items():
        path = name.replace("__", "/")
        write(folder / ".".join(path.rsplit("_", 1)), data)
    return folder


@pytest.mark.parametrize(
    "link",
    [
        '<a href="a/b.html">x</a>',
        "<a\nclass='x > y' href='a/b.html#part'>x</a>",
        "<A HREF=a/b.html>x</A>",
        '<a title="1 > 0" href="a/%62.html">x</a>',
        '<a href="./a/../a/b.html">x</a>',
        '<a href="a/&#98;.html">x</a>',
        '<link rel="alternate" href="a/b.html">',
        '<img src="a/b.html" alt="">',
        '<script src="a/b.html" defer></script>',
    ],
)
def test_plain_links_lead_on(tmp_path, link):
    assert unreached(site(tmp_path, home=link, a__b_html="")) == []


@pytest.mark.parametrize(
    "link",
    [
        '<!-- <a href="a/b.html">x</a> -->',
        '<a data-href="a/b.html">x</a>',
        '<a href="/a/b.html">x</a>',
        '<a href="https://other.example/a/b.html">x</a>',
        '<a href="a/B.html">x</a>',
        '<a href="a/">x</a>',
        '<form action="a/b.html"></form>',
        "<loc>a/b.html</loc>",
        "a/b.html",
        '<a href="a/b.html',
        "<a " + "x" * 100_000,
        "<a " + 'x="' * 5_000,
    ],
)
def test_everything_else_does_not(tmp_path, link):
    (problem,) = unreached(site(tmp_path, home=link, a__b_html=""))
    assert problem.startswith("a/b.html: ")


def test_feeds_pictures_and_styles_lead_on(tmp_path):
    folder = site(
        tmp_path,
        home='<link href="f.xml"><link href="s/a.css">',
        f_xml='<feed><link rel="alternate" href="entry.html"/></feed>',
        entry_html='<img src="p.svg">',
        p_svg='<svg><image xlink:href="q.png"/></svg>',
        q_png="",
        s__a_css="@import 'b.css'; p { background: url(c.png) }",
        s__b_css='p { background: url( "../d.png" ) }',
        s__c_png="",
        d_png="",
    )
    assert unreached(folder) == []


def test_what_only_an_unreached_page_names_is_unreached_too(tmp_path):
    found = unreached(site(tmp_path, a_html='<a href="b.html">x</a>', b_html=""))
    assert [line.partition(":")[0] for line in found] == ["a.html", "b.html"]


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("items/A/2026/1/x.pdf", "items/A/2026/1.html"),
        ("items/A/2026/9/x.pdf", "items/A/index.html"),
        ("new.html", "sitemap.html"),
        ("manifest.json", "archive/index.html"),
        ("other/x.csv", "archive/index.html"),
    ],
)
def test_the_place_for_the_link_is_named(tmp_path, path, where):
    home = '<a href="items/A/2026/1.html">x</a><a href="items/A/index.html">x</a>'
    folder = site(tmp_path, home=home, items__A__2026__1_html="", items__A__index_html="")
    write(folder / path, "")
    (problem,) = unreached(folder)
    assert where in problem


def test_a_folder_without_a_home_page_is_told(tmp_path):
    assert unreached(tmp_path) == ["没有 index.html"]
