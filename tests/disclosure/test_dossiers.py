"""A dossier tells which steps are there, missing, not due yet or not applicable, and how the matter stands."""

from datetime import date
from typing import Any

import pytest

from plugins.disclosure.dossiers import dossiers_of
from tests.make import CITY, block, catalog, make_content

PLACE = "register/matters/parking.yml"
NOTICE = f"notices/{CITY}/2026/00009.md"
HEARING: dict[str, Any] = {
    "kind": "听证公告",
    "hearing": {"on": "2026-06-25 09:00", "place": "1 号厅", "attend": "电话报名"},
}
DECISION = {"genre": "决定", "stage": "决策", "title": "关于停车收费的决定", "matter": "parking"}


def part(title, **fields):
    return {"title": title, "summary": f"{title}。", "matter": "parking", **fields}


CONSULTATION = part("关于公开征求停车收费意见的公告", generated_on="2026-03-01")
LATER = {"generated_on": "2026-03-03"}
WITHDRAWN = {"on": "2026-05-20", "reason": "发布有误", "body": "示例市人民政府"}


def entry(kind="重大行政决策", **changes):
    return block({"title": "停车收费", "kind": kind, "lead": "示例市人民政府", **changes})


def dossier(tmp_path, files, day=date(2026, 6, 30)):
    return dossiers_of(catalog(make_content(tmp_path, files), day))["parking"]


def states(told):
    return {step.keys[0]: step.state for step in told.steps}


def test_before_the_decision_nothing_is_missing(tmp_path):
    told = dossier(tmp_path, {PLACE: entry(), "00001": CONSULTATION})
    assert states(told)["consultation"] == "done"
    assert set(states(told).values()) == {"done", "pending"}
    assert (told.state, told.gaps) == ("preparing", ())


def test_after_the_decision_the_steps_before_it_are_missing(tmp_path):
    told = dossier(tmp_path, {PLACE: entry(), "00001": CONSULTATION, "00002": DECISION})
    missing = ["feedback", "expert", "risk", "legality", "collective", "interpretation"]
    assert [step.keys[0] for step in told.gaps] == missing
    assert told.state == "decided"
    assert states(told)["implementation"] == states(told)["result"] == "pending"


def test_a_step_that_does_not_apply_is_no_gap(tmp_path):
    steps = [{"step": "风险评估", "not_applicable": "不涉及公共安全"}]
    told = dossier(tmp_path, {PLACE: entry(steps=steps), "00001": DECISION})
    (risk,) = (step for step in told.steps if step.keys == ("risk",))
    assert (risk.state, risk.reason) == ("not_applicable", "不涉及公共安全")
    assert risk not in told.gaps


def test_a_step_that_the_register_asks_for_is_missed(tmp_path):
    told = dossier(tmp_path, {PLACE: entry("其他", steps=[{"step": "听证"}]), "00001": DECISION})
    assert [step.keys for step in told.gaps] == [("hearing",)]


@pytest.mark.parametrize("step", ["征求意见", "听证"])
def test_any_way_of_hearing_the_public_will_do(tmp_path, step):
    told = dossier(
        tmp_path, {PLACE: entry(), "00001": part("座谈会记录", matter_step=step), "00002": DECISION}
    )
    assert not [step for step in told.gaps if "hearing" in step.keys]


def test_what_was_withdrawn_fills_no_step(tmp_path):
    files = {PLACE: entry(), "00001": {**CONSULTATION, "withdrawn": WITHDRAWN}, "00002": DECISION}
    assert states(dossier(tmp_path, files))["consultation"] == "missing"


def test_the_register_may_tell_how_opinions_were_used(tmp_path):
    files = {PLACE: entry(opinions="收到意见 9 条，采纳 4 条。"), "00001": CONSULTATION, "00002": DECISION}
    assert states(dossier(tmp_path, files))["feedback"] == "done"


@pytest.mark.parametrize(("day", "state"), [(date(2026, 3, 11), "pending"), (date(2026, 3, 12), "missing")])
def test_an_interpretation_is_missed_after_five_working_days(tmp_path, day, state):
    files = {PLACE: entry("政策"), "00001": DECISION}
    assert states(dossier(tmp_path, files, day))["interpretation"] == state


