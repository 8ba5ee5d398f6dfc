"""One verdict on a built site: pages of every kind, opened from disk in Chromium, several at a time."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import BrowserContext, Page, Route, sync_playwright

from commands import tools
from commands.judging import axe, proofs
from commands.judging.findings import Finding, Verdict
from commands.judging.page_kinds import pages_of_every_kind
from commands.judging.settings import ALL, COLOURS, SIZES
from plugins.disclosure.messages import _
from plugins.disclosure.parallel import available_workers

FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
# Pages that have most of what pages can have are looked at in every way.
RICHEST = 8
# What a page shows only when it is asked: part of its address.
ASKED = {"search/index.html": "#q=公示"}


def judge(site: Path, pages: Sequence[str] = (), workers: int = 0) -> Verdict:
    """The verdict on some pages of `site` (addresses), or on pages of every kind that it has.

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
        work = [threads.submit(_judge_waiting, site, waiting, script, chromium) for _worker in range(count)]
        for part in work:
            verdict.add(part.result())
    verdict.findings.sort()
    return verdict


def _judge_waiting(
    site: Path, waiting: queue.SimpleQueue[tuple[int, str]], script: Path, chromium: Path | None
) -> Verdict:
    """What is found in the pages that nobody else has taken."""
    verdict = Verdict()
    with _browsing(chromium, site, (script, proofs.SCRIPT)) as (context, version):
        verdict.tools["Chromium"] = version
        for place, address in _taken(waiting.get_nowait):
            # A tab of its own: terminals keep their mode for as long as a tab is open.
            page = context.new_page()
            page.goto((site / address).absolute().as_uri() + ASKED.get(address, ""))
            _look(page, address, verdict, is_rich=place < RICHEST)
            page.close()
    return verdict


def _look(page: Page, address: str, verdict: Verdict, *, is_rich: bool) -> None:
    proofs.try_keyboard(page, address, verdict)
    page.evaluate("judge.open()")
    proofs.try_all(page, address, verdict)
    for setting in ALL if is_rich else SIZES:
        axe.ask(page, address, setting, verdict, everything=True)
    for setting in () if is_rich else COLOURS:
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
