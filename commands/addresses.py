"""`tasks.py addresses`: the addresses of a site that was published, noted for ever."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

from plugins.disclosure.errors import BuildFailed, DisclosureError
from plugins.disclosure.files import system_errors_told
from plugins.disclosure.manifest import MANIFEST, read_manifest
from plugins.disclosure.messages import _
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.published_addresses import (
    append_published_addresses,
    is_noted,
    read_published_addresses,
)

# Gives the bytes of a file of a site by its path, None where there is none.
Read = Callable[[str], bytes | None]
MOVED = "archive/addresses.json"
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
HEAD_BYTES = 16 * 1024


def note(content: Path, site: Path) -> int:
    """Add every page and feed of the site in the folder `site` that the ledger of addresses does not know yet.

    Items with a number stand in the ledger of numbers already, old addresses of what moved in `redirects.yml` or in
    git. Returns the exit status: 1 when something cannot be read.
    """

    def read(path: str) -> bytes | None:
        return (site / path).read_bytes() if (site / path).is_file() else None

    return _told(lambda: _note(content, read, str(site)))


def note_target(content: Path, name: str, file: Path) -> int:
    """The same for the site that stands at the target `name` of the file of targets."""
    from commands.publishing.opening import open_place
    from commands.publishing.targets import read_target

    def work() -> int:
        place = open_place(read_target(file, name))
        return _note(content, place.read, place.title)

    return _told(work)


def _told(work: Callable[[], int]) -> int:
    try:
        with system_errors_told():
            count = work()
    except DisclosureError as error:
        print(error, file=sys.stderr)
        return 1
    print(_("地址台账新增 {count} 个地址", count=count))
    return 0


def _note(content: Path, read: Read, where: str) -> int:
    """Add what is new and give its number."""
    register = content / REGISTER_FOLDER
    known = {entry.address for entry in read_published_addresses(register)}
    new = [path for path in _files(read, where) if is_noted(path) and path not in known]
    moved = _moved(read) if new else set()
    found = sorted((path, _title(read(path) or b"")) for path in new if path not in moved)
    if found:
        append_published_addresses(register, found)
    return len(found)


def _files(read: Read, where: str) -> Iterator[str]:
    manifest = read(MANIFEST)
    if manifest is None:
        raise BuildFailed(_("{folder} 里没有 {name}，不是本程序生成的网站", folder=where, name=MANIFEST))
    yield from read_manifest(manifest).files


def _moved(read: Read) -> set[str]:
    told = read(MOVED)
    return set(json.loads(told)["moved"]) if told is not None else set()


def _title(page: bytes) -> str:
    """The title of a page or feed without the name of the site."""
    found = TITLE.search(page[:HEAD_BYTES].decode("utf-8", "replace"))
    return unescape(found[1]).rpartition(" - ")[0].strip() if found else ""
