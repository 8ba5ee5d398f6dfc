"""WACZ 1.1.1: a WARC file with its index and a list of pages in one ZIP file, for ReplayWeb.page and pywb."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from commands.archiving.choosing import Part
from commands.archiving.entries import Entry
from commands.archiving.pages import title_of
from commands.archiving.sites import BuiltSite
from commands.archiving.warcs import Indexed, moment, stored_gzip, write_warc
from commands.archiving.zips import write_zip

VERSION = "1.1.1"
WARC = "data.warc.gz"
# Lines of the index in one gzip member: what a reader fetches to find an address.
LINES = 1024


def write_wacz(target: Path, work: Path, part: Part, site: BuiltSite, entries: Sequence[Entry]) -> None:
    """Write the files of the site into a new WACZ file; `work` is a folder for the WARC.

    Raises BuildFailed, OSError.
    """
    warc = work / WARC
    try:
        indexed = write_warc(warc, WARC, entries, site)
        with warc.open("rb") as file:
            sha256, size = hashlib.file_digest(file, "sha256").digest(), file.tell()
        members = [
            Entry(f"archive/{WARC}", warc, sha256, size),
            *_indexes(indexed, site),
            Entry.of_bytes("pages/pages.jsonl", b"".join(_pages(part, site, entries))),
        ]
        described = Entry.of_bytes("datapackage.json", _description(part, site, members))
        digest = {"path": described.path, "hash": f"sha256:{described.sha256.hex()}"}
        members += [described, Entry.of_bytes("datapackage-digest.json", _json(digest))]
        write_zip(target, members, site.date)
    finally:
        warc.unlink(missing_ok=True)


def _indexes(indexed: Sequence[Indexed], site: BuiltSite) -> list[Entry]:
    """The sorted CDXJ index in gzip members, and the index of these."""
    name, stamp = "index.cdx.gz", moment(site.date).translate({ord(sign): None for sign in "-T:Z"})
    lines = sorted(f"{_key(one.url)} {stamp} {_line(one)}\n" for one in indexed)
    data, index = b"", [f'!meta 0 {{"format": "cdxj-gzip-1.0", "filename": "{name}"}}\n']
    for start in range(0, len(lines), LINES):
        member = b"".join(stored_gzip(["".join(lines[start : start + LINES]).encode()]))
        place = {
            "offset": len(data),
            "length": len(member),
            "digest": f"sha256:{hashlib.sha256(member).hexdigest()}",
            "filename": name,
        }
        index.append(f"{' '.join(lines[start].split(' ', 2)[:2])} {json.dumps(place)}\n")
        data += member
    return [
        Entry.of_bytes(f"indexes/{name}", data),
        Entry.of_bytes("indexes/index.idx", "".join(index).encode()),
    ]


def _key(url: str) -> str:
    """The address in the order of its parts from the most general one (SURT), as indexes are sorted by."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    return f"{','.join(reversed(host.split('.')))}{port}){parts.path.lower()}"


def _line(one: Indexed) -> str:
    fields = {
        "url": one.url,
        "mime": one.media_type.partition(";")[0],
        "digest": one.digest,
        "length": str(one.length),
        "offset": str(one.offset),
        "filename": WARC,
    }
    return json.dumps(fields)


def _pages(part: Part, site: BuiltSite, entries: Sequence[Entry]) -> Iterator[bytes]:
    """The head of the list, the home page, and the pages of the items in the package."""
    yield _json({"format": "json-pages-1.0", "id": "pages", "title": f"{site.name} {part.title}"})
    items = {item.address for item in part.items}
    for entry in sorted(entries, key=lambda one: (one.path != "index.html", one.path)):
        is_item = entry.path.startswith("items/") and entry.path.count("/") == 3
        is_list = entry.path.endswith("index.html") and entry.path.count("/") <= 1
        if entry.path.endswith(".html") and (entry.path in items or is_item or is_list):
            url = site.address(entry.path)
            yield _json(
                {
                    "id": str(uuid.uuid5(uuid.NAMESPACE_URL, url)),
                    "url": url,
                    "ts": moment(site.date),
                    "title": title_of((site.folder / entry.path).read_bytes()),
                }
            )


def _description(part: Part, site: BuiltSite, members: Sequence[Entry]) -> bytes:
    main = site.address("index.html") if part.is_whole else ""
    described: dict[str, Any] = {
        "profile": "data-package",
        "wacz_version": VERSION,
        "title": f"{site.name} {part.title}",
        "description": site.setting("description"),
        "created": moment(site.date),
        "modified": moment(site.date),
        "software": "Yangguang",
        **({"mainPageUrl": main, "mainPageDate": moment(site.date)} if main else {}),
        "resources": [
            {
                "name": Path(entry.path).name,
                "path": entry.path,
                "hash": f"sha256:{entry.sha256.hex()}",
                "bytes": entry.size,
            }
            for entry in members
        ],
    }
    return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False) + "\n").encode()
