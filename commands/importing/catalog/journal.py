"""What imports have written, so that a later one may renew its own files and never those that somebody has edited."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from commands.atomic_files import write_atomically

JOURNAL = "import-journal.csv"
_LINE = re.compile(r"(?P<path>[^\n]+),(?P<digest>[0-9a-f]{64})")
_IMPORT_DAY = re.compile(r"(?<=\n  on: )[0-9]{4}-[0-9]{2}-[0-9]{2}(?=\n)")


class Journal:
    """The file `import-journal.csv` in the register: path below the content folder and digest, one item a line.

    A line is added as soon as an item is written, so a killed import leaves a journal of what it had done; a torn last
    line counts as none.
    """

    def __init__(self, register_folder: Path) -> None:
        self._path = register_folder / JOURNAL
        self._folder = register_folder
        self._digests: dict[str, str] = {}
        if self._path.is_file() and not self._path.is_symlink():
            text = self._path.read_bytes().decode("utf-8", "replace")
            self._digests = {m["path"]: m["digest"] for m in map(_LINE.fullmatch, text.splitlines()) if m}

    def note(self, path: str, text: str) -> None:
        """Remember that the item at `path` now says `text`."""
        found = digest(text)
        if self._digests.get(path) != found:
            self._digests[path] = found
            with self._path.open("a", encoding="utf-8", newline="\n") as journal:
                # An import that was killed may have left half a line.
                journal.write(f"\n{path},{found}\n")

    def wrote(self, path: str, text: str) -> bool:
        """Whether the item at `path` was written by an import exactly so, whatever its day."""
        return self._digests.get(path) == digest(text)

    def close(self) -> None:
        """Put the lines in order, so that the same import always leaves the same journal."""
        if self._digests:
            lines = "".join(f"{path},{self._digests[path]}\n" for path in sorted(self._digests))
            write_atomically(self._path, lines.encode(), self._folder)


def without_day(text: str) -> str:
    """The text of an item without the day on which it was imported."""
    return _IMPORT_DAY.sub("", text, count=1)


def digest(text: str) -> str:
    """Stands for the text of an item, whatever the day of its import."""
    return hashlib.sha256(without_day(text).encode()).hexdigest()
