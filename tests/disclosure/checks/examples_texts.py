"""Examples of the checks of texts."""

from tests.disclosure.checks.example import Example, one
from tests.make import PDF

ENOUGH = (
    "为方便群众停车，现公布全市公共停车场名单，包括名称、地址、开放时间和收费标准，"
    "自公布之日起施行，由市交通运输局负责解释。\n"
)
# The front matter of the example item ends on line 13.
THIRD = 16


def text(rule, bad, good, line=THIRD, severity="warning", **others):
    """An example of a text whose third line is at issue."""
    return one(rule, *({"body": f"{ENOUGH}\n{third}\n", **others} for third in (good, bad)), line, severity)


def whole(rule, bad, good=ENOUGH, severity="error", **others):
    """An example of a whole text."""
    return one(rule, {"body": good, **others}, {"body": bad, **others}, "body", severity)


SEVEN = "".join(f"（{n}）第{n}项公开；\n\n" for n in "一二三四五六七")
# Examples that need the text as it is written, with its own lines.
AS_WRITTEN = [
    Example(
        "text-placeholder",
        {"00001": {"body": f"{ENOUGH}\n附件：[名单](00001/a.pdf)\n"}, "00001/a.pdf": PDF},
        {"00001": {"body": "\n附件：[a.pdf](00001/a.pdf)\n"}, "00001/a.pdf": PDF},
        ("00001", 15),
    ),
    whole("text-short", "停车场名单如下。\n", severity="warning"),
    text("text-tracked-changes", "收费<ins>新</ins>标准", "收费*新*标准"),
    *(
        text("announced-count", bad, good)
        for bad, good in (
            ("符合下列3项条件的：\n\n1. 甲\n2. 乙\n", "符合下列3项条件的：\n\n1. 甲\n2. 乙\n3. 丙\n"),
            ("下列两类：\n\n- 甲\n- 乙\n- 丙\n", "下列两类：\n\n说明文字。\n\n- 甲\n"),
        )
    ),
]
EXAMPLES = [
    *(
        whole("text-placeholder", bad)
        for bad in (
            "见附件\n",
            "详见附件。\n",
            "（全文见附件1）\n",
            "请点击下载PDF附件\n",
            "待补充\n",
            "xxx\n",
            "# 示例市人民政府关于公布公共停车场名单的通知\n\n具体内容详见附件\n\n示例市人民政府\n\n2026年3月2日\n",
        )
    ),
    whole("text-placeholder", "见附件\n", severity="warning", imported_from="a.html"),
    text(
        "text-placeholder", "此处填写收费标准", "申请人在此处填写姓名，其余由受理人填写。", severity="error"
    ),
    text("text-placeholder", "收费标准为（待补充）。", "收费标准待补正材料收齐后公布。"),
    text("text-tracked-changes", "批注 [A1]：请核实", "专家批注 3 处。", severity="error"),
    text("text-tracked-changes", "收费[删除]标准", "收费（删除第三条）标准", severity="error"),
    text("text-tracked-changes", "带格式的: 字体: 小四", "带格式的表格：见下", severity="error"),
    text("text-question-mark", "每小时5？10元", "每小时多少元？10元。"),
    text("text-question-mark", "见 https://example.gov.cn/a 第 3?5 条", "见 https://example.gov.cn/a?1=2"),
    text("text-year-brackets", "根据国发[2021〕3号", "根据国发〔2021〕3号和国发[2021]4号"),
    text("text-doubled", "停车的的收费", "以停车为目的的收费，为了了解与会人员和和平队员"),
    text("text-doubled", "关于关于停车的通知", "关于停车的通知"),
    one("text-doubled", {}, {"summary": "公布停车场的的名单。"}, "summary", "warning"),
    one("misspelt", {}, {"title": "中国入民公共停车场名单公告"}, "title", "warning"),
    text("misspelt", "报国务完批准", "报国务院批准，公务完成以后"),
    *(
        text("text-page-number", bad, good)
        for bad, good in (
            ("— 3 —", "3 — 5 年"),
            ("第 3 页 共 12 页", "见第 3 页"),
            ("本 3 方案由市交通运输局解释", "本方案第 3 条由市交通运输局解释"),
            ("停车费— 12 —标准", "停车费 8—12 元标准"),
            ("由市交通运 4 输局负责", "由市交通运输局 4 处负责"),
        )
    ),
    *(
        text("announced-count", bad, good)
        for bad, good in (
            ("以下八种情形：\n\n" + SEVEN, "以下七种情形：\n\n" + SEVEN),
            ("实行“六公开”：\n\n" + SEVEN, "实行“七公开”：\n\n" + SEVEN),
            (
                "推行“三公开”（决策、执行、管理、结果公开）。",
                "推行“五公开”（决策、执行、管理、服务和结果公开）。",
            ),
            (
                "推进七公开：决策公开、执行公开、管理公开、服务公开、结果公开、财务公开、人事公开、资产公开。",
                "推进两公开：预算公开、决算公开。",
            ),
        )
    ),
    *AS_WRITTEN,
]
