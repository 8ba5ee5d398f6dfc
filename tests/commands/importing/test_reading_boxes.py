"""Every metadata box says its facts, however it is built."""

import pytest

from commands.importing.errors import CannotImport
from commands.importing.html.tree import parse_html, visible_text
from commands.importing.portal.portal_page import read_page

TEXT = "<p>这里是正文的第一段，说明事项的来由和要求，请认真执行。</p><p>第二段。</p>"
WORDS = "这里是正文的第一段，说明事项的来由和要求，请认真执行。第二段。"


def table(**rows):
    """A box of two columns."""
    cells = "".join(f"<tr><td>{label}：</td><td>{value}</td></tr>" for label, value in rows.items())
    return f"<table>{cells}</table>"


def facts(html):
    """The facts of a page by field (or label where there is no field), and its text."""
    found = read_page(parse_html(html))
    text = "".join(visible_text(content).strip() for content in found.contents)
    return {fact.field or fact.label: fact.value for fact in found.box.facts}, text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            "<p><b>索 引 号：</b>000014349/2018-00204</p><p><b>发文机关：</b>国务院<br>中央军委</p>"
            "<p><b>标题：</b>关于示例的通知：第一号</p><p><b>发文字号：</b></p>"
            "<p><b>发布日期：</b>2018-11-09 10:20</p>",
            {
                "index_number": "000014349/2018-00204",
                "publisher": "国务院 中央军委",
                "title": "关于示例的通知：第一号",
                "document_number": "",
                "published_on": "2018-11-09 10:20",
            },
            id="paragraphs",
        ),
        pytest.param(
            "<dl><dt>索引号</dt><dd>A</dd><dt>发布机构</dt><dd></dd><dt>生成日期</dt><dd>2018-10-27</dd>"
            "<dt>信息来源</dt><dd>办公室</dd></dl>",
            {"index_number": "A", "publisher": "", "generated_on": "2018-10-27", "信息来源": "办公室"},
            id="definition list",
        ),
        pytest.param(
            "<ul><li><span>索引号：</span><span>A</span></li><li><span>文　　号：</span><span></span></li>"
            "<li><span>名称：</span><span>关于示例<em>事项</em>的通知</span></li></ul>",
            {"index_number": "A", "document_number": "", "title": "关于示例事项的通知"},
            id="list with spans",
        ),
        pytest.param(
            "<div>索引号：A　主题分类：综合政务　成文日期：2018年10月27日</div>"
            "<div>标题：通知　　文号：示政发〔2018〕3号</div>",
            {
                "index_number": "A",
                "topic": "综合政务",
                "generated_on": "2018年10月27日",
                "title": "通知",
                "document_number": "示政发〔2018〕3号",
            },
            id="several facts in a line",
        ),
        pytest.param(
            "<div><div>索引号</div><div>A</div><div>发文字号</div><div>示政发〔2018〕3号</div><div>发布日期</div><div>2018-11-09</div></div>",
            {"index_number": "A", "document_number": "示政发〔2018〕3号", "published_on": "2018-11-09"},
            id="grid of blocks",
        ),
        pytest.param(
            "<div>【索引号】A</div><div>【文号】示政发〔2018〕3号</div><div>【成文日期】2018-10-27</div>",
            {"index_number": "A", "document_number": "示政发〔2018〕3号", "generated_on": "2018-10-27"},
            id="brackets",
        ),
        pytest.param(
            "<table><tr><td>索引号：A</td><td>主题分类：综合政务</td></tr>"
            "<tr><td colspan=2>名　称：关于示例的通知</td></tr>"
            "<tr><td>公开范围：面向全社会</td></tr></table>",
            {"index_number": "A", "topic": "综合政务", "title": "关于示例的通知", "公开范围": "面向全社会"},
            id="label and value in one cell",
        ),
        pytest.param(
            "<table><tr><td>索引号：</td><td></td><td>文号：</td><td>&nbsp;</td></tr>"
            "<tr><td>成文日期：</td><td>无</td><td>标题：</td><td>通知</td></tr></table>",
            {"index_number": "", "document_number": "", "generated_on": "无", "title": "通知"},
            id="empty cells",
        ),
        pytest.param(
            "<table><tr><td>索引号：</td><td>A</td><td>发文字号：</td><td></td><td>信息来源：</td><td>办公室</td></tr>"
            "<tr><td>标题：</td><td>通知</td></tr></table>",
            {"index_number": "A", "document_number": "", "信息来源": "办公室", "title": "通知"},
            id="unknown label after an empty value",
        ),
    ],
)
def test_boxes_of_every_build(html, expected):
    assert facts(f'<body>{html}<div id="zoom">{TEXT}</div></body>') == (expected, WORDS)


def test_a_box_inside_the_text_is_taken_out():
    box = table(索引号="A", 发布机构="B", 名称="C")
    found, text = facts(f'<div id="UCAP-CONTENT">{box}{TEXT}</div>')
    assert found == {"index_number": "A", "publisher": "B", "title": "C"}
    assert text == WORDS


def test_the_text_is_found_without_a_telling_name():
    box = "<div>索引号：A</div><div>文号：B</div><div>成文日期：2018-10-27</div>"
    long = f"<p>{'正文很长。' * 40}</p>"
    found = read_page(parse_html(f"<body><div>{box}</div><div><div>{long}</div></div><p>版权所有</p></body>"))
    assert [visible_text(content) for content in found.contents] == ["正文很长。" * 40]
    assert found.guessed


def test_navigation_with_the_same_words_is_no_box():
    nav = "<ul><li>主题分类</li><li>体裁分类</li></ul><form><label>标题</label><label>文号</label></form>"
    box = table(索引号="A", 标题="通知", 发文机关="B")
    found, _text = facts(f'<body>{nav}{box}<div id="zoom">{TEXT}</div></body>')
    assert (found["index_number"], found["title"], found["publisher"]) == ("A", "通知", "B")


@pytest.mark.parametrize(
    "html",
    [
        f'<div id="zoom">{TEXT}</div>',
        f"<table><tr><td>标题</td><td>数量</td></tr><tr><td>苹果</td><td>3</td></tr></table>{TEXT}",
        "<ul><li>主题分类</li><li>体裁分类</li><li>服务对象分类</li></ul>",
    ],
)
def test_a_page_without_box_is_refused(html):
    with pytest.raises(CannotImport, match="找不到信息框"):
        read_page(parse_html(f"<body>{html}</body>"))


def test_a_page_without_text_is_refused():
    box = table(索引号="A", 标题="B", 文号="C")
    with pytest.raises(CannotImport, match="找不到正文"):
        read_page(parse_html(f'<body>{box}<div id="UCAP-CONTENT"><script>x()</script></div></body>'))


def test_meta_tags_complete_a_box(importing):
    tags = (
        '<meta name="ArticleTitle" content="关于示例的通知"><meta name="PubDate" content="2026-03-06 09:30">'
    )
    box = table(索引号="000014349/2026-00001", 文号="", 成文日期="2026-03-05")
    html = f'<html><head>{tags}</head><body>{box}<div id="zoom">{TEXT}</div></body></html>'
    done = importing({"a.html": html})
    fields, _body = done.only()
    assert (fields["title"], fields["published_on"]) == ("关于示例的通知", "2026-03-06 09:30")
    assert "采用网页的标题，请核对" in done.report
    assert "2026-03-06 09:30，请核对" in done.report
