"""The theme's own files: style sheets, scripts, pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from plugins.disclosure.files import files_below
from plugins.disclosure.outputs import CopiedFile


def theme_files(folder: Path) -> Iterator[CopiedFile]:
    """Every file below the theme's `static` folder, to be published below `theme/`."""
    for path in files_below(folder):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        yield CopiedFile(f"theme/{path.relative_to(folder).as_posix()}", path, digest)
