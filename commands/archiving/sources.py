"""What agencies wrote, for the archive: the files of items that are open to all, records and the register."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from commands.archiving.choosing import Part
from commands.archiving.entries import Entry
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.files import files_below, read_bytes
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.privacy_exceptions import PRIVACY_EXCEPTIONS

MOST_BYTES = 16 * 1024 * 1024


def source_entries(part: Part, catalog: Catalog, content: Path) -> Iterator[Entry]:
    """The files below `sources/`. What an item that is not open to all says or said is in none of them.

    Attachments are not repeated: they are the files of the site, as `attachments.csv` tells.
    Raises OSError, BadFrontMatter for a file that became too large.
    """
    records = [record for record in catalog.all_records() if part.is_whole or record.address in part.paths]
    items = [item for item in part.items if item.open_to_all]
    for source in sorted([*(item.source for item in items), *(record.source for record in records)]):
        yield _entry(content, source)
    yield from (_entry(content, source) for source in _register(part, content))


def _register(part: Part, content: Path) -> Iterator[str]:
    """The register, or of the package of a body what says who the body is and what the words mean."""
    folder = content / REGISTER_FOLDER
    for path in files_below(folder):
        below = path.relative_to(folder).as_posix()
        # Reasons why a number of a person may stand somewhere are nobody's business outside.
        if below == PRIVACY_EXCEPTIONS or path.is_symlink():
            continue
        own = part.body is not None and below == f"bodies/{part.body.code}.yml"
        if part.body is None or own or below.startswith("vocabularies/") or below == "index-schemes.yml":
            yield f"{REGISTER_FOLDER}/{below}"


def _entry(content: Path, source: str) -> Entry:
    return Entry.of_bytes(f"sources/{source}", read_bytes(content / source, MOST_BYTES))
