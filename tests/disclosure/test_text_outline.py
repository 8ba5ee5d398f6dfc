"""The outline of a long text."""

from plugins.disclosure.article_anchors import anchored
from plugins.disclosure.text_outline import outline, with_heading_ids


def parts(html):
    """(depth, label, ids of the articles) of every part."""
    return [
        (part.depth, part.label, [name for _label, name in part.articles])
        for part in outline(with_heading_ids(anchored(html)))
    ]


def test_short_texts_have_none():
    assert parts("<h2>一、甲</h2><p>文</p>" * 4) == []
    assert len(parts("<h2>一、甲</h2><p>文</p>" * 5)) == 5


def test_articles_stand_below_their_chapters_and_headings_below_each_other():
    html = (
        "<p>第一条 甲。</p><h2>第一章 总则</h2><p>第二条 乙。</p><p>第三条 丙。</p>"
        "<h3>细目 &amp; 表</h3><h2>附录</h2><h5>小</h5>"
    )
    assert parts(html) == [
        (1, "", ["art-1"]),
        (1, "第一章 总则", ["art-2", "art-3"]),
        (2, "细目 & 表", []),
        (1, "附录", []),
    ]


def test_articles_are_named_by_number_and_heading():
    html = "".join(
        f"<p>{text}</p>"
        for text in (
            "第一条　【目的】为了公园。",
            "<strong>第二条</strong>　公园。",
            "第三条之一　公园。",
            "第四条（范围） 公园。",
            "第五条 （一）公园。",
        )
    )
    (only,) = outline(anchored(html))
    assert [label for label, _name in only.articles] == [
        "第一条 【目的】",
        "第二条",
        "第三条之一",
        "第四条（范围）",
        "第五条",
    ]


def test_every_entry_leads_somewhere():
    html = with_heading_ids(anchored("<h2>甲</h2><h3>乙</h3><p>第一条 丙</p><h2>第一章 丁</h2><h2>戊</h2>"))
    for part in outline(html):
        for anchor in (part.anchor, *(name for _label, name in part.articles)):
            assert html.count(f'id="{anchor}"') == 1
