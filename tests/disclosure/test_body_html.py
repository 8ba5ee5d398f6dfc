"""Whatever an author writes, the text on the page contains nothing that runs, submits, refreshes or disguises."""

import contextlib
import inspect
import re
import sys

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.body_html import ALLOWED_TAGS, plain_text, render
from plugins.disclosure.findings import Unreadable
from plugins.disclosure.reader import ItemReader
from tests.make import PNG, item, place, write

PAYLOADS = """
<script>alert(1)</script>
<ScRiPt src=//e.example/x></ScRiPt>
<script\x0c>alert(1)</script>
<<script>script>alert(1)<</script>/script>
<img src=x onerror=alert(1)>
<img src="x" onerror="alert(1)" alt="<script>alert(1)</script>">
<svg onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
<math><mi//xlink:href="data:x,<script>alert(1)</script>">
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></mtext></math>
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data="data:text/html,x"></object>
<embed src="x.swf">
<form action="https://e.example/"><input name=a><button>x</button></form>
<button onclick=alert(1)>x</button>
<meta http-equiv="refresh" content="0;url=https://e.example/">
<base href="https://e.example/">
<link rel=stylesheet href="https://e.example/x.css">
<style>body{display:none}</style>
<p style="background:url(javascript:alert(1))">x</p>
<p id="main" class="skip" name="x">x</p>
<div onclick="alert(1)">x</div>
<body onload=alert(1)>
<details open ontoggle=alert(1)>x</details>
<video src=x onerror=alert(1)></video>
<audio src=x autoplay onplay=alert(1)></audio>
<marquee onstart=alert(1)>x</marquee>
<template><script>alert(1)</script></template>
<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
<textarea><script>alert(1)</script></textarea>
<title><script>alert(1)</script></title>
<!--><script>alert(1)</script>-->
<?php echo 1 ?>
<![CDATA[<script>alert(1)</script>]]>
&lt;script&gt;alert(1)&lt;/script&gt;
`<script>alert(1)</script>`
![<table><script>alert(1)</script>](00001/a.png)
![a><script>alert(1)</script>](00001/a.png "x\\" onerror=alert(1)")
<table background="javascript:alert(1)"><tr><td style="x" onclick=alert(1)>x</td></tr></table>
<a href="https://ok.example/" onclick="alert(1)" style="x" id="y" target="_top" ping="//e.example">x</a>
[x](https://ok.example/ "onmouseover=alert(1)"){onclick=alert(1)}
{: onclick=alert(1) } x
*[x]: <script>alert(1)</script>
<input autofocus onfocus=alert(1)>
<select onchange=alert(1)><option>x</select>
<x contenteditable onblur=alert(1)>x</x>
<custom-element onpointerenter=alert(1)>x</custom-element>
{{ 7 * 7 }}{% include "x" %}
""".strip().split("\n")
BAD_LINKS = """
javascript:alert(1)
JaVaScRiPt:alert(1)
&#106;avascript:alert(1)
&#x6A;avascript&colon;alert(1)
java&#9;script:alert(1)
java&#10;script:alert(1)
&#1;javascript:alert(1)
javascript&Tab;:alert(1)
vbscript:x
data:text/html,<script>alert(1)</script>
data:text/html;base64,PHNjcmlwdD4=
file:///etc/passwd
ftp://e.example/
blob:https://e.example/x
//e.example/
/\\e.example/
\\\\e.example\\x
/etc/hostname
../../../../etc/hostname
{attach}../../etc/hostname
{static}/theme/site.css
{filename}/index.html
|filename|x.md
%7Battach%7Dx
00002.md?x=1
00002.md#x
?x
#main
00001/../../x.md
%2e%2e/%2e%2e/%2e%2e/etc/passwd
00001/none.pdf
index.html
""".strip().split("\n")
SAFE = {"a": {"href", "rel"}, "img": {"src", "alt"}, "ol": {"start"}, "div": {"class", "tabindex"}}
SAFE |= {tag: {"colspan", "rowspan", "scope", "class"} for tag in ("td", "th")}


@pytest.fixture
def read(tmp_path, register):
    """Reads an item with a given text and one picture."""

    def read(body):
        write(tmp_path / place("00001"), item(body=body))
        write(tmp_path / place("00001/a.png"), PNG)
        return ItemReader(tmp_path, register).read(place("00001"))

    return read


@pytest.fixture
def outcome(read):
    """(HTML, rules of the findings) of a text; one of the two is empty."""

    def outcome(body):
        try:
            return read(body).html, set()
        except Unreadable as refused:
            return "", {found.rule for found in refused.findings}

    return outcome


