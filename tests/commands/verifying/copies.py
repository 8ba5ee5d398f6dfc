"""Small copies with manifests, and what both verifiers say of them."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
from pathlib import Path

from commands.verifying.run import verify
from plugins.archive.verify import LEFTOVER, NAMES, main
from plugins.disclosure.manifest import Manifest
from plugins.disclosure.outputs import FileFacts
from tests.make import write

FILES = {
    "index.html": b"<h1>home</h1>\n",
    "items/a/1.html": b"one\n" * 50,
    "items/a/2.html": b"two\n" * 9,
    "items/b/empty.txt": b"",
    "theme/site.css": bytes(range(256)),
}


def manifest(files: dict[str, bytes] = FILES) -> bytes:
    """The manifest of some files."""
    facts = {path: FileFacts(hashlib.sha256(data).digest(), len(data)) for path, data in files.items()}
    return Manifest({"date": "2026-06-30", "commit": "c" * 40}, facts).to_bytes()


def make_copy(folder: Path, files: dict[str, bytes] = FILES) -> Path:
    """A whole copy in a new folder."""
    for path, data in {**files, "manifest.json": manifest(files)}.items():
        write(folder / path, data)
    return folder


def told(place: Path | str, key: Path | str = "") -> tuple[int, dict]:
    """Exit status and JSON of `tasks.py verify`."""
    with contextlib.redirect_stdout(io.StringIO()) as printed, contextlib.redirect_stderr(printed):
        status = verify(str(place), str(key), "json")
    return status, json.loads(printed.getvalue()) if status < 2 else {"message": printed.getvalue()}


def told_by_own(place: Path | str) -> tuple[int, dict[str, list[str]], str]:
    """Exit status of the copy's own `verify.py`, the paths it names by kind, and all that it prints."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        status = main([str(place)])
    lines = printed.getvalue().splitlines()
    named = {
        kind: [line.removeprefix(f"{name}: ") for line in lines if line.startswith(f"{name}: ")]
        for kind, name in NAMES.items()
    }
    return status, named, printed.getvalue()


def both(place: Path) -> tuple[int, dict[str, list[str]]]:
    """What both say, which is the same; kinds without paths are left out."""
    status, data = told(place)
    own_status, named, printed = told_by_own(place)
    assert status == own_status, printed
    assert status == 2 or named == {kind: data[kind] for kind in NAMES}
    return status, {kind: paths for kind, paths in named.items() if paths}


def damage(found: dict[str, list[str]]) -> set[str]:
    """Every path that is named as damage."""
    return {path for kind, paths in found.items() if kind != LEFTOVER for path in paths}
