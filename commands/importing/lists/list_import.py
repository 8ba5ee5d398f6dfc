"""An exported list becomes items: its sheets, their headers and mapping, and each row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from commands.importing.catalog.item_place import Places
from commands.importing.drafts import Draft
from commands.importing.errors import CannotImport
from commands.importing.finishing import Parts, finish
from commands.importing.grids import Grid, GridCell
from commands.importing.lists.columns import ADDRESS, FILES, KEEP, PURPOSES, SKIP, TEXT, TEXT_FILE, written
from commands.importing.lists.headers import (
    Column,
    Header,
    find_header,
    guessed_header,
    header_at,
    is_numbering,
)
from commands.importing.lists.mapping import mapped_header, mapping_path, read_mapping, write_mapping
from commands.importing.lists.texts import ReadFile, add_text_files, attach, files_named, text_of_cell
from commands.importing.lists.values import MustNotBePublished, RowReader
from plugins.disclosure.messages import _
from plugins.disclosure.register import Register

EXPECTED = ("index_number", "publisher", "generated_on", "published_on", "topic")


@dataclass
class Sheet:
    """One sheet of a list that is imported."""

    grid: Grid
    header: Header


@dataclass
class ExportedList:
    """A list ready to be read row by row; `notes` say what of it was taken and left, and what to look at."""

    sheets: list[Sheet] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    todos: list[str] = field(default_factory=list)

    def rows(self) -> list[tuple[Sheet, int]]:
        """Every row of data that says anything."""
        return [
            (sheet, row)
            for sheet in self.sheets
            for row in range(sheet.header.first, sheet.grid.height)
            if any(texts := [cell.text for cell in sheet.grid.row(row)]) and not is_numbering(texts)
        ]


def open_list(grids: list[Grid], source: str, register_folder: Path) -> ExportedList:
    """The sheets of a list with their columns; writes the mapping when there is none yet.

    Raises CannotImport when no sheet is a list of items, and for a mapping that cannot be read.
    """
    path = mapping_path(register_folder, source)
    mapping = read_mapping(path)
    found = ExportedList()
    proposed: list[tuple[str, Header, bool]] = []
    for grid in (grid for grid in grids if grid.cells):
        known = mapping.get(grid.name) if mapping is not None else None
        if known is None:
            header = find_header(grid)
            proposed.append((grid.name, header or guessed_header(grid), header is not None))
            if mapping is not None:
                found.todos.append(_("对应关系里没有{sheet}，按表头辨认", sheet=_name(grid)))
        elif known.row:
            header, unknown = mapped_header(_deepest(grid, known.row - 1), known)
            found.todos += [
                _("对应关系里没有{sheet}的表头“{header}”，按表头辨认", sheet=_name(grid), header=name)
                for name in unknown
            ]
        else:
            found.notes.append(_("{sheet}：按对应关系不导入", sheet=_name(grid)))
            continue
        if header is None:
            found.todos.append(
                _(
                    "{sheet}里没有认出表头，没有导入；是清单的话，请在 {file} 里写明",
                    sheet=_name(grid),
                    file=path.name,
                )
            )
            continue
        header = _with_bare(grid, header)
        found.sheets.append(Sheet(grid, header))
        found.notes += _column_notes(grid, header)
    if mapping is None and proposed:
        write_mapping(path, source, proposed)
    if mapping is not None or proposed:
        found.notes.append(_("表头与字段的对应关系在 register/{file}，改正后再运行一次", file=path.name))
    if not found.sheets:
        raise CannotImport("；".join([*found.todos, *found.notes]) or _("表格是空的"))
    return found


def _deepest(grid: Grid, row: int) -> Header:
    """The header that a person says begins in `row`, as deep as makes most of its columns known."""
    if row >= grid.height:
        raise CannotImport(_("{sheet}没有第 {row} 行", sheet=_name(grid), row=row + 1))
    return max(
        (header_at(grid, row, depth) for depth in (1, 2, 3) if row + depth <= grid.height),
        key=lambda header: header.known,
    )


def _name(grid: Grid) -> str:
    return _("工作表“{name}”", name=grid.name) if grid.name else _("表格")


def _column_notes(grid: Grid, header: Header) -> Iterator[str]:
    by_target: dict[str, list[str]] = {}
    for column in header.columns:
        by_target.setdefault(column.target, []).append(column.header)
    taken = "；".join(
        f"{'、'.join(names)} → {_(written(target))}"
        for target, names in by_target.items()
        if target not in (KEEP, SKIP)
    )
    hidden = _("（隐藏的工作表）") if grid.hidden else ""
    yield _(
        "{sheet}{hidden}：表头在第 {row} 行，{taken}",
        sheet=_name(grid),
        hidden=hidden,
        row=header.row + 1,
        taken=taken,
    )
    if kept := by_target.get(KEEP):
        yield _("{sheet}：没有对应字段、保留原文的列：{names}", sheet=_name(grid), names="、".join(kept))
    if left := by_target.get(SKIP):
        yield _("{sheet}：不导入的列：{names}", sheet=_name(grid), names="、".join(left))


def _with_bare(grid: Grid, header: Header) -> Header:
    """The header with the columns that hold something and have none: what they say is kept."""
    named = {column.place for column in header.columns}
    bare = {
        column
        for row, column in sorted(grid.cells)
        if row >= header.first and column not in named and grid.cells[row, column].text
    }
    found = [
        Column(column, _("第 {column} 列（无表头）", column=column + 1), KEEP) for column in sorted(bare)
    ]
    return Header(header.row, header.first, (*header.columns, *found))


class RowImport:
    """Makes drafts of the rows of one list; `folder` is where the list lies, `source` its name."""

    def __init__(
        self, source: str, folder: Path, register: Register, places: Places, read_file: ReadFile
    ) -> None:
        self._source = source
        self._folder = folder
        self._reader = RowReader(register)
        self._places = places
        self._read_file = read_file
        self._names: dict[str, int] = {}

    def draft(self, sheet: Sheet, row: int) -> Draft:
        """The item of one row. Raises CannotImport with the place of what is wrong."""
        where = self.where(sheet, row)
        cells = [(column, sheet.grid.at(row, column.place)) for column in sheet.header.columns]
        try:
            read = self._reader.read(
                [(c.target, c.header, cell) for c, cell in cells if c.target not in PURPOSES]
            )
        except MustNotBePublished as error:
            raise CannotImport(str(error)) from None
        facts = read.facts
        for column, cell in cells:
            if column.target in (KEEP, ADDRESS) and cell.text:
                facts.keep(column.header, " ".join(cell.text.split()))
        parts = Parts(facts, stated=frozenset(read.stated))
        self._add_text(parts, [(column.target, cell) for column, cell in cells if cell.text])
        if not facts.fields.get("title"):
            raise CannotImport(_("没有名称"))
        if not parts.blocks:
            parts.todos.append(_("没有正文"))
        source = self._identity(parts)
        return finish(parts, source, self._places, EXPECTED, where)

    def where(self, sheet: Sheet, row: int) -> str:
        """The row in words."""
        if sheet.grid.name:
            return _("工作表“{sheet}”第 {row} 行", sheet=sheet.grid.name, row=row + 1)
        return _("第 {row} 行", row=row + 1)

    def _add_text(self, parts: Parts, cells: list[tuple[str, GridCell]]) -> None:
        title = str(parts.facts.fields.get("title", ""))
        for target, cell in cells:
            if target == TEXT:
                read = text_of_cell(cell.text, title, self._folder)
                parts.blocks += read.blocks
                parts.source_text += read.source_text
                parts.attachments |= read.attachments
                parts.todos += read.todos
            elif target in (TEXT_FILE, FILES):
                paths, wrong = files_named(cell.text, self._folder)
                if target == TEXT_FILE:
                    add_text_files(parts, paths, self._read_file)
                else:
                    for path in paths:
                        attach(parts, path)
                parts.todos += [
                    _("{place}：{message}", place=cell.place, message=message) for message in wrong
                ]
                if wrong:
                    parts.facts.keep(written(target), " ".join(cell.text.split()))

    def _identity(self, parts: Parts) -> str:
        """The name under which the row is known at the next import, wherever in the table it stands then."""
        fields = parts.facts.fields
        name = " ".join(str(fields.get("index_number") or fields["title"]).split())[:120]
        self._names[name] = self._names.get(name, 0) + 1
        if self._names[name] > 1:
            name = f"{name}（{self._names[name]}）"
        return f"{self._source}#{name}"
