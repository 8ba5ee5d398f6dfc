"""The text of PDF files page by page, and what they would do when they are opened."""

from __future__ import annotations

import io
import logging
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from plugins.disclosure.attachment_contents.contents import Contents, Fact, PassageWriter
from plugins.disclosure.attachment_contents.people import looks_like_a_person
from plugins.disclosure.messages import _, label

MAX_PAGES = 3_000
MAX_OBJECTS = 100_000
MAX_SECONDS = 60.0
NOTES = label("批注或表单")
_SCRIPTS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/RichMediaExecute", "/Rendition"}


class TookTooLong(Exception):
    """A file keeps the program busy longer than any honest one."""


def read_pdf(data: bytes) -> Contents:
    """The contents of a PDF file, whatever its bytes."""
    from pypdf import PdfReader  # a second to import, and needed for new attachments only

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    found = Contents()
    try:
        with _time_limit(MAX_SECONDS):
            reader = PdfReader(io.BytesIO(data), strict=False)
            if reader.is_encrypted:
                found.note(Fact.LOCKED if reader.decrypt("") else Fact.ENCRYPTED)
                if found.found[0].fact is Fact.ENCRYPTED:
                    return found
            _author(reader, found)
            _objects(reader, found)
            _pages(reader, found)
    except TookTooLong:
        found.note(Fact.PARTIAL)
    except Exception as error:  # pypdf answers broken files with errors of many kinds
        found.note(Fact.BROKEN, type(error).__name__)
    return found


def text_of_pages(data: bytes) -> str:
    """What stands on the pages of a PDF file, a page after the other, without notes and forms."""
    notes = _(NOTES)
    pages = (passage for passage in read_pdf(data).passages if passage.places != [notes])
    return "\n".join(passage.text for passage in pages)


def _author(reader: Any, found: Contents) -> None:
    author = str((reader.metadata or {}).get("/Author") or "").strip()
    if looks_like_a_person(author):
        found.note(Fact.AUTHOR, author)


def _pages(reader: Any, found: Contents) -> None:
    """The text of every page; a page that cannot be read is told, and the others are still looked at."""
    found.pages = len(reader.pages)
    writer = PassageWriter()
    end = time.monotonic() + MAX_SECONDS
    try:
        for number in range(found.pages):
            if number >= MAX_PAGES or writer.full or time.monotonic() > end:
                raise TookTooLong
            writer.at(_("第 {number} 页", number=number + 1))
            try:
                writer.add(f"{reader.pages[number].extract_text()}\n")
            except TookTooLong:
                raise
            except Exception as error:  # as above
                found.note(Fact.BROKEN, f"{number + 1}: {type(error).__name__}")
    finally:
        found.add(writer)
    if not any(passage.text.strip() for passage in found.passages) and found.pages:
        found.note(Fact.NO_TEXT)


def _objects(reader: Any, found: Contents) -> None:
    """Look at every object, used or not: scripts hide in places that no list names, and so do notes and forms."""
    writer = PassageWriter()
    writer.at(_(NOTES))
    numbers = {(number, generation) for generation, table in reader.xref.items() for number in table}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    try:
        for seen, (number, generation) in enumerate(sorted(numbers)):
            if seen >= MAX_OBJECTS:
                raise TookTooLong
            try:
                value = reader.get_object(_reference(reader, number, generation))
            except TookTooLong:
                raise
            except Exception:  # as above; what nothing can read does nothing
                continue
            _look_at(value, found, writer, 0)
    finally:
        found.add(writer)


def _reference(reader: Any, number: int, generation: int) -> Any:
    from pypdf.generic import IndirectObject

    return IndirectObject(number, generation, reader)


def _look_at(value: Any, found: Contents, writer: PassageWriter, depth: int) -> None:
    """Note what one object does, with what it holds directly."""
    from pypdf.generic import DictionaryObject

    if depth > 20:
        return
    if isinstance(value, list):
        for inner in value:
            _look_at(inner, found, writer, depth + 1)
    if not isinstance(value, DictionaryObject):
        return
    _actions(value, found)
    for key in ("/Contents", "/V", "/TU", "/RC"):
        text = value.raw_get(key) if key in value else None
        if isinstance(text, str) and not text.startswith("/"):
            writer.add(f"{text}\n")
    for inner in value.values():
        if isinstance(inner, dict | list):
            _look_at(inner, found, writer, depth + 1)


def _actions(value: Any, found: Contents) -> None:
    action = value.raw_get("/S") if "/S" in value else None
    if isinstance(action, str) and action in _SCRIPTS:
        found.note(Fact.ACTIVE, str(action).lstrip("/"))
    if "/JS" in value:
        found.note(Fact.ACTIVE, "JavaScript")
    if "/EF" in value:
        found.note(Fact.EMBEDDED, str(value.get("/UF") or value.get("/F") or ""))


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise TookTooLong in the body after so many seconds, where the system can interrupt it."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(_signal: int, _frame: Any) -> None:
        raise TookTooLong

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
