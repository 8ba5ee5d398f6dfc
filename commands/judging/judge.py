"""One verdict on a built site: pages of every kind, opened from disk in Chromium, several at a time."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import BrowserContext, Page, Route, sync_playwright

from commands import tools
from commands.judging import axe, proofs
from commands.judging.findings import Finding, Verdict
from commands.judging.page_kinds import pages_of_every_kind
from commands.judging.settings import ALL, COLOURS, SIZES, Setting
from plugins.disclosure.messages import _
from plugins.disclosure.parallel import available_workers

FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
# Pages that have most of what pages can have are looked at in every way; so many of them, and so many in a quick look.
RICHEST, RICHEST_QUICK = 8, 2
# What a page shows only when it is asked: part of its address.
ASKED = {"search/index.html": "#q=公示"}


def judge(site: Path, pages: Sequence[str] = (), workers: int = 0, *, quick: bool = False) -> Verdict:
    """The verdict on some pages of `site` (addresses), or on pages of every kind that it has.

    A quick look takes a third of the time: each page in two ways, which differ from page to page.

    A site without a page is a finding. Raises ToolMissing, OSError.
    """
    chosen = list(pages) or pages_of_every_kind(site)
    verdict = Verdict(pages=chosen, of_pages=sum(1 for _page in site.rglob("*.html")))
    if not chosen:
        verdict.findings.append(Finding("index.html", "", "no-verdict", "html", _("没有可查的网页")))
        return verdict
    waiting: queue.SimpleQueue[tuple[int, str]] = queue.SimpleQueue()
    for place in enumerate(chosen):
        waiting.put(place)
    script, chromium = axe.script(), tools.chromium()
    count = min(workers or available_workers(), len(chosen))
    # A thread of its own for each browser, for Playwright has one event loop a thread, and the caller may have one.
    with ThreadPoolExecutor(count) as threads:
        work = [
            threads.submit(_judge_waiting, site, waiting, (script, chromium), quick=quick)
            for _worker in range(count)
        ]
        for part in work:
            verdict.add(part.result())
    verdict.findings.sort()
    return verdict


def _judge_waiting(
    site: Path,
    waiting: queue.SimpleQueue[tuple[int, str]],
    programs: tuple[Path, Path | None],
    *,
    quick: bool,
) -> Verdict:
    """What is found in the pages that nobody else has taken."""
    script, chromium = programs
    verdict = Verdict()
    with _browsing(chromium, site, (script, proofs.SCRIPT)) as (context, version):
        verdict.tools["Chromium"] = version
        for place, address in _taken(waiting.get_nowait):
            # A tab of its own: terminals keep their mode for as long as a tab is open.
            page = context.new_page()
            page.goto((site / address).absolute().as_uri() + ASKED.get(address, ""))
            _look(page, address, verdict, _ways(place, quick=quick))
            page.close()
    return verdict


@dataclass(frozen=True)
class _Ways:
    """The settings in which axe applies all its rules, those for its rules of colours, and steps with the Tab key."""

    thorough: Sequence[Setting]
    colours: Sequence[Setting]
    steps: int


def _ways(place: int, *, quick: bool) -> _Ways:
    """How to look at a page by its place among the richest."""
    if place < (RICHEST_QUICK if quick else RICHEST):
        return _Ways(ALL, (), proofs.MOST_STEPS)
    if not quick:
        return _Ways(SIZES, COLOURS, proofs.MOST_STEPS)
    return _Ways((SIZES[place % len(SIZES)],), (COLOURS[place % len(COLOURS)],), proofs.FEW_STEPS)


def _look(page: Page, address: str, verdict: Verdict, ways: _Ways) -> None:
    proofs.try_keyboard(page, address, verdict, ways.steps)
    page.evaluate("judge.open()")
    proofs.try_all(page, address, verdict)
    for setting in ways.thorough:
        axe.ask(page, address, setting, verdict, everything=True)
    for setting in ways.colours:
        axe.ask(page, address, setting, verdict, everything=False)
    verdict.proofs[axe.AXE] += 1


def _taken(take: Callable[[], tuple[int, str]]) -> Iterator[tuple[int, str]]:
    while True:
        try:
            yield take()
        except queue.Empty:
            return


@contextmanager
def _browsing(
    chromium: Path | None, site: Path, scripts: Sequence[Path]
) -> Iterator[tuple[BrowserContext, str]]:
    """A browser of its own into whose pages scripts may be put, and the browser's version. It asks no host."""

    def answer(route: Route) -> None:
        # Only the page for addresses that do not exist names files of the site by their whole address.
        file = site / unquote(urlsplit(route.request.url).path).lstrip("/")
        if file.is_file():
            route.fulfill(path=file)
        else:
            route.abort()

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        # Our pages let nobody put a script into them; the judge may.
        context = browser.new_context(bypass_csp=True, locale="zh-CN", timezone_id="Asia/Shanghai")
        context.route(lambda url: url.startswith("http"), answer)
        for script in scripts:
            context.add_init_script(path=script)
        yield context, browser.version
        browser.close()
