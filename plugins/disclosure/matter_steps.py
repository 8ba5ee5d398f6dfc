"""Which step of its matter an item is: said by its field, else read from its relations, its kind and its title.

Both tables here are made to be extended: `RULES` are tried in their order, `EXPECTED` says which steps a kind of
matter has by its nature.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from plugins.disclosure.items import Item
from plugins.disclosure.notices import CONSULTATION, HEARING, PUBLICITY

OTHER = "other"
# What stays with the draft is decided before, what is done with the decision after it.
BEFORE_DECISION = (
    *("basis", "draft", "consultation", "hearing", "feedback", "expert", "risk", "legality", "collective"),
)
AFTER_DECISION = ("interpretation", "implementation", "result", "evaluation")
ENDS = ("result", "evaluation")

Test = Callable[[Item], bool]


class Rule(NamedTuple):
    """An item that passes `test` is the step `step`."""

    step: str
    test: Test


def _states(*relations: str) -> Test:
    return lambda item: any(getattr(item.fields, name) for name in relations)


def _genre(*keys: str) -> Test:
    return lambda item: item.fields.genre in keys


def _stage(*keys: str) -> Test:
    return lambda item: item.fields.stage in keys


def _title(pattern: str) -> Test:
    compiled = re.compile(pattern)
    return lambda item: compiled.search(item.title) is not None


def _notice(*kinds: str) -> Test:
    """Whether the item is a notice of one of these kinds."""
    return lambda item: item.fields.notice is not None and item.fields.notice.main_kind in kinds


def _both(*tests: Test) -> Test:
    return lambda item: all(test(item) for test in tests)


RULES: Sequence[Rule] = (
    Rule("correction", _states("corrects", "clarifies")),
    Rule("interpretation", _states("interprets")),
    Rule("interpretation", _genre("interpretation")),
    Rule("correction", _notice("correction", "clarification")),
    Rule("hearing", _notice(HEARING)),
    Rule("consultation", _notice(CONSULTATION, PUBLICITY)),
    Rule("result", _notice("result")),
    # The words of titles are those that the procedure itself uses; what reports on a step comes before the step.
    Rule("feedback", _title(r"(?:意见|听证).{0,12}(?:采纳|反馈|处理情况|修改情况)|听证(?:报告|笔录|纪要)")),
    Rule("hearing", _title(r"听证")),
    Rule(
        "consultation", _title(r"征求(?!意见稿).{0,60}意见|公开征集|公众意见|批前公示|批后公示|拟.{0,20}公示")
    ),
    Rule("risk", _title(r"风险评估")),
    Rule("legality", _title(r"合法性审查|合法性审核")),
    Rule("expert", _title(r"专家(?:论证|评审|咨询)|(?:评审|论证)意见|成本监审")),
    Rule("evaluation", _title(r"后评估|实施评估|评估报告|评估情况")),
    Rule("collective", _both(_genre("minutes"), _title(r"会议"))),
    Rule("collective", _title(r"(?:常务|全体|办公)会议.{0,6}(?:审议|讨论|研究)")),
    Rule("draft", _title(r"[（(](?:草案|送审稿|征求意见稿)[）)]|起草说明|制定说明")),
    Rule("basis", _title(r"(?:决策|立法)[^，。]{0,6}(?:目录|计划)|立项|项目建议书")),
    Rule("decision", _both(_genre("reply"), _title(r"批复"))),
    Rule("draft", _states("draft_of")),
    Rule("interpretation", _genre("infographic")),
    Rule("decision", _both(_stage("decision", "administration"), _genre("decision", "order", "rule"))),
    Rule("result", _stage("result")),
    Rule("implementation", _stage("implementation", "service")),
    Rule("result", _title(r"竣工|验收|完工|完成情况|决算|结果")),
    Rule("implementation", _title(r"进展|执行情况|落实|办事指南")),
    Rule("decision", _stage("decision", "administration")),
    Rule("decision", _genre("decision", "order", "rule", "reply", "resolution", "notice", "opinion", "plan")),
    Rule("result", _states("outcome_of")),
    Rule("implementation", _states("follows", "based_on")),
)


class Expected(NamedTuple):
    """A step that a kind of matter has; any of `steps` will do. `statutory` where a law asks for it."""

    steps: tuple[str, ...]
    statutory: bool = False


EXPECTED: Mapping[str, Sequence[Expected]] = {
    "major-decision": (
        Expected(("consultation", "hearing"), True),
        Expected(("feedback",), True),
        Expected(("expert",), True),
        Expected(("risk",), True),
        Expected(("legality",), True),
        Expected(("collective",), True),
        Expected(("decision",), True),
        Expected(("interpretation",)),
        Expected(("implementation",)),
        Expected(("result", "evaluation")),
    ),
    "rule-making": (
        Expected(("consultation", "hearing"), True),
        Expected(("feedback",)),
        Expected(("legality",), True),
        Expected(("collective",), True),
        Expected(("decision",), True),
        Expected(("interpretation",)),
    ),
    "policy": (
        Expected(("decision",)),
        Expected(("interpretation",)),
        Expected(("implementation", "result")),
    ),
    "project": (Expected(("decision",)), Expected(("implementation",)), Expected(("result", "evaluation"))),
    "publicity": (Expected(("consultation", "hearing")), Expected(("result", "decision"))),
    "other": (),
}


def step_of(item: Item) -> str:
    """The key of the step; the field of the item outweighs everything."""
    stated = item.fields.matter_step
    return stated or next((rule.step for rule in RULES if rule.test(item)), OTHER)
