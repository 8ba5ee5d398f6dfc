"""The text as a page shows it: links to articles, the signature in its place."""

import pytest

from plugins.disclosure.article_anchors import anchored
from plugins.disclosure.body_html import render
from plugins.disclosure.official_text import with_article_links, with_signature
from plugins.disclosure.text_facts import facts_of

NAMES = ["示例市人民政府", "示例市财政局"]


def signed(markdown, names=NAMES):
    """The HTML of a text with its signature."""
    html = render(markdown, lambda _tag, address: address)
    return with_signature(html, facts_of(markdown, 1).signature, names)


@pytest.mark.parametrize(
    ("end", "shown"),
    [
        ("示例市人民政府\n\n2026年3月2日", "示例市人民政府<br>2026年3月2日"),
        ("示例市人民政府\n2026年3月2日", "示例市人民政府<br>2026年3月2日"),
        ("示例市人民政府  \n2026年3月2日", "示例市人民政府<br>2026年3月2日"),
        (
            "示例市人民政府\n\n示例市财政局\n\n二〇二六年三月二日",
            "示例市人民政府<br>示例市财政局<br>二〇二六年三月二日",
        ),
        ("市长　张示例\n\n2026年3月2日", "市长　张示例<br>2026年3月2日"),
    ],
)
def test_a_signature_is_marked(end, shown):
    html = signed(f"请遵照执行。\n\n{end}\n\n附件：停车场名单\n")
    assert f'<p class="signature">{shown}</p>' in html
    assert html.count("2026年3月2日") + html.count("二〇二六年三月二日") == 1
    assert html.startswith("<p>请遵照执行。</p>")
    assert html.endswith("<p>附件：停车场名单</p>")


@pytest.mark.parametrize(
    "end",
    [
        "示例市公园管理处\n\n2026年3月2日",
        "张示例\n\n2026年3月2日",
        "2026年3月2日",
        "示例市人民政府",
        "- 示例市人民政府\n\n2026年3月2日",
    ],
)
def test_what_is_not_certain_stays_as_it_is(end):
    assert signed(f"请遵照执行。\n\n{end}\n") == render(
        f"请遵照执行。\n\n{end}\n", lambda _tag, address: address
    )


def test_articles_have_a_link_to_themselves():
    html = with_article_links(anchored("<p>第一条 甲 &lt;乙&gt;。</p>\n<h2>丙</h2>"), has_contents=False)
    assert html == (
        '<p id="art-1">第一条 甲 &lt;乙&gt;。<a class="here" href="#art-1" aria-label="第一条的链接">¶</a></p>\n'
        "<h2>丙</h2>"
    )


def test_beside_a_table_of_contents_the_links_are_out_of_the_way():
    html = with_article_links(anchored("<p><strong>第一条</strong> 甲。</p>"), has_contents=True)
    assert '<a class="here" href="#art-1" tabindex="-1" aria-hidden="true">¶</a></p>' in html
