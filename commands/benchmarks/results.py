"""The figures of a benchmark: medians of the rounds, ratios to Hugo's full build, the table and the JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from plugins.disclosure.messages import _

COSTS = ("wall", "cpu", "peak_mb")
Costs = dict[str, float | None]


@dataclass
class Row:
    """One line of the table: the costs of every round, and the files and MB of the output."""

    name: str
    rounds: list[Costs] = field(default_factory=list)
    files: int = 0
    megabytes: float = 0.0

    def middle(self, cost: str) -> float | None:
        """The median of one kind of cost, None where the system does not tell it."""
        known = self._known(cost)
        return median(known) if known else None

    def as_json(self, base: Row | None) -> dict[str, Any]:
        """The row with median, least and most of each cost, and the ratios to `base`."""
        costs = {
            cost: {"median": self.middle(cost), "min": min(known), "max": max(known), "rounds": known}
            for cost in COSTS
            if (known := self._known(cost))
        }
        ratios = {cost: ratio(self, base, cost) for cost in COSTS}
        return {
            "name": self.name,
            **costs,
            "files": self.files,
            "megabytes": round(self.megabytes, 3),
            "to_hugo": ratios,
        }

    def _known(self, cost: str) -> list[float]:
        return [value for costs in self.rounds if (value := costs[cost]) is not None]


def ratio(row: Row, base: Row | None, cost: str) -> float | None:
    """The row's median as a multiple of that of `base`, None where one is missing."""
    own, other = row.middle(cost), base.middle(cost) if base else None
    return own / other if own is not None and other else None


def together(first: Costs, second: Costs) -> Costs:
    """The costs of one process after another."""
    times = {cost: _added(first[cost], second[cost]) for cost in ("wall", "cpu")}
    peaks = [peak for peak in (first["peak_mb"], second["peak_mb"]) if peak is not None]
    return {**times, "peak_mb": max(peaks, default=None)}


def measure_output(row: Row, output: Path) -> None:
    """Count the files in `output` and their bytes."""
    sizes = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
    row.files, row.megabytes = len(sizes), sum(sizes) / 1e6


def print_table(items: int, runs: int, rows: Sequence[Row], base: Row | None, notes: Sequence[str]) -> None:
    """Print the table for people, and below it what could not be measured."""
    title = _("{items} 条，{runs} 轮的中位数", items=f"{items:,}", runs=runs)
    table = Table(box=box.MARKDOWN)
    table.add_column(_("项目"), no_wrap=True)
    for heading in (_("秒"), _("CPU 秒"), _("内存峰值 MB"), _("文件"), "MB", _("秒 ÷ Hugo"), _("CPU ÷ Hugo")):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in rows:
        table.add_row(
            row.name,
            _figure(row.middle("wall"), ".2f"),
            _figure(row.middle("cpu"), ".2f"),
            _figure(row.middle("peak_mb"), ".0f"),
            f"{row.files:,}",
            f"{row.megabytes:,.1f}",
            _figure(ratio(row, base, "wall"), ".2f"),
            _figure(ratio(row, base, "cpu"), ".2f"),
        )
    console = Console(width=160)
    console.print(title, highlight=False)
    console.print(table)
    for note in notes:
        console.print(note, highlight=False, markup=False)


def _figure(value: float | None, form: str) -> str:
    return "—" if value is None else format(value, form)


def _added(first: float | None, second: float | None) -> float | None:
    return None if first is None or second is None else first + second
