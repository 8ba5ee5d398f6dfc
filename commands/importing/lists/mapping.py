"""The mapping of a list, written for a person to correct: header → field, purpose or 不导入."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, NamedTuple

from commands.atomic_files import write_atomically
from commands.importing.errors import CannotImport
from commands.importing.lists.columns import KEEP, read_target, written
from commands.importing.lists.headers import Column, Header
from plugins.disclosure import front_matter
from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.files import read_text
from plugins.disclosure.messages import _

ENDING = ".mapping.yml"
MAX_BYTES = 1024 * 1024
_LONGEST_NAME = 150
SHEETS, SHEET, ROW, COLUMNS = "sheets", "sheet", "header_row", "columns"


class SheetMapping(NamedTuple):
    """What a person wrote for one sheet: the row of the header from 1, 0 for a sheet to leave out, and the targets."""

    row: int
    targets: dict[str, str]


def mapping_path(register_folder: Path, source: str) -> Path:
    """The file beside the report that belongs to the source with this name."""
    name = source.rpartition("/")[2]
    if "/" in source or len(name.encode()) > _LONGEST_NAME:
        name = f"{name[: _LONGEST_NAME // 4]}-{hashlib.sha256(source.encode()).hexdigest()[:8]}"
    return register_folder / f"{name}{ENDING}"


def read_mapping(path: Path) -> dict[str, SheetMapping] | None:
    """What the file says, by sheet; None when there is none. Raises CannotImport with the line of what is wrong."""
    if not path.exists() and not path.is_symlink():
        return None
    try:
        raw = front_matter.parse(read_text(path, MAX_BYTES), 1, front_matter.REGISTER_LIMITS)
        return dict(map(_sheet, _entries(raw)))
    except BadFrontMatter as error:
        raise CannotImport(
            _("对应关系 {file} 第 {line} 行：{message}", file=path.name, line=error.line, message=error)
        ) from None


def _entries(raw: front_matter.Mapping) -> list[front_matter.Mapping]:
    entries = raw.get(SHEETS)
    if not isinstance(entries, list) or not all(isinstance(entry, front_matter.Mapping) for entry in entries):
        raise BadFrontMatter(_("应有 {key}，下面逐个工作表写对应关系", key=SHEETS), 1, "")
    return entries


def _sheet(entry: front_matter.Mapping) -> tuple[str, SheetMapping]:
    row, columns = entry.get(ROW, ""), entry.get(COLUMNS) or front_matter.Mapping(entry.line)
    if not isinstance(row, str) or not row.isascii() or not row.isdigit() or len(row) > 6:
        raise BadFrontMatter(
            _("{key} 应写表头在第几行，不导入的工作表写 0", key=ROW), entry.lines.get(ROW, entry.line), ""
        )
    if not isinstance(columns, front_matter.Mapping):
        raise BadFrontMatter(_("{key} 下面应逐列写“表头: 字段”", key=COLUMNS), entry.line, "")
    targets: dict[str, str] = {}
    for header, text in columns.items():
        target = read_target(text) if isinstance(text, str) else None
        if target is None:
            raise BadFrontMatter(
                _(
                    "“{header}”对应的“{text}”既不是字段也不是{keep}、不导入等",
                    header=header,
                    text=text,
                    keep=KEEP,
                ),
                columns.lines.get(header, entry.line),
                "",
            )
        targets[header] = target
    return str(entry.get(SHEET, "")), SheetMapping(int(row), targets)


def write_mapping(path: Path, source: str, sheets: list[tuple[str, Header, bool]]) -> None:
    """Write what was found for the first time: each sheet with its header and whether it is imported."""
    entries: list[dict[str, Any]] = [
        {
            SHEET: name,
            ROW: str(header.row + 1 if taken else 0),
            COLUMNS: {column.header: written(column.target) for column in header.columns},
        }
        for name, header, taken in sheets
    ]
    note = _(
        "# {source} 的表头与字段的对应关系。改正后再运行一次导入即可；右边写字段名称，或者："
        "正文、正文文件、附件文件、链接、保留（留在“未能归入的原始信息”）、不导入。\n"
        "# header_row 是表头（的第一行）在第几行；写 0 的工作表不导入。",
        source=source,
    )
    text = f"{note}\n{front_matter.dump_yaml({SHEETS: entries})}"
    write_atomically(path, text.encode(), path.parent)


def mapped_header(grid_header: Header, mapping: SheetMapping) -> tuple[Header, list[str]]:
    """The header with a person's targets, and the headers of which the mapping says nothing."""
    unknown = [column.header for column in grid_header.columns if column.header not in mapping.targets]
    columns = tuple(
        Column(column.place, column.header, mapping.targets.get(column.header, column.target))
        for column in grid_header.columns
    )
    return Header(grid_header.row, grid_header.first, columns), unknown
