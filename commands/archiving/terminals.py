"""A plain ZIP file for terminals of libraries: unpack it, open a file, read; nothing to install, no network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from commands.archiving.choosing import Part
from commands.archiving.entries import Entry, sums_text
from commands.archiving.sites import BuiltSite
from plugins.disclosure.messages import _

START, READ_ME, SUMS = "start.html", "readme.txt", "SHA256SUMS"


def terminal_entries(part: Part, site: BuiltSite, entries: Sequence[Entry], name: str) -> list[Entry]:
    """Every file of the ZIP file, below the folder `name`; all names are ASCII, known to every ZIP reader."""
    files = [*entries]
    if part.is_whole:
        files.append(Entry.of_bytes(START, _start(site).encode()))
    first = START if part.is_whole else "receipt.html"
    files.append(Entry.of_bytes(READ_ME, _read_me(part, site, first)))
    files.append(Entry.of_bytes(SUMS, sums_text(files)))
    ordered = sorted(files, key=lambda entry: ("/" in entry.path, entry.path))
    return [replace(entry, path=f"{name}/{entry.path}") for entry in ordered]


def _start(site: BuiltSite) -> str:
    """A page that goes to the home page by itself, and has a link for where that is switched off."""
    name = escape(site.name)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(site.setting("language"))}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="refresh" content="0; url=site/index.html">\n<title>{name}</title>\n</head>\n'
        f'<body>\n<p><a href="site/index.html">{name}</a></p>\n</body>\n</html>\n'
    )


def _read_me(part: Part, site: BuiltSite, first: str) -> bytes:
    lines = [
        _("{site}：{part}（截至 {day}）", site=site.name, part=part.title, day=site.date),
        site.url,
        "",
        _("怎样打开"),
        _("1. 先把压缩包全部解压，不要在压缩包里直接双击。"),
        _("2. 双击 {file}，用浏览器查阅。不用联网，也不用安装任何程序。", file=first),
        "",
        _("怎样核对文件完整、没有被改动"),
        _("Linux 或 macOS：在本文件夹里运行 sha256sum -c SHA256SUMS"),
        _("Windows：运行 certutil -hashfile 文件名 SHA256，与 SHA256SUMS 里的一行比较"),
    ]
    if part.is_whole:
        lines.append(_("site 文件夹里的 manifest.json 是全部文件的清单。"))
    # Old editors on Windows know the encoding by the mark, and the lines by both signs.
    return ("\ufeff" + "".join(f"{line}\r\n" for line in lines)).encode()
