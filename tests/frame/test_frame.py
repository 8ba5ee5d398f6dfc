"""An agency's colours, emblem, footer and portal on its pages; what cannot be used is refused in words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.colours import DARK_PAPER, PAPER, contrast, readable_near
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.frame import Frame, missing_in_footer
from plugins.disclosure.frame_files import read_picture
from plugins.disclosure.portal_css import checked_portal_css
from plugins.disclosure.portal_html import portal_pieces
from tests.frame.conftest import SVG
from tests.make import ROOT, make_content
from tests.publisher.building import SITE, build, tree

COLOUR = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(COLOUR, st.sampled_from([PAPER, DARK_PAPER]))
def test_the_colour_that_is_named_can_be_read_and_a_good_one_stays(colour, paper):
    near = readable_near(colour, paper)
    assert contrast(near, paper) >= 4.5
    assert (near == colour) == (contrast(colour, paper) >= 4.5)


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_the_papers_are_those_of_the_style_sheet():
    css = (ROOT / "theme/static/site.css").read_text(encoding="utf-8")
    assert re.findall(r"--paper: (#\w+);", css)[:2] == ["#fff", DARK_PAPER]
    assert PAPER == "#ffffff"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"colour": "#ff8800"}, r"2\.\d\d:1，不足 4\.5:1，看不清；最接近的可用颜色是 #[0-9a-f]{6}"),
        ({"colour": "red"}, "应写成 #b3191d 的样子"),
        ({"colour": "#b3191d", "colour_dark": "#222222"}, "frame.colour_dark 的颜色 #222222"),
        ({"colour_dark": "#f0857b"}, "也要写 colour"),
        ({"links": {"门户": "javascript:alert(1)"}}, "“门户”的地址“javascript:alert"),
        ({"footer_links": {"找错": "/jiucuo"}}, "要以 https://"),
        ({"footer_pictures": {"党政机关": "mark.png"}}, "footer_links 里没有地址"),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused_in_words(settings, message):
    with pytest.raises(BuildFailed, match=message):
        Frame(**settings)


def test_the_named_colour_is_accepted():
    with pytest.raises(BuildFailed) as refused:
        Frame(colour="#ff8800")
    assert Frame(colour=str(refused.value).rpartition(" ")[2]).colours


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"GIF89a", "不是 SVG、PNG 或 JPEG"),
        (SVG.replace("<path", "<script>1</script><path").encode(), "<script>"),
        (SVG.replace("<path", '<path onclick="x()"').encode(), "onclick"),
        (SVG.replace("<path", '<image href="https://evil.example/x.png"/><path').encode(), "href"),
        (SVG.replace("<path", "<style>@import 'x'</style><path").encode(), "<style>"),
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG.encode(), "DTD"),
        (SVG[:-3].encode(), "XML"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 200_001, "太大"),
    ],
)
def test_a_picture_that_could_do_something_is_refused(tmp_path, data, message):
    path = tmp_path / "emblem.png"
    path.write_bytes(data)
    with pytest.raises(BuildFailed, match=message):
        read_picture("SITE.frame.emblem", path)


def test_a_picture_is_known_by_its_content(tmp_path):
    path = tmp_path / "wrong-name.png"
    path.write_text(SVG, encoding="utf-8")
    assert read_picture("emblem", path).address.endswith(".svg")
    with pytest.raises(BuildFailed, match=r"none\.svg"):
        read_picture("emblem", tmp_path / "none.svg")


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<p>好</p>\n<script>alert(1)</script>", "第 2 行 <script>"),
        ('<p style="color:red">', "<p style>"),
        ('<a href="https://a.example" onclick="x()">', "<a onclick>"),
        ('<a href="/index.html">首页</a>', "“/index.html”要写成 https://"),
        ('<a href="javascript:x()">', "要写成 https://"),
        ("<form action=/s><input></form>", "<form>"),
        ("<main><h1>门户</h1></main>", "<main>.*<h1>"),
        ('<div id="main">', "“main”要以 portal- 开头"),
        ('<img src="a.png">', "没有 alt"),
        ("<iframe src=//evil.example>", "<iframe>"),
        ("<svg><path/></svg>", "<svg>"),
        ("<link rel=stylesheet href=x.css><style>p{}</style>", "<link>.*<style>"),
    ],
)
def test_what_the_policy_does_not_allow_is_refused_with_its_line(html, message):
    with pytest.raises(BuildFailed, match=message):
        portal_pieces("SITE.frame.portal_header", html, lambda name: name)


@given(st.text(alphabet="<>/=\"' abp!-&;divonclicksrhef:\n", max_size=80))
def test_whatever_stands_in_a_portal_file_it_is_balanced_or_refused(text):
    try:
        pieces = portal_pieces("x", text, lambda name: name)
    except BuildFailed:
        return
    html = "".join(piece["html"] + piece["file"] for piece in pieces)
    assert not re.search(r"<(?:script|style|iframe|/body)|<[^>]*\son\w+=", html)
    assert len(re.findall("<div", html)) == len(re.findall("</div>", html))


@pytest.mark.parametrize(
    ("css", "message"),
    [
        (".portal{}\nmain{color:red}", "第 2 行：选择器“main”"),
        (".portal a, body {}", "选择器“body”"),
        (".portal ~ main {}", "选择器"),
        (".portal+main{}", "选择器"),
        (".portals a {}", "选择器"),
        ("@import 'x.css';", "@import"),
        (".portal{background:url(https://evil.example/x)}", "载入"),
        (".portal{background:u\\72l(//evil.example)}", "载入"),
        ("@font-face{font-family:x}", "@font-face"),
        (".portal{color:red", "少了一个 }"),
        (".portal{}}", "多了一个 }"),
        (".portal{color:red; a{}}", "规则里"),
    ],
)
def test_a_style_sheet_that_reaches_further_is_refused(css, message):
    with pytest.raises(BuildFailed, match=re.escape(message)):
        checked_portal_css("SITE.frame.portal_style", css)


def test_what_the_footer_lacks_is_named():
    assert "政府网站找错" in missing_in_footer({"联系电话": "1"}, Frame())
    links = {"党政机关": "https://a.example", "政府网站找错": "https://b.example"}
    footer = {"联系电话": "1", "ICP 备案号": "2", "公安备案号": "3", "IPv6": "支持"}
    assert missing_in_footer(footer, Frame(undertaker="信息中心", footer_links=links)) == []


def test_a_site_in_a_portal_wears_its_header_colours_and_emblem(tmp_path, portal):
    frame = Frame(
        colour="#0b4a8f",
        undertaker="示例市信息中心",
        footer_links={"联系电话": "tel:0000-12345678", "政府网站找错": "https://zfwzgl.example/"},
        footer_pictures={"政府网站找错": portal["emblem"]},
        links={"门户首页": "https://www.shili.example/"},
        **portal,
    )
    content = make_content(tmp_path / "c", {"00001": {}})
    build(content, tmp_path / "site", SITE=replace(SITE, frame=frame))
    found = tree(tmp_path / "site")
    [address] = [path for path in found if path.startswith("items/") and path.endswith(".html")]
    page = BeautifulSoup(found[address], "lxml")
    emblem = next(path for path in found if path.startswith("frame/") and path.endswith(".svg"))
    up = "../" * address.count("/")
    assert page.select_one("section.portal img")["src"] == page.select_one(".emblem")["src"] == up + emblem
    assert page.select("section.portal")[1].a["href"] == "tel:12345"
    assert [link["href"] for link in page.select("link[rel=stylesheet]")][-3:] == [
        f"{up}frame/colours.css",
        f"{up}frame/portal.css",
        f"{up}theme/looks.css",
    ]
    assert b"--main:#0b4a8f" in found["frame/colours.css"]
    assert page.select_one(".seal img")["alt"] == "政府网站找错"
    assert page.select_one(".site-footer a[href='tel:0000-12345678']").text == "0000-12345678"
    assert "示例市信息中心" in page.select_one(".site-footer").text


def test_a_change_in_a_portal_file_is_noticed(tmp_path, portal):
    site = replace(SITE, frame=Frame(**portal))
    content, cache = make_content(tmp_path / "c", {"00001": {}}), str(tmp_path / "cache")
    build(content, tmp_path / "site", SITE=site, BUILD_CACHE=cache)
    with Path(portal["portal_footer"]).open("a", encoding="utf-8") as file:
        file.write("<p>新的一行</p>")
    build(content, tmp_path / "site", SITE=site, BUILD_CACHE=cache)
    assert "新的一行" in (tmp_path / "site/index.html").read_text(encoding="utf-8")


def test_how_to_recognise_the_site_is_what_the_settings_say(tmp_path):
    content = make_content(tmp_path / "c", {"00001": {}})
    build(content, tmp_path / "a", SITEURL="https://www.shili.gov.cn/zwgk")
    words = BeautifulSoup((tmp_path / "a/index.html").read_bytes(), "lxml").select_one(".official").text
    assert "以 https://www.shili.gov.cn/zwgk 开头" in words
    assert ".gov.cn 结尾" in words
    assert SITE.id_code in words
    build(content, tmp_path / "b", SITEURL="http://zw.example", SITE=replace(SITE, frame=Frame()))
    words = BeautifulSoup((tmp_path / "b/index.html").read_bytes(), "lxml").select_one(".official").text
    assert "gov.cn 结尾" not in words
    assert "https 表示" not in words
    build(content, tmp_path / "none", SITE=replace(SITE, frame=Frame(official=False)))
    assert b'class="official"' not in (tmp_path / "none/index.html").read_bytes()


def test_the_manifest_tells_the_frame(tmp_path, portal):
    build(
        make_content(tmp_path / "c", {"00001": {}}),
        tmp_path / "s",
        SITE=replace(SITE, frame=Frame(colour="#0b4a8f")),
    )
    settings = json.loads((tmp_path / "s/manifest.json").read_text(encoding="utf-8"))
    assert "#0b4a8f" in json.dumps(settings)
