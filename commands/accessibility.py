"""`tasks.py accessibility` and `tasks.py lighthouse`: the judges of accessibility and speed on the command line."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from commands import build, tools
from commands.atomic_files import write_atomically
from commands.bootstrap import ROOT
from commands.judging import lighthouse
from commands.judging.judge import judge
from commands.judging.lighthouse import CATEGORIES, Scores
from commands.judging.page_kinds import pages_of_every_kind, templates_of
from commands.judging.results import results
from plugins.disclosure.accessibility_results import FILE
from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.messages import _
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.site import build_date

THEME = ROOT / "theme"


def test_and_note(content: Path, date: str) -> int:
    """Build `content`, judge the site, print what is wrong and note the results in the register.

    Returns the exit status: 1 when something is wrong, 2 when it could not be judged; then nothing is noted.
    """
    with tempfile.TemporaryDirectory(prefix="yangguang-") as folder:
        site = Path(folder).resolve() / "site"
        if status := build.build(content, site, build.Options(date=date)):
            return status
        try:
            verdict = judge(site, pages_of_every_kind(site, templates_of(content, date)))
            scores = list(_told(lighthouse.scores(site, lighthouse.usual_pages(site))))
            text = results(verdict, scores, build_date(date, os.environ), THEME)
        except (tools.ToolMissing, DisclosureError) as error:
            print(error, file=sys.stderr)
            return 2
    faults = [*map(str, verdict.findings), *(fault for score in scores for fault in score.faults)]
    print("\n".join(faults))
    path = content / REGISTER_FOLDER / FILE
    write_atomically(path, text.encode(), path.parent)
    print(
        _(
            "看了 {pages} 个网页，问题 {faults} 处，结果已写入 {file}",
            pages=len(verdict.pages),
            faults=len(faults),
            file=path,
        )
    )
    return 1 if faults else 0


def measure(site: Path, pages: Iterable[str]) -> int:
    """Print what Lighthouse says of pages of `site`, of the usual ones without any.

    Returns the exit status: 1 when a score is too low, 2 when there is nothing to judge or no Lighthouse.
    """
    chosen = list(pages) or lighthouse.usual_pages(site)
    absent = [page for page in chosen if not (site / page).is_file()]
    if absent or not chosen:
        print(_("没有这些网页：{pages}", pages=_("、").join(absent or [str(site)])), file=sys.stderr)
        return 2
    try:
        faults = [fault for score in _told(lighthouse.scores(site, chosen)) for fault in score.faults]
    except tools.ToolMissing as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(faults))
    return 1 if faults else 0


def _told(scores: Iterable[Scores]) -> Iterable[Scores]:
    """The same scores, each printed as soon as it is there."""
    for score in scores:
        points = "  ".join(f"{_(label)} {score.scores[name]}" for name, label in CATEGORIES.items())
        print(f"{score.page}: {points}", flush=True)
        yield score
