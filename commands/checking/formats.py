"""The forms in which a report is printed: for people, for the platforms, for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby

from commands.checking.github import workflow_commands
from commands.checking.report import Report, visible
from commands.checking.sarif import sarif
from plugins.disclosure.findings import Finding, Severity

GITLAB_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTICE: "info"}


def text(report: Report) -> str:
    """The findings file by file, then the counts."""
    groups = groupby(report.findings, key=lambda finding: finding.file)
    parts = ["\n".join(str(_shown(finding)) for finding in findings) for _file, findings in groups]
    return "\n\n".join([*parts, report.summary]) + "\n"


def gitlab(report: Report) -> str:
    """GitLab's Code Quality report."""
    issues = [
        {
            "description": visible(" ".join(filter(None, (finding.message, finding.mend)))),
            "check_name": finding.rule,
            "fingerprint": fingerprint,
            "severity": GITLAB_SEVERITIES[finding.severity],
            "location": {"path": visible(finding.file), "lines": {"begin": finding.line}},
        }
        for finding, fingerprint in report.with_fingerprints()
    ]
    return _json(issues)


def for_programs(report: Report) -> str:
    """The whole report as one JSON object; docs/checking.md describes it."""
    return _json(
        {
            "version": 1,
            "date": report.day.isoformat() if report.day else None,
            "base": report.base or None,
            "complete": not report.base and report.day is not None,
            "reason": visible(report.reason),
            "changed_files": report.changed_files if report.base else None,
            "items": report.items,
            "totals": {severity.value: report.counts[severity] for severity in Severity},
            "findings": [
                {
                    "file": visible(finding.file),
                    "line": finding.line,
                    "severity": finding.severity.value,
                    "rule": finding.rule,
                    "message": visible(finding.message),
                    "mend": visible(finding.mend),
                    "basis": finding.basis,
                    "fingerprint": fingerprint,
                }
                for finding, fingerprint in report.with_fingerprints()
            ],
        }
    )


def _shown(finding: Finding) -> Finding:
    return replace(
        finding,
        file=visible(finding.file),
        message=visible(finding.message),
        mend=visible(finding.mend),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": text,
    "github": workflow_commands,
    "gitlab": gitlab,
    "sarif": lambda report: _json(sarif(report)),
    "json": for_programs,
}
