"""Notices whose result is overdue, and the gaps in the standard catalogs."""

from datetime import date

import pytest

from plugins.disclosure.body_pages import NO_BODY
from plugins.disclosure.supervision.survey import Survey
from tests.disclosure.standards.catalogs import FILE, catalog_file, row
from tests.disclosure.supervision.cases import counts, lines
from tests.make import CITY, FINANCE, block, catalog, make_content

PLACE = f"notices/{CITY}/2026/00001.md"
DAYS = {"opens_on": "2026-03-05", "closes_on": "2026-04-10"}
ASKED = {"kind": "征求意见", "consultation": {"ways": ["信函"]}, **DAYS}
SHOWN = {"kind": "公示/任前公示", "objections_to": {"unit": "示例市政务公开科"}, **DAYS}
OUTCOME = {"received": "1", "adopted": "1", "partly": "0", "rejected": "0", "published_on": "2026-04-20"}
TOLD = {**ASKED, "consultation": {"ways": ["信函"], "outcome": OUTCOME}}
RESULT = {"outcome_of": f"{CITY}/2026-00001", "title": "停车场名单的结果"}
FOLLOWS = {"follows": f"{CITY}/2026-00001", "title": "停车场名单的结果"}
CATALOG = catalog_file(row("budget-01"), row("budget-02", responsible=["没有的机关"]))
GONE = {"on": "2026-05-20", "reason": "发布有误", "body": "示例市人民政府"}


def survey(tmp_path, day, files):
    return Survey(catalog(make_content(tmp_path, files), day))


@pytest.mark.parametrize(
    ("notice", "more", "day", "found"),
    [
        (ASKED, {}, date(2026, 5, 10), 0),
        (ASKED, {}, date(2026, 5, 11), 1),
        (SHOWN, {}, date(2026, 5, 11), 1),
        (TOLD, {}, date(2026, 5, 11), 0),
        (ASKED, RESULT, date(2026, 5, 11), 0),
        (ASKED, FOLLOWS, date(2026, 5, 11), 1),
        (SHOWN, FOLLOWS, date(2026, 5, 11), 0),
        (SHOWN, {**RESULT, "withdrawn": GONE}, date(2026, 6, 11), 1),
        ({"kind": "公告/招标", **DAYS}, {}, date(2026, 6, 11), 0),
    ],
)
def test_a_notice_without_a_result_is_counted_from_the_thirty_first_day(tmp_path, notice, more, day, found):
    files = {PLACE: {"notice": notice}, **({"00002": more} if more else {})}
    assert counts(survey(tmp_path, day, files), CITY)["notices_without_result"] == found


def test_the_line_tells_kind_end_and_days(tmp_path):
    found = survey(tmp_path, date(2026, 5, 12), {PLACE: {"notice": ASKED, "title": "停车办法征求意见"}})
    assert lines(found, "notices_without_result") == [
        ("停车办法征求意见", "征求意见", "2026-04-10", "2026-05-10", "2 日")
    ]


@pytest.mark.parametrize(
    ("day", "told"), [(date(2026, 4, 10), False), (date(2026, 4, 11), True), (date(2026, 5, 11), False)]
)
def test_a_result_that_is_due_is_told_of_before(tmp_path, day, told):
    found = survey(tmp_path, day, {PLACE: {"notice": ASKED, "title": "停车办法征求意见"}})
    entry = ("停车办法征求意见", "2026-05-10", "公布公示或征求意见的结果")
    assert (entry in lines(found, "coming")) is told


def test_a_withdrawn_notice_owes_nothing(tmp_path):
    found = survey(tmp_path, date(2026, 6, 11), {PLACE: {"notice": ASKED, "withdrawn": GONE}})
    assert counts(found)["notices_without_result"] == 0


def test_the_gaps_of_the_bodies_add_up_to_all(tmp_path):
    found = survey(tmp_path, date(2026, 6, 30), {FILE: CATALOG, "00001": {}})
    states = [name for name in counts(found) if name.startswith("standard_") and name != "standard_rate"]
    for name in states:
        parts = [counts(found, scope.slug)[name] for scope in found.scopes]
        assert sum(parts) == counts(found)[name], name
    assert sum(counts(found)[name] for name in states) > 0
    assert (counts(found, FINANCE)["standard_none"], counts(found, NO_BODY)["standard_none"]) == (1, 1)


def test_without_standard_catalogs_there_is_nothing_to_count(tmp_path):
    assert counts(survey(tmp_path, date(2026, 6, 30), {"00001": {}}))["standard_none"] == 0


@pytest.mark.parametrize(("finished_on", "found"), [(None, 1), ("2026-06-01", 0)])
def test_a_matter_that_the_register_calls_finished_lacks_no_result(tmp_path, finished_on, found):
    matter = {"title": "停车收费", "kind": "项目", "lead": "示例市人民政府", "finished_on": finished_on}
    decision = {"genre": "决定", "stage": "决策", "matter": "parking", "title": "关于停车收费的决定"}
    files = {"register/matters/parking.yml": block(matter), "00001": decision}
    told = survey(tmp_path, date(2026, 6, 30), files)
    assert counts(told)["matters_without_result"] == found
    assert [line[1] for line in lines(told, "matters_without_result")] == ["停车收费"] * found
