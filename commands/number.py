"""`tasks.py number`: index numbers for the items that have none."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from commands.atomic_files import write_atomically
from plugins.disclosure.errors import DisclosureError, InvalidNumber
from plugins.disclosure.ledger import append_to_ledger, read_ledger
from plugins.disclosure.loading import load
from plugins.disclosure.messages import _
from plugins.disclosure.numbering import Given, Numbering
from plugins.disclosure.site import build_date


def number(content: Path) -> int:
    """Give every `new-` file its index number, rename it with its attachments and note it in the ledger.

    Returns the exit status: 1 when an item could not be numbered; the others are.
    """
    try:
        catalog = load(content, build_date("", os.environ)).catalog
        numbering = Numbering(catalog, read_ledger(content / "register"))
    except DisclosureError as error:
        print(error, file=sys.stderr)
        return 1
    waiting = [item for item in (*catalog.items, *catalog.held_back) if not item.index_number]
    failures = 0
    for item in sorted(waiting, key=lambda item: (str(item.fields.generated_on), item.source)):
        try:
            given = numbering.give(item)
            _rename(content, given)
        except (InvalidNumber, OSError) as error:
            print(_("{file}：没有编号。{reason}", file=item.source, reason=error), file=sys.stderr)
            failures += 1
        else:
            print(_("{file} → 索引号 {number}", file=item.source, number=given.number))
    print(_("编了 {count} 个索引号", count=len(waiting) - failures))
    return 1 if failures else 0


def _rename(content: Path, given: Given) -> None:
    """Move the file and its attachments; the ledger is written first, so that a number is never given twice."""
    old, new = content / given.item.source, content / given.target
    if new.exists() or new.with_suffix("").exists():
        raise InvalidNumber(_("{file} 已经存在", file=given.target))
    append_to_ledger(content / "register", [(given.number.text, given.target)])
    folder = old.with_suffix("")
    text = old.read_text(encoding="utf-8").replace(f"]({folder.name}/", f"]({new.stem}/")
    write_atomically(new, text.encode(), content / "register")
    if folder.is_dir():
        folder.rename(new.with_suffix(""))
    old.unlink()
