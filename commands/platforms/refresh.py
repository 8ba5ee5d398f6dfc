"""`tasks.py platforms`: code owners and templates for every hosting platform."""

from __future__ import annotations

import sys
from pathlib import Path

from commands.bootstrap import ROOT
from commands.platforms.owners import owner_files
from commands.platforms.templates import template_files
from plugins.disclosure.errors import DisclosureError


def refresh(content: Path) -> int:
    """Write the files into this repository; returns the exit status."""
    try:
        files = {**owner_files(content), **template_files()}
    except (DisclosureError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    for name, text in files.items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0
