"""One source becomes one report; nothing is written unless every figure could be read."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from commands.importing.annual_reports.grids import html_grids
from commands.importing.annual_reports.report_file import report_file
from commands.importing.annual_reports.table_finding import read_tables
from commands.importing.annual_reports.texts import ReportText, read_text
from commands.importing.errors import CannotImport
from commands.importing.grids import Grid
from commands.importing.html.tree import parse_html
from commands.importing.sources import MAX_BYTES, read_source
from commands.importing.workbooks import read_workbook
from plugins.disclosure.annual_reports.identities import IDENTITIES, broken
from plugins.disclosure.errors import BadFrontMatter, DisclosureError
from plugins.disclosure.field_types import DATE
from plugins.disclosure.files import read_bytes
from plugins.disclosure.messages import _
from plugins.disclosure.places import REGISTER_FOLDER, REPORT_PLACE, REPORTS_FOLDER
from plugins.disclosure.register import read_register

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Target:
    """Which report it shall be: the body by code or name, the year, the day of publication if it is known."""

    into: Path
    body: str
    year: str
    published_on: str = ""


@dataclass
class Source:
    """What was read of a file."""

    grids: list[Grid]
    text: ReportText = field(default_factory=ReportText)


def run(source: Path, target: Target) -> int:
    """Import `source` and print what there is to say; gives 0, or 1 when nothing was written."""
    try:
        path = _place(target)
        read = _read(source)
        _refuse_other_year(read.text, target)
        figures = read_tables(read.grids)
        if figures.problems:
            print(_("没有写入，{source} 里有 {count} 处读不出：", source=source, count=len(figures.problems)))
            print("\n".join(f"    {problem}" for problem in figures.problems))
            return 1
        published_on = target.published_on or read.text.published_on
        _write(path, report_file(figures.found, published_on, read.text.chapters))
    except (DisclosureError, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        print(_("没有写入：{reason}", reason=reason))
        return 1
    print(_("写入 {path}：{count} 格", path=path, count=len(figures.found)))
    todos = list(read.text.todos)
    if not published_on:
        todos.append(_("来源没有写发布日期，请补上"))
    if not read.text.chapters:
        todos.append(_("来源没有各章的正文，请在“（待撰写）”处撰写"))
    todos += [
        _("勾稽关系不成立：{complaint}", complaint=identity.complaint(figures.found))
        for identity in broken(IDENTITIES, figures.found)
    ]
    for todo in todos:
        print(f"    {todo}")
    return 0


def _place(target: Target) -> Path:
    """The file to write; raises CannotImport when it may not be written."""
    body = read_register(target.into / REGISTER_FOLDER).bodies.find(target.body.strip())
    if body is None or not body.code:
        raise CannotImport(_("机构名录里没有“{body}”，或它还没有机构编码", body=target.body))
    source = f"{REPORTS_FOLDER}/{body.code}/{target.year}.md"
    if not REPORT_PLACE.fullmatch(source):
        raise CannotImport(_("年份“{year}”应是四位数字", year=target.year))
    if target.published_on and not DATE.fullmatch(target.published_on):
        raise CannotImport(_("日期“{date}”应写成 2026-03-05 的样子", date=target.published_on))
    path = target.into / source
    if os.path.lexists(path):
        raise CannotImport(_("{path} 已经有了，没有覆盖", path=path))
    return path


def _read(source: Path) -> Source:
    try:
        data = read_bytes(source, MAX_BYTES)
    except BadFrontMatter as error:
        raise CannotImport(str(error)) from None
    if data.startswith((_ZIP, _OLE)):
        return Source(read_workbook(data, _("年度报告")))
    soup = parse_html(read_source(source))
    return Source(html_grids(soup), read_text(soup, source.parent))


def _refuse_other_year(text: ReportText, target: Target) -> None:
    if text.years and int(target.year) not in text.years:
        years = _("、").join(map(str, sorted(text.years)))
        raise CannotImport(_("来源是 {years} 年的报告，不是 {year} 年的", years=years, year=target.year))


def _write(path: Path, text: str) -> None:
    """Write a new file; raises FileExistsError when somebody was faster."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
