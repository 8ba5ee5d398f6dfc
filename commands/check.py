"""`tasks.py check`: the findings about a content folder, or those that a change brings."""

from __future__ import annotations

import datetime
import gc
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from commands.checking.comparison import Baseline, brought_by, silent_changes
from commands.checking.formats import FORMATS
from commands.checking.github import markdown_summary
from commands.checking.lost_lines import lost_lines
from commands.checking.report import Report
from commands.checking.repository import Changes, Incomparable, Repository
from commands.checking.rules import QR_CODE, findings_of, own_finding
from commands.progress import progress_shown
from commands.site_checks import unreadable_codes
from commands.tools import ToolMissing
from plugins.disclosure.cache import CACHE_FILE, Cache, opened
from plugins.disclosure.digests import code_digest
from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.findings import Finding, errors, in_order
from plugins.disclosure.loading import ContentFolder, Loaded
from plugins.disclosure.messages import _
from plugins.disclosure.parallel import Aside, available_workers
from plugins.disclosure.site import build_date

# Whoever writes an item should not wait for ten thousand codes; `tasks.py test` reads all.
MOST_PAGES = 2000
SUMMARY_FILE = "GITHUB_STEP_SUMMARY"


def check(
    content: Path,
    date: str = "",
    cache: Path | None = None,
    base: str = "",
    form: str = "text",
    site: Path | None = None,
) -> int:
    """Print the findings about `content` as it stands on `date` (default: today) in one of `FORMATS`.

    With `base`, a revision of git, those that the changes since then bring; when that cannot be said, everything,
    and why. What the build has left in the folder `cache` is not read again, and the other way round.
    Of a built `site` the QR codes are read too: all of them, or those of some pages where there are very many.
    Returns the exit status: 1 when one of the findings is an error or the register cannot be used, 2 for a form
    that does not exist.
    """
    if form not in FORMATS:
        print(
            _("没有“{form}”这种格式，可以用：{forms}", form=form, forms=_("、").join(FORMATS)),
            file=sys.stderr,
        )
        return 2
    try:
        day = build_date(date, os.environ)
    except DisclosureError as error:
        print(error, file=sys.stderr)
        return 1
    try:
        with (
            _without_collector(),
            progress_shown(),
            opened(cache / CACHE_FILE if cache else None, code_digest()) as known,
        ):
            report = _examine(content, day, known, base)
    except DisclosureError as error:
        print(error, file=sys.stderr)
        if form == "text":
            return 1
        report = Report(findings_of(error, content))
    report = _from_top(report, content)
    if site:
        report = replace(report, findings=[*report.findings, *_unreadable_codes(site)])
    return _tell(report, form)


def _unreadable_codes(site: Path) -> list[Finding]:
    try:
        with progress_shown():
            proof = unreadable_codes(site, MOST_PAGES)
    except ToolMissing as error:
        print(error, file=sys.stderr)
        return []
    read = _("读了网站 {pages} 页里的 {codes} 个二维码", pages=proof.pages, codes=proof.codes)
    print(read, file=sys.stderr)
    return [
        own_finding(QR_CODE, f"{site.name}/{problem.page}", problem.line, problem.message)
        for problem in proof.problems
    ]


def _examine(content: Path, day: datetime.date, cache: Cache | None, base: str) -> Report:
    changes = Aside(partial(_changes_since, content, base)) if base else None
    try:
        return _examined(content, day, cache, changes)
    finally:
        if changes:
            changes.stop()


def _examined(
    content: Path, day: datetime.date, cache: Cache | None, changes: Aside[Changes] | None
) -> Report:
    loaded = ContentFolder(content, cache, available_workers(), certainly=True).load(day)
    items = len(loaded.catalog.items) + len(loaded.catalog.held_back)
    everything = Report(loaded.findings, items, day=day)
    try:
        baseline = Baseline(Repository(content), day, cache)
        if changes:
            return _compared(everything, loaded, baseline, content, changes.result())
        if cache:
            baseline.remember_clean(loaded.findings)
    except Incomparable as error:
        if changes:
            reason = _("算不出改动了什么，所以检查并列出全部内容：{reason}", reason=error)
            return replace(everything, reason=reason)
    return everything


def _changes_since(content: Path, base: str) -> Changes:
    repository = Repository(content)
    return repository.changes_since(repository.merge_base(base))


def _compared(
    everything: Report, loaded: Loaded, baseline: Baseline, content: Path, changes: Changes
) -> Report:
    told = brought_by(changes, loaded.findings, baseline.findings_of(changes.commit))
    told += silent_changes(content, changes, loaded.catalog, baseline.day)
    told += lost_lines(content, baseline.repository, changes)
    return replace(everything, findings=in_order(told), base=changes.commit, changed_files=changes.count)


def _from_top(report: Report, content: Path) -> Report:
    """The report with the names of files as the repository's pages know them."""
    try:
        prefix = Repository(content).prefix
    except Incomparable:
        return report
    return replace(
        report, findings=[replace(finding, file=prefix + finding.file) for finding in report.findings]
    )


def _tell(report: Report, form: str, environment: Mapping[str, str] = os.environ) -> int:
    if report.reason:
        print(report.reason, file=sys.stderr)
    if form == "github" and environment.get(SUMMARY_FILE):
        try:
            with Path(environment[SUMMARY_FILE]).open("a", encoding="utf-8") as target:
                target.write(markdown_summary(report))
        except OSError as error:
            print(_("{file} 读写出错：{reason}", file=SUMMARY_FILE, reason=error.strerror), file=sys.stderr)
    try:
        print(FORMATS[form](report), end="", flush=True)
    except BrokenPipeError:
        # Whoever reads has seen enough; Python would complain once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1 if errors(report.findings) else 0


@contextmanager
def _without_collector() -> Iterator[None]:
    """Spare Python the search for garbage among a hundred thousand objects that are none: half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # The program ends with the check, so what is left need not be searched either.
        gc.freeze()
        if was_on:
            gc.enable()
