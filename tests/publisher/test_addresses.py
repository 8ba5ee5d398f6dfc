"""Every output has an address of its own, in plain ASCII, below the site; whatever breaks that stops the build."""

import hashlib

import pytest

from plugins import catalog as catalog_plugin
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.outputs import CopiedFile, Page, collecting_pages
from plugins.publisher.fingerprints import Fingerprints
from plugins.publisher.rendering import Renderer
from plugins.publisher.site_writer import SiteWriter, plan
from plugins.publisher.templates import Templates, read_templates
from tests.make import make_content, place, write
from tests.publisher.building import build, leftovers, tree


@pytest.fixture
def add(tmp_path):
    """Writes outputs into a folder."""
    write(tmp_path / "templates" / "a.html", "{{ path }}")
    write(tmp_path / "templates" / "b.html", "{{ path }}")
    renderer = Renderer(Templates(read_templates(tmp_path / "templates")), {})

    def add(*outputs):
        pages = [Page(output, "a.html", {}) if isinstance(output, str) else output for output in outputs]
        SiteWriter(tmp_path / "new", renderer, 1).carry_out(
            plan(pages, Fingerprints(renderer), {}, frozenset())
        )
        return tree(tmp_path / "new")

    return add


def file(path, source, data=b"x"):
    return CopiedFile(path, write(source, data), hashlib.sha256(data).hexdigest())


def test_pages_and_files_lie_at_their_addresses(add, tmp_path):
    written = add("index.html", "items/SL0000019/2026/00001.html", file("theme/a.css", tmp_path / "a.css"))
    assert written == {
        "index.html": b"index.html",
        "items/SL0000019/2026/00001.html": b"items/SL0000019/2026/00001.html",
        "theme/a.css": b"x",
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [("a.html", "a.html"), ("items/A.html", "items/a.html"), ("Items/a.html", "items/a.html")],
)
def test_two_outputs_with_one_address_are_named(add, first, second):
    with pytest.raises(BuildFailed, match=rf"{second}.*a\.html.*b\.html"):
        add(first, Page(second, "b.html", {}))


def test_a_file_and_a_page_with_one_address_are_named(add, tmp_path):
    with pytest.raises(BuildFailed, match=r"logo\.png"):
        add(file("a.html", tmp_path / "logo.png"), "a.html")


def test_a_page_below_a_page_is_named(add):
    with pytest.raises(BuildFailed, match=r"a\.html"):
        add("a.html", "a.html/b.html")


@pytest.mark.parametrize(
    "path",
    [
        *(
            "",
            "/",
            "/a.html",
            "a//b.html",
            "../a.html",
            "a/../b.html",
            "./a.html",
            "a/.htaccess",
            ".git",
            "a/",
        ),
        *(
            "关于.html",
            "é.html",
            "a b.html",
            "a%20b.html",
            "a?b.html",
            "a#b",
            "a\\b.html",
            "a:b",
            "-a.html",
            "a\n",
        ),
    ],
)
def test_other_addresses_are_refused(add, path):
    with pytest.raises(BuildFailed, match=r"只能用 ASCII.*a\.html"):
        add(path)


def test_a_file_that_changed_since_it_was_read_is_named(add, tmp_path):
    output = file("a.pdf", tmp_path / "a.pdf")
    write(tmp_path / "a.pdf", b"y")
    with pytest.raises(BuildFailed, match=r"a\.pdf 在生成网站时被改动"):
        add(output)


def test_a_plugin_that_claims_a_taken_address_stops_the_build(tmp_path):
    content, site = make_content(tmp_path, {"00001": {}}), tmp_path / "site"
    build(content, site)
    before = tree(site)

    def home(_catalog, **_site):
        return [Page("Index.html", "text.html", {})]

    with collecting_pages.connected_to(home), pytest.raises(BuildFailed, match=r"[Ii]ndex\.html"):
        build(content, site)
    assert (tree(site), leftovers(site)) == (before, [])


def test_an_item_without_a_page_stops_the_build(tmp_path, monkeypatch):
    monkeypatch.setattr(catalog_plugin, "item_outputs", lambda *_: ())
    content = make_content(tmp_path, {"00001": {}, "00002": {"published_on": "2026-12-01"}})
    with pytest.raises(BuildFailed, match=f"没有生成页面：{place('00001')}$"):
        build(content, tmp_path / "site")
    assert not (tmp_path / "site").exists()
