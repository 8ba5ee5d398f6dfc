"""`tasks.py supervise`: the figures of the supervision pages on the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from plugins.disclosure.cache import CACHE_FILE, opened
from plugins.disclosure.digests import code_digest
from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.loading import ContentFolder
from plugins.disclosure.messages import _
from plugins.disclosure.parallel import available_workers
from plugins.disclosure.site import build_date
from plugins.disclosure.supervision.export import as_csv, as_json, base_shown, shown
from plugins.disclosure.supervision.survey import DECLARED, Scope, Survey


def supervise(
    content: Path, date: str = "", body: str = "", form: str = "text", cache: Path | None = None
) -> int:
    """Print the figures of `content` on `date` (default: today), of all bodies or of one (a name or code).

    Returns the exit status: 1 when the content cannot be used, 2 for a form or a body that does not exist. Findings
    do not matter here: `check` tells them; files that cannot be read are counted on standard error.
    """
    if form not in FORMATS:
        print(
            _("没有“{form}”这种格式，可以用：{forms}", form=form, forms=_("、").join(FORMATS)),
            file=sys.stderr,
        )
        return 2
    try:
        day = build_date(date, os.environ)
        with opened(cache / CACHE_FILE if cache else None, code_digest()) as known:
            catalog = ContentFolder(content, known, available_workers()).load(day).catalog
    except DisclosureError as error:
        print(error, file=sys.stderr)
        return 1
    survey = Survey(catalog)
    scopes = _chosen(survey, body)
    if not scopes:
        print(_("机构名录里没有“{body}”", body=body), file=sys.stderr)
        return 2
    if catalog.unread:
        print(_("另有 {count} 个文件读不出，没有计入", count=len(catalog.unread)), file=sys.stderr)
    try:
        print(FORMATS[form](survey, scopes), end="", flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _chosen(survey: Survey, body: str) -> Sequence[Scope]:
    if not body:
        return [*survey.scopes, survey.whole]
    found = survey.facts.catalog.register.bodies.find(body)
    return [Scope(found.slug, found.name)] if found else []


def text(survey: Survey, scopes: Sequence[Scope]) -> str:
    """The figures of the last of some scopes (of all bodies, or of the one that was asked for), one a line."""
    scope = scopes[-1]
    lines = [_("{name}，截至 {day}", name=scope.name, day=survey.day)]
    section = ""
    for declared in DECLARED:
        if declared.section != section:
            section = declared.section
            lines += ["", _(section)]
        value = survey.value(scope.slug, declared)
        lines.append(f"  {_(declared.label)}  {shown(declared, value)}  {base_shown(value)}".rstrip())
    if scope.slug == survey.whole.slug:
        lines += ["", _("检查指标")]
        lines += [
            _("  触及否决项：{rule}（现有 {count} 个）", rule=_(veto.rule), count=veto.count)
            for veto in survey.vetoes
            if veto.applies
        ] or [_("  没有触及栏目方面的否决项")]
    return "\n".join(lines) + "\n"


FORMATS: dict[str, Callable[[Survey, Sequence[Scope]], str]] = {"text": text, "csv": as_csv, "json": as_json}
