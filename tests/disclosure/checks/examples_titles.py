"""Examples of the checks of titles and summaries."""

from tests.disclosure.checks.example import one

IMPORTED = {"imported_from": "a.html"}
GOOD = "示例市人民政府关于公布公共停车场名单的通知"


def title(rule, bad, good=GOOD, severity="warning", **others):
    """An example of a title."""
    return one(rule, {"title": good, **others}, {"title": bad, **others}, "title", severity)


def summary(rule, bad, good="公布停车场的名称，自 5 月 1 日起执行。", **others):
    """An example of a summary."""
    return one(rule, {"summary": good, **others}, {"summary": bad, **others}, "summary", "warning")


LONG = "停车场的名称和地址。" * 31
EXAMPLES = [
    *(
        title("title-status", bad, good, "error")
        for bad, good in (
            ("示例市停车场管理办法（已废止）", "示例市人民政府关于废止停车场管理办法的决定"),
            ("示例市停车场管理办法(失效)", "示例市停车场管理办法(试行)"),
            ("【已修改】示例市停车场管理办法", "示例市停车场管理办法（2024年修订）"),
            ("示例市停车场管理办法〔2020年5月1日废止〕", "拟清理的文件目录（拟废止）"),
            ("示例市停车场管理办法 —已失效", "关于宣布一批文件失效的通知"),
            ("已废止：示例市停车场管理办法", "关于处理已废止文件的通知"),
            ("示例市停车场管理办法（有效）", "示例市停车场管理办法（有效期五年）"),
        )
    ),
    title("title-status", "示例市停车场管理办法（已废止）", **IMPORTED),
    *(
        title("title-vague", bad, good)
        for bad, good in (
            ("公示", "示例市2026年公租房配租公示"),
            ("公告（第三号）", "示例市人民政府公告"),
            ("关于有关事项的通知", "关于节假日安排有关事项的通知"),
            ("示例市人民政府关于相关工作的通知", "示例市人民政府关于防汛工作的通知"),
            ("示例市政府通知", "示例市政府停车通知"),
            ("关于2026年有关情况的通报", "关于2026年防汛情况的通报"),
            ("附件 1", "附件 1：停车场名单"),
            ("示政发〔2026〕3号", "示例市人民政府令第3号公布的办法"),
            ("2026-03-02", "2026年示例市财政预算"),
            ("示例市人民政府", "示例市人民政府职责"),
        )
    ),
    *(
        title("title-brackets", bad, good)
        for bad, good in (
            ("关于印发《停车场管理办法的通知", "关于印发《停车场〈管理〉办法》的通知"),
            ("停车场管理办法（试行)的通知", "停车场管理办法(试行)的通知"),
            ("关于“停车场的通知", "关于“停车场”的通知"),
            ("关于停车场】的通知", "关于【停车场】的通知"),
        )
    ),
    *(
        title("title-year-brackets", bad, "关于转发国发〔2024〕3号文件的通知")
        for bad in ("关于转发国发[2024]3号文件的通知", "关于转发国发（2024）第3号文件的通知")
    ),
    *(
        title("title-year-brackets", bad, "国家标准(2024年版)停车场目录", "error")
        for bad in ("关于转发国发[2024〕3号文件的通知", "关于转发国发?2017?3号文件的通知")
    ),
    title("title-year-brackets", "关于转发国发[2024〕3号文件的通知", **IMPORTED),
    title("title-question-mark", "示例市2021？2025年停车规划", "停车费怎么收？2026年新标准"),
    *(
        title("title-doubled", bad, good)
        for bad, good in (
            ("关于停车场的的通知", "关于以营利为目的的停车场的通知"),
            ("关于关于停车场的通知", "关于往往被忽视的代代相传技艺的通知"),
            ("关于停车场管理管理的通知", "关于人人种种树的通知"),
            ("关于停车和和道路的通知", "中华人民共和国和示例国停车协定"),
        )
    ),
    title("title-length", "停车名单", "停车场名单"),
    title("title-length", "信访通知", "信访条例"),
    title("title-length", "停" + "车场管理" * 30, "停车" * 60),
    title("title-punctuation", "示例市停车场管理办法。", "停车费怎么收？"),
    title("title-punctuation", "、示例市停车场管理办法", "“停车难”治理办法"),
    title("title-punctuation", "示例市停车场管理办法和道路…", "示例市停车场管理办法（试行）"),
    summary("summary-length", LONG, LONG[:300]),
    summary("summary-length", LONG * 2, LONG, body="停车场的名称和地址。" * 600),
    summary("summary-repeats", GOOD, f"{GOOD}，共 12 处停车场，自 5 月 1 日起开放。"),
    summary("summary-repeats", f"示例市人民政府：《{GOOD}》全文。"),
    summary("summary-repeats", "关于公布公共停车场名单", "公布公共停车场 12 处"),
    summary("summary-unfinished", "公布停车场的名称，自 5 月 1 日起", "公布停车场的名称"),
    summary("summary-unfinished", "公布停车场的名称……", "公布停车场的发展战略。"),
    summary("summary-unfinished", "公布停车场的名称，", "他说：“公布停车场，都要公布。”"),
]
