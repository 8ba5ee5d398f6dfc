"""Text that Python-Markdown gives back as it was, whatever signs it contains."""

from __future__ import annotations

import html
import re

_ALWAYS = re.compile(r"[\\`*\[|]|(?<![^\W_])_|_(?![^\W_])")
# An entity may be finished by the span that follows.
_ENTITY = re.compile(r"&(?=#?\w*(?:;|$))")
_LINE_START = re.compile(r"(?:#|>|[-+](?=\s|$)|[0-9]+(?P<dot>\.)(?=\s|$)|(?P<rule>[-=_]+[ \t]*$))")


def escape_inline(text: str) -> str:
    """`text` for the middle of a paragraph."""
    text = _ALWAYS.sub(r"\\\g<0>", text)
    return _ENTITY.sub("&amp;", text).replace("<", "&lt;")


def escape_line_start(line: str) -> str:
    """An already escaped line for the beginning of a block or the place after a line break.

    Signs that would make it a heading, a quotation, a list, a rule or an underline are escaped.
    """
    line = line.lstrip(" \t")
    match = _LINE_START.match(line)
    if not match:
        return line
    if match["dot"]:
        at = match.start("dot")
        return f"{line[:at]}\\{line[at:]}"
    if line[0] == "=":
        return "&#61;" + line[1:]
    return line if line[0] == "\\" else "\\" + line


def escape_heading(text: str) -> str:
    """An already escaped line for a heading, whose closing `#` signs would vanish."""
    return re.sub(r"#", r"\\#", text)


def escape_html(text: str) -> str:
    """`text` for the content of a raw HTML element."""
    return html.escape(text, quote=False)


def escape_address(address: str) -> str:
    """A link address without the characters that end or change it in Markdown."""
    return re.sub(
        r"""[\s<>()\[\]"'\\^`{|}*]""", lambda match: "".join(f"%{b:02X}" for b in match[0].encode()), address
    )
