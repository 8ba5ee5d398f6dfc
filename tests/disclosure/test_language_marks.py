"""In a page of another language, Chinese texts carry their language, or a translation takes their place."""

import pytest

from plugins.disclosure.language_marks import with_marks

TERMS = {"有效": "In force", "甲": "A & B"}


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<td>Notice</td>", "<td>Notice</td>"),
        ("<td>通知</td>", '<td lang="zh-CN">通知</td>'),
        ("<p>Area: 示例镇</p>", '<p lang="zh-CN">Area: 示例镇</p>'),
        ("<li>通知 <b>new</b></li>", '<li><span lang="zh-CN">通知</span> <b>new</b></li>'),
        ("<title>通知 - 示例</title>", '<title lang="zh-CN">通知 - 示例</title>'),
        (
            '<div lang="zh-CN"><p>通知</p></div><p>令</p>',
            '<div lang="zh-CN"><p>通知</p></div><p lang="zh-CN">令</p>',
        ),
        ('<p lang="en">通<b>a</b></p>', '<p lang="en"><span lang="zh-CN">通</span><b>a</b></p>'),
        ('<p><img alt="通知">令</p>', '<p><img alt="通知"><span lang="zh-CN">令</span></p>'),
        ("<script>通知</script>", "<script>通知</script>"),
        ("<td>有效</td>", "<td>In force</td>"),
        ("<td> 甲 </td>", "<td> A &amp; B </td>"),
        ('<div lang="zh-CN">有效</div>', '<div lang="zh-CN">有效</div>'),
        ("<p>通</b>知", '<p><span lang="zh-CN">通</span></b><span lang="zh-CN">知</span>'),
    ],
)
def test_chinese_in_an_english_page(html, shown):
    assert with_marks(html, "en", TERMS) == shown


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<td>發布日期</td>", "<td>發布日期</td>"),
        ("<td>发布日期</td>", '<td lang="zh-CN">发布日期</td>'),
        ("<td>公里</td>", "<td>公里</td>"),
        ("<p>共 3 條 <a>关于停车</a></p>", '<p>共 3 條 <a lang="zh-CN">关于停车</a></p>'),
    ],
)
def test_simplified_texts_in_a_traditional_page(html, shown):
    assert with_marks(html, "zh-Hant", {}) == shown
