"""The insides of attachments: their text, what in it is personal, and what no attachment should carry."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from typing import NamedTuple

from plugins.disclosure.attachment_contents.archives import Bomb, Locked
from plugins.disclosure.attachment_contents.contents import Contents, Fact, Found
from plugins.disclosure.attachment_contents.office import read_office
from plugins.disclosure.attachment_contents.pdf import read_pdf
from plugins.disclosure.attachment_contents.plain import read_lines, read_old_office, read_table
from plugins.disclosure.personal_data import Hit, personal_data

__all__ = ["NOTHING", "Contents", "Fact", "Found", "Insides", "PlacedHit", "look_inside", "read_contents"]

MAX_HITS = 40
_READERS: dict[str, Callable[[bytes], Contents]] = {
    "pdf": read_pdf,
    **dict.fromkeys(("docx", "xlsx", "pptx", "ofd"), read_office),
    **dict.fromkeys(("doc", "wps", "xls", "et"), read_old_office),
    "csv": read_table,
    "txt": read_lines,
}


class PlacedHit(NamedTuple):
    """Something personal and where in the attachment it stands."""

    hit: Hit
    place: str


class Insides(NamedTuple):
    """What is known of one attachment: facts, the first personal data, how many there are in all, pages, characters."""

    found: tuple[Found, ...]
    personal: tuple[PlacedHit, ...]
    personal_count: int
    pages: int
    characters: int


NOTHING = Insides((), (), 0, 0, 0)


def read_contents(data: bytes, ending: str) -> Contents:
    """The contents of an attachment, whatever its bytes: what cannot be read is among its facts."""
    reader = _READERS.get(ending)
    if reader is None:
        return Contents()
    try:
        return reader(data)
    except Bomb:
        return _only(Fact.BOMB)
    except Locked:
        return _only(Fact.ENCRYPTED)
    except zipfile.BadZipFile:
        return _only(Fact.BROKEN)
    except Exception as error:  # hostile files fail in as many ways as there are
        return _only(Fact.BROKEN, type(error).__name__)


def look_inside(data: bytes, ending: str) -> Insides:
    """Everything that the checks want to know of an attachment."""
    contents = read_contents(data, ending)
    placed: dict[tuple[str, str], PlacedHit] = {}
    for passage in contents.passages:
        for hit in personal_data(passage.text):
            place = passage.place(hit.start)
            placed.setdefault((place, hit.masked or hit.kind.value), PlacedHit(hit, place))
    surest = sorted(placed.values(), key=lambda one: not one.hit.certain)
    characters = sum(len(passage.text) for passage in contents.passages)
    return Insides(tuple(contents.found), tuple(surest[:MAX_HITS]), len(surest), contents.pages, characters)


def _only(fact: Fact, detail: str = "") -> Contents:
    contents = Contents()
    contents.note(fact, detail)
    return contents
