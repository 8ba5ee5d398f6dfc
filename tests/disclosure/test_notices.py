"""Notices: what their dates say on a day, and the least that the laws ask of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.field_types import Moment
from plugins.disclosure.notice_periods import (
    ANNOUNCED,
    OWN_MINIMUMS,
    PAPERS,
    STAY_OPEN,
    Minimum,
    minimum_for,
)
from plugins.disclosure.notices import COMING, ENDED, OPEN, Notice, Span, day_zero, is_in_force, spans
from plugins.disclosure.register import read_register
from tests.make import CITY, catalog, findings, item_of, make_content

PLACE = f"notices/{CITY}/2026/00001.md"
PUBLICITY = {
    "kind": "公示/任前公示",
    "opens_on": "2026-06-22",
    "closes_on": "2026-06-26",
    "objections_to": {"unit": "示例市政务公开科"},
}
DAYS = st.dates(date(2010, 1, 1), date(2025, 6, 30))


@pytest.fixture(scope="module")
def vocabularies(tmp_path_factory):
    return read_register(make_content(tmp_path_factory.mktemp("r"), {}) / "register").vocabularies


def notice(vocabularies, **fields):
    return Notice.model_validate({"kind": "公示", **fields}, context=vocabularies)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-06-21", COMING),
        ("2026-06-22", OPEN),
        ("2026-06-26", OPEN),
        ("2026-06-27", ENDED),
    ],
)
def test_a_period_is_open_until_the_end_of_its_last_day(day, state):
    assert Span(date(2026, 6, 22), date(2026, 6, 26)).state(date.fromisoformat(day)) == state


def test_a_period_without_a_beginning_begins_with_publication(vocabularies):
    shown = Moment(date(2026, 6, 20), "09:00")
    (span,) = spans(notice(vocabularies, closes_on="2026-06-26"), shown)
    assert (span.opens, span.closes) == (date(2026, 6, 20), date(2026, 6, 26))


def test_a_hearing_is_a_day_of_its_own_beside_the_time_for_signing_up(vocabularies):
    hearing = {"on": "2026-07-01 09:30", "place": "1 号厅", "attend": "电话报名"}
    block = notice(
        vocabularies, kind="听证公告", opens_on="2026-06-01", closes_on="2026-06-10", hearing=hearing
    )
    first, second = spans(block, None)
    assert (first.closes, first.is_hearing) == (date(2026, 6, 10), False)
    assert (second.opens, second.clock, second.is_hearing) == (date(2026, 7, 1), "09:30", True)


@pytest.mark.parametrize(
    ("opens", "published", "zero"),
    [
        (None, "2026-06-01", "2026-06-01"),
        ("2026-06-01", "2026-06-01", "2026-06-01"),
        ("2026-06-05", "2026-06-01", "2026-06-04"),
        ("2026-05-01", "2026-06-01", "2026-06-01"),
    ],
)
def test_day_one_is_the_day_after_publication_but_not_before_the_period_opens(
    vocabularies, opens, published, zero
):
    block = notice(vocabularies, opens_on=opens, closes_on="2026-07-01")
    assert day_zero(block, Moment(date.fromisoformat(published), "")) == date.fromisoformat(zero)


@pytest.mark.parametrize(
    ("more", "lifted", "day", "stands"),
    [
        ({}, {}, "2026-08-09", True),
        ({}, {"lifted_on": "2026-08-04 08:00"}, "2026-08-03", True),
        ({}, {"lifted_on": "2026-08-04 08:00"}, "2026-08-04", False),
        ({"closes_on": "2026-08-04"}, {}, "2026-08-04", True),
        ({"closes_on": "2026-08-04"}, {}, "2026-08-05", False),
    ],
)
def test_a_warning_stands_until_it_is_lifted_or_ends(vocabularies, more, lifted, day, stands):
    warning = {"area": "示例镇", "measures": "转移", **lifted}
    block = notice(vocabularies, kind="预警", warning=warning, **more)
    assert is_in_force(block, date.fromisoformat(day)) is stands


@pytest.mark.parametrize(
    ("kind", "measures", "amount", "unit"),
    [
        ("consultation", STAY_OPEN, "30", "日"),
        ("consultation/normative", STAY_OPEN, "30", "日"),
        ("consultation/rule", STAY_OPEN, "30", "日"),
        ("publicity_notice/planning", STAY_OPEN, "30", "日"),
        ("publicity_notice/recruitment", STAY_OPEN, "5", "工作日"),
        ("publicity_notice/bid_candidates", STAY_OPEN, "3", "日"),
        ("publicity_notice/single_source", STAY_OPEN, "5", "工作日"),
        ("announcement/land_plan", STAY_OPEN, "10", "工作日"),
        ("announcement/land_compensation", STAY_OPEN, "30", "日"),
        ("hearing/rule", ANNOUNCED, "30", "日"),
        ("hearing/price", PAPERS, "7", "日"),
    ],
)
def test_the_minimum_periods_of_the_laws(kind, measures, amount, unit):
    found = minimum_for(kind, measures, OWN_MINIMUMS)
    assert (found.amount, found.unit) == (amount, unit)
    assert "Art." in found.basis


@pytest.mark.parametrize("kind", ["publicity_notice/appointment", "announcement/tender", "warning"])
def test_what_no_law_of_ours_limits_has_no_minimum(kind):
    assert minimum_for(kind, STAY_OPEN, OWN_MINIMUMS) is None


def test_every_minimum_is_for_a_kind_that_exists(vocabularies):
    named = {kind for minimum in OWN_MINIMUMS for kind in minimum.kinds}
    assert named <= {term.key for term in vocabularies["notice_kind"]}


@given(zero=DAYS, amount=st.integers(1, 60), unit=st.sampled_from(["日", "工作日"]))
def test_the_earliest_end_is_the_first_day_that_has_the_number(zero, amount, unit):
    minimum = Minimum.model_construct(amount=str(amount), unit=unit, kinds=(), basis="", matter="")
    end = minimum.earliest_end(zero)
    assert minimum.days(zero, end) == amount
    assert minimum.days(zero, end - timedelta(days=1)) == amount - 1


def test_a_minimum_of_the_register_goes_before_ours(tmp_path):
    own = "minimums:\n- {matter: 公示, kinds: 公示/规划公示, amount: 45, unit: 工作日, basis: 本市规定}\n"
    register = read_register(make_content(tmp_path, {"register/stay-open.yml": own}) / "register")
    assert minimum_for("publicity_notice/planning", STAY_OPEN, register.minimums).amount == "45"
    assert minimum_for("publicity_notice/single_source", STAY_OPEN, register.minimums).amount == "5"


def test_a_changed_minimum_is_judged_anew(tmp_path):
    own = "minimums:\n- {{matter: 公示, kinds: 公示, amount: {}, basis: 本市规定}}\n"
    digests = {
        read_register(
            make_content(tmp_path / days, {"register/stay-open.yml": own.format(days)}) / "register"
        ).digest
        for days in ("5", "6")
    }
    assert len(digests) == 2


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("minimums:\n- {matter: 公示, kinds: 公示, amount: 0, basis: x}\n", "0"),
        ("minimums:\n- {matter: 公示, kinds: 公示, amount: ９９, basis: x}\n", "９９"),
        ("minimums:\n- {matter: 公示, kinds: 没有, amount: 5, basis: x}\n", "没有"),
        ("minimums:\n- {matter: 公示, kinds: 公示, amount: 5}\n", "依据"),
        ("minimums:\n- {matter: 公示, kinds: 公示, amount: 5, basis: x, measures: 其他}\n", "其他"),
        ("minimums: 5\n", "分行"),
    ],
)
def test_a_broken_minimum_is_told_with_its_line(tmp_path, written, told):
    content = make_content(tmp_path, {"register/stay-open.yml": written})
    with pytest.raises(InvalidRegister, match=rf"stay-open\.yml:[12].*{told}"):
        read_register(content / "register")


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ({"opens_on": "2026-06-01"}, "缺少“公示公告·种类”"),
        ({"kind": "公式"}, "公式"),
        ({"kind": "公示", "objections_to": {"phone": "0000-1"}}, "受理单位"),
        ({"kind": "征求意见", "consultation": {"ways": []}}, "参与方式"),
        ({"kind": "听证公告", "hearing": {"on": "2026-06-01 25:00", "place": "x", "attend": "y"}}, "25:00"),
        ({"kind": "听证公告", "hearing": {"on": "2026-06-01", "place": "x"}}, "参加办法"),
        ({"kind": "预警", "warning": {"area": "示例镇"}}, "防范措施"),
        (
            {"kind": "征求意见", "consultation": {"ways": ["信函"], "outcome": {"received": "十二"}}},
            "十二",
        ),
        ({"kind": "公示", "closes": "2026-06-01"}, "closes"),
        ("公示", "分行"),
        (["公示"], "分行"),
    ],
)
def test_what_a_block_lacks_is_named(tmp_path, block, told):
    found = [
        each for each in findings(make_content(tmp_path, {PLACE: {"notice": block}})) if told in each.message
    ]
    assert [(each.rule, each.file) for each in found][:1] == [("readable", PLACE)]


def test_a_finding_within_the_block_stands_on_its_line(tmp_path):
    content = make_content(tmp_path, {PLACE: {"notice": PUBLICITY}})
    path = content / PLACE
    text = path.read_text(encoding="utf-8")
    start = text.index("notice: ")
    written = "公示公告:\n  种类: 公示\n  开始日期: 2026-06-22\n  截止日期: 2026-06-01\n  异议受理: {受理单位: 甲}\n"
    path.write_text(text[:start] + written + text[text.index("---", start) :], encoding="utf-8")
    (found,) = [each for each in findings(content) if each.rule == "notice-dates"]
    assert found.line == text[:start].count("\n") + 4


def test_a_notice_and_an_item_share_one_series_of_numbers(tmp_path):
    content = make_content(tmp_path, {PLACE: {"notice": PUBLICITY}, "00002": {"title": "另一个停车场的通知"}})
    assert item_of(catalog(content), PLACE).address == f"items/{CITY}/2026/00001.html"
