"""Every check finds what it is there to find, on the right line, and nothing else."""

from datetime import date

import pytest

from plugins.disclosure.checks import CHECKS
from plugins.disclosure.checks.registry import check
from plugins.disclosure.findings import Severity
from tests.catalog.rich import RICH
from tests.disclosure.checks.examples import DECISION, DUPLICATE, EXAMPLES, RULE
from tests.make import DAY, FIELDS, errors, findings, line_of, make_content, place

IDS = [f"{number}-{example.rule}" for number, example in enumerate(EXAMPLES)]
LATER = {"published_on": "2026-07-01"}
IN_FORCE = {"validity": "有效"}


def found_by(rule, content):
    return [
        (found.file, found.line, str(found.severity)) for found in findings(content) if found.rule == rule
    ]


def test_every_check_has_an_example():
    assert {example.rule for example in EXAMPLES} == set(CHECKS)


def test_a_valid_item_has_no_findings(tmp_path):
    assert findings(make_content(tmp_path, {"00001": {}})) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_the_check_finds_the_bad_one(tmp_path, example):
    content = make_content(tmp_path, example.bad)
    name, line = example.at
    line = line if isinstance(line, int) else line_of(content, name, line)
    assert found_by(example.rule, content) == [(place(name), line, example.severity)]


@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_the_check_leaves_the_good_one_alone(tmp_path, example):
    assert found_by(example.rule, make_content(tmp_path, example.good)) == []


@pytest.mark.parametrize("rule", CHECKS)
def test_every_check_says_what_it_is_about_and_how_to_mend_it(rule):
    assert CHECKS[rule].id == rule
    assert CHECKS[rule].summary
    assert CHECKS[rule].mend


def test_an_id_is_given_once():
    with pytest.raises(ValueError, match="required"):
        check("required", Severity.ERROR, summary="x", mend="y")(lambda _catalog: iter(()))


@pytest.mark.parametrize("field", sorted(set(FIELDS) - {"published_on", "approved_on"}))
def test_what_an_import_left_out_is_a_to_do_and_stops_nothing(tmp_path, field):
    content = make_content(tmp_path, {"00001": {field: None, "imported_from": "a.html"}})
    assert errors(content) == []
    assert {found.severity for found in findings(content)} == {Severity.WARNING}


def test_a_finding_stands_on_the_line_of_the_chinese_name(tmp_path):
    content = make_content(tmp_path, {"00001": {"publisher": None, "发布机构": "某局"}})
    assert errors(content) == [(place("00001"), line_of(content, "00001", "发布机构"), "body-known")]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": None},
        {"body": ""},
        {"publisher": "某局"},
        {"publisher": "示例市物资局"},
        {"based_on": "国务院令第711号"},
        {"body": "见[通知](00009.md)\n"},
        {"changes": [{"on": "2026-04-01", "kind": "更正"}], "changed_on": "2026-04-01"},
        {"document_number": "示政发〔2026〕1号"},
        {"withdrawn": {"on": "2026-05-01", "reason": "重复或已合并", "body": "示例市人民政府"}},
        {**RULE, "validity": "有效", "repealed_on": "2026-03-02"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_an_item_that_waits_for_its_day_is_checked_now(tmp_path, changes):
    """Otherwise it passes its review, and on its day the whole site cannot be built."""
    files = {"00001": {"document_number": "示政发〔2026〕1号"}, "00002": {**changes, **LATER}}
    content = make_content(tmp_path, files)
    on_its_day = {(file, rule) for file, _line, rule in errors(content, DAY.replace(month=7, day=1))}
    assert on_its_day
    assert {(file, rule) for file, _line, rule in errors(content, DAY)} == on_its_day


@pytest.mark.parametrize(
    "files",
    [
        {
            "00001": {**DECISION, **IN_FORCE},
            "00002": {"repeals": "示政发〔2026〕1号", "effective_on": "2026-09-01"},
        },
        {"00001": {**DECISION, **IN_FORCE}, "00002": {"repeals": "示政发〔2026〕1号", **LATER}},
        {
            "00001": {**DECISION, **IN_FORCE},
            "00002": {"amends": "示政发〔2026〕1号", "effective_on": "2026-09-01"},
        },
        {"00001": {**IN_FORCE, "expires_on": "2026-12-31"}},
        {"00001": {"validity": "尚未生效", "effective_on": "2026-09-01"}},
        {
            "00001": {"withdrawn": {**DUPLICATE, "successor": "示政发〔2026〕1号"}},
            "00002": {**DECISION, **LATER},
        },
        RICH,
    ],
    ids=["repeal", "repeal waiting", "amendment", "expiry", "start", "successor waiting", "everything"],
)
def test_time_alone_makes_no_errors(tmp_path, files):
    """What passed its review today must not stop the site on a later day, when nobody has changed anything."""
    content = make_content(tmp_path, files)
    today = set(errors(content, DAY))
    for day in (date(2026, 7, 1), date(2026, 9, 1), date(2027, 6, 30), date(2046, 6, 30)):
        assert set(errors(content, day)) <= today
