"""Metadata as common content systems lay it out; every layout says the same."""

import pytest

FACTS = [
    ("索引号", "000014349/2026-00001"),
    ("发布机构", "示例市人民政府"),
    ("名称", "关于公园管理的通知"),
    ("文号", "示政发〔2026〕3号"),
    ("生成日期", "2026-03-05"),
    ("发布日期", "2026-03-06"),
    ("主题分类", "综合政务/政务公开"),
    ("有效性", "有效"),
]
TEXT = "<p>为了管好公园，方便居民休息，根据有关规定，现将有关事项通知如下。</p><p>请各单位认真执行。</p>"
CONTENT = f"<div class='article-content'>{TEXT}</div>"


def rows(count, mark=""):
    lines = [FACTS[at : at + count] for at in range(0, len(FACTS), count)]
    cells = ("".join(f"<th>{name}{mark}</th><td>{value}</td>" for name, value in line) for line in lines)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in cells)}</table>"


def above(count):
    lines = [FACTS[at : at + count] for at in range(0, len(FACTS), count)]
    return (
        "<table>"
        + "".join(
            f"<tr>{''.join(f'<th>{name}</th>' for name, _ in line)}</tr>"
            f"<tr>{''.join(f'<td>{value}</td>' for _, value in line)}</tr>"
            for line in lines
        )
        + "</table>"
    )


def each(form, around="{}"):
    return around.format("".join(form.format(*fact) for fact in FACTS))


LAYOUTS = {
    "two cells a row": rows(1),
    "four cells a row": rows(2, "："),
    "eight cells a row": rows(4),
    "labels above values": above(8),
    "labels above values twice": above(4),
    "dl": each("<dt>{}</dt><dd>{}</dd>", "<dl>{}</dl>"),
    "bold in li": each("<li><b>{}：</b>{}</li>", "<ul>{}</ul>"),
    "spans in li": each("<li><span>{}</span><em>{}</em></li>", "<ul>{}</ul>"),
    "divs": each("<div><div>{}</div><div>{}</div></div>"),
    "spans in divs": each("<div><span>{}：</span><span>{}</span></div>"),
    "one line": each("{}：{}　", "<p>{}</p>"),
}


def html(body, head=""):
    return f"<html><head><meta charset='utf-8'>{head}</head><body><div class='header'>门户网站</div>{body}</body></html>"  # noqa: E501


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_gives_the_same_fields(importing, layout):
    done = importing({"a.html": html(layout + CONTENT)})
    assert done.paths == ["000014349/2026/00001.md"]
    fields, body = done.only()
    assert fields["title"] == "关于公园管理的通知"
    assert fields["publisher"] == "示例市人民政府"
    assert fields["document_number"] == "示政发〔2026〕3号"
    assert (fields["generated_on"], fields["published_on"]) == ("2026-03-05", "2026-03-06")
    assert (fields["topic"], fields["validity"]) == ("综合政务/政务公开", "有效")
    assert "unmapped" not in fields["imported_from"]
    assert body.startswith("为了管好公园")
    assert body.endswith("请各单位认真执行。")


TAGS = (
    "<meta name='ArticleTitle' content='关于公园管理的通知'><meta name='PubDate' content='2026-03-06 10:30'>"
    "<meta name='ContentSource' content='示例市人民政府'>"
)
LINE = "<h1>关于公园管理的通知</h1><div>发布时间：2026-03-06 10:30　来源：示例市人民政府　浏览次数：12</div>"


@pytest.mark.parametrize("page", [html(CONTENT, TAGS), html(LINE + CONTENT)], ids=["tags", "line"])
def test_pages_without_a_box(importing, page):
    done = importing({"a.html": page})
    fields, body = done.only()
    assert (fields["title"], fields["publisher"]) == ("关于公园管理的通知", "示例市人民政府")
    assert fields["published_on"] == "2026-03-06 10:30"
    assert body.startswith("为了管好公园")
    assert "网页没有信息框" in done.report


def test_a_table_of_data_in_the_text_keeps_its_form(importing):
    data = "<table border=1><tr><th>名称</th><th>文号</th></tr><tr><td>办法</td><td>示政发〔2020〕1号</td></tr></table>"
    _fields, body = importing({"a.html": html(f"{rows(2)}<div id='zoom'>{TEXT}{data}</div>")}).only()
    assert "| 名称 | 文号 |" in body
    assert "| 办法 | 示政发〔2020〕1号 |" in body
