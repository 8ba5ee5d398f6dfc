"""What GitHub and Gitea Actions show: annotations on the lines, and a summary of the run in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commands.checking.report import Report, visible
from plugins.disclosure.findings import SEVERITY_LABELS, Finding, Severity
from plugins.disclosure.messages import _

# GitHub shows no more of each severity in one step; the summary has them all.
SHOWN_OF_EACH = 10
LISTED = 500
_MARKUP = re.compile(r"[\\`*_{}\[\]()<>#+!|~&@:-]")


def workflow_commands(report: Report) -> str:
    """Workflow commands for the first findings of each severity, errors first, then the counts."""
    lines = []
    for severity in Severity:
        some = [finding for finding in report.findings if finding.severity is severity][:SHOWN_OF_EACH]
        lines += [_annotation(finding) for finding in some]
    return "\n".join([*lines, _plain(report.summary)]) + "\n"


def markdown_summary(report: Report) -> str:
    """A heading with the counts and a table of the findings, errors first."""
    lines = ["## " + _("内容检查"), "", _escaped(report.summary)]
    if report.reason:
        lines += ["", _escaped(report.reason)]
    ordered = [
        finding for severity in Severity for finding in report.findings if finding.severity is severity
    ]
    if ordered:
        head = (_("轻重"), _("位置"), _("问题"), _("改法"), _("规则"))
        lines += ["", f"| {' | '.join(head)} |", "|---|---|---|---|---|", *_rows(ordered[:LISTED])]
    if len(ordered) > LISTED:
        lines += ["", _("还有 {count} 处没有列出", count=len(ordered) - LISTED)]
    return "\n".join(lines) + "\n"


def _rows(findings: list[Finding]) -> Iterator[str]:
    for finding in findings:
        cells = (
            _(SEVERITY_LABELS[finding.severity]),
            f"{finding.file}:{finding.line}",
            finding.message,
            finding.mend,
            finding.rule,
        )
        yield f"| {' | '.join(map(_escaped, cells))} |"


def _annotation(finding: Finding) -> str:
    properties = {"file": visible(finding.file), "line": str(finding.line), "title": finding.rule}
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    lines = [finding.message, *([_("改法：{mend}", mend=finding.mend)] if finding.mend else [])]
    return f"::{finding.severity.value} {written}::" + _data("\n".join(map(visible, lines)))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(text: str) -> str:
    """A line that is no workflow command."""
    return visible(text).replace("::", ": :").replace("##[", "## [")


def _escaped(text: str) -> str:
    """Text that is nothing but text in a table of Markdown: no markup, no link, nobody mentioned."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", visible(text))
