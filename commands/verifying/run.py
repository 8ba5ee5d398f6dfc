"""Verify a copy and tell what was found."""

from __future__ import annotations

import sys
from pathlib import Path

from commands.progress import progress_shown
from commands.verifying.live_site import verify_address
from commands.verifying.local_copy import verify_folder
from commands.verifying.signatures import key_of_file
from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.messages import _

FORMATS = ("text", "json")
INTACT, DIFFERS, CANNOT = 0, 1, 2


def verify(place: str, key_file: str = "", form: str = "text") -> int:
    """Verify the copy in a folder or at an http(s) address and print the outcome in one of `FORMATS`.

    `key_file` holds the public key that the user trusts. Returns the exit status: 0 when every file is as listed and
    the signature, if there has to be one, is good; 1 when something differs; 2 when it cannot be found out.
    """
    if form not in FORMATS:
        names = _("、").join(FORMATS)
        print(_("没有“{form}”这种格式，可以用：{forms}", form=form, forms=names), file=sys.stderr)
        return CANNOT
    try:
        key = key_of_file(Path(key_file)) if key_file else None
        is_address = place.lower().startswith(("http://", "https://"))
        with progress_shown():
            outcome = verify_address(place, key) if is_address else verify_folder(Path(place), key)
    except DisclosureError as error:
        print(_("无法核对：{reason}", reason=error), file=sys.stderr)
        return CANNOT
    print(outcome.as_json() if form == "json" else "\n".join(outcome.as_text()))
    return INTACT if outcome.is_good else DIFFERS
