"""`tasks.py check`: every finding about a content folder."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

from commands.progress import progress_shown
from plugins.disclosure.cache import CACHE_FILE, opened
from plugins.disclosure.digests import code_digest
from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.findings import SEVERITY_LABELS, Severity
from plugins.disclosure.loading import ContentFolder
from plugins.disclosure.messages import _
from plugins.disclosure.parallel import available_workers
from plugins.disclosure.site import build_date


def check(content: Path, date: str = "", cache: Path | None = None) -> int:
    """Print every finding about `content` as it stands on `date` (default: today).

    What the build has left in the folder `cache` is not read again, and the other way round.
    Returns the exit status: 1 when one of them is an error or the register cannot be used.
    """
    try:
        day = build_date(date, os.environ)
        with progress_shown(), opened(cache / CACHE_FILE if cache else None, code_digest()) as known:
            loaded = ContentFolder(content, known, available_workers()).load(day)
    except DisclosureError as error:
        print(error, file=sys.stderr)
        return 1
    for finding in loaded.findings:
        print(finding)
    counts = Counter(finding.severity for finding in loaded.findings)
    summary = _("，").join(f"{_(SEVERITY_LABELS[severity])} {counts[severity]}" for severity in Severity)
    items = len(loaded.catalog.items) + len(loaded.catalog.held_back)
    print(_("检查了 {items} 条信息：{summary}", items=items, summary=summary))
    return 1 if counts[Severity.ERROR] else 0
