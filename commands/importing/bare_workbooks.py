"""Workbooks cut down to their cells: what they are drawn with trips libraries and can hide anything."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from commands.importing.errors import CannotImport
from plugins.disclosure.attachment_contents.archives import (
    Archive,
    BrokenMarkup,
    attribute,
    markup,
    name_of,
)
from plugins.disclosure.messages import _

MAX_PART = 24 * 1024 * 1024
MAX_SHEETS = 60
MAX_CELLS = 500_000
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STRINGS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class BareSheet(NamedTuple):
    """What is known of a sheet besides its cells; `merged` are the references of merged areas as written."""

    name: str
    hidden: bool
    merged: list[str]


class BareWorkbook(NamedTuple):
    """A workbook (XLSX) with cells and number formats only, and its sheets in the same order."""

    data: bytes
    sheets: list[BareSheet]


def bare_workbook(archive: Archive, wanted: str) -> BareWorkbook:
    """The cells of a workbook; a formula that was never calculated becomes a text.

    Raises CannotImport, with the name of what is `wanted`, for one that is too large; KeyError, BrokenMarkup and the
    errors of archives for one that is broken.
    """
    return _Cutting(archive, wanted).run()


class _Cutting:
    def __init__(self, archive: Archive, wanted: str) -> None:
        self._archive = archive
        self._members = {member.filename: member for member in archive.members}
        self._wanted = wanted
        self._cells = 0

    def run(self) -> BareWorkbook:
        book = self._root("xl/workbook.xml")
        sheets, parts = [], dict[str, bytes]()
        for number, (element, path) in enumerate(self._sheets(book), 1):
            root = self._root(path)
            merged = [cell.get("ref") or "" for cell in root.iter("{*}mergeCell")]
            hidden = element.get("state") in ("hidden", "veryHidden")
            sheets.append(BareSheet(element.get("name") or "", hidden, merged))
            parts[f"xl/worksheets/{number}.xml"] = self._sheet(root)
        if _STRINGS in self._members:
            parts[_STRINGS] = _written(_texts(self._root(_STRINGS)))
        if _STYLES in self._members:
            parts[_STYLES] = _written(_number_formats(self._root(_STYLES)))
        since_1904 = any(
            attribute(element, "date1904") in ("1", "true") for element in book.iter("{*}workbookPr")
        )
        return BareWorkbook(_zipped(len(sheets), since_1904, parts), sheets)

    def _sheets(self, book: etree._Element) -> Iterator[tuple[etree._Element, str]]:
        """The elements of the sheets and the paths of their parts."""
        targets = {
            relation.get("Id"): posixpath.normpath(posixpath.join("/xl", relation.get("Target") or ""))
            for relation in self._root("xl/_rels/workbook.xml.rels")
        }
        elements = list(book.iter("{*}sheet"))
        if len(elements) > MAX_SHEETS:
            raise CannotImport(_("工作表多于 {limit} 张", limit=MAX_SHEETS))
        for element in elements:
            yield element, targets[attribute(element, "id")].lstrip("/")

    def _root(self, path: str) -> etree._Element:
        member = self._members[path]
        if member.file_size > MAX_PART:
            raise CannotImport(_("工作表太大，请只留下{wanted}的表格", wanted=self._wanted))
        data = self._archive.read(member)
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise BrokenMarkup
        return markup(data)

    def _sheet(self, root: etree._Element) -> bytes:
        """The markup of a sheet with nothing but cells that hold something."""
        bare = etree.Element("worksheet")
        for data in root.findall("{*}sheetData"):
            for cell in list(data.iter("{*}c")):
                value, formula = cell.find("{*}v"), cell.find("{*}f")
                if formula is not None and (value is None or not value.text):
                    cell.set("t", "str")
                    cell[:] = [_element("v", f"={formula.text or ''}")]
                elif value is None and cell.find("{*}is") is None and cell.get("r"):
                    cell.getparent().remove(cell)
                    continue
                self._cells += 1
            bare.append(_texts(data))
        if self._cells > MAX_CELLS:
            raise CannotImport(_("工作表太大，请只留下{wanted}的表格", wanted=self._wanted))
        return _written(bare)


def _element(name: str, text: str) -> etree._Element:
    element = etree.Element(name)
    element.text = text
    return element


def _texts(root: etree._Element) -> etree._Element:
    """The same with plain texts: without readings of characters and fonts, and with the characters that are meant."""
    etree.strip_elements(root, "{*}rPh", "{*}phoneticPr", "{*}rPr")
    for element in root.iter("{*}t", "{*}v"):
        if element.text and "_x" in element.text:
            element.text = _ESCAPED.sub(_meant, element.text)
    return root


def _meant(escaped: re.Match[str]) -> str:
    """The character that Excel wrote as `_x000D_`; a line end for a control character, which XML cannot hold."""
    sign = chr(int(escaped[1], 16))
    return sign if sign.isprintable() or sign == "\t" else "\n" if sign in "\r\n\v\f" else ""


def _number_formats(root: etree._Element) -> etree._Element:
    """How numbers are shown, which tells dates from numbers, and no other style."""
    bare = etree.Element("styleSheet")
    for part in root:
        if name_of(part) in ("numFmts", "cellXfs"):
            bare.append(part)
    for style in bare.iter("{*}xf"):
        style[:] = []
        number = style.get("numFmtId")
        style.attrib.clear()
        style.set("numFmtId", number or "0")
    return bare


def _written(root: etree._Element) -> bytes:
    """The markup in the one namespace that libraries know."""
    for element in root.iter():
        element.tag = f"{{{_MAIN}}}{name_of(element)}"
    return bytes(etree.tostring(root, encoding="UTF-8"))


def _zipped(sheets: int, since_1904: bool, parts: dict[str, bytes]) -> bytes:
    numbers = range(1, sheets + 1)
    entries = "".join(f'<sheet name="{number}" sheetId="{number}" r:id="r{number}"/>' for number in numbers)
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/worksheet" Target="worksheets/{number}.xml"/>'
        for number in numbers
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
        + (
            f'<Override PartName="/{_STRINGS}" ContentType="{_SHEET_TYPE}.sharedStrings+xml"/>'
            if _STRINGS in parts
            else ""
        )
        + "</Types>",
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f'<workbookPr date1904="{int(since_1904)}"/><sheets>{entries}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        **parts,
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, part in members.items():
            archive.writestr(name, part)
    return target.getvalue()
