"""The rules of disclosure and the table of bodies and rules."""


def cells(guides):
    """Body → text of its cells in the table."""
    rows = guides.page("rules/index.html").select(".matrix tbody tr")
    return {row.th.get_text(): [cell.get_text().strip() for cell in row.select("td")] for row in rows}


def test_a_rule_stands_under_each_of_its_kinds(guides):
    page = guides.page("rules/index.html")
    listed = {
        section.h2.get_text(): [link.get_text() for link in section.select(".rules a")]
        for section in page.select("section")
    }
    assert listed["信息公开审查"] == listed["保密审查"] == ["示例市人民政府关于信息公开审查的通知"]
    assert listed["责任追究"] == []


def test_the_table_shows_own_rules_and_gaps(guides):
    table = cells(guides)
    assert table["示例市人民政府"] == ["2026", "2026", *["缺"] * 7]
    assert list(table) == ["示例市人民政府", "示例市财政局", "示例市民政局"]


def test_what_is_taken_over_from_above_is_no_gap(guides):
    assert cells(guides)["示例市民政局"] == ["沿用 2026", "沿用 2026", *["缺"] * 4, "—", "—", "—"]
    assert guides.page("rules/index.html").select_one(".matrix tfoot td").get_text() == "1／3"


def test_governments_alone_owe_assessment(guides):
    assert cells(guides)["示例市财政局"][-3:] == ["—", "—", "—"]


def test_a_rule_that_was_repealed_is_marked_and_fills_no_gap(guides):
    page = guides.page("rules/index.html")
    assert [mark.get_text() for mark in page.select(".rules .mark")] == ["废止"]
    assert cells(guides)["示例市人民政府"][3] == "缺"
