"""`tasks.py review`: what a reviewer has to see of a proposal, as Markdown for any platform."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from commands.progress import progress_shown
from commands.proposals.comment import comment, refusal
from commands.proposals.proposal import proposal_of
from plugins.disclosure.cache import CACHE_FILE, opened
from plugins.disclosure.digests import code_digest
from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.site import build_date


def review(
    content: Path, base: str, date: str = "", cache: Path | None = None, into: Path | None = None
) -> int:
    """Write the comment about what `content` changes since it branched off the commit `base`, into a file or out.

    Returns the exit status: 1 when something stands in the way of merging, 2 when that cannot be told.
    """
    try:
        day = build_date(date, os.environ)
        with (
            progress_shown(),
            opened(cache / CACHE_FILE if cache else None, code_digest()) as known,
            proposal_of(content, base, day, known) as proposal,
        ):
            text, status = comment(proposal), 1 if proposal.errors else 0
    except DisclosureError as error:
        text, status = refusal(str(error)), 2
        print(error, file=sys.stderr)
    if into:
        into.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return status
