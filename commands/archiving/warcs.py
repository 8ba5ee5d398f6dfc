"""WARC 1.1 (ISO 28500): every file of the site as a record under its public address.

The records are of the type `resource`: nobody fetched the files over HTTP, so no request and no answer is made up.
Each record is a gzip member of its own, stored and not compressed: the bytes of a compressor depend on its version.
"""

from __future__ import annotations

import base64
import struct
import uuid
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from commands.archiving.entries import Entry
from commands.archiving.sites import BuiltSite

# 10 bytes: magic, deflate, no flags, no time, no level, unknown system.
GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
BLOCK = 65535
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
    ".ofd": "application/ofd",
    ".zip": "application/zip",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Indexed:
    """Where the record of an address is in the WARC file; `digest` is that of the payload, as the record has it."""

    url: str
    media_type: str
    digest: str
    offset: int
    length: int


def moment(day: date) -> str:
    """The moment for which the records stand: the beginning of the day of the site."""
    return f"{day.isoformat()}T00:00:00Z"


def media_type(path: str) -> str:
    """The media type of a file by its ending."""
    return MEDIA_TYPES.get(Path(path).suffix.lower(), "application/octet-stream")


def write_warc(target: Path, name: str, entries: Iterable[Entry], site: BuiltSite) -> list[Indexed]:
    """Write the WARC file `name` with the entries, and tell where each is. Raises BuildFailed, OSError."""
    found = []
    told = moment(site.date)
    with target.open("xb") as file:
        info = Entry.of_bytes(name, _info(site))
        for piece in _members(_headers("warcinfo", info, told, "application/warc-fields", site, name), info):
            file.write(piece)
        for entry in entries:
            kind, offset = media_type(entry.path), file.tell()
            for piece in _members(_headers("resource", entry, told, kind, site), entry):
                file.write(piece)
            url = site.address(entry.path)
            found.append(Indexed(url, kind, _digest(entry), offset, file.tell() - offset))
    return found


def stored_gzip(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """One gzip member that holds the chunks as they are."""
    crc = size = 0
    waiting = b""
    yield GZIP_HEAD
    for chunk in chunks:
        crc, size = zlib.crc32(chunk, crc), size + len(chunk)
        waiting += chunk
        while len(waiting) > BLOCK:
            yield _stored(waiting[:BLOCK], is_last=False)
            waiting = waiting[BLOCK:]
    yield _stored(waiting, is_last=True)
    yield struct.pack("<II", crc, size & 0xFFFFFFFF)


def _stored(data: bytes, *, is_last: bool) -> bytes:
    return struct.pack("<BHH", is_last, len(data), len(data) ^ 0xFFFF) + data


def _members(head: bytes, entry: Entry) -> Iterator[bytes]:
    def record() -> Iterator[bytes]:
        yield head
        yield from entry.chunks()
        yield b"\r\n\r\n"

    return stored_gzip(record())


def _headers(kind: str, entry: Entry, told: str, content_type: str, site: BuiltSite, name: str = "") -> bytes:
    url = "" if name else site.address(entry.path)
    # Derived from what the record says, so that the same record always has the same one.
    seed = f"{kind} {url or name} {told} {entry.sha256.hex()}"
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, seed)}>",
        "WARC-Date": told,
        "WARC-Filename": name,
        "WARC-Target-URI": url,
        "WARC-Payload-Digest": "" if name else _digest(entry),
        "WARC-Block-Digest": _digest(entry),
        "Content-Type": content_type,
        "Content-Length": str(entry.size),
    }
    lines = "".join(f"{field}: {text}\r\n" for field, text in fields.items() if text)
    return f"WARC/1.1\r\n{lines}\r\n".encode()


def _digest(entry: Entry) -> str:
    return f"sha256:{base64.b32encode(entry.sha256).decode()}"


def _info(site: BuiltSite) -> bytes:
    fields = {
        "software": "Yangguang",
        "format": "WARC File Format 1.1",
        "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "isPartOf": site.name,
        "operator": site.setting("organiser"),
        "description": site.source["commit"],
    }
    return "".join(f"{name}: {text}\r\n" for name, text in fields.items() if text).encode()
