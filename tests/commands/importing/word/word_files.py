"""Official documents as Word files, laid out as GB/T 9704 says, made part by part."""

from __future__ import annotations

from xml.sax.saxutils import escape

from tests.disclosure.office_files import TYPES, WORD, zipped

NAMES = (
    f'{WORD} xmlns:r="{TYPES}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def p(text="", *, align="", font="", size=0, bold=False, style="", number="", level=0, more=""):
    """A paragraph of one look; `\\n` in `text` is a line break, `more` further markup in it."""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        look += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    look += f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{look}</w:pPr>{r(text, font=font, size=size, bold=bold) if text else ''}{more}</w:p>"


def r(text, *, font="", size=0, bold=False, more=""):
    """A run."""
    look = f'<w:rFonts w:eastAsia="{font}"/>' if font else ""
    look += "<w:b/>" if bold else ""
    look += f'<w:sz w:val="{size * 2}"/>' if size else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r><w:rPr>{look}{more}</w:rPr>{lines}</w:r>"


def title(text):
    """A line of a title."""
    return p(text, align="center", font="方正小标宋简体", size=22)


def table(*rows):
    """A table; a cell is a text, or (text, properties)."""
    lines = []
    for row in rows:
        cells = [(cell, "") if isinstance(cell, str) else cell for cell in row]
        lines.append(
            "<w:tr>"
            + "".join(f"<w:tc><w:tcPr>{look}</w:tcPr>{p(text)}</w:tc>" for text, look in cells)
            + "</w:tr>"
        )
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def numbering(*levels):
    """`word/numbering.xml` with one list (number 1) whose levels are given as (format, text)."""
    inner = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(levels)
    )
    return (
        f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def word(*blocks, **members):
    """A Word file of these blocks; `members` are further parts (`/` written `__`, endings `_xml`)."""
    body = "".join(blocks)
    document = f"<w:document {NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>"
    more = {name.replace("__", "/").replace("_xml", ".xml"): data for name, data in members.items()}
    return zipped({"word/document.xml": document} | more)


def notice(*text, signed=True, number="示政发〔2026〕3号"):
    """A notice of the invented city with a head, a title over two lines, an addressee and a signature."""
    head = (
        p("示例市人民政府文件", align="center", font="方正小标宋简体", size=26),
        p(number, align="center", font="仿宋_GB2312", size=16),
        p(),
        title("示例市人民政府"),
        title("关于加强公园管理的通知"),
        p(),
        p("各县（区）人民政府，市政府各部门："),
    )
    end = (p("示例市人民政府", align="right"), p("2026年3月5日", align="right")) if signed else ()
    body = text or (
        p("一、总体要求", font="黑体", size=16),
        p("为了管好公园，方便居民休息，现将有关事项通知如下。"),
        p("（一）明确责任", font="楷体_GB2312", size=16),
        p("各区负责本区公园的日常管理。"),
    )
    return head + body + end
