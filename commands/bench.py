"""`tasks.py bench`: how long builds take and what memory they need, beside Hugo and stock Pelican."""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from commands.benchmarks import measured
from commands.benchmarks.corpus import Corpus
from commands.benchmarks.results import Costs, Row, measure_output, print_table, together
from commands.benchmarks.subjects import HUGO_FULL, SUBJECTS, Step, Subject, subjects
from commands.bootstrap import ROOT
from plugins.disclosure.messages import _

REPORT = ROOT / ".cache" / "bench.json"
PACKAGES = ("pelican", "hugo", "pagefind")


class BenchFailed(Exception):
    """What was to be measured did not succeed; its own words stand above."""


def bench(sizes: Iterable[str], runs: int = 1, only: str = "", report: Path = REPORT) -> int:
    """Measure builds of invented catalogs; print a table for each size and write the figures to `report`.

    sizes: numbers of items, each text one or several with commas; runs: rounds, of which the median counts;
    only: which of SUBJECTS, with commas, all when empty. Returns the exit status: 1 when a build failed, 2 when the
    arguments make no sense.
    """
    try:
        numbers = _sizes(sizes)
        wanted = _wanted(only)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    results = []
    for items in numbers:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            try:
                results.append(_measure_all(items, max(runs, 1), wanted, Path(folder)))
            except BenchFailed as error:
                print(error, file=sys.stderr)
                return 1
    report.parent.mkdir(exist_ok=True)
    text = json.dumps({"machine": _machine(), "results": results}, ensure_ascii=False, indent=1)
    report.write_text(text + "\n", encoding="utf-8")
    print(_("全部数字：{file}", file=report))
    return 0


def _sizes(sizes: Iterable[str]) -> list[int]:
    texts = [part for text in sizes for part in text.split(",")]
    if not all(text.isascii() and text.isdigit() and int(text) for text in texts):
        raise ValueError(_("条目数应是大于 0 的整数，多个用逗号分开，例如 1000,10000"))
    return [int(text) for text in texts]


def _wanted(only: str) -> set[str]:
    wanted = set(only.split(",")) if only else set(SUBJECTS)
    unknown = wanted - set(SUBJECTS)
    if unknown:
        names = {"unknown": _("、").join(sorted(unknown)), "known": ", ".join(SUBJECTS)}
        raise ValueError(_("没有“{unknown}”，可以选：{known}", **names))
    # Pagefind indexes what Hugo makes.
    return wanted | {"hugo"} if "pagefind" in wanted else wanted


def _measure_all(items: int, runs: int, wanted: set[str], folder: Path) -> dict[str, Any]:
    corpus = Corpus(folder / "content", items)
    chosen = subjects(corpus, folder, wanted)
    rows: dict[str, Row] = {}
    with Console(stderr=True).status("") as status:
        # Round by round, so that what else the machine does hits everybody alike.
        for number in range(1, runs + 1):
            for subject in chosen:
                costs: dict[str, Costs] = {}
                for step in subject.steps(number):
                    status.update(_("第 {number} 轮，{row}", number=number, row=step.row))
                    costs[step.row] = _measure(step, folder, costs)
                    row = rows.setdefault(step.row, Row(step.row))
                    row.rounds.append(costs[step.row])
                    measure_output(row, step.output)
    ordered = list(rows.values())
    notes = _notes(chosen)
    print_table(items, runs, ordered, rows.get(HUGO_FULL), notes)
    base = rows.get(HUGO_FULL)
    return {"items": items, "runs": runs, "rows": [row.as_json(base) for row in ordered], "notes": notes}


def _measure(step: Step, folder: Path, before: dict[str, Costs]) -> Costs:
    step.prepare()
    report = folder / "costs.json"
    command = [sys.executable, measured.__file__, str(report), *step.command]
    status = subprocess.run(command, cwd=ROOT, check=False).returncode
    if status:
        raise BenchFailed(_("{name}没有完成，退出码 {status}", name=step.row, status=status))
    costs: Costs = json.loads(report.read_text(encoding="utf-8"))
    return together(before[step.on_top_of], costs) if step.on_top_of else costs


def _notes(chosen: Sequence[Subject]) -> list[str]:
    notes = [f"{subject.name}：{subject.missing}" for subject in chosen if subject.missing]
    if any(subject.name == "Hugo" for subject in chosen):
        notes.append(_("hugo 命令每次重做全部页面，改一条与首次生成做同样的事。"))
    return notes


def _machine() -> dict[str, Any]:
    return {
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "packages": {name: _version(name) for name in PACKAGES},
    }


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None
