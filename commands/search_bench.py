"""`tasks.py bench-search`: does the search find what is there, how soon, and how much is loaded; beside Pagefind."""

from __future__ import annotations

import json
import platform
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser
from rich.console import Console
from rich.status import Status

from commands import tools
from commands.benchmarks.results import Costs
from commands.benchmarks.subjects import bundled
from commands.bootstrap import ROOT
from commands.search_quality import building
from commands.search_quality.browser import BrowserFailed, Subject, Visit, chromium, visit_cold, visit_warm
from commands.search_quality.counting_server import Served, serving
from commands.search_quality.cutting import cut_content
from commands.search_quality.figures import figures_of, first_of_each, index_files
from commands.search_quality.own_engine import OwnEngine, recall_of_pairs
from commands.search_quality.queries import SEED, Query, make_queries
from commands.search_quality.report import print_report
from commands.search_quality.scores import Outcome, judge, misses, scores_by_kind
from commands.search_quality.subjects import HARNESS, HARNESS_PAGE, own_page, pagefind_page
from commands.search_quality.texts import Text, read_texts
from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.messages import _
from plugins.disclosure.site import build_date

REPORT = ROOT / ".cache" / "search-quality.json"


class CannotMeasure(Exception):
    """There is nothing to measure, or what was measured is not what lies in the content folder."""


@dataclass(frozen=True)
class Options:
    """How to measure: `queries` of every kind, `runs` rounds of warm visits, with Pagefind (`peers`) or without.

    `cut` > 0 cuts imported texts into pieces of so many characters first; `date` is the day of the build.
    """

    queries: int = 50
    runs: int = 1
    peers: bool = True
    cut: int = 0
    date: str = ""


DEFAULTS = Options()


