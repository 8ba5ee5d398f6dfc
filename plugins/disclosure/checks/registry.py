"""How a check is declared and run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.findings import Finding, Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _


class Hit(NamedTuple):
    """What a check found: where, the sentence about it, and, where it differs from the check's, the severity."""

    source: str
    line: int
    message: str
    severity: Severity | None = None


Run = Callable[[Catalog], Iterator[Hit]]


@dataclass(frozen=True)
class Check:
    """One rule: `id` names it for ever, `basis` is its law or practice, `mend` says how to put a hit right."""

    id: str
    severity: Severity
    basis: str
    summary: str
    mend: str
    run: Run


CHECKS: dict[str, Check] = {}


def check(name: str, severity: Severity, *, summary: str, mend: str, basis: str = "") -> Callable[[Run], Run]:
    """Register a function `Catalog → hits` as a check; ids are unique."""

    def register(run: Run) -> Run:
        if name in CHECKS:
            raise ValueError(f"two checks with the id {name}")
        CHECKS[name] = Check(name, severity, basis, summary, mend, run)
        return run

    return register


def run_checks(catalog: Catalog) -> list[Finding]:
    """Every finding of every check; items that are held back are checked as of the day on which all are published."""
    found = _run_all(catalog)
    if catalog.held_back:
        waiting = {item.source for item in catalog.held_back}
        found += [finding for finding in _run_all(catalog.on_last_day()) if finding.file in waiting]
    return found


def _run_all(catalog: Catalog) -> list[Finding]:
    return [
        Finding(
            hit.source,
            hit.line,
            hit.severity or rule.severity,
            rule.id,
            hit.message,
            _(rule.mend),
            rule.basis,
        )
        for rule in CHECKS.values()
        for hit in rule.run(catalog)
    ]


def hit(item: Item, field: str, message: str, severity: Severity | None = None) -> Hit:
    """A hit on the line of a field of an item."""
    return Hit(item.source, item.line_of(field), message, severity)
