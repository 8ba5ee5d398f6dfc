"""The script that pages load: lunr.js, and after it the engine that asks it, without comments, as one file."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _
from plugins.search.data_files import FOLDER

SCRIPT_PATH = f"{FOLDER}/search.js"
PARTS = ("cut", "question", "data", "ranking", "matching", "order", "context", "engine", "index")
SCRIPTS = Path(__file__).parent / "scripts"
# The mkdocs package has it, and the lock pins that package by its digest.
LUNR = "contrib/search/templates/search/lunr.js"
# Only comments that fill whole lines: nothing else can be told from code without parsing it.
_block_comment = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_line_comment = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_indent = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)


@lru_cache
def search_script() -> bytes:
    """The bytes of the script, lunr's licence notice first; raises BuildFailed where lunr.js is not installed."""
    licence, _end, lunr = lunr_script().partition("*/\n")
    parts = (lunr, *((SCRIPTS / f"{part}.js").read_text(encoding="utf-8") for part in PARTS))
    return "".join([licence, _end, *(without_comments(part) for part in parts)]).encode()


def lunr_script() -> str:
    """lunr.js as it is installed; raises BuildFailed."""
    try:
        return (files("mkdocs") / LUNR).read_text(encoding="utf-8")
    except (ImportError, OSError) as error:
        raise BuildFailed(_("缺少 lunr.js，请重新安装依赖（{reason}）", reason=error)) from None


def without_comments(script: str) -> str:
    """A script without the lines that are comments, and without indents and empty lines."""
    for pattern in (_block_comment, _line_comment, _indent):
        script = pattern.sub("", script)
    return script.lstrip("\n")
