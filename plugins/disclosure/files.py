"""Reading files that somebody else has written: size, links and encoding are checked before anything is parsed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.disclosure.errors import BadFrontMatter, BuildFailed
from plugins.disclosure.messages import _

LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"})


def read_text(path: Path, max_bytes: int) -> str:
    """The text of a regular UTF-8 file, line ends as `\\n`, without a byte order mark.

    Raises BadFrontMatter for a link, a device, a file over `max_bytes`, or another encoding.
    """
    return as_text(read_bytes(path, max_bytes))


def as_text(data: bytes) -> str:
    """The text of a file's bytes, line ends as `\\n`, without a byte order mark; raises BadFrontMatter."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadFrontMatter(_("文件不是 UTF-8 编码"), line, _("用编辑器另存为 UTF-8 编码")) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_bytes(path: Path | str, max_bytes: int) -> bytes:
    """The bytes of a regular file; raises BadFrontMatter for a link, a device or a file over `max_bytes`."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        if Path(path).is_symlink():
            raise BadFrontMatter(_("这是一个链接，不是文件"), 1, _("放入文件本身")) from None
        raise BadFrontMatter(
            _("文件 {name} 打不开：{reason}", name=Path(path).name, reason=error.strerror),
            1,
            _("检查文件是否存在、是否可读"),
        ) from None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise BadFrontMatter(_("这不是普通文件"), 1, _("放入文件本身"))
        size, data = status.st_size, b""
        # One piece more than it should be: the file may have grown in the meantime.
        while size <= max_bytes and (piece := os.read(descriptor, status.st_size + 1)):
            data += piece
            size = max(size, len(data))
    finally:
        os.close(descriptor)
    if size > max_bytes:
        raise BadFrontMatter(
            _("文件太大（{size} 字节，上限 {limit}）", size=size, limit=max_bytes), 1, _("把大的内容作为附件")
        )
    return data


def files_below(folder: Path) -> list[Path]:
    """Everything below a folder that is not a folder, in order; raises OSError for a folder that cannot be listed.

    A folder that does not exist has no files.
    """

    def refuse(error: OSError) -> None:
        raise error

    if not folder.exists():
        return []
    found = [
        Path(below) / name for below, _folders, names in os.walk(folder, onerror=refuse) for name in names
    ]
    return sorted(found)


@contextmanager
def system_errors_told() -> Iterator[None]:
    """Turn what the system refuses into BuildFailed with the file's name and the reason."""
    try:
        yield
    except OSError as error:
        place = error.filename or _("文件")
        raise BuildFailed(
            _("{file} 读写出错：{reason}", file=place, reason=error.strerror or error)
        ) from None
