"""Statutes: their history gives the facts, their text stays whole."""

from datetime import date

import pytest

from commands.importing.sources import Kind, kind_of
from commands.importing.statutes.history import read_history
from commands.importing.statutes.statute import read_statute
from tests.commands.importing.samples import STATUTE

NPC, NPCSC = "全国人民代表大会", "全国人民代表大会常务委员会"


def test_a_statute_becomes_an_item(importing):
    done = importing({"行政法规/示例(2020-03-05).md": STATUTE})
    fields, body = done.only()
    assert done.paths[0].startswith("imported/2020/new-")
    assert {name: fields[name] for name in list(fields) if name not in ("summary", "imported_from")} == {
        "title": "示例市公园条例",
        "summary_generated": "true",
        "publisher": "示例市人民政府",
        "document_number": "示例市人民政府令第8号",
        "generated_on": "2020-03-05",
        "effective_on": "2020-05-01",
    }
    assert fields["summary"] == "为了管好公园，方便居民休息，制定本条例。"
    assert fields["imported_from"]["source"] == "行政法规/示例(2020-03-05).md"
    assert body.split("\n\n") == [
        *("2020年3月5日 示例市人民政府令第8号公布", "2020年5月1日 施行", "## 第一章 总则"),
        *("第一条 为了管好公园，方便居民休息，制定本条例。", "1\\. 公园免费开放；"),
    ]


def test_missing_facts_are_named_per_file(importing):
    done = importing(
        {"a(2021-03-05).md": "# 示例市公园条例\n\n<!-- INFO END -->\n\n第一条 为了管好公园，制定本条例。\n"}
    )
    fields, _body = done.only()
    assert list(fields) == ["title", "summary", "summary_generated", "imported_from"]
    assert done.paths[0].startswith("imported/undated/")
    assert "原文没有写明：发布机构、文号、生成日期、施行日期" in done.report
    assert "文件名里的日期 2021-03-05 未采用" in done.report


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            "2003年8月27日 第十届全国人民代表大会常务委员会第四次会议通过\n"
            "2019年4月23日 第十三届全国人民代表大会常务委员会第十次会议《关于修改<建筑法>等八部法律的决定》修正",
            (date(2003, 8, 27), date(2019, 4, 23), None, "", (NPCSC,)),
            id="law, amended",
        ),
        pytest.param(
            "1979年7月1日 第五届全国人民代表大会第二次会议通过\n1979年7月4日 公布\n1980年1月1日 施行\n"
            "2015年8月29日 第十二届全国人民代表大会常务委员会第十六次会议《关于修改〈甲法〉\n"
            "〈乙法〉的决定》第一次修正）",
            (date(1979, 7, 1), date(2015, 8, 29), date(1980, 1, 1), "", (NPC,)),
            id="decision over two lines",
        ),
        pytest.param(
            "1993年3月31日 第八届全国人民代表大会第一次会议通过\n1993年3月31日 中华人民共和国主席令第三号公布",
            (date(1993, 3, 31), None, None, "中华人民共和国主席令第3号", (NPC,)),
            id="order of the president",
        ),
        pytest.param(
            "2019年10月8日 国务院第66次常务会议通过\n2019年10月22日 中华人民共和国国务院令第722号公布\n"
            "2020年1月1日 施行",
            (date(2019, 10, 22), None, date(2020, 1, 1), "国务院令第722号", ("国务院",)),
            id="regulation",
        ),
        pytest.param(
            "1990年10月28日 国务院批准　\n1990年12月12日 对外经济贸易部发布\n"
            "2001年4月12日 《国务院关于修改〈细则〉的决定》第一次修订",
            (date(1990, 12, 12), date(2001, 4, 12), None, "", ("对外经济贸易部",)),
            id="approved and published",
        ),
        pytest.param(
            "1988年9月23日 中华人民共和国国务院、中华人民共和国中央军事委员会第14号令发布\n"
            "2010年7月21日 国务院第120次常务会议、2010年3月29日中央军事委员会常务会议修订\n"
            "2010年7月26日 中华人民共和国国务院、中华人民共和国中央军事委员会令第578号公布",
            (
                date(1988, 9, 23),
                date(2010, 7, 26),
                None,
                "国务院、中央军事委员会令第578号",
                ("国务院", "中央军事委员会"),
            ),
            id="joint orders, the latest counts",
        ),
        pytest.param(
            "1990年3月12日 国家教育委员会令第8号、国家体育运动委员会令第11号发布",
            (
                date(1990, 3, 12),
                None,
                None,
                "国家教育委员会令第8号",
                ("国家教育委员会", "国家体育运动委员会"),
            ),
            id="two orders of one day",
        ),
        pytest.param(
            "1984年4月4日 国务院\n中央军委发布\n发布之日施行",
            (date(1984, 4, 4), None, date(1984, 4, 4), "", ("国务院", "中央军委")),
            id="bodies below each other",
        ),
        pytest.param(
            "1999年1月3日 经国务院批准\n1999年3月10日 海关总署发布 自1999年4月1日施行",
            (date(1999, 3, 10), None, date(1999, 4, 1), "", ("海关总署",)),
            id="two dates in a line",
        ),
        pytest.param(
            "２０１２年１２月１９日 中华人民共和国公安部令第１２５号发布，\n"
            "2018年11月25日 公安部令第149号《公安部关于修改〈规定〉的决定》第二次修正。",
            (date(2012, 12, 19), date(2018, 11, 25), None, "公安部令第149号", ("公安部",)),
            id="full-width digits",
        ),
        pytest.param(
            "关于印发《办法》的通知\n示人发［1995］32号\n各单位：\n现印发给你们。\n中华人民共和国人事部\n"
            "一九九五年三月二十六日\n1995年5月1日 施行",
            (date(1995, 3, 26), None, date(1995, 5, 1), "示人发〔1995〕32号", ("人事部",)),
            id="covering letter",
        ),
        pytest.param(
            "2020年3月5日 示例市第三届人民代表大会常务委员会第五次会议通过\n"
            "2020年4月1日 示例省第九届人民代表大会常务委员会第二次会议批准",
            (date(2020, 3, 5), None, None, "", ("示例市人民代表大会常务委员会",)),
            id="local congress",
        ),
        pytest.param("1957年5月22日", (date(1957, 5, 22), None, None, "", ()), id="only a day"),
        pytest.param(
            "2020年12月14日 国务院第118次常务会议修订通过\n2020年12月28日 中华人民共和国国务院令第734号公布",
            (date(2020, 12, 28), None, None, "国务院令第734号", ("国务院",)),
            id="only the revision is told",
        ),
        pytest.param("", (None, None, None, "", ()), id="nothing"),
        pytest.param(
            "2019年3月15日 第十三届全国人民代表大会第二次",
            (date(2019, 3, 15), None, None, "", ()),
            id="broken off",
        ),
    ],
)
def test_histories(lines, expected):
    found = read_history(lines.split("\n"))
    assert (found.generated_on, found.changed_on, found.effective_on, found.order, found.bodies) == expected


