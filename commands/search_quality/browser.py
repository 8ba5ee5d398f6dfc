"""Two searches in headless Chromium: the site's own page, and Pagefind, each asked as a visitor would.

A cold visit has an empty cache: it opens the search with a question, and ends when the first results are there. In a
warm one the page is open and has answered before; it is asked one question after another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from commands.search_quality.counting_server import Served
from commands.search_quality.scores import SHOWN
from plugins.disclosure.messages import _

# Kinds of files: what shows the results, what finds them, what is always loaded, what a question and its results need.
PAGE, ENGINE, TABLES, POSTINGS, CARDS = "page", "engine", "tables", "postings", "cards"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE_MS = 60_000
# What a page loads after the answer belongs to the answer.
REST_MS = 50
# A question that both have to answer before a warm visit begins.
WARMING = "公开"


class BrowserFailed(Exception):
    """A search in the browser gave no answer; the text says why, in Chinese."""


@dataclass(frozen=True)
class Subject:
    """A search that can be visited.

    `home` is its page; `cold` that page with a question in place of `{text}`; `prepare` runs before the page's own
    scripts; `arrived` waits for the answer to the question with which the page was opened, `ask` puts another one.
    Both give `{ms, addresses}`. `kinds` names the kind of a file by the beginning of its path.
    """

    name: str
    home: str
    cold: str
    prepare: str
    arrived: str
    ask: str
    kinds: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Visit:
    """One answered question: milliseconds, addresses of the best results, bytes by kind of file, number of requests."""

    text: str
    milliseconds: float
    addresses: list[str]
    sizes: Counter[str]
    requests: int


@contextmanager
def chromium(executable: Path | None) -> Iterator[Browser]:
    """A headless Chromium while the body runs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def visit_cold(browser: Browser, served: Served, subject: Subject, texts: Sequence[str]) -> list[Visit]:
    """Ask every question in a browser that has seen nothing. Raises BrowserFailed."""
    visits = []
    for text in texts:
        with _page(browser, subject) as page:
            served.sent()
            with _failing(subject, text):
                page.goto(served.url + subject.cold.format(text=quote(text, safe="")))
                answer = page.evaluate(subject.arrived, text)
            visits.append(_visit(page, served, subject, text, answer))
    return visits


def visit_warm(browser: Browser, served: Served, subject: Subject, texts: Sequence[str]) -> list[Visit]:
    """Ask one question after another on one page. Raises BrowserFailed."""
    visits: list[Visit] = []
    with _page(browser, subject) as page:
        with _failing(subject, WARMING):
            page.goto(served.url + subject.home)
            page.evaluate(subject.ask, WARMING)
        page.wait_for_timeout(REST_MS)
        before = WARMING
        for text in texts:
            served.sent()
            with _failing(subject, text):
                # The page rightly does nothing when it is asked the same again.
                answer = page.evaluate(subject.ask, "" if text == before else text)
                if text == before:
                    answer = page.evaluate(subject.ask, text)
            before = text
            visits.append(_visit(page, served, subject, text, answer))
    return visits


@contextmanager
def _page(browser: Browser, subject: Subject) -> Iterator[Page]:
    context = browser.new_context()
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(subject.prepare)
    try:
        yield context.new_page()
    finally:
        context.close()


@contextmanager
def _failing(subject: Subject, text: str) -> Iterator[None]:
    try:
        yield
    except PlaywrightError as error:
        reason = error.message.splitlines()[0]
        raise BrowserFailed(
            _("{name}没有回答“{text}”：{reason}", name=subject.name, text=text, reason=reason)
        ) from error


def _visit(page: Page, served: Served, subject: Subject, text: str, answer: dict[str, Any]) -> Visit:
    page.wait_for_timeout(REST_MS)
    sent = served.sent()
    sizes: Counter[str] = Counter()
    for path, size in sent:
        sizes[_kind(subject, path)] += size
    addresses = [unquote(address) for address in answer["addresses"][:SHOWN]]
    return Visit(text, answer["ms"], addresses, sizes, len(sent))


def _kind(subject: Subject, path: str) -> str:
    return next((kind for beginning, kind in subject.kinds if path.startswith(beginning)), PAGE)