@pytest.mark.parametrize(
    ("kind", "changes", "more", "state"),
    [
        ("项目", {}, {}, "decided"),
        ("项目", {}, {"00002": part("停车场建设进展情况", **LATER)}, "implementing"),
        ("项目", {}, {"00002": part("停车场竣工验收情况", **LATER)}, "finished"),
        ("政策", {}, {"00002": part("停车收费实施结果", **LATER)}, "implementing"),
        ("政策", {"finished_on": "2026-06-01"}, {}, "finished"),
        ("政策", {"finished_on": "2026-07-01"}, {}, "decided"),
    ],
)
def test_how_a_matter_stands(tmp_path, kind, changes, more, state):
    assert dossier(tmp_path, {PLACE: entry(kind, **changes), "00001": DECISION, **more}).state == state


def test_a_registered_matter_without_items_has_a_dossier(tmp_path):
    told = dossier(tmp_path, {PLACE: entry(), "00001": {}})
    assert (told.items, told.state, told.title, told.updated_on) == ((), "preparing", "停车收费", None)


def test_without_an_entry_two_items_make_a_dossier_and_the_decision_names_it(tmp_path):
    read = catalog(
        make_content(tmp_path, {"00001": CONSULTATION, "00002": {**DECISION}, "00003": {"matter": "x"}})
    )
    assert list(dossiers_of(read)) == ["parking"]
    assert dossiers_of(read)["parking"].title == DECISION["title"]
    assert dossiers_of(read) is dossiers_of(read)


@pytest.mark.parametrize(
    ("day", "state"), [(9, "preparing"), (10, "consulting"), (20, "consulting"), (21, "preparing")]
)
def test_a_period_that_is_running_is_told(tmp_path, day, state):
    shown = {"generated_on": "2026-06-01", "published_on": "2026-06-05", "approved_on": "2026-06-05"}
    period = {"kind": "公示/项目公示", "opens_on": "2026-06-10", "closes_on": "2026-06-20"}
    notice = {**period, "objections_to": {"unit": "示例市政务公开科"}}
    files = {PLACE: entry(), NOTICE: part("停车", notice=notice, **shown)}
    told = dossier(tmp_path, files, date(2026, 6, day))
    assert (told.state, states(told)["consultation"]) == (state, "done")
    assert [closes for _item, closes in told.open_until] == (
        [date(2026, 6, 20)] if state == "consulting" else []
    )


@pytest.mark.parametrize(
    ("day", "until"), [(20, [date(2026, 6, 20)]), (21, []), (24, []), (25, [date(2026, 6, 25)]), (26, [])]
)
def test_a_hearing_has_a_time_for_signing_up_and_a_day_of_its_own(tmp_path, day, until):
    block = {**HEARING, "opens_on": "2026-03-10", "closes_on": "2026-06-20"}
    told = dossier(tmp_path, {PLACE: entry(), NOTICE: part("停车听证", notice=block)}, date(2026, 6, day))
    assert [closes for _item, closes in told.open_until] == until
    assert states(told)["hearing"] == "done"


OUTCOME = {"received": "3", "adopted": "1", "partly": "1", "rejected": "1", "reasons": "无依据。"}
ASKED = {
    "kind": "征求意见/重大行政决策",
    "closes_on": "2026-04-10",
    "consultation": {"ways": ["信函"], "outcome": {**OUTCOME, "published_on": "2026-04-20"}},
}
HEARD: dict[str, Any] = {**HEARING, "hearing": {**HEARING["hearing"], "handling": "采纳 1 条。"}}


@pytest.mark.parametrize("block", [ASKED, HEARD])
def test_what_a_notice_says_of_opinions_is_how_they_were_used(tmp_path, block):
    files = {PLACE: entry(), NOTICE: part("停车", notice=block), "00002": DECISION}
    assert states(dossier(tmp_path, files))["feedback"] == "done"


def test_a_notice_that_says_nothing_of_opinions_leaves_a_gap(tmp_path):
    silent = {**ASKED, "consultation": {"ways": ["信函"]}}
    for folder, notice in (("asked", silent), ("heard", HEARING)):
        files = {PLACE: entry(), NOTICE: part("停车", notice=notice), "00002": DECISION}
        assert states(dossier(tmp_path / folder, files))["feedback"] == "missing"


def test_what_a_withdrawn_notice_said_of_opinions_counts_no_more(tmp_path):
    asked = part("停车", notice=ASKED, withdrawn=WITHDRAWN)
    told = dossier(tmp_path, {PLACE: entry(), NOTICE: asked, "00002": DECISION})
    assert states(told)["feedback"] == "missing"
