"""A copy in a folder: the site's own output, a mirror, an unpacked package."""

from __future__ import annotations

import os
from pathlib import Path

from commands.verifying.outcome import Outcome
from commands.verifying.signatures import proof_of
from plugins.archive.keys import PublicKey
from plugins.archive.signing import MAX_BYTES
from plugins.archive.verify import (
    CannotVerify,
    Found,
    differences,
    manifest_bytes,
    open_file,
    root_of,
    state_of,
)
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.manifest import read_manifest
from plugins.disclosure.messages import _
from plugins.disclosure.parallel import available_workers, in_workers

FILES_A_TASK = 64


def verify_folder(folder: Path, key: PublicKey | None) -> Outcome:
    """Compare the copy in or below a folder with its manifest; what counts is what the site's own `verify.py` says.

    Raises BuildFailed or InvalidManifest when there is nothing to compare with.
    """
    try:
        root = root_of(folder)
        data = manifest_bytes(root)
    except CannotVerify as error:
        raise BuildFailed(str(error)) from None
    manifest = read_manifest(data)
    listed = {path: (facts.size, facts.sha256.hex()) for path, facts in manifest.files.items()}
    found = Found(root)
    there = sorted(path for path in listed if path in found.files)

    def look(start: int) -> list[str]:
        return [state_of(root / path, *listed[path]) for path in there[start : start + FILES_A_TASK]]

    starts = range(0, len(there), FILES_A_TASK)
    states = [
        state for some in in_workers(look, starts, available_workers(), _("核对文件")) for state in some
    ]
    told = differences(listed, found, dict(zip(there, states, strict=True)))

    def fetch(path: str) -> bytes | None:
        if path not in found.files:
            return None
        with os.fdopen(open_file(root / path), "rb") as file:
            return file.read(MAX_BYTES)

    return Outcome(str(root), data, manifest, told, proof_of(data, fetch, key))
