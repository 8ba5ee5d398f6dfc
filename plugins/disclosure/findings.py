"""A finding: one thing that is wrong or worth knowing, said so that an official can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.messages import _, label

READABLE = "readable"


class Severity(StrEnum):
    """How much a finding weighs: an error stops the merge and the build, a warning and a notice do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


SEVERITY_LABELS = {
    Severity.ERROR: label("错误"),
    Severity.WARNING: label("提醒"),
    Severity.NOTICE: label("说明"),
}


@dataclass(frozen=True)
class Finding:
    """`file` is relative to the content folder, `line` counts from 1, `rule` names the check's id.

    `basis` is the law or practice behind the rule, `mend` how to put it right.
    """

    file: str
    line: int
    severity: Severity
    rule: str
    message: str
    mend: str = ""
    basis: str = ""

    def __str__(self) -> str:
        parts = [
            f"{self.file}:{self.line}: "
            + _("{severity}：{message}", severity=_(SEVERITY_LABELS[self.severity]), message=self.message)
        ]
        if self.mend:
            parts.append(_("改法：{mend}", mend=self.mend))
        parts.append(
            _("规则 {rule}，依据 {basis}", rule=self.rule, basis=self.basis)
            if self.basis
            else f"[{self.rule}]"
        )
        return "\n    ".join(parts)

    @property
    def sort_key(self) -> tuple[str, int, str, str]:
        """By file, line, rule and message."""
        return (self.file, self.line, self.rule, self.message)


class Unreadable(Exception):
    """Nothing can be made of a file; `findings` say why, each with its line."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = list(findings)
        super().__init__(self.findings[0].message)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.findings,)


def unreadable(file: str, error: BadFrontMatter) -> Finding:
    """The finding for a file that cannot be used because of `error`."""
    return Finding(file, error.line, Severity.ERROR, READABLE, str(error), error.mend)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without repetitions, by file and line."""
    return sorted(set(findings), key=lambda finding: finding.sort_key)


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Those that stop a merge and a build."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]
