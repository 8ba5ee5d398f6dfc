"""Front matter written fast: a tenth of the time that a general YAML writer takes.

Reading it back with `front_matter.parse` gives the same data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

# Everything else is written in double quotes, whatever YAML might make of it.
PLAIN = re.compile(
    r"[\w《（〔][\w《》（）〔〕“”、，。；：？！·—%./-]*(?: [\w《》（）〔〕“”、，。；：？！·—%./-]+)*"
)
ESCAPED = re.compile(r"[^\w《》（）〔〕“”、，。；：？！·—%./ :,()<>|+*&@#'-]")


def write(fields: dict[str, Any]) -> str:
    """The text of front matter and its two `---` lines for plain data (text, lists, mappings), keys in order.

    Keys are names of fields: plain words.
    """
    return "\n".join(["---", *_mapping(fields, ""), "---", ""])


def _mapping(fields: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in fields.items():
        if isinstance(value, str):
            yield f"{indent}{key}: {_scalar(value)}"
        elif not value:
            yield f"{indent}{key}: {'{}' if isinstance(value, dict) else '[]'}"
        elif isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from _mapping(value, indent + "  ")
        else:
            yield f"{indent}{key}:"
            yield from _list(value, indent)


def _list(values: list[Any], indent: str) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield f"{indent}- {_scalar(value)}"
        elif not value:
            yield f"{indent}- {'{}' if isinstance(value, dict) else '[]'}"
        else:
            inner = indent + "  "
            first, *rest = _mapping(value, inner) if isinstance(value, dict) else _list(value, inner)
            yield f"{indent}- {first.removeprefix(inner)}"
            yield from rest


def _scalar(text: str) -> str:
    if PLAIN.fullmatch(text):
        return text
    return '"' + ESCAPED.sub(lambda match: f"\\U{ord(match[0]):08x}", text) + '"'
