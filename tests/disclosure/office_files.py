"""Attachments for tests, made by hand so that they can hold anything: PDF, DOCX, XLSX, CSV."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = '<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{author}</dc:creator></p>'


def zipped(members):
    """A zip file of these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def paragraph(*runs):
    """A Word paragraph; a number is often cut into several runs."""
    return "<w:p>" + "".join(f"<w:r><w:t>{escape(run)}</w:t></w:r>" for run in runs) + "</w:p>"


def word_table(rows):
    """A Word table."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def docx(*blocks, **more):
    """A Word file; `blocks` are its paragraphs (text or markup), `more` further members (`/` written `__`)."""
    body = "".join(block if block.startswith("<w:") else paragraph(block) for block in blocks)
    members = {"word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>"}
    return zipped(members | {name.replace("__", "/"): data for name, data in more.items()})


def xlsx(rows, name="名单", **more):
    """An Excel file of one sheet; numbers are cells of numbers, texts inline."""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(_cell(f"{chr(65 + column)}{number}", value) for column, value in enumerate(row))
        lines.append(f'<row r="{number}">{cells}</row>')
    members = {
        "xl/workbook.xml": f'<workbook {SHEET} xmlns:r="{TYPES}"><sheets><sheet name="{name}" sheetId="1" r:id="r1"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f"<worksheet {SHEET}><sheetData>{''.join(lines)}</sheetData></worksheet>",
    }
    return zipped(members | {place.replace("__", "/"): data for place, data in more.items()})


def _cell(place, value):
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def relation(kind, target):
    """The relations of a part of an office file that point outside."""
    return (
        f'<Relationships><Relationship Id="r9" Type="{TYPES}/{kind}" Target="{escape(target)}" TargetMode="External"/>'
        "</Relationships>"
    )


def pdf(*pages, catalog="", info="", objects=()):
    """A PDF file with a page for each text; characters are written as UTF-16, which the font maps to themselves."""
    found = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{10 + 2 * n} 0 R' for n in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [4 0 R]"
        " /ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /F /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        " /Supplement 0 >> /DW 1000 >>",
        _stream(
            "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
            "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap"
        ),
        f"<< {info} >>",
        *([*objects, "null", "null", "null"][:3]),
    ]
    for number, text in enumerate(pages):
        lines = [f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td" for line in text.split("\n")]
        found.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {11 + 2 * number} 0 R"
            " /Resources << /Font << /F 3 0 R >> >> >>"
        )
        found.append(
            _stream("BT /F 12 Tf 50 700 Td " + " ".join(lines) + " ET") if text else _stream("0 0 9 9 re f")
        )
    return _with_table(found)


def _stream(text):
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"


def _with_table(objects):
    data, offsets = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()
