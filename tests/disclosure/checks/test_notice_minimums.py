"""Every minimum period of the laws: kept on its last day, broken a day earlier and on the day of publication itself."""

from datetime import date, timedelta

import pytest

from plugins.disclosure.deadlines import DAYS
from plugins.disclosure.notice_periods import ANNOUNCED, OWN_MINIMUMS, PAPERS, STAY_OPEN
from plugins.disclosure.working_days import add_working_days
from tests.make import CITY, findings, make_content

SHOWN = date(2026, 4, 20)  # the holidays of May lie ahead
ON_TIME, SHORT, SAME_DAY = "exact", "short", "same day"
PARTS = {
    "publicity_notice": {"objections_to": {"unit": "示例市政务公开科"}},
    "consultation": {"consultation": {"ways": ["信函"]}},
}


def last_days(minimum):
    """The last day of a period that is long enough, of one that is a day short, and of one that is none."""
    end = _end(int(minimum.amount), minimum.unit)
    short = end - timedelta(days=1) if minimum.unit == DAYS else _end(int(minimum.amount) - 1, minimum.unit)
    return {ON_TIME: end, SHORT: short, SAME_DAY: SHOWN}


def _end(amount, unit):
    return SHOWN + timedelta(days=amount) if unit == DAYS else add_working_days(SHOWN, amount)


def block(minimum, day):
    """A notice with its least period, or a hearing that is as soon as it may be."""
    kind = minimum.kinds[0]
    if minimum.measures == STAY_OPEN:
        return {"kind": kind, "closes_on": str(day), **PARTS.get(kind.partition("/")[0], {})}
    hearing = {"place": "1 号厅", "attend": "电话报名", "on": str(day)}
    if minimum.measures == PAPERS:
        hearing["papers_on"] = str(SHOWN)
    return {"kind": kind, "hearing": hearing}


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """(Matter, case) → the rules of what is found about the period of such a notice."""
    files, names = {}, {}
    for minimum in OWN_MINIMUMS:
        for case, day in last_days(minimum).items():
            place = f"notices/{CITY}/2026/{len(files) + 1:05}.md"
            shown = {"generated_on": str(SHOWN), "published_on": str(SHOWN), "approved_on": str(SHOWN)}
            title = f"第 {len(files) + 1} 号停车公告"
            files[place] = {"notice": block(minimum, day), "title": title, "review": None, **shown}
            names[place] = (minimum.matter, case)
    found = {name: set() for name in names.values()}
    for finding in findings(make_content(tmp_path_factory.mktemp("minimums"), files), date(2026, 4, 20)):
        if finding.file in names:
            found[names[finding.file]].add((finding.rule, finding.severity))
    return found


@pytest.mark.parametrize("minimum", OWN_MINIMUMS, ids=lambda minimum: minimum.matter)
def test_the_last_day_is_enough_and_one_less_is_not(told, minimum):
    rule = {STAY_OPEN: "notice-too-short", ANNOUNCED: "hearing-time", PAPERS: "hearing-time"}
    broken = (rule[minimum.measures], "error")
    cases = {case: broken in told[minimum.matter, case] for case in (ON_TIME, SHORT, SAME_DAY)}
    assert cases == {ON_TIME: False, SHORT: True, SAME_DAY: True}
