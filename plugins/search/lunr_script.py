"""lunr.js as pages load it: the file of the mkdocs package, which the lock pins, without its comments."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _
from plugins.search.data_files import FOLDER

LUNR_PATH = f"{FOLDER}/lunr.js"
_SOURCE = "contrib/search/templates/search/lunr.js"
# Only comments that fill whole lines: nothing else can be told from code without parsing it.
_block_comment = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_line_comment = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_indent = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)


@lru_cache
def lunr_script() -> bytes:
    """The script, its licence notice first; raises BuildFailed where the package is not installed."""
    try:
        source = (files("mkdocs") / _SOURCE).read_text(encoding="utf-8")
    except (ImportError, OSError) as error:
        raise BuildFailed(_("缺少 lunr.js：请重新安装依赖（{reason}）", reason=error)) from None
    licence, _end, code = source.partition("*/\n")
    for pattern in (_block_comment, _line_comment, _indent):
        code = pattern.sub("", code)
    return f"{licence}*/\n{code.lstrip()}".encode()
