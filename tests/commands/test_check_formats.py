"""The forms of a report: complete, escaped, and each what its reader understands."""

import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.check import check
from commands.checking.formats import FORMATS
from commands.checking.github import LISTED, SHOWN_OF_EACH, markdown_summary
from commands.checking.report import Report
from commands.checking.rules import rules
from plugins.disclosure.findings import Finding, Severity
from tests.commands.git_repository import repository
from tests.make import CITY, make_content, place

DATE = "2026-06-30"
ANNOTATION = re.compile(r"::(error|warning|notice) file=([^,]*),line=(\d+),title=([^,:]*)::(.*)")
ANYTHING = st.text(st.characters(codec=None, categories=None), max_size=30)
FINDINGS = st.lists(
    st.builds(
        Finding,
        file=ANYTHING,
        line=st.integers(1, 10**6),
        severity=st.sampled_from(Severity),
        rule=st.sampled_from(sorted(rules())),
        message=ANYTHING,
        mend=ANYTHING,
    ),
    max_size=30,
)


def report(findings):
    return Report(findings, len(findings), day=date(2026, 6, 30))


def finding(**changes):
    known = {
        "file": "content/a.md",
        "line": 3,
        "severity": Severity.ERROR,
        "rule": "required",
        "message": "缺少",
    }
    return Finding(**{**known, **changes})


@pytest.mark.parametrize("form", FORMATS)
@given(findings=FINDINGS)
def test_any_finding_can_be_told_in_any_form(form, findings):
    text = FORMATS[form](report(findings))
    text.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)


@given(findings=FINDINGS)
def test_an_annotation_is_one_line_and_no_other_command(findings):
    lines = FORMATS["github"](report(findings)).splitlines()
    matches = [ANNOTATION.fullmatch(line) for line in lines[:-1]]
    assert all(matches)
    assert not lines[-1].startswith("::")
    for severity in Severity:
        count = sum(1 for found in findings if found.severity is severity)
        assert sum(1 for match in matches if match[1] == severity) == min(count, SHOWN_OF_EACH)


def test_an_annotation_escapes_what_github_would_take_for_its_own():
    text = FORMATS["github"](report([finding(file="a,b:c%.md", message="100%\n::warning::x", mend="改")]))
    assert text.startswith(
        "::error file=a%2Cb%3Ac%25.md,line=3,title=required::100%25\\x0a::warning::x%0A改法：改\n"
    )


def test_errors_come_first_and_the_summary_has_all():
    findings = [finding(line=line, severity=Severity.WARNING) for line in range(1, 20)] + [finding(line=99)]
    told = FORMATS["github"](report(findings)).splitlines()
    assert told[0].startswith("::error")
    assert len(told) == 1 + SHOWN_OF_EACH + 1
    rows = [row for row in markdown_summary(report(findings)).splitlines() if row.startswith("| ")]
    assert len(rows) == 21
    assert rows[1].startswith("| 错误 |")


def test_the_summary_stays_short_and_says_so():
    text = markdown_summary(report([finding(line=line) for line in range(1, LISTED + 8)]))
    assert "还有 7 处没有列出" in text


@given(text=ANYTHING)
def test_nothing_in_the_summary_is_markup(text):
    told = markdown_summary(report([finding(message=f"{text}<img src=x>[a](b)@all|`")]))
    row = told.splitlines()[-1]
    assert row.count("|") == 6
    assert not re.search(r"[<>`@\[\]]", row)


def test_the_summary_goes_where_github_wants_it(tmp_path, monkeypatch, capsys):
    content = make_content(tmp_path, {"00001": {"publisher": "无此机构"}})
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    check(content, DATE, form="json")
    assert not (tmp_path / "summary.md").exists()
    assert check(content, DATE, form="github") == 1
    assert "无此机构" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    assert check(content, DATE, form="github") == 1
    assert "GITHUB_STEP_SUMMARY" in capsys.readouterr().err


@given(findings=FINDINGS)
def test_fingerprints_differ_and_stay_when_lines_move(findings):
    moved = [finding(**{**vars(found), "line": found.line + 7}) for found in findings]
    for form, key in (("gitlab", None), ("json", "findings")):
        prints = []
        for some in (findings, moved):
            loaded = json.loads(FORMATS[form](report(some)))
            prints.append([entry["fingerprint"] for entry in (loaded[key] if key else loaded)])
        assert prints[0] == prints[1]
        assert len(set(prints[0])) == len(findings)


def test_gitlab_gets_what_it_asks_for():
    (issue,) = json.loads(FORMATS["gitlab"](report([finding(severity=Severity.NOTICE)])))
    assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
    assert issue["location"] == {"path": "content/a.md", "lines": {"begin": 3}}


@given(findings=FINDINGS)
def test_sarif_has_the_shape_of_the_standard(findings):
    log = json.loads(FORMATS["sarif"](report(findings)))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    described = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == sorted(rules())
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in described)
    assert len(run["results"]) == len(findings)
    for result in run["results"]:
        assert result["level"] in ("error", "warning", "note")
        assert described[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["partialFingerprints"]
        place = result["locations"][0]["physicalLocation"]
        assert place["region"]["startLine"] >= 1
        assert place["artifactLocation"]["uri"].isascii()


def test_every_form_of_a_real_run_names_the_file_from_the_top(tmp_path, capsys):
    make_content(tmp_path, {"00001": {"publisher": "无此机构"}})
    top = repository(tmp_path)
    for form in FORMATS:
        assert check(top / "content", DATE, form=form) == 1
        captured = capsys.readouterr()
        assert f"content/{place('00001')}" in captured.out, form
        assert "body-known" in captured.out
        assert not captured.err


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "text"])
def test_a_register_that_cannot_be_used_is_a_finding(tmp_path, capsys, form):
    content = make_content(tmp_path, {})
    (content / f"register/bodies/{CITY}.yml").write_text(
        "code: SL0000019\nname: x\nhausnummer: 3\n", encoding="utf-8"
    )
    assert check(content, DATE, form=form) == 1
    captured = capsys.readouterr()
    assert f"register/bodies/{CITY}.yml" in captured.out
    assert "hausnummer" in captured.out
    assert str(content) not in captured.out
    assert "hausnummer" in captured.err
    if form == "json":
        told_of = json.loads(captured.out)
        (told,) = told_of["findings"]
        assert told_of["complete"] is False
        assert (told["line"], told["rule"]) == (3, "register")


@pytest.mark.parametrize("form", FORMATS)
def test_a_day_that_is_none_is_a_complaint_and_no_report(tmp_path, capsys, form):
    assert check(make_content(tmp_path, {}), "2026-13-01", form=form) == 1
    captured = capsys.readouterr()
    assert "应写成 2026-03-05 的样子" in captured.err
    assert captured.out == ""


def test_counts_stand_at_the_end(tmp_path, capsys):
    content = make_content(tmp_path, {"00001": {}, "00002": {"publisher": "无此机构", "title": "示例市办法"}})
    assert check(content, DATE) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("检查了 2 条信息：错误 1，")
