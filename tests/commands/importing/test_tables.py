"""Tables of data stay tables; tables that arrange the page dissolve."""

import pytest

HEAD = "<tr><td>序号</td><td>名　称</td></tr>"


def test_a_simple_table(body):
    text = f"<table>{HEAD}<tr><td>1</td><td>南湖|公园</td></tr><tr><td>2</td><td></td></tr></table>"
    assert body(text).split("\n") == ["| 序号 | 名称 |", "| --- | --- |", "| 1 | 南湖\\|公园 |", "| 2 |  |"]


def test_two_short_lines_in_a_cell(body):
    text = "<table><tr><td><p>坐标</p><p>编号</p></td><td>X</td></tr><tr><td>1</td><td>2</td></tr></table>"
    assert body(text).split("\n")[0] == "| 坐标<br>编号 | X |"


def test_spans_make_it_html(body):
    text = """<table border="1" onclick="x()">
    <tr><td rowspan="2" style="color:red"><b>指 标</b></td><td colspan="2">数 &amp; 量</td></tr>
    <tr><td>甲</td><td>乙</td></tr><tr><td>公园</td><td>1</td><td>&lt;2<sup>3</sup></td></tr></table>"""
    assert body(text).split("\n") == [
        *("<table>", "<thead>"),
        '<tr><th rowspan="2">指标</th><th colspan="2">数 &amp; 量</th></tr>',
        *("<tr><th>甲</th><th>乙</th></tr>", "</thead>", "<tbody>"),
        "<tr><td>公园</td><td>1</td><td>&lt;2<sup>3</sup></td></tr>",
        *("</tbody>", "</table>"),
    ]


@pytest.mark.parametrize("span", ["x", "-1", "0", "2 ", "99999999", ""])
def test_absurd_spans_end_with_the_table(body, span):
    text = f'<table><tr><td rowspan="{span}">甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>'
    assert "99999999" not in body(text)


def test_a_row_without_head_is_no_head(body):
    text = "<table><tr><td>1</td><td>南湖公园</td></tr><tr><td>2</td><td>北湖公园</td></tr></table>"
    assert body(text).split("\n")[:3] == ["<table>", "<tbody>", "<tr><td>1</td><td>南湖公园</td></tr>"]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td><p>甲</p><p>乙</p></td></tr></table>",
        "<table border=1><tr><td>甲</td></tr><tr><td>乙</td></tr></table>",
        "<table><tr><td>&nbsp;</td><td>甲</td></tr><tr><td></td><td>乙</td></tr></table>",
        "<table><tr><td><table><tr><td>甲</td></tr><tr><td>乙</td></tr></table></td></tr></table>",
    ],
)
def test_tables_that_only_arrange_the_page(body, table):
    assert body(table) == "甲\n\n乙"


def test_a_form_keeps_its_blanks(body):
    text = '<table border="1"><tr><td>姓名</td><td></td></tr><tr><td>住址</td><td></td></tr></table>'
    assert "<tr><td>姓名</td><td></td></tr>" in body(text)


def test_a_table_in_a_cell(body):
    inner = f"<table border=1>{HEAD}<tr><td>1</td><td>南湖</td></tr></table>"
    text = f"<table border=1><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>{inner}</td></tr></table>"
    assert body(text).count("<table>") == 2


def test_captions_and_text_between_cells(body):
    text = f"<table>零散<caption>表一</caption>{HEAD}<tr><td>1</td><td>南湖</td></tr></table>"
    assert body(text).split("\n\n")[-1].startswith("| 序号")
    assert "表一" in body(text)


def test_lists_and_quotations_with_tables_dissolve(body):
    table = "<table border=1><tr><td rowspan=2>甲*</td><td>乙</td></tr><tr><td>丙</td></tr></table>"
    assert body(f"<ul><li>一{table}</li></ul>").startswith("一\n\n<table>")
    assert body(f"<blockquote>一{table}</blockquote>").startswith("一\n\n<table>")
