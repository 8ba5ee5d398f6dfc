"""Files that the settings name for the frame of every page: emblem, marks of the footer, a portal's header and style.

They are the agency's own, but come from elsewhere: every one is looked at before it is published.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError, fromstring

from plugins.disclosure.digests import ROOT
from plugins.disclosure.errors import BadFrontMatter, BuildFailed
from plugins.disclosure.files import as_text, read_bytes
from plugins.disclosure.messages import _

FOLDER = "frame/"
MAX_PICTURE = 200_000
MAX_TEXT = 100_000
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
SVG_RUNS = {"script", "foreignobject", "iframe", "object", "embed", "handler", "listener"}
OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#|data:image/)|@import", re.IGNORECASE)


@dataclass(frozen=True)
class Picture:
    """A picture of the frame: `address` below the site's root, with its digest, and its bytes."""

    address: str
    data: bytes


def frame_file(setting: str, name: str, folder: Path = ROOT) -> Path:
    """Where a file lies that a setting names, as seen from the folder of the project (or another one)."""
    if not name.strip() or "\0" in name:
        raise BuildFailed(_("{setting} 没有写明文件", setting=setting))
    return folder / name


def read_frame_text(setting: str, path: Path) -> str:
    """The text of such a file; raises BuildFailed when it cannot be read or is no UTF-8 text."""
    try:
        return as_text(_bytes(setting, path, MAX_TEXT))
    except BadFrontMatter as error:
        raise BuildFailed(f"{setting} {path.name}：{error}") from None


def read_picture(setting: str, path: Path) -> Picture:
    """A picture by its content: PNG, JPEG or an SVG that neither runs nor loads anything; else raises BuildFailed."""
    data = _bytes(setting, path, MAX_PICTURE)
    if data.startswith(PNG):
        ending = "png"
    elif data.startswith(JPEG):
        ending = "jpg"
    elif b"<svg" in data:
        _refuse_active_svg(setting, path.name, data)
        ending = "svg"
    else:
        raise BuildFailed(
            _("{setting} 的文件 {name} 按内容不是 SVG、PNG 或 JPEG 图片", setting=setting, name=path.name)
        )
    return Picture(f"{FOLDER}{hashlib.sha256(data).hexdigest()[:12]}.{ending}", data)


def _bytes(setting: str, path: Path, limit: int) -> bytes:
    try:
        return read_bytes(path, limit)
    except BadFrontMatter as error:
        raise BuildFailed(_("{setting}：{reason}", setting=setting, reason=f"{path.name} {error}")) from None


def _refuse_active_svg(setting: str, name: str, data: bytes) -> None:
    wrong = _("不是有效的 XML")
    with suppress(ParseError, ValueError, RecursionError):
        wrong = _("含有 DTD 或实体") if b"<!DOCTYPE" in data or b"<!ENTITY" in data else _active_part(data)
    if wrong:
        raise BuildFailed(
            _("{setting} 的图片 {name} 不能用：{wrong}", setting=setting, name=name, wrong=wrong)
        )


def _active_part(data: bytes) -> str:
    root = fromstring(data)
    if _local(root.tag) != "svg":
        return _("最外层不是 svg")
    for element in root.iter():
        tag = _local(element.tag)
        if tag in SVG_RUNS or OUTSIDE.search(element.text or ""):
            return _("含有 <{tag}>", tag=tag)
        for key, value in element.attrib.items():
            attribute = _local(key)
            leads_out = attribute in ("href", "src") and not value.startswith(("#", "data:image/"))
            if attribute.startswith("on") or leads_out or OUTSIDE.search(value):
                return _("<{tag}> 含有 {attribute}", tag=tag, attribute=attribute)
    return ""


def _local(name: object) -> str:
    return str(name).rpartition("}")[2].lower()
