"""How a check is declared and run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.findings import Finding, Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.register import Register


class Hit(NamedTuple):
    """What a check found: where, the sentence about it, and, where it differs from the check's, the severity."""

    source: str
    line: int
    message: str
    severity: Severity | None = None


class ItemHit(NamedTuple):
    """A hit of the check with this id."""

    rule: str
    hit: Hit


Run = Callable[[Catalog], Iterator[Hit]]
ItemRun = Callable[[Item, Register], Iterator[Hit]]


@dataclass(frozen=True)
class Check:
    """One rule: `id` names it for ever, `basis` is its law or practice, `mend` says how to put a hit right."""

    id: str
    severity: Severity
    basis: str
    summary: str
    mend: str

    def finding(self, hit: Hit) -> Finding:
        """What is told of a hit."""
        severity = hit.severity or self.severity
        return Finding(hit.source, hit.line, severity, self.id, hit.message, _(self.mend), self.basis)


CHECKS: dict[str, Check] = {}
_RUNS: dict[str, Run] = {}
_ITEM_RUNS: dict[str, ItemRun] = {}


def check(name: str, severity: Severity, *, summary: str, mend: str, basis: str = "") -> Callable[[Run], Run]:
    """Register a function `Catalog → hits` as a check; ids are unique."""

    def register(run: Run) -> Run:
        _declare(Check(name, severity, basis, summary, mend))
        _RUNS[name] = run
        return run

    return register


def item_check(
    name: str, severity: Severity, *, summary: str, mend: str, basis: str = ""
) -> Callable[[ItemRun], ItemRun]:
    """Register a function `item, register → hits` as a check.

    What it says of an item is remembered until either changes, so it may look at nothing else, nor at the day.
    """

    def register(run: ItemRun) -> ItemRun:
        _declare(Check(name, severity, basis, summary, mend))
        _ITEM_RUNS[name] = run
        return run

    return register


def _declare(rule: Check) -> None:
    if rule.id in CHECKS:
        raise ValueError(f"two checks with the id {rule.id}")
    CHECKS[rule.id] = rule


def hits_of_item(item: Item, register: Register) -> list[ItemHit]:
    """What the checks of single items say of one."""
    return [
        ItemHit(name, hit)
        for name, run in _ITEM_RUNS.items()
        for hit in _all_of(name, lambda run=run: run(item, register), item.source)  # type: ignore[misc]
    ]


def run_checks(catalog: Catalog, item_hits: Iterable[ItemHit]) -> list[Finding]:
    """Every finding: what was found in single items, and what the checks of the whole catalog find.

    Items that are held back are checked as of the day on which all are published.
    """
    found = [CHECKS[rule].finding(hit) for rule, hit in item_hits]
    found += _run_all(catalog)
    if catalog.held_back:
        waiting = {item.source for item in catalog.held_back}
        found += [finding for finding in _run_all(catalog.on_last_day()) if finding.file in waiting]
    return found


def _run_all(catalog: Catalog) -> list[Finding]:
    return [
        CHECKS[name].finding(hit)
        for name, run in _RUNS.items()
        for hit in _all_of(name, lambda run=run: run(catalog), "catalog")  # type: ignore[misc]
    ]


def _all_of(name: str, run: Callable[[], Iterable[Hit]], source: str) -> Iterator[Hit]:
    """The hits of a check; one that breaks down says so, for nothing may pass because it was not looked at."""
    try:
        yield from run()
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        message = _("检查 {rule} 中断，没有查完，请把这条信息告诉开发者：{reason}", rule=name, reason=reason)
        yield Hit(source, 1, message, Severity.ERROR)


def hit(item: Item, field: str, message: str, severity: Severity | None = None) -> Hit:
    """A hit on the line of a field of an item."""
    return Hit(item.source, item.line_of(field), message, severity)