@pytest.mark.parametrize(
    ("article", "day"),
    [
        ("第九条 本条例自2020年6月1日起施行。", date(2020, 6, 1)),
        ("第九条 本法从一九九五年一月一日起施行。", date(1995, 1, 1)),
        ("第九条 本条例自公布之日起施行。", None),
        ("第九条 本条例自2020年6月1日起施行，本办法自2021年6月1日起施行。", None),
        ("第九条 《旧条例》自2020年6月1日起废止。", None),
    ],
)
def test_the_last_articles_may_name_the_day_of_effect(article, day):
    assert read_statute(f"# 条例\n\n<!-- INFO END -->\n\n第一条 目的。\n\n{article}\n").effective_on == day


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (STATUTE, Kind.STATUTE),
        ("\ufeff# 条例\n\n2020年3月5日 国务院令第8号公布\n\n第一条 目的。\n", Kind.STATUTE),
        ("# 笔记\n\n随便写几句。\n", None),
        ("<!DOCTYPE html><html></html>", Kind.PAGE),
        ("  <div>x</div>", Kind.PAGE),
        ("文字 <html><body>x</body></html>", Kind.PAGE),
        ("a,b\n1,2\n", None),
    ],
)
def test_kinds_of_sources(text, kind):
    assert kind_of(text) is kind


def test_a_history_without_a_mark_ends_with_the_dated_lines():
    statute = read_statute(
        "# 条例\n\n2020年3月5日 国务院令第8号公布\n\n第一条 2020年3月5日 发布的办法废止。\n"
    )
    assert statute.history.order == "国务院令第8号"
    assert [block.text for block in statute.blocks] == [
        "2020年3月5日 国务院令第8号公布",
        "第一条 2020年3月5日 发布的办法废止。",
    ]
