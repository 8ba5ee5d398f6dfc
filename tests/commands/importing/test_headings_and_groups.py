"""Headings are known by their looks and numbering; lines that belong together stay together."""

import pytest

CENTRED = 'style="text-align: center"'
TITLE = 'style="text-align: center; font-size: 18pt; font-weight: bold"'
BOLD = 'style="text-indent: 2em; font-weight: bold"'
KAI = 'style="text-indent: 2em; font-family: 楷体, 楷体_GB2312"'


def lines(body):
    return [line for line in body.split("\n") if line]


def test_a_title_over_several_lines_is_one_heading(body):
    text = f"""<p {TITLE}>关于印发</p><p {TITLE}>公 园 管 理<br>办 法 的 通 知</p><p>&nbsp;</p>
    <p {TITLE}>公园管理办法</p><p>正文。</p>"""
    assert lines(body(text)) == ["## 关于印发公园管理办法的通知", "## 公园管理办法", "正文。"]


def test_the_title_of_the_box_is_a_heading_whatever_it_looks_like(body):
    text = "<p>示例市人民政府关于</p><p>公园管理的通知</p><p>正文。</p>"
    assert lines(body(text)) == ["## 示例市人民政府关于公园管理的通知", "正文。"]


def test_levels_follow_the_kinds_that_a_part_uses(body):
    text = f"""<p {TITLE}>甲方案</p><p {BOLD}>一、目标</p><p {KAI}>（一）近期。</p><p>正文。</p>
    <p {TITLE}>乙方案</p><p {CENTRED}>第一章　总 &nbsp;则</p><p {BOLD}>一、目标</p><p {BOLD}>1.要求</p><p>正文。</p>"""
    assert lines(body(text)) == [
        *("## 甲方案", "### 一、目标", "#### （一）近期。", "正文。"),
        *("## 乙方案", "### 第一章　总则", "#### 一、目标", "##### 1.要求", "正文。"),
    ]


def test_heading_elements_of_the_page(body):
    text = "<h1>公园管理</h1><h3>目标</h3><p>正文。</p><h3>要求</h3><h4>近期</h4><p>正文。</p>"
    assert lines(body(text)) == ["## 公园管理", "### 目标", "正文。", "### 要求", "#### 近期", "正文。"]


@pytest.mark.parametrize(
    "paragraph",
    [
        f"<p {CENTRED}>示政发〔2026〕3号</p>",
        f"<p {CENTRED}>（共130项）</p>",
        '<p style="text-align:right; font-weight:bold">示例市人民政府</p>',
        "<p>一、没有样式的一段</p>",
        f"<p {BOLD}>一、第一句。第二句是正文，讲具体的要求</p>",
        f"<p {BOLD}>3、红线是指边界。</p>",
        f"<p {KAI}>各部门负责落实</p>",
        f"<p {BOLD}>附件1：</p>",
        f"<p {BOLD}>{'很长的一段粗体字' * 10}</p>",
        f"<p {TITLE}>2026.3</p>",
    ],
)
def test_what_is_no_heading(body, paragraph):
    assert not any(line.startswith("#") for line in lines(body(paragraph + "<p>正文。</p>")))


def test_a_bold_or_kai_beginning_is_bold(body):
    text = f"""<p><span {KAI}>（一）建设平台。</span>各地要按时完成。（<span {KAI}>负责部门：园林局</span>）</p>
    <p><b>第一条</b>　为了公园。</p>"""
    assert lines(body(text)) == [
        "**（一）建设平台**。各地要按时完成。（负责部门：园林局）",
        "**第一条**　为了公园。",
    ]


def test_a_caption_goes_on_while_its_bracket_is_open(body):
    text = f"<p {TITLE}>公园规则</p><p {CENTRED}>（二〇二六年三月五日</p><p {CENTRED}>第3次会议通过）</p><p>正文。</p>"
    assert lines(body(text))[1] == "（二〇二六年三月五日第3次会议通过）"


def test_names_in_columns_stay_in_columns(body):
    text = """<p>现将名单通知如下：</p><p>组　长：韩　梅　　副市长</p><p>　　　　李　雷　　园林局局长</p>
    <p>成 &nbsp;员：张　三&nbsp;&nbsp;&nbsp; 财政局副局长</p><p>领导小组办公室设在园林局。</p>"""
    assert body(text).split("\n\n") == [
        "现将名单通知如下：",
        "组　长：韩　梅　　副市长<br>\n　　　　李　雷　　园林局局长<br>\n成　员：张　三　　财政局副局长",
        "领导小组办公室设在园林局。",
    ]


def test_attachments_below_each_other(body):
    text = "<p>　　正文。</p><p>　　另一段。</p><p>　　附件：1.公园名单</p><p>　　　　　2.公园地图</p>"
    assert body(text).split("\n\n")[-1] == "附件：1.公园名单<br>\n　　　2.公园地图"


def test_a_table_of_contents_has_no_headings(body):
    text = f"""<p {TITLE}>预案</p><p {CENTRED}>目　录</p>
    <p {BOLD}>1　总则</p><p>　　1.1　目的…3</p><p {BOLD}>2　附则</p>
    <p {BOLD}>1　总则</p><p {KAI}>1.1　目的</p><p>正文。</p><p {BOLD}>2　附则</p><p>正文。</p>"""
    assert body(text).split("\n\n") == [
        *("## 预案", "目　录", "1　总则<br>\n　　1.1　目的…3<br>\n2　附则"),
        *("### 1　总则", "#### 1.1　目的", "正文。", "### 2　附则", "正文。"),
    ]


def test_line_breaks_that_end_paragraphs(body):
    text = "　　第一段。<br>　　第二段，<br>接着的一行<br><br>第三段"
    assert body(text).split("\n\n") == ["第一段。", "第二段，<br>\n接着的一行", "第三段"]
