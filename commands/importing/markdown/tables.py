"""Tables as Markdown where it can say them, as clean HTML where cells span or hold several paragraphs."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import replace

from commands.importing.html.headings import closed_up
from commands.importing.markdown.document import Block, Cell, Paragraph, Span, Table, paragraphs, split_lines
from commands.importing.markdown.escapes import escape_html

LONGEST_HEADER = 40
LONGEST_CELL = 200
WriteSpans = Callable[[list[Span]], str]
WriteAddress = Callable[[str], str]


def write_table(table: Table, inline: WriteSpans, address: WriteAddress) -> str:
    """The Markdown of a table; `inline` writes spans as Markdown, `address` the address of a link."""
    if not table.rows:
        return ""
    return _pipes(table, inline) if _is_simple(table) else _html(table, address)


def _is_simple(table: Table) -> bool:
    """Whether rows of equal length with a head and short one-paragraph cells are all there is to it."""
    first = table.rows[0]
    return (
        len(table.rows) > 1
        and _is_head(first)
        and all(len(row) == len(first) for row in table.rows)
        and all(_is_simple_cell(cell) for row in table.rows for cell in row)
    )


def _is_simple_cell(cell: Cell) -> bool:
    if cell.rowspan > 1 or cell.colspan > 1 or not all(isinstance(block, Paragraph) for block in cell.blocks):
        return False
    return len(cell.blocks) <= 2 and len(cell.text) <= LONGEST_CELL


def _is_head(row: list[Cell]) -> bool:
    """Whether a first row names the columns: short words, no serial number, nothing missing but the corner."""
    texts = [cell.text.strip() for cell in row]
    if any(len(text) > LONGEST_HEADER for text in texts) or not all(texts[1:]):
        return False
    return not texts[0].isdigit()


def _pipes(table: Table, inline: WriteSpans) -> str:
    head = [Cell(_closed_up(cell.blocks)) for cell in table.rows[0]]
    rows = [[_pipe_cell(cell, inline) for cell in row] for row in (head, *table.rows[1:])]
    rows.insert(1, ["---"] * len(rows[0]))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _pipe_cell(cell: Cell, inline: WriteSpans) -> str:
    lines = [line for paragraph in paragraphs(cell.blocks) for line in split_lines(paragraph.spans)]
    return "<br>".join(
        inline([Span(span.text, href=span.href, raised=span.raised) for span in line]) for line in lines
    )


def _html(table: Table, address: WriteAddress) -> str:
    head = _head_rows(table.rows)
    lines = ["<table>"]
    if head:
        lines += ["<thead>", *(_html_row(row, "th", address) for row in table.rows[:head]), "</thead>"]
    lines += [
        "<tbody>",
        *(_html_row(row, "td", address) for row in table.rows[head:]),
        "</tbody>",
        "</table>",
    ]
    return "\n".join(lines)


def _head_rows(rows: list[list[Cell]]) -> int:
    """How many rows name the columns: the first, and those into which its cells reach; 0 without a head."""
    first = rows[0]
    if len(first) < 2 or not _is_head(first):
        return 0
    count = max(cell.rowspan for cell in first)
    reach = max((number + cell.rowspan for number, row in enumerate(rows[:count]) for cell in row), default=0)
    return count if reach == count and count < len(rows) else 0


def _html_row(row: list[Cell], name: str, address: WriteAddress) -> str:
    return f"<tr>{''.join(_html_cell(cell, name, address) for cell in row)}</tr>"


def _html_cell(cell: Cell, name: str, address: WriteAddress) -> str:
    name = "th" if cell.header else name
    spans = "".join(
        f' {attribute}="{value}"'
        for attribute, value in (("rowspan", cell.rowspan), ("colspan", cell.colspan))
        if value > 1
    )
    blocks = _closed_up(cell.blocks) if name == "th" else cell.blocks
    return f"<{name}{spans}>{_html_blocks(blocks, address)}</{name}>"


def _closed_up(blocks: list[Block]) -> list[Block]:
    """The blocks of a head cell, its letters no longer spaced out to fill the cell (`说　明`)."""
    return [
        Paragraph([replace(span, text=closed_up(span.text)) for span in block.spans])
        if isinstance(block, Paragraph)
        else block
        for block in blocks
    ]


def _html_blocks(blocks: list[Block], address: WriteAddress) -> str:
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            parts.append(_html(block, address) if block.rows else "")
        else:
            parts += [
                _html_line(line, address)
                for paragraph in paragraphs([block])
                for line in split_lines(paragraph.spans)
            ]
    return "<br>".join(part for part in parts if part)


def _html_line(spans: list[Span], address: WriteAddress) -> str:
    return "".join(_html_span(span, address) for span in spans)


def _html_span(span: Span, address: WriteAddress) -> str:
    text = escape_html(span.text)
    if span.raised:
        text = f"<{span.raised}>{text}</{span.raised}>"
    return f'<a href="{html.escape(address(span.href))}">{text}</a>' if span.href and text.strip() else text
