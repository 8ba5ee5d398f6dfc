"""One source file: what kind it is by its content, and the drafts that it gives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from commands.importing.catalog.item_place import Places
from commands.importing.drafts import Draft
from commands.importing.errors import CannotImport
from commands.importing.finishing import Parts
from commands.importing.grids import Grid
from commands.importing.lists.csv_grids import MAX_ROWS, csv_grid, separators_of
from commands.importing.lists.headers import find_header
from commands.importing.lists.list_import import RowImport, open_list
from commands.importing.portal.page_import import import_page, read_page_parts
from commands.importing.report import Notes
from commands.importing.sources import Kind, Source, decode_source, kind_of, read_source_bytes
from commands.importing.statutes.statute_import import import_statute
from commands.importing.word.document_import import import_document, read_document_parts
from commands.importing.workbooks import read_workbook
from plugins.disclosure.attachments import OFFICE_2003
from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.hidden_characters import hidden_character
from plugins.disclosure.messages import _
from plugins.disclosure.parallel import in_workers
from plugins.disclosure.register import Register

_AS_TABLE = ("csv", "tsv")


class SourceReader:
    """Reads sources with one register; `register_folder` is where mappings of lists are written.

    `notes` are those of whole files by name, `used` the files that rows of lists took as their texts.
    """

    def __init__(self, register: Register, places: Places, register_folder: Path) -> None:
        self._register = register
        self._places = places
        self._folder = register_folder
        self.notes: dict[str, Notes] = {}
        self.used: set[Path] = set()

    def drafts(self, source: Source) -> Iterator[Draft | tuple[str, str]]:
        """The drafts of a source, and (place, reason) for every row that cannot be one. Raises CannotImport."""
        if hidden_character(source.name) or any(sign < " " for sign in source.name):
            raise CannotImport(_("文件名里有看不见的或无法识别的字符，请改名"))
        data = read_source_bytes(source.path)
        if data.startswith(b"PK\x03\x04"):
            yield from self._office(source, data)
            return
        if data.startswith(OFFICE_2003):
            raise CannotImport(_old_format(source.path, data))
        if is_attachment_only(data):
            raise CannotImport(_("没有网页、文档或表格用到这个文件；它可以作为附件，但自己成不了条目"))
        text = decode_source(data)
        kind = kind_of(text)
        if kind is Kind.PAGE:
            yield import_page(text, source.name, source.path.parent, self._register, self._places)
        elif kind is Kind.STATUTE:
            yield import_statute(text, source.name, self._places)
        elif grid := _table(text, source.path):
            yield from self._rows(source, [grid])
        else:
            raise CannotImport(_("不认识的文件种类：既不是带信息框的网页，也不是法规文本、表格或 Word 文档"))

    def parts(self, path: Path) -> Parts:
        """What a file says that a row of a list names as its text. Raises CannotImport."""
        self.used.add(path)
        data = read_source_bytes(path)
        if data.startswith(b"PK\x03\x04"):
            return read_document_parts(data, path, self._register)
        if data.startswith(OFFICE_2003):
            raise CannotImport(_old_format(path, data))
        return read_page_parts(decode_source(data), path.parent, self._register, needs_box=False)

    def _office(self, source: Source, data: bytes) -> Iterator[Draft | tuple[str, str]]:
        members = _members(data)
        if "word/document.xml" in members:
            yield import_document(data, source, self._register, self._places)
        elif "xl/workbook.xml" in members:
            yield from self._rows(source, read_workbook(data, _("清单"), MAX_ROWS))
        else:
            raise CannotImport(_("没有网页、文档或表格用到这个文件；它可以作为附件，但自己成不了条目"))

    def _rows(self, source: Source, grids: list[Grid]) -> Iterator[Draft | tuple[str, str]]:
        found = open_list(grids, source.name, self._folder)
        self.notes[source.name] = Notes(found.notes, found.todos)
        rows = RowImport(source.name, source.path.parent, self._register, self._places, self.parts)

        def draft(at: int) -> Draft | tuple[str, str]:
            sheet, row = places[at]
            try:
                return rows.draft(sheet, row)
            except (DisclosureError, OSError) as error:
                said = "｜".join(cell.text for cell in sheet.grid.row(row) if cell.text)
                return rows.where(sheet, row), f"{error}（{_shortened(said)}）"

        places = found.rows()
        yield from in_workers(draft, range(len(places)), 1, source.name)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 120 else line[:120] + "……"


def _table(text: str, path: Path) -> Grid | None:
    """A text as a table when it is one: by its header, or by the name of its file."""
    signs = separators_of(text)
    named = path.suffix.lower().lstrip(".") in _AS_TABLE
    broken: CannotImport | None = None
    for sign in signs:
        try:
            grid = csv_grid(text, sign)
        except CannotImport as error:
            broken = broken or error
            continue
        if find_header(grid):
            return grid
    if named and broken:
        raise broken
    return csv_grid(text, signs[0]) if named and signs else None


def is_list(path: Path) -> bool:
    """Whether a file is read before others, because it may name them."""
    return path.suffix.lower() in (".xlsx", ".csv", ".tsv")


def is_attachment_only(data: bytes) -> bool:
    """Whether a file is a PDF, a picture or the like."""
    return data.startswith((b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf"))


def _members(data: bytes) -> set[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return set(archive.namelist())
    except Exception:  # zipfile answers hostile archives with errors of many kinds
        raise CannotImport(_("文件已经损坏，无法打开")) from None


def _old_format(path: Path, data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _("文件加了密码，请先去掉密码")
    if path.suffix.lower() in (".xls", ".et"):
        return _("这是旧格式（.xls）或加密的文件，请在 Excel 或 WPS 里另存为 .xlsx")
    return _("这是旧格式（.doc、.wps）的文件，请在 Word 或 WPS 里另存为 .docx")