def bench_search(content: Path, options: Options = DEFAULTS, report: Path = REPORT) -> int:
    """Measure the search over a content folder; print tables and write all figures to `report`.

    Returns the exit status: 1 when something could not be built or asked, 2 when the arguments make no sense.
    """
    if not content.is_dir():
        print(_("找不到内容目录 {folder}", folder=content), file=sys.stderr)
        return 2
    if min(options.queries, options.runs) < 1 or options.cut < 0:
        print(_("--queries 和 --runs 至少为 1，--cut 不能小于 0"), file=sys.stderr)
        return 2
    try:
        with (
            tempfile.TemporaryDirectory(prefix="bench-search-") as folder,
            Console(stderr=True).status("") as status,
        ):
            found = _Bench(content, options, Path(folder), status).run()
    except (DisclosureError, building.NotBuilt, BrowserFailed, CannotMeasure, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print_report(found)
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(_("全部数字：{file}", file=report))
    return 0


class _Bench:
    """One run in a temporary folder."""

    def __init__(self, content: Path, options: Options, folder: Path, status: Status) -> None:
        self._content = content
        self._options = options
        self._folder = folder
        self._status = status
        self._day = build_date(options.date, {})
        self._site = folder / "site"
        self._builds: list[dict[str, Any]] = []
        self._engines: list[dict[str, Any]] = []
        self._notes: list[str] = []
        self._texts: dict[str, Text] = {}

    def run(self) -> dict[str, Any]:
        """Build, ask, and return all figures."""
        if self._options.cut:
            cut_content(self._content, self._folder / "content", self._options.cut)
            self._content = self._folder / "content"
        self._status.update(_("正在生成网站"))
        self._build()
        texts = read_texts(self._content, self._day)
        self._texts = {text.address: text for text in texts}
        queries = make_queries(texts, self._options.queries)
        engine = OwnEngine(self._site)
        if engine.size != len(texts):
            raise CannotMeasure(
                _("索引里有 {indexed} 条信息，内容目录里有 {there} 条", indexed=engine.size, there=len(texts))
            )
        if not queries:
            raise CannotMeasure(_("{folder} 里没有可以检索的信息", folder=self._content))
        self._status.update(_("正在检索：{name}", name=_("本站（Python）")))
        answers = [engine.ask(query.text) for query in queries]
        self._add_engine(_("本站（Python）"), queries, answers)
        recall = recall_of_pairs(texts, engine, SEED)
        self._browse(queries, answers)
        return {
            "machine": {
                "system": platform.platform(),
                "python": platform.python_version(),
                "playwright": version("playwright"),
            },
            "options": {**asdict(self._options), "date": str(self._day), "seed": SEED},
            "items": len(texts),
            "queries": self._options.queries,
            "engines": self._engines,
            "recall": {**asdict(recall), "share": recall.share},
            "builds": self._builds,
            "notes": self._notes,
        }

    def _build(self) -> None:
        day = str(self._day)
        without = building.build_without_search(
            self._content, self._folder / "without", self._folder / "cache-without", day
        )
        self._add_build(_("本站（不含检索）"), without)
        built = building.build_with_search(self._content, self._site, self._folder / "cache", day)
        self._add_build(_("本站"), built, self._site / "search")

    def _browse(self, queries: Sequence[Query], expected: Sequence[Sequence[str]]) -> None:
        try:
            executable = tools.chromium()
        except tools.ToolMissing as missing:
            self._notes.append(str(missing))
            return
        folders = {"/": self._site}
        subjects = [own_page()]
        if self._options.peers and self._index_with_pagefind():
            folders["/pagefind/"] = self._folder / "pagefind"
            subjects.append(pagefind_page())
        with serving(folders, {HARNESS: HARNESS_PAGE}) as served, chromium(executable) as browser:
            self._notes.append(f"Chromium {browser.version}")
            for subject in subjects:
                self._status.update(_("正在检索：{name}", name=subject.name))
                warm = self._visit(browser, served, subject, queries)
                if subject is subjects[0]:
                    self._compare(warm, expected)

    def _index_with_pagefind(self) -> bool:
        program = bundled("pagefind_bin_extended", "pagefind_extended")
        if program is None:
            self._notes.append(_("Pagefind：没有安装 pagefind[extended]（在 requirements/test.txt 里）"))
            return False
        self._status.update(_("正在生成 Pagefind 索引"))
        bundle = self._folder / "pagefind"
        self._add_build("Pagefind", building.index_with_pagefind(program, self._site, bundle), bundle)
        self._notes.append(f"Pagefind {version('pagefind_bin_extended')}")
        return True

    def _visit(
        self, browser: Browser, served: Served, subject: Subject, queries: Sequence[Query]
    ) -> list[Visit]:
        texts = [query.text for query in queries]
        cold = visit_cold(browser, served, subject, [query.text for query in first_of_each(queries)])
        warm = [visit_warm(browser, served, subject, texts) for _round in range(self._options.runs)]
        self._add_engine(
            subject.name,
            queries,
            [visit.addresses for visit in warm[0]],
            cold=figures_of(cold),
            warm=figures_of([visit for visits in warm for visit in visits]),
        )
        return warm[0]

    def _compare(self, visits: Sequence[Visit], expected: Sequence[Sequence[str]]) -> None:
        """Note whether the page shows what the engine in process found, in the same order."""
        differing = [
            visit.text
            for visit, addresses in zip(visits, expected, strict=True)
            if visit.addresses != list(addresses)
        ]
        self._engines[-1]["differing"] = differing
        count, same = len(visits), len(visits) - len(differing)
        self._notes.append(_("浏览器与 Python 前十条完全相同的检索：{same}/{count}", same=same, count=count))

    def _add_engine(
        self,
        name: str,
        queries: Sequence[Query],
        answers: Sequence[Sequence[str]],
        **visits: Mapping[str, Any],
    ) -> None:
        outcomes: list[Outcome] = [
            judge(query, addresses, self._texts) for query, addresses in zip(queries, answers, strict=True)
        ]
        scores = {kind: asdict(score) for kind, score in scores_by_kind(outcomes).items()}
        found = {"name": name, "scores": scores, **visits, "misses": misses(outcomes, self._texts)}
        self._engines.append(found)

    def _add_build(self, name: str, costs: Costs, index: Path | None = None) -> None:
        self._builds.append({"name": name, **costs, **(index_files(index) if index else {})})
