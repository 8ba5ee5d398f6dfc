"""The manifest of a site: every file with size and SHA-256, and from what the site was made.

`manifest.json` at the root of the site lists every file but itself and its signatures. A copy that has exactly these
files is complete and unaltered; a signature of this one file vouches for all of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import FileFacts

MANIFEST = "manifest.json"
FORMAT = "yangguang-manifest/1"
# Signatures of the manifest cannot stand in it: minisign's, and OpenSSH's.
SIGNATURES = (f"{MANIFEST}.minisig", f"{MANIFEST}.sig")
PATH = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]*(?:/[0-9A-Za-z][0-9A-Za-z._-]*)*")
SHA256 = re.compile(r"[0-9a-f]{64}")


class InvalidManifest(DisclosureError):
    """A manifest that cannot be read; the text says why, in Chinese."""


@dataclass(frozen=True)
class Manifest:
    """What a site holds, and `source`: from what it was made (plain texts, numbers and mappings of these)."""

    source: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, FileFacts] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """JSON in which every file has a line of its own, so that two manifests can be compared line by line."""
        head = json.dumps({"format": FORMAT, **self.source}, ensure_ascii=False, indent=1)
        lines = ",\n".join(
            f'{{"path":"{path}","size":{facts.size},"sha256":"{facts.sha256.hex()}"}}'
            for path, facts in sorted(self.files.items())
        )
        return f'{head[:-2]},\n "files": [\n{lines}\n]}}\n'.encode()


def read_manifest(data: bytes) -> Manifest:
    """The manifest that these bytes are. Raises InvalidManifest."""
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        raise InvalidManifest(_("清单不是完整的 JSON 文件")) from None
    if not isinstance(told, dict) or told.get("format") != FORMAT or not isinstance(told.get("files"), list):
        raise InvalidManifest(_("这不是本程序生成的清单（{format}）", format=FORMAT))
    files: dict[str, FileFacts] = {}
    for number, entry in enumerate(told["files"], 1):
        path, facts = _entry(entry, number)
        if path in files:
            raise InvalidManifest(_("清单里第 {number} 个文件 {path} 重复", number=number, path=path))
        files[path] = facts
    source = {name: value for name, value in told.items() if name not in ("format", "files")}
    return Manifest(source, files)


def _entry(entry: Any, number: int) -> tuple[str, FileFacts]:
    match entry:
        # A path that leads out of the copy would let a forged manifest look at other files.
        case {"path": str(path), "size": int(size), "sha256": str(sha256)} if (
            PATH.fullmatch(path) and SHA256.fullmatch(sha256) and type(size) is int and size >= 0
        ):
            return path, FileFacts(bytes.fromhex(sha256), size)
    raise InvalidManifest(_("清单里第 {number} 个文件写得不对", number=number))
