"""The report says everything once, the same at every import."""

from tests.commands.importing.samples import STATUTE, page


def test_the_report_of_two_sources_side_by_side(importing):
    importing({"a.html": page()}, source="pages")
    both = importing({"b.md": STATUTE}, source="laws")
    again = importing({}, source="pages")
    assert both.report.index("## laws") < both.report.index("## pages")
    assert again.report == both.report


def test_the_screen_names_the_first_and_points_to_the_rest(importing):
    files = {
        f"{number:03}.html": page(index_number=f"000014349/2026-{number:05}", topic="")
        for number in range(70)
    }
    done = importing(files)
    assert "059.html → catalog/000014349/2026/00059.md" in done.screen
    assert "060.html →" not in done.screen
    assert "其余 10 个文件的待办见 register/import-report.md" in done.screen
    assert done.report.count("原文没有写明：主题分类") == 70
    assert "原文没有写明的：主题分类 70" in done.screen


def test_what_every_item_lacks_is_said_once(importing):
    done = importing({"a.html": page(), "b.html": page(index_number="000014349/2026-00002")})
    line = next(line for line in done.report.split("\n") if "每条都还需人工填写" in line)
    for name in ("法定主动公开类别", "体裁", "审查记录", "审签人"):
        assert name in line
    assert "主题分类" not in line


def test_signs_in_messages_do_not_break_the_report(importing):
    done = importing({"a.html": page(more="<tr><td>备注：</td><td>*甲* _乙_ &lt;b&gt;</td></tr>")})
    assert "未归入字段：备注：\\*甲\\* \\_乙\\_ &lt;b>" in done.report
