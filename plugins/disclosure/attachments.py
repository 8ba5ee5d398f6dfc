"""Attachments: what lies in the folder beside an item, recognised by content and never by name alone."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from plugins.disclosure.attachment_contents import NOTHING, Insides, look_inside
from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.files import read_bytes
from plugins.disclosure.hidden_characters import hidden_character
from plugins.disclosure.messages import _, label

MAX_BYTES = 100 * 1024 * 1024
MIN_BYTES = 3


@dataclass(frozen=True)
class FileType:
    """A type that may be attached: the endings it goes by, its name on the page and how its content is known."""

    label: str
    media_type: str
    endings: tuple[str, ...]
    matches: Callable[[bytes], bool]


@dataclass(frozen=True)
class Attachment:
    """One attached file; `source` is where it lies, `address` where it will be published (by its content's hash).

    `insides` are the facts about what it holds.
    """

    name: str
    title: str
    type_label: str
    media_type: str
    size: int
    sha256: str
    address: str
    source: Path
    original_scan: bool = False
    insides: Insides = NOTHING

    @property
    def ending(self) -> str:
        """The ending of its name in small letters, without the dot."""
        return self.source.suffix.lower().lstrip(".")


Look = Callable[[str, bytes, str], Insides]


def look(_sha256: str, data: bytes, ending: str) -> Insides:
    """The insides of an attachment with these bytes, found anew."""
    return look_inside(data, ending)


def _begins(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(starts)


def _zip_with(member: str) -> Callable[[bytes], bool]:
    def matches(data: bytes) -> bool:
        if not data.startswith(b"PK\x03\x04"):
            return False
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return member in archive.namelist()
        except Exception:  # zipfile answers hostile archives with errors of many kinds
            return False

    return matches


def _is_text(data: bytes) -> bool:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return "\0" not in text and not text.lstrip()[:1].startswith("<")


OFFICE_2003 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FILE_TYPES = (
    FileType("PDF", "application/pdf", ("pdf",), _begins(b"%PDF-")),
    FileType(
        label("Word 文档"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ("docx",),
        _zip_with("word/document.xml"),
    ),
    FileType(
        label("Excel 表格"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ("xlsx",),
        _zip_with("xl/workbook.xml"),
    ),
    FileType(
        label("演示文稿"),
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ("pptx",),
        _zip_with("ppt/presentation.xml"),
    ),
    FileType(label("OFD 版式文件"), "application/ofd", ("ofd",), _zip_with("OFD.xml")),
    FileType(label("Word 97-2003 文档"), "application/msword", ("doc", "wps"), _begins(OFFICE_2003)),
    FileType(label("Excel 97-2003 表格"), "application/vnd.ms-excel", ("xls", "et"), _begins(OFFICE_2003)),
    FileType(label("PNG 图片"), "image/png", ("png",), _begins(b"\x89PNG\r\n\x1a\n")),
    FileType(label("JPEG 图片"), "image/jpeg", ("jpg", "jpeg"), _begins(b"\xff\xd8\xff")),
    FileType(label("GIF 图片"), "image/gif", ("gif",), _begins(b"GIF87a", b"GIF89a")),
    FileType(label("CSV 数据"), "text/csv", ("csv",), _is_text),
    FileType(label("纯文本"), "text/plain", ("txt",), _is_text),
    FileType(label("MP3 音频"), "audio/mpeg", ("mp3",), _begins(b"ID3", b"\xff\xfb", b"\xff\xf3")),
    FileType(label("MP4 视频"), "video/mp4", ("mp4",), lambda data: data[4:8] == b"ftyp"),
)


def read_attachment(
    path: Path, folder_address: str, title: str = "", original_scan: bool = False, look: Look = look
) -> Attachment:
    """The attachment that lies at `path`, to be published below `folder_address`; `look` knows its insides.

    Raises BadFrontMatter for a link, an empty file, a type that may not be attached, or a name that does not tell
    the truth about the content.
    """
    hidden = hidden_character(path.name.replace("\n", "\0"))
    if hidden:
        raise BadFrontMatter(
            _("附件的文件名里有看不见的或不能显示的字符（{code}）", code=hidden), 1, _("给文件换一个名称")
        )
    data = read_bytes(path, MAX_BYTES)
    if len(data) < MIN_BYTES:
        raise BadFrontMatter(
            _("附件“{name}”是空的（{size} 字节）", name=path.name, size=len(data)), 1, _("重新放入完整的文件")
        )
    ending = path.suffix.lower().lstrip(".")
    candidates = [kind for kind in FILE_TYPES if ending in kind.endings]
    if not candidates:
        allowed = " ".join(name for kind in FILE_TYPES for name in kind.endings)
        raise BadFrontMatter(
            _("附件“{name}”的类型不能发布", name=path.name),
            1,
            _("转换成以下类型之一：{types}", types=allowed),
        )
    kind = candidates[0]
    if not kind.matches(data):
        raise BadFrontMatter(
            _("附件“{name}”的内容不是{type}", name=path.name, type=_(kind.label)),
            1,
            _("用原来的软件重新保存，或改正扩展名"),
        )
    digest = hashlib.sha256(data).hexdigest()
    return Attachment(
        name=path.name,
        title=title or path.stem,
        type_label=_(kind.label),
        media_type=kind.media_type,
        size=len(data),
        sha256=digest,
        address=f"{folder_address}/{digest[:12]}.{ending}",
        source=path,
        original_scan=original_scan,
        insides=look(digest, data, ending),
    )
