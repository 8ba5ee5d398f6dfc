"""The handbook on the site: reached from the home page, whole, and gone when it is switched off."""

import re

import pytest

import pelicanconf
from commands.bootstrap import ROOT
from plugins.disclosure.errors import BuildFailed
from plugins.handbook.documents import address_of, chapters, documents
from plugins.handbook.markup import html_of, identifier
from tests.make import make_content, write
from tests.publisher.building import WITHOUT_HANDBOOK, build
from tests.test_switched_off import dead_links

DOCS = ROOT / "docs"
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^()\s]+)\)")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    build(make_content(folder, {"00001": {}}), folder / "site", PLUGINS=pelicanconf.PLUGINS)
    return folder / "site"


def page(folder, text, others=None):
    """The HTML of a first page that says `text`, in a folder with other documents."""
    write(folder / "handbook/README.md", text)
    for name, other in (others or {}).items():
        write(folder / name, other)
    known = documents(folder)
    return html_of(known["handbook/README.md"], known, {"handbook/pictures/a.png"}, lambda address: address)


def test_the_home_page_leads_there_and_no_link_is_dead(site):
    assert 'href="handbook/index.html"' in (site / "index.html").read_text(encoding="utf-8")
    assert [link for link in dead_links(site) if link[0].startswith("handbook/")] == []
    assert {path.name for path in (site / "handbook").glob("*.html")} == {
        "index.html",
        *(f"{path.stem}.html" for path in (DOCS / "handbook").glob("*.md") if path.stem != "README"),
    }


def test_switched_off_it_is_gone(tmp_path):
    build(make_content(tmp_path, {"00001": {}}), tmp_path / "site", PLUGINS=WITHOUT_HANDBOOK)
    assert not (tmp_path / "site/handbook").exists()
    assert "handbook/" not in (tmp_path / "site/index.html").read_text(encoding="utf-8")


def test_pictures_of_the_handbook_are_shown(site):
    for path in (site / "handbook").glob("*.html"):
        for source in re.findall(r'<img[^>]* src="([^"]+)"', path.read_text(encoding="utf-8")):
            assert (path.parent / source).is_file(), source


@pytest.mark.parametrize("source", sorted(documents()))
def test_links_work_on_code_hosting_platforms_too(source):
    document = documents()[source]
    for picture, link in LINK.findall(re.sub(r"(?ms)^```.*?^```$|`[^`\n]+`", "", document.text)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _mark, place = link.partition("#")
        target = (DOCS / source).parent / path if path else DOCS / source
        assert target.exists(), link
        assert not picture or target.suffix == ".png"
        if place:
            headings = re.findall(r"(?m)^#+ +(.+)$", target.read_text(encoding="utf-8"))
            assert place in map(identifier, headings), link


def test_everything_that_is_linked_has_a_page_and_nothing_else(tmp_path):
    write(tmp_path / "unlinked.md", "# 没有链接\n")
    html = page(
        tmp_path,
        "# 手册\n\n[检查](../checks.md#一) [没有](../gone.md) [外面](../../x.md) [代码](../x.py)\n",
        {"checks.md": "# 检查\n\n[更多](more.md)\n", "more.md": "# More\n"},
    )
    assert [address_of(source) for source in documents(tmp_path)] == [
        "handbook/index.html",
        "handbook/reference/checks.html",
        "handbook/reference/more.html",
    ]
    assert 'href="handbook/reference/checks.html#一"' in html
    assert html.count("<a ") == 1
    assert all(word in html for word in ("没有", "外面", "代码"))


def test_hints_for_tests_and_code_are_not_shown(tmp_path):
    html = page(
        tmp_path,
        '# 手册\n\n<!-- hidden: rm x -->\n<script>x</script><p onclick="x">好</p>\n\n```sh\na <b>\n```\n',
    )
    assert "hidden" not in html
    assert "script" not in html
    assert "onclick" not in html
    assert "a &lt;b&gt;" in html


def test_pictures_from_elsewhere_are_left_out(tmp_path):
    html = page(tmp_path, "# 手册\n\n![一](pictures/a.png) ![二](https://x.example/a.png) ![三](../b.png)\n")
    assert html.count("src=") == 1
    assert 'src="handbook/pictures/a.png"' in html


def test_the_language_of_a_page_is_known():
    found = documents()
    assert {document.language for document in chapters(found)} == {"zh-CN"}
    assert found["architecture.md"].language == "en"


@pytest.mark.parametrize(
    ("text", "reason"), [(None, "读不出来"), ("没有标题", "没有“# ”"), (b"\xff\xfe", "读不出来")]
)
def test_a_broken_handbook_stops_the_build_with_a_reason(tmp_path, text, reason):
    if text is not None:
        write(tmp_path / "handbook/README.md", text)
    with pytest.raises(BuildFailed, match=reason):
        documents(tmp_path)
