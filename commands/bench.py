"""`tasks.py bench`: how long a build takes and what memory it needs, beside stock Pelican on the same texts."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from commands.bootstrap import ROOT
from commands.sample import sample
from plugins.disclosure.front_matter import parse, split
from plugins.disclosure.messages import _

REPORT = ROOT / ".cache" / "bench.json"


@dataclass(frozen=True)
class Run:
    """One whole process: wall and processor seconds, its largest memory in MB, and what it wrote."""

    name: str
    wall: float
    cpu: float
    peak_mb: float
    files: int
    megabytes: float


class BenchFailed(Exception):
    """A build that was to be measured did not succeed; its own words stand above."""


def bench(items: int = 1000) -> int:
    """Build an invented catalog of `items` items twice, then stock Pelican on it; print and keep the figures.

    Returns the exit status: 1 when a build failed.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        try:
            runs = _runs(items, Path(scratch))
        except BenchFailed as error:
            print(error, file=sys.stderr)
            return 1
    for run in runs:
        files = _("{count} 个文件", count=run.files)
        ratio = run.wall / runs[-1].wall
        print(
            f"{run.name}\t{run.wall:.2f} s\tCPU {run.cpu:.2f} s\t{run.peak_mb:.0f} MB\t"
            f"{files}\t{run.megabytes:.1f} MB\t×{ratio:.2f}"
        )
    report = {"items": items, "runs": [asdict(run) for run in runs]}
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


def _runs(items: int, folder: Path) -> list[Run]:
    sample(items, folder / "content")
    ours = [sys.executable, str(ROOT / "tasks.py"), "build", "--content", str(folder / "content")]
    ours += ["--output", str(folder / "ours"), "--date", "2026-11-01"]
    _stock_content(folder / "content", folder / "stock")
    settings = folder / "stock.py"
    settings.write_text('TIMEZONE = "Asia/Shanghai"\nDEFAULT_LANG = "zh_cn"\nTHEME = "simple"\n')
    stock = [sys.executable, "-m", "pelican", str(folder / "stock"), "-o", str(folder / "peer")]
    return [
        _measure(_("首次生成"), ours, folder / "ours"),
        _measure(_("再次生成"), ours, folder / "ours"),
        _measure(_("原版 Pelican"), [*stock, "-s", str(settings), "-q"], folder / "peer"),
    ]


def _measure(name: str, command: list[str], output: Path) -> Run:
    wrapper = (
        "import json, resource, subprocess, sys, time;"
        "start = time.perf_counter();"
        "status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode;"
        "usage = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(json.dumps([time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024]));"
        "sys.exit(status)"
    )
    result = subprocess.run(
        [sys.executable, "-c", wrapper, *command], stdout=subprocess.PIPE, encoding="utf-8", check=False
    )
    if result.returncode:
        raise BenchFailed(_("{name}没有完成，退出码 {status}", name=name, status=result.returncode))
    wall, cpu, peak = json.loads(result.stdout)
    files = [path for path in output.rglob("*") if path.is_file()]
    return Run(name, wall, cpu, peak, len(files), sum(path.stat().st_size for path in files) / 1e6)


def _stock_content(content: Path, target: Path) -> None:
    """The same texts as articles that stock Pelican can read."""
    target.mkdir()
    for number, path in enumerate(sorted((content / "catalog").rglob("*.md"))):
        head, body, _line = split(path.read_text(encoding="utf-8"))
        fields = parse(head)
        lines = (
            f"Title: {fields['title']}",
            f"Date: {fields['generated_on']}",
            f"Category: {fields['topic'].partition('/')[0]}",
            f"Author: {fields['publisher']}",
            f"Slug: item-{number}",
        )
        (target / f"{number}.md").write_text("\n".join(lines) + "\n\n" + body, encoding="utf-8")
