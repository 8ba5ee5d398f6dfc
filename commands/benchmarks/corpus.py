"""The content that is measured, and the changes of one item that a build has to take in."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

from commands.sample import write_catalog, write_item
from commands.sampling.items import item_files
from commands.sampling.plan import LAST_DAY, Planned
from commands.sampling.words import read_words
from plugins.disclosure.front_matter import split
from plugins.disclosure.places import CATALOG_FOLDER

# No other item of a sample is written from this number.
ADDED = 99_999


class Corpus:
    """A sample catalog in the new folder `content` from which one item in the middle is edited and one is added."""

    def __init__(self, content: Path, items: int) -> None:
        write_catalog(items, content)
        self.content = content
        with_text = (path for path in sorted((content / "catalog").rglob("*.md")) if _sentence_end(path))
        paths = list(with_text)
        self.edited = paths[len(paths) // 2]
        self._original = self.edited.read_text(encoding="utf-8")
        self._added: Path | None = None

    def restore(self) -> None:
        """The content as it was before `edit` and `add`."""
        self.edited.write_text(self._original, encoding="utf-8")
        if self._added:
            self._added.unlink()
            shutil.rmtree(self._added.with_suffix(""), ignore_errors=True)
            self._added = None

    def edit(self, number: int) -> None:
        """Change a sentence in the text of one item, in another way for every `number`."""
        edit_sentence(self.edited, number)

    def add(self, number: int) -> None:
        """Add an item with the newest day of the sample and the next serial, as every new one gets it."""
        words = read_words()
        body, seed = words.bodies[0], ADDED - number
        folder = self.content / CATALOG_FOLDER / body.code / str(LAST_DAY.year)
        serial = max((int(path.stem) for path in folder.glob("*.md")), default=0) + 1
        planned = Planned(seed, body, LAST_DAY, serial, words.genres[0], Random(seed))
        self._added = write_item(item_files(planned, words), self.content)


def edit_sentence(path: Path, number: int) -> None:
    """Lengthen the first sentence of the text of a Markdown file with front matter."""
    text = path.read_text(encoding="utf-8")
    place = _sentence_end(path)
    path.write_text(f"{text[:place]}，第{number}次核对无误{text[place:]}", encoding="utf-8")


def _sentence_end(path: Path) -> int:
    """Where the first sentence of the text ends; 0 where there is none."""
    text = path.read_text(encoding="utf-8")
    # Front matter of Hugo is JSON, and its end an empty line.
    start = text.find("\n\n") if text.startswith("{") else len(text) - len(split(text)[1])
    return max(text.find("。", start), 0)
