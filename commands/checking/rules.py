"""The rules that no check stands behind: what keeps checks from running, and what only a comparison shows."""

from __future__ import annotations

import re
from pathlib import Path

from plugins.disclosure.checks import CHECKS, Check
from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.findings import READABLE, Finding, Severity
from plugins.disclosure.messages import _, label
from plugins.disclosure.silent_changes import SILENT_CHANGE

REGISTER, REMOVED, QR_CODE, LEDGER_LINES = "register", "removed", "qr-code", "ledger-lines"
OWN = {
    rule.id: rule
    for rule in (
        Check(
            READABLE,
            Severity.ERROR,
            "",
            label("文件可以读，名称和位置合乎规则"),
            label("按提示改正文件，写法见 docs/fields.md"),
        ),
        Check(
            REGISTER,
            Severity.ERROR,
            "",
            label("名录和词表可以用"),
            label("按提示改正 register 里的文件；改好以前不能检查条目"),
        ),
        Check(
            REMOVED,
            Severity.ERROR,
            "目录指引；网站指引",
            label("发布过的条目不会消失，地址永远有效"),
            label("恢复这个文件；要撤下内容就保留文件，写上“撤回”和原因"),
        ),
        Check(
            LEDGER_LINES,
            Severity.ERROR,
            "目录指引",
            label("索引号台账、地址台账和迁移记录只加不删"),
            label("把删去的加回来，放在哪一行都可以；条目撤回了、页面停用了、迁移很久了也保留"),
        ),
        SILENT_CHANGE,
        Check(
            QR_CODE,
            Severity.ERROR,
            "",
            label("网站上的二维码都读得出，正是下面印的网址，网址在网站里"),
            label("重新生成网站再检查；仍然如此的，把这条信息告诉开发者"),
        ),
    )
}
_PLACE = re.compile(r"(?P<file>.+?\.(?:yml|csv))(?::(?P<line>[0-9]+))?[:：]\s*(?P<message>.+)")


def rules() -> dict[str, Check]:
    """Every rule that a finding can name, by id."""
    return OWN | CHECKS


def own_finding(rule: str, file: str, line: int, message: str) -> Finding:
    """A finding of one of the rules of this module."""
    known = OWN[rule]
    return Finding(file, line, known.severity, rule, message, _(known.mend), known.basis)


def findings_of(error: DisclosureError, content: Path) -> list[Finding]:
    """Why nothing could be checked, as findings: on the lines of the register that are to blame, or on its folder."""
    found = []
    for sentence in str(error).replace(f"{content}/", "").splitlines():
        place = _PLACE.fullmatch(sentence)
        if place and not Path(place["file"]).is_absolute():
            found.append(own_finding(REGISTER, place["file"], int(place["line"] or 1), place["message"]))
        elif sentence.strip():
            found.append(own_finding(REGISTER, "register", 1, sentence))
    return found or [own_finding(REGISTER, "register", 1, type(error).__name__)]
