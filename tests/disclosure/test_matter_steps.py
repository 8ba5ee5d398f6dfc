"""The step of an item follows from its field, else its relations, kind and title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.matter_steps import EXPECTED, RULES, step_of
from plugins.disclosure.vocabularies import read_vocabulary
from tests.make import CITY, ROOT, catalog, item_of, make_content

VOCABULARIES = ROOT / "content" / "register" / "vocabularies"
KEYS = {term.key for term in read_vocabulary(VOCABULARIES / "matter_step.yml")}
KINDS = {term.key for term in read_vocabulary(VOCABULARIES / "matter_kind.yml")}
OLD = {"00009": {"document_number": "示政发〔2026〕9号"}}


WAYS = {"ways": ["信函"]}


def step(tmp_path, **fields):
    name = f"notices/{CITY}/2026/00001.md" if "notice" in fields else "00001"
    return step_of(item_of(catalog(make_content(tmp_path, {**OLD, name: fields})), name))


def test_the_tables_name_steps_and_kinds_of_the_vocabularies():
    assert {rule.step for rule in RULES} <= KEYS
    assert {step for steps in EXPECTED.values() for one in steps for step in one.steps} <= KEYS
    assert set(EXPECTED) == KINDS


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "关于公开征求《停车办法（征求意见稿）》意见的公告"}, "consultation"),
        ({"title": "关于召开停车收费听证会的公告"}, "hearing"),
        ({"title": "停车收费公开征求意见和听证情况及采纳说明"}, "feedback"),
        ({"title": "停车收费专家论证意见"}, "expert"),
        ({"title": "停车收费社会稳定风险评估报告"}, "risk"),
        ({"title": "停车办法合法性审查意见"}, "legality"),
        ({"title": "市人民政府第 5 次常务会议纪要", "genre": "纪要"}, "collective"),
        ({"title": "停车办法（草案）起草说明"}, "draft"),
        ({"title": "停车场建设进展情况（一季度）"}, "implementation"),
        ({"title": "停车场竣工验收情况"}, "result"),
        ({"title": "停车办法实施情况评估报告"}, "evaluation"),
        ({"genre": "决定", "stage": "决策"}, "decision"),
        ({"title": "停车办法（征求意见稿）"}, "draft"),
        ({"title": "关于公开征求停车收费意见的公告"}, "consultation"),
        ({"genre": "图解"}, "interpretation"),
        ({"interprets": "示政发〔2026〕9号", "title": "停车办法听证问答"}, "interpretation"),
        ({"corrects": "示政发〔2026〕9号", "title": "停车听证公告的更正"}, "correction"),
        ({"stage": "结果", "genre": "报告"}, "result"),
        ({"genre": "名单", "outcome_of": "示政发〔2026〕9号"}, "result"),
        ({"genre": "名单", "follows": "示政发〔2026〕9号"}, "implementation"),
        ({"genre": "名单"}, "other"),
        ({"notice": {"kind": "征求意见", "closes_on": "2026-06-01", "consultation": WAYS}}, "consultation"),
        ({"notice": {"kind": "结果"}}, "result"),
        ({"notice": {"kind": "更正"}}, "correction"),
        ({"notice": {"kind": "澄清"}}, "correction"),
        ({"notice": {"kind": "公告/招标"}, "genre": "公告"}, "other"),
        ({"title": "关于召开停车收费听证会的公告", "matter_step": "专家论证"}, "expert"),
    ],
)
def test_the_step_of_an_item(tmp_path, fields, expected):
    assert step(tmp_path, **fields) == expected


class Fields:
    """The fields of an item without any value but its title."""

    title = ""

    def __getattr__(self, name):
        return None


class Titled:
    """An item of which only a title is known."""

    def __init__(self, title):
        self.title = title
        self.fields = Fields()


@given(st.text(max_size=80) | st.text("意见听证采纳公示专家论证评估（）会议拟", max_size=400))
def test_any_title_has_a_step(title):
    assert step_of(Titled(title)) in KEYS
