"""A converted page differs from its original in texts and in where links begin, and in nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.traditional.pages import PageConverter
from plugins.disclosure.traditional.script import Script

PATH = "items/a/2026/1.html"


def covers(path):
    return path.endswith(".html") and not path.startswith(("kiosk/", "zh-hant/"))


def converted(html, path=PATH):
    converter = PageConverter(Script(), covers, "本页由程序转换", "简体文本")
    return converter.page(html.encode(), path).decode()


@pytest.mark.parametrize(
    "html",
    [
        "<code>发布</code>",
        "<pre>国<b>发</b>布</pre>",
        "<script>var 国 = '发布 > <p>国</p>';</script>",
        "<kbd>停车</kbd>",
        '<p lang="zh-Hans">发布</p>',
        '<p translate="no">发布<br>国</p>',
        "<!-- 国发 -->",
        '<meta name="SiteName" content="政府信息公开">',
        '<option value="发布">1</option>',
        '<input name="国" value="发">',
        '<a href="mailto:国@例.中国" download="发布.pdf">1</a>',
        '<a href="#发布">1</a>',
    ],
)
def test_what_is_no_prose_stays(html):
    assert converted(html) == html


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>发<code>发</code>布</p>", "<p>發<code>发</code>布</p>"),
        ('<img alt="国徽" src="1.png">', '<img alt="國徽" src="../../../../items/a/2026/1.png">'),
        ('<html lang="zh-CN">', '<html lang="zh-Hant">'),
        ('<b lang="zh-CN">发布</b>', '<b lang="zh-Hant">發布</b>'),
        ('<b title="a > 国">发</b>', '<b title="a > 國">發</b>'),
        ("<p>1 < 2 发</p>", "<p>1 < 2 發</p>"),
        ('<script type="application/ld+json">{"a":"国"}</script>\n<p>发</p>', "<p>發</p>"),
    ],
)
def test_prose_is_converted(html, shown):
    assert converted(html) == shown


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("../../../index.html", "../../../index.html"),
        ("2.html#part", "2.html#part"),
        ("../../../search/index.html?q=a", "../../../search/index.html?q=a"),
        ("../../../theme/site.css", "../../../../theme/site.css"),
        ("1/0123456789ab.pdf", "../../../../items/a/2026/1/0123456789ab.pdf"),
        ("../../../kiosk/index.html", "../../../../kiosk/index.html"),
        ("https://other.example/国", "https://other.example/国"),
        ("//other.example/", "//other.example/"),
        ("", ""),
    ],
)
def test_links_stay_in_the_edition_where_it_has_the_page(address, expected):
    assert converted(f'<a href="{address}">1</a>') == f'<a href="{expected}">1</a>'


def test_the_root_of_the_site_stays_the_root():
    assert converted('<form data-root="" data-pages="index.html">', "index.html") == (
        '<form data-root="../" data-pages="index.html">'
    )


def test_a_link_that_names_its_script_leads_there():
    both = (
        '<a href="1.html" hreflang="zh-Hans" aria-current="true">简体</a>'
        '<a href="../../../zh-hant/x.html" hreflang="zh-Hant">繁體</a>'
    )
    assert converted(both) == (
        '<a href="../../../../items/a/2026/1.html" hreflang="zh-Hans">简体</a>'
        '<a href="../../../../zh-hant/x.html" hreflang="zh-Hant" aria-current="true">繁體</a>'
    )
    canonical = '<link rel="canonical" href="1.html">'
    assert converted(canonical) == '<link rel="canonical" href="../../../../items/a/2026/1.html">'


def test_the_page_says_what_it_is_and_leads_to_the_original():
    page = converted('<main id="main"><h1>发布</h1></main>')
    assert "本頁由程序轉換" in page
    assert 'href="../../../../items/a/2026/1.html" hreflang="zh-Hans" lang="zh-Hans">简体文本</a>' in page


TEXTS = ("发布", "2026-03-05", "示发〔2026〕3号", "12,345.6", "&lt;", '"', "'", " ", "<", ">")
TAGS = ("<p>", "</p>", "<code>", "</code>", "<a>", "<!--", "-->", "<script>", "</script>")
FULL_TAGS = ('<a href="https://例.中国/发">', '<td data-key="发" class="国">')
pieces = st.sampled_from((*TEXTS, *TAGS, *FULL_TAGS))


@given(st.lists(pieces).map("".join))
def test_numbers_addresses_and_attributes_of_any_page_stay(html):
    page = converted(html)
    without = re.compile("[\u3400-\u9fff]+")
    assert without.split(page) == without.split(html)
    assert re.findall("<[a-z]+ [^<>]*>", page) == re.findall("<[a-z]+ [^<>]*>", html)
