"""The theme's own files: style sheets, scripts, pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from plugins.disclosure.digests import digest
from plugins.disclosure.files import files_below
from plugins.disclosure.outputs import CopiedFile

FOLDER = "theme/"
NAMES_OTHERS = (".css", ".js", ".svg", ".webmanifest")


def theme_files(folder: Path) -> Iterator[CopiedFile]:
    """Every file below the theme's `static` folder, with its place below `theme/`."""
    for path in files_below(folder):
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        yield CopiedFile(f"{FOLDER}{path.relative_to(folder).as_posix()}", path, sha256)


def theme_digest(templates: Mapping[str, str], files: Iterable[CopiedFile]) -> str:
    """Stands for everything that a theme consists of: its templates (name → text) and its files."""
    texts = (part for item in sorted(templates.items()) for part in item)
    return digest(*texts, "", *(part for file in files for part in (file.path, file.sha256))).hex()


def used_files(files: Sequence[CopiedFile], templates: Iterable[str]) -> list[CopiedFile]:
    """Those of the theme's files that some templates name, or that a file named by them names.

    So a capability without content leaves no style sheet behind to which nothing leads.
    """
    found: dict[str, CopiedFile] = {}
    # Pages name a file by its place below the site's root, style sheets and scripts as it lies beside them.
    pending = [(text, FOLDER) for text in templates]
    while pending:
        text, folder = pending.pop()
        for file in files:
            if file.path not in found and folder + file.path.removeprefix(FOLDER) in text:
                found[file.path] = file
                if file.path.endswith(NAMES_OTHERS):
                    pending.append((file.source.read_text(encoding="utf-8", errors="replace"), ""))
    return [file for file in files if file.path in found]
