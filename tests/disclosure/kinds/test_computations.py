"""What kinds compute: rates with both numbers, medians, stages of projects, issues of gazettes."""

from datetime import date

import pytest

from plugins.disclosure.kinds.feedback import Feedback, median_days, says_nothing
from plugins.disclosure.kinds.finding import words_of
from plugins.disclosure.kinds.gazette import issue_key
from plugins.disclosure.kinds.power import Power
from plugins.disclosure.kinds.project import Project
from plugins.disclosure.kinds.promise import Promise, PromiseState, kept_on_time
from plugins.disclosure.kinds.topic_question import TopicQuestion, fulfilment
from tests.disclosure.checks.kind_blocks import FEEDBACK, POWER, PROJECT, PROMISE, SERVICE, TOPIC
from tests.make import catalog, item_of, make_content


def promise(vocabularies, **values):
    given = {name: value for name, value in {**PROMISE, **values}.items() if value is not None}
    return Promise.model_validate(given, context=vocabularies)


def test_what_became_of_a_promise(vocabularies):
    due = date(2026, 6, 1)
    late = promise(vocabularies, kept_on="2026-06-02")
    open_one = promise(vocabularies, kept_on=None)
    assert promise(vocabularies, kept_on="2026-06-01").state(due) is PromiseState.KEPT
    assert late.state(date(2026, 6, 2)) is PromiseState.KEPT_LATE
    assert late.state(due) is PromiseState.WAITING, "on that day nobody knew yet"
    assert open_one.state(due) is PromiseState.WAITING
    assert open_one.state(date(2026, 6, 2)) is PromiseState.OVERDUE


def test_the_rate_counts_what_is_due(vocabularies):
    promises = [promise(vocabularies, kept_on=day) for day in ("2026-05-30", "2026-06-02", None)]
    promises.append(promise(vocabularies, kept_on=None, due="2027-01-01"))
    assert kept_on_time(promises, date(2026, 6, 30)) == (1, 3)
    assert kept_on_time([], date(2026, 6, 30)) == (0, 0)


def test_topics_answered_of_topics_asked(vocabularies):
    given = [{**TOPIC, "status": status} for status in ("待办", "已答复", "办理中", "不予采纳", "已答复")]
    assert fulfilment([TopicQuestion.model_validate(one, context=vocabularies) for one in given]) == (2, 5)


def feedback(vocabularies, answered_on):
    given = {**FEEDBACK, "answered_on": answered_on}
    return Feedback.model_validate({k: v for k, v in given.items() if v}, context=vocabularies)


def test_the_median_counts_only_answers(vocabularies):
    entries = [feedback(vocabularies, day) for day in ("2026-03-02", "2026-03-05", "2026-03-04", None)]
    assert median_days(entries) == "3"
    assert median_days(entries[:2]) == "2.5"
    assert median_days(entries[3:]) == ""


def test_an_answer_after_the_promised_day_stays_overdue(vocabularies):
    assert feedback(vocabularies, "2026-03-09").is_overdue(date(2026, 3, 1))
    assert not feedback(vocabularies, "2026-03-08").is_overdue(date(2027, 1, 1))
    assert feedback(vocabularies, None).is_overdue(date(2026, 3, 9))


@pytest.mark.parametrize(
    "answer", ["请找有关部门。", "正在处理", "您好，您反映的问题我局正在办理中，感谢您的支持！"]
)
def test_answers_that_say_nothing(answer):
    assert says_nothing(answer)


@pytest.mark.parametrize(
    "answer",
    ["正在处理：三月底前更换 14 盏路灯", "您好，路灯已修好。", "请找有关部门，" + "您好，" * 200 + "x"],
)
def test_answers_that_say_something(answer):
    assert not says_nothing(answer)


def test_a_project_owes_more_the_further_it_is(vocabularies):
    project = Project.model_validate({**PROJECT, "parts": PROJECT["parts"][:1]}, context=vocabularies)
    assert len(project.missing(date(2026, 3, 31))) == 3
    assert len(project.missing(date(2026, 4, 1))) == 5
    done = project.model_copy(update={"done_on": date(2026, 6, 1)})
    assert "completion" in done.missing(date(2026, 6, 1))


def test_a_project_under_construction_is_quiet_since_its_last_news(vocabularies):
    project = Project.model_validate(PROJECT, context=vocabularies)
    assert project.quiet_days(date(2026, 6, 11)) == 10
    assert project.quiet_days(date(2026, 3, 31)) is None
    assert project.model_copy(update={"done_on": date(2026, 6, 5)}).quiet_days(date(2027, 1, 1)) is None


def test_a_power_is_what_its_last_change_made_it(vocabularies):
    power = Power.model_validate(POWER, context=vocabularies)
    assert power.cancelled
    assert not power.model_copy(update={"changes": power.changes[:1]}).cancelled


@pytest.mark.parametrize(
    "text", ["2026年第3期", "２０２６ 年第 3 期", "2026年第03号", "《示例市人民政府公报》2026 年第 3 期"]
)
def test_one_issue_however_it_is_written(text):
    assert issue_key(text) == "2026年第3期"


def test_kinds_are_found_by_what_they_say(tmp_path):
    content = make_content(tmp_path, {"00001": {"service": SERVICE}})
    words = words_of(item_of(catalog(content), "00001").fields).split("\n")
    assert "场所布局图" in words
    assert "政务服务中心" in words
    assert "licence" not in words, "keys are not words"
