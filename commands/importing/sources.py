"""Source files: which ones there are, what their bytes say as text, and what kind of source each is."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from commands.importing.errors import CannotImport
from commands.importing.statutes.history import looks_like_history
from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.files import LITTER, read_bytes
from plugins.disclosure.messages import _

MAX_BYTES, MAX_OFFICE_BYTES = 10 * 1024 * 1024, 50 * 1024 * 1024
INFO_END = "<!-- INFO END -->"
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,20})""", re.IGNORECASE)
_HTML = re.compile(r"<(?:!doctype|html|head|body|div|table|p|span|meta|section|article)\b", re.IGNORECASE)
_GB = {"gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "gb18030", "hz-gb-2312"}


class Kind(Enum):
    """The sources that can be imported."""

    PAGE = "page"
    STATUTE = "statute"


@dataclass(frozen=True)
class Source:
    """A file to import; `name` is its path below the folder that was given, with `/`."""

    name: str
    path: Path


def find_sources(source: Path, leave_out: Path) -> list[Source]:
    """The file `source`, or every file below the folder `source` in a fixed order.

    Hidden files and the folder `leave_out` are not looked at. Links are listed, so that they are named in the
    report, and never followed.
    """
    if not source.is_dir():
        return [Source(_printable(source.name), source)]
    return sorted(_walk(source, leave_out.resolve()), key=lambda found: found.name)


def _walk(root: Path, leave_out: Path) -> Iterator[Source]:
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        links = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in links and (here / name).resolve() != leave_out
        )
        for name in (*files, *links):
            if not name.startswith(".") and name not in LITTER:
                path = here / name
                yield Source(_printable(path.relative_to(root).as_posix()), path)


def _printable(name: str) -> str:
    """A file name whose bytes are no UTF-8 with signs for them."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_source_bytes(path: Path) -> bytes:
    """The bytes of a source file; raises CannotImport for a link, a file that is too large, or an empty one."""
    try:
        data = read_bytes(path, MAX_OFFICE_BYTES)
    except BadFrontMatter as error:
        raise CannotImport(str(error)) from None
    if not data.strip():
        raise CannotImport(_("文件是空的"))
    return data


def read_source(path: Path) -> str:
    """The text of a source file; raises CannotImport."""
    return decode_source(read_source_bytes(path))


def decode_source(data: bytes) -> str:
    """The text of a source file, whatever Chinese encoding it is in.

    Raises CannotImport for one that is too large or binary, and for an unknown encoding.
    """
    if len(data) > MAX_BYTES:
        raise CannotImport(_("文件太大（{size} 字节，上限 {limit}）", size=len(data), limit=MAX_BYTES))
    text = _decode(data)
    if "\0" in text[:4096]:
        raise CannotImport(_("这不是文本文件"))
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\0" in data[:4096]:
        raise CannotImport(_("这不是文本文件"))
    declared = _CHARSET.search(data[:4096])
    named = declared[1].decode("ascii", "replace").lower() if declared else ""
    # UTF-8 first, whatever the page says: Chinese text in another encoding is practically never valid UTF-8.
    for encoding in ("utf-8", "gb18030" if named in _GB else named, "gb18030"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return _repaired(data, named)


def _repaired(data: bytes, named: str) -> str:
    """The text of a file that is broken in a few places; raises CannotImport when more than a few."""
    encoding = "gb18030" if named in _GB else "utf-8"
    text = data.decode(encoding, errors="replace")
    if text.count("\ufffd") * 200 > len(text):
        raise CannotImport(_("无法识别文件的编码"))
    return text


def kind_of(text: str) -> Kind | None:
    """What a source is by its content: a page, a statute, or None for neither."""
    beginning = text.lstrip("\ufeff \t\r\n")[:4096]
    if INFO_END in text or (beginning.startswith("# ") and looks_like_history(beginning)):
        return Kind.STATUTE
    if beginning.startswith("<") and _HTML.search(beginning):
        return Kind.PAGE
    return Kind.PAGE if re.search(r"<(?:html|body)\b", text[:100_000], re.IGNORECASE) else None
