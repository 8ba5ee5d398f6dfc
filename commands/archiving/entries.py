"""The files of a package, each known by digest and size before it is packed and proven while it is copied."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _

CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Entry:
    """One file at `path` below the package's root; `source` is where its bytes are, or the bytes themselves."""

    path: str
    source: Path | bytes
    sha256: bytes
    size: int

    @classmethod
    def of_bytes(cls, path: str, data: bytes) -> Entry:
        """A file that is made for the package."""
        return cls(path, data, hashlib.sha256(data).digest(), len(data))

    def chunks(self) -> Iterator[bytes]:
        """The bytes in pieces. Raises BuildFailed at the end when they are not those that were listed."""
        if isinstance(self.source, bytes):
            yield self.source
            return
        known, size = hashlib.sha256(), 0
        with self.source.open("rb") as file:
            while chunk := file.read(CHUNK):
                known.update(chunk)
                size += len(chunk)
                yield chunk
        if (known.digest(), size) != (self.sha256, self.size):
            raise BuildFailed(_("打包时 {file} 被改动了，请等网站生成完再打包", file=self.source))


def total_size(entries: list[Entry]) -> int:
    """The bytes of all files together."""
    return sum(entry.size for entry in entries)


def sums_text(entries: list[Entry]) -> bytes:
    """A list of digests as `sha256sum` writes and checks it; also the form of the manifests of BagIt."""
    lines = (f"{entry.sha256.hex()}  {entry.path}\n" for entry in sorted(entries, key=lambda one: one.path))
    return "".join(lines).encode()
