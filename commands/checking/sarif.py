"""SARIF 2.1.0 (OASIS): what code-scanning pages and editors read."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import quote

from commands.checking.report import Report, visible
from commands.checking.rules import rules
from plugins.disclosure.checks import Check
from plugins.disclosure.findings import SEVERITY_LABELS, Finding, Severity
from plugins.disclosure.messages import _, language

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
FINGERPRINT = "finding/v1"
TOP = "%SRCROOT%"


def sarif(report: Report) -> dict[str, Any]:
    """The report as a SARIF log with one run; every rule of the register of checks is described in it."""
    known = sorted(rules().values(), key=lambda rule: rule.id)
    indexes = {rule.id: index for index, rule in enumerate(known)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "yangguang check",
                        "rules": [_rule(rule) for rule in known],
                    }
                },
                "language": language().split("-")[0],
                "columnKind": "unicodeCodePoints",
                "invocations": [_invocation(report)],
                "results": [
                    _result(finding, fingerprint, indexes)
                    for finding, fingerprint in report.with_fingerprints()
                ],
            }
        ],
    }


def _invocation(report: Report) -> dict[str, Any]:
    told: dict[str, Any] = {"executionSuccessful": report.day is not None}
    if report.reason:
        told["toolExecutionNotifications"] = [
            {"level": "warning", "message": {"text": visible(report.reason)}}
        ]
    return told


def _rule(rule: Check) -> dict[str, Any]:
    basis = _("依据：{basis}", basis=rule.basis) if rule.basis else ""
    return {
        "id": rule.id,
        "shortDescription": {"text": _(rule.summary)},
        "help": {"text": "\n".join(filter(None, (_("改法：{mend}", mend=_(rule.mend)), basis)))},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [_(SEVERITY_LABELS[rule.severity])], "basis": rule.basis},
    }


def _result(finding: Finding, fingerprint: str, indexes: dict[str, int]) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": quote(os.fsencode(finding.file)), "uriBaseId": TOP},
        "region": {"startLine": finding.line},
    }
    mend = _("改法：{mend}", mend=finding.mend) if finding.mend else ""
    rule = {"ruleIndex": indexes[finding.rule]} if finding.rule in indexes else {}
    return {
        "ruleId": finding.rule,
        **rule,
        "level": LEVELS[finding.severity],
        "message": {"text": visible("  ".join(filter(None, (finding.message, mend))))},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
