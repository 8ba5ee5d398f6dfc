"""The style sheet of a portal's header and footer: it may dress these two, and nothing else of the pages."""

from __future__ import annotations

import re

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _

SCOPE = ".portal"
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'")
PIECE = re.compile(r"[{};]")
COMMAS = re.compile(r",(?![^(]*\))")
AROUND = ("@media", "@supports")
LOADS = re.compile(r"url\(\s*(?!['\"]?data:image/)|image-set\(|@import|expression\(|\\", re.IGNORECASE)
# Below `.portal`, or itself: its neighbours are the page.
BEGINS = re.compile(re.escape(SCOPE) + r"(?![\w-])[^\s>+~]*(?!\s*[+~])(?:[\s>]|$)")


def checked_portal_css(setting: str, css: str) -> str:
    """The style sheet itself.

    Raises BuildFailed, with the line, when it loads something, when a selector does not begin with `.portal`, or when
    its braces do not match.
    """
    bare = COMMENT.sub(lambda found: "\n" * found[0].count("\n"), css)
    for found in LOADS.finditer(bare):
        _refuse(setting, bare, found.start(), _("不能从别处载入内容：{what}", what=found[0]))
    bare = STRING.sub(lambda found: "_" * len(found[0]), bare)
    open_blocks: list[bool] = []  # whether a block holds rules (True) or declarations (False)
    start = 0
    for mark in PIECE.finditer(bare):
        before = bare[start : mark.start()].strip()
        if mark[0] == "{":
            open_blocks.append(_opened(setting, bare, mark.start(), before, all(open_blocks)))
        elif mark[0] == "}":
            if not open_blocks:
                _refuse(setting, bare, mark.start(), _("多了一个 }"))
            open_blocks.pop()
        elif all(open_blocks):
            _refuse(setting, bare, mark.start(), _("“{what}”不能用", what=before[:40]))
        start = mark.end()
    if open_blocks or bare[start:].strip():
        _refuse(setting, bare, len(bare), _("最后少了一个 }"))
    return css


def _opened(setting: str, css: str, place: int, before: str, among_rules: bool) -> bool:
    if among_rules and before.split("(")[0].split(" ")[0].lower() in AROUND:
        return True
    if not among_rules:
        _refuse(setting, css, place, _("规则里不能再有规则：{what}", what=before[:40]))
    for selector in COMMAS.split(before):
        if not BEGINS.match(selector.strip()):
            _refuse(
                setting, css, place, _("选择器“{selector}”要以 .portal 开头", selector=selector.strip()[:40])
            )
    return False


def _refuse(setting: str, css: str, place: int, wrong: str) -> None:
    line = css.count("\n", 0, place) + 1
    raise BuildFailed(_("{setting} 第 {line} 行：{wrong}", setting=setting, line=line, wrong=wrong))