def assert_harmless(html):
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all():
        assert tag.name in ALLOWED_TAGS | {"div"}
        assert set(tag.attrs) <= SAFE.get(tag.name, set()) | {"title", "lang"}
        assert tag.get("class", []) in ([], ["table"], ["left"], ["right"], ["center"])
        for address in filter(None, (tag.get("href"), tag.get("src"))):
            assert re.match(r"https?://|mailto:|tel:|(?:\.\./)*[0-9A-Za-z]", address)
            assert not re.match(r"(?i)\s*(?:javascript|data|vbscript|file):", address)
    assert "<script" not in html.lower()
    assert "<!--" not in html


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_attacks_leave_nothing_behind(outcome, payload):
    html, rules = outcome(f"前文\n\n{payload}\n\n后文\n")
    assert_harmless(html)
    assert "前文" in html or rules


def test_templates_in_a_text_stay_text(read):
    assert "{{ 7 * 7 }}" in read("{{ 7 * 7 }}\n").html


@pytest.mark.parametrize("address", BAD_LINKS, ids=range(len(BAD_LINKS)))
@pytest.mark.parametrize("form", ["[x]({})", '<a href="{}">x</a>'])
def test_a_link_that_may_not_stand_is_refused(outcome, address, form):
    """Or Markdown sees no link in it, and everything that was written can be read."""
    html, rules = outcome("前文\n\n" + form.replace("{}", address) + "\n")
    assert rules == {"link"} or html.count("x") == 1 + address.count("x")
    assert not BeautifulSoup(html, "html.parser").find_all("a")


@pytest.mark.parametrize("address", BAD_LINKS, ids=range(len(BAD_LINKS)))
def test_a_picture_from_elsewhere_is_not_shown(outcome, address):
    html, _rules = outcome(f'前文\n\n<img src="{address}" alt="x">\n')
    assert "<img" not in html


def test_a_picture_is_never_dropped_in_silence(read):
    with pytest.raises(Unreadable):
        read("![示意图](data:image/png;base64,iVBORw0KGgo=)\n")


def test_a_link_with_another_scheme_is_named_on_its_line(read):
    with pytest.raises(Unreadable) as caught:
        read("前文\n\n[下载](ftp://files.shili.example/a.pdf)\n")
    (found,) = caught.value.findings
    assert found.line == 16
    assert "ftp://files.shili.example/a.pdf" in found.message


@given(st.text(st.sampled_from("<>\"'=/ \n()[]!`*_#&;:ascriptonjvxmgde"), max_size=80))
def test_no_combination_of_signs_is_harmful(text):
    assert_harmless(render(text, lambda _tag, _address: None))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# 一\n\n## 二", "<h2>一</h2>\n<h2>二</h2>"),
        ("一\n二", "<p>一\n二</p>"),
        ("3. 甲\n4. 乙", '<ol start="3">\n<li>甲</li>\n<li>乙</li>\n</ol>'),
        ("**重**", "<p><strong>重</strong></p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("<ol start=99999><li>x</li></ol>", "<ol><li>x</li></ol>"),
        ('<ol start="0x1"><li>x</li></ol>', "<ol><li>x</li></ol>"),
    ],
)
def test_ordinary_text(text, html):
    assert render(text, lambda _tag, _address: None) == html


def test_tables_keep_alignment_and_can_be_scrolled():
    html = render("|项目|数量|\n|:-|-:|\n|甲|1|\n", lambda _tag, _address: None)
    assert html.startswith('<div class="table" tabindex="0"><table>')
    assert '<td class="right">1</td>' in html
    assert html.endswith("</table></div>")


def test_text_beside_a_table_is_not_changed():
    text = '|a|b|\n|-|-|\n|x align="left" y|z|\n'
    assert 'x align="left" y' in plain_text(render(text, lambda _tag, _address: None))


@pytest.mark.usefixtures("own_markdown")
def test_a_text_that_is_too_deep_does_not_spoil_the_next():
    """Markdown remembers where it stood when it gave up; how deep that is depends on the caller's stack."""
    deep = "\n".join("    " * depth + "- x" for depth in range(60))
    usual, here = sys.getrecursionlimit(), len(inspect.stack(0))
    for room in range(80, 120):
        sys.setrecursionlimit(here + room)
        try:
            with contextlib.suppress(RecursionError):
                render(deep, lambda _tag, _address: None)
        finally:
            sys.setrecursionlimit(usual)
        assert render("一\n\n二\n", lambda _tag, _address: None) == "<p>一</p>\n<p>二</p>"


def test_the_plain_text_of_a_page_has_one_line_a_paragraph():
    assert plain_text('<h2>一</h2>\n<p title="a>b">二 &amp; <strong>三</strong></p>') == "一\n\n二 & 三"
