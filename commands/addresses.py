"""`tasks.py addresses`: the addresses of a site that was published, noted for ever."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
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

MOVED = "archive/addresses.json"
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
HEAD_BYTES = 16 * 1024


def note(content: Path, site: Path) -> int:
    """Add every page and feed of the site in the folder `site` that the ledger of addresses does not know yet.

    Items with a number stand in the ledger of numbers already, old addresses of what moved in `redirects.yml` or in
    git. Returns the exit status: 1 when something cannot be read.
    """
    register = content / REGISTER_FOLDER
    try:
        with system_errors_told():
            known = {entry.address for entry in read_published_addresses(register)} | _moved(site)
            found = sorted(
                (path, _title(site / path)) for path in _files(site) if is_noted(path) and path not in known
            )
            if found:
                append_published_addresses(register, found)
    except DisclosureError as error:
        print(error, file=sys.stderr)
        return 1
    print(_("地址台账新增 {count} 个地址", count=len(found)))
    return 0


def _files(site: Path) -> Iterator[str]:
    manifest = site / MANIFEST
    if not manifest.is_file():
        raise BuildFailed(_("{folder} 里没有 {name}，不是本程序生成的网站", folder=site, name=MANIFEST))
    yield from read_manifest(manifest.read_bytes()).files


def _moved(site: Path) -> set[str]:
    path = site / MOVED
    return set(json.loads(path.read_bytes())["moved"]) if path.is_file() else set()


def _title(path: Path) -> str:
    """The title of a page or feed without the name of the site."""
    with path.open("rb") as source:
        found = TITLE.search(source.read(HEAD_BYTES).decode("utf-8", "replace"))
    return unescape(found[1]).rpartition(" - ")[0].strip() if found else ""
