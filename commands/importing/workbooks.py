"""The sheets of an Excel file (XLSX) as grids of text, opened with suspicion.

What a table for people never holds is refused: macros, links to other files, encryption, bombs, sheets of a size that
nobody reads.
"""

from __future__ import annotations

import io
import warnings
from datetime import date, datetime, time
from decimal import Decimal

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from commands.importing.bare_workbooks import BareSheet, bare_workbook
from commands.importing.characters import clean
from commands.importing.errors import CannotImport
from commands.importing.grids import Grid, GridCell
from plugins.disclosure.attachment_contents import Fact, read_contents
from plugins.disclosure.attachment_contents.archives import Archive, Bomb, Locked
from plugins.disclosure.messages import _, label

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS, MAX_COLUMNS, MAX_MERGED = 5_000, 60, 300_000
_OLD_FORMAT = b"\xd0\xcf\x11\xe0"
# Ticks and empty boxes of symbol fonts have the codes of private characters.
_SYMBOLS = str.maketrans(
    {"\uf052": "■", "\uf0fe": "■", "\uf0fc": "√", "\uf050": "√", "\uf0a3": "□", "\uf06f": "□", "\uf0a8": "□"}
)
_REFUSED = {
    Fact.MACROS: label("文件里有宏"),
    Fact.ACTIVE: label("文件里有控件"),
    Fact.EXTERNAL: label("文件打开时会读取别处的内容"),
    Fact.LINKED: label("文件链接到别的文件"),
    Fact.EMBEDDED: label("文件里嵌有别的文件"),
    Fact.ENCRYPTED: label("文件加了密码，请先去掉密码"),
    Fact.BOMB: label("文件展开后过大"),
    Fact.BROKEN: label("不是可以读取的 Excel 文件（.xlsx）"),
}


def read_workbook(data: bytes, wanted: str, max_rows: int = MAX_ROWS) -> list[Grid]:
    """The sheets of a workbook in their order, of at most `max_rows` rows. Raises CannotImport with the reason.

    `wanted` is the name of what the tables should be, for messages about those that are too large for it.
    """
    if data.startswith(_OLD_FORMAT):
        raise CannotImport(_("这是旧格式（.xls）或加密的文件，请在 Excel 或 WPS 里另存为 .xlsx"))
    for fact, _detail in read_contents(data, "xlsx").found:
        if fact in _REFUSED:
            raise CannotImport(_(_REFUSED[fact]))
    try:
        return _grids(Archive(data), wanted, max_rows)
    except CannotImport:
        raise
    except Bomb:
        raise CannotImport(_(_REFUSED[Fact.BOMB])) from None
    except Locked:
        raise CannotImport(_(_REFUSED[Fact.ENCRYPTED])) from None
    except Exception:  # openpyxl answers broken files with errors of many kinds
        raise CannotImport(_(_REFUSED[Fact.BROKEN])) from None


def _grids(archive: Archive, wanted: str, max_rows: int) -> list[Grid]:
    if any(member.filename.startswith("xl/externalLinks/") for member in archive.members):
        raise CannotImport(_(_REFUSED[Fact.LINKED]))
    bare = bare_workbook(archive, wanted)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(bare.data), data_only=True)
    return [
        _grid(sheet, known, wanted, max_rows)
        for sheet, known in zip(book.worksheets, bare.sheets, strict=True)
    ]


def _grid(sheet: Worksheet, known: BareSheet, wanted: str, max_rows: int) -> Grid:
    def name_place(row: int, column: int) -> str:
        cell = f"{get_column_letter(column + 1)}{row + 1}"
        return _("工作表“{sheet}”的 {cell}", sheet=known.name, cell=cell)

    # Asked for its rows, a sheet makes every cell between the first and the last.
    texts = {place: text for place, cell in sheet._cells.items() if (text := _text(cell.value))}
    height = max((row for row, _column in texts), default=0)
    width = max((column for _row, column in texts), default=0)
    if height > max_rows or width > MAX_COLUMNS:
        raise CannotImport(
            _(
                "工作表“{name}”有 {rows} 行 {columns} 列，超出 {max_rows} 行 {max_columns} 列，不像{wanted}",
                name=known.name[:40],
                rows=height,
                columns=width,
                max_rows=max_rows,
                max_columns=MAX_COLUMNS,
                wanted=wanted,
            )
        )
    grid = Grid(name_place, clean(known.name), known.hidden)
    _put_merged(grid, known.merged, texts, height, width, wanted)
    for (row, column), text in texts.items():
        grid.put(row - 1, column - 1, GridCell(text, name_place(row - 1, column - 1)))
    return grid


def _put_merged(
    grid: Grid, merged: list[str], texts: dict[tuple[int, int], str], height: int, width: int, wanted: str
) -> None:
    """Put the cells that cover more than one place, as far as the table goes."""
    filled = 0
    for reference in merged:
        try:
            left, top, right, bottom = range_boundaries(reference)
        except (ValueError, TypeError):
            continue
        if not (left and top and right and bottom):
            continue
        rows, columns = min(bottom, height) - top + 1, min(right, width) - left + 1
        if rows < 1 or columns < 1:
            continue
        filled += rows * columns
        if filled > MAX_MERGED:
            raise CannotImport(_("合并的单元格太多，不像{wanted}", wanted=wanted))
        cell = GridCell(texts.get((top, left), ""), grid.name_place(top - 1, left - 1))
        grid.put(top - 1, left - 1, cell, rows, columns)


def _text(value: object) -> str:
    """What a cell says; numbers as they were typed, because Excel writes 352.6 as `352.60000000000002`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}".removesuffix(".0")
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date):
        return str(value)
    return clean(str(value).translate(_SYMBOLS)).strip()
