"""The text of attachments, where it can be had without an office program: PDF, documents in zip files, plain text.

What cannot be read has no text. That is no error: the attachment is published all the same.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from plugins.disclosure.attachment_contents.pdf import text_of_pages
from plugins.disclosure.attachments import Attachment

MAX_TEXT = 20_000
MAX_MEMBER = 16 * 1024 * 1024
MAX_PLAIN = 1024 * 1024
# Which members of the zip file hold text, and between which tags.
_MEMBERS = {
    "docx": (r"word/document\.xml", r"<w:t(?: [^>]*)?>([^<]*)</w:t>", "</w:p>"),
    "xlsx": (r"xl/sharedStrings\.xml", r"<(?:x:)?t(?: [^>]*)?>([^<]*)</(?:x:)?t>", "</si>"),
    "pptx": (r"ppt/slides/slide[0-9]+\.xml", r"<a:t(?: [^>]*)?>([^<]*)</a:t>", "</a:p>"),
    "ofd": (r".*/Content\.xml", r"<ofd:TextCode(?: [^>]*)?>([^<]*)</ofd:TextCode>", "</ofd:TextObject>"),
}
_PLAIN = ("csv", "txt")


def attachment_text(attachment: Attachment) -> str:
    """The title and, as far as they can be read, the first 20,000 characters of an attachment, one line a paragraph."""
    ending = attachment.name.rpartition(".")[2].lower()
    try:
        text = "\n".join(_lines(attachment.source, ending))[:MAX_TEXT]
    except Exception:  # hostile and broken archives fail in as many ways as there are
        text = ""
    return f"{attachment.title}\n{text}".strip()


def _lines(path: Path, ending: str) -> Iterator[str]:
    if ending in _PLAIN:
        with path.open("rb") as source:
            yield from source.read(MAX_PLAIN).decode("utf-8-sig", "replace").splitlines()
    if ending == "pdf":
        lines = map(str.strip, text_of_pages(path.read_bytes()).splitlines())
        yield from filter(None, lines)
    if ending not in _MEMBERS:
        return
    pattern, piece, end = _MEMBERS[ending]
    length = 0
    with zipfile.ZipFile(path) as archive:
        for member in sorted(archive.namelist(), key=lambda name: (len(name), name)):
            if not re.fullmatch(pattern, member):
                continue
            with archive.open(member) as source:
                markup = source.read(MAX_MEMBER).decode("utf-8", "replace")
            for block in markup.split(end):
                line = unescape("".join(re.findall(piece, block))).strip()
                length += len(line)
                if line:
                    yield line
                if length > MAX_TEXT:
                    return
