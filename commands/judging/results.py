"""Writes down what the judges found, for the accessibility statement (`content/register/accessibility.yml`)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from commands.judging.findings import Verdict
from commands.judging.lighthouse import ACCESSIBILITY, PERFORMANCE, Scores
from plugins.disclosure.accessibility_results import SUBJECTS
from plugins.publisher.templates import read_templates
from plugins.publisher.theme_files import theme_digest, theme_files

HEAD = """\
# 无障碍测试的结果，由 python3 tasks.py accessibility 写入，请不要手改。无障碍声明照此显示。
"""


def results(verdict: Verdict, scores: Sequence[Scores], day: date, theme: Path) -> str:
    """The file's text. Raises BuildFailed, OSError for a theme that cannot be read."""
    return HEAD + "\n".join(_lines(verdict, scores, day, theme)) + "\n"


def _lines(verdict: Verdict, scores: Sequence[Scores], day: date, theme: Path) -> Iterator[str]:
    yield f"tested_on: {day.isoformat()}"
    yield f"theme: {theme_digest(read_templates(theme / 'templates'), theme_files(theme / 'static'))}"
    yield f"axe: {json.dumps(verdict.tools.get('axe-core', '?'))}"
    yield f"chromium: {json.dumps(verdict.tools.get('Chromium', '?'))}"
    if scores:
        yield f"lighthouse: {json.dumps(scores[0].version)}"
    yield f"pages: {len(verdict.pages)}"
    yield f"of_pages: {verdict.of_pages}"
    yield f"looks: {verdict.looks}"
    yield f"rules: {len(verdict.rules)}"
    yield f"undecided: {verdict.undecided}"
    yield "proofs:"
    for proof in SUBJECTS:
        if verdict.proofs[proof]:
            yield f"  - {{proof: {proof}, pages: {verdict.proofs[proof]}, faults: {verdict.faults[proof]}}}"
    if scores:
        yield "scores:"
    for score in scores:
        points = f"accessibility: {score.scores[ACCESSIBILITY]}, performance: {score.scores[PERFORMANCE]}"
        yield f"  - {{page: {json.dumps(score.page)}, {points}}}"
