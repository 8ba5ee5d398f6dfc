"""What a check has to tell, before it is given a form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from plugins.disclosure.findings import SEVERITY_LABELS, Finding, Severity
from plugins.disclosure.messages import _

_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_BYTES = range(0xDC80, 0xDD00)


@dataclass(frozen=True)
class Report:
    """The findings that are told, their files relative to the top of the repository where there is one.

    `items` is the number of items that were checked; `base` the commit with which they were compared, empty when
    everything is told; `reason` says why everything is told though a comparison was asked for; `day` is the day on
    which the content was looked at, None when it could not be.
    """

    findings: Sequence[Finding]
    items: int = 0
    base: str = ""
    reason: str = ""
    changed_files: int = 0
    day: date | None = None

    @property
    def counts(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings)

    @property
    def summary(self) -> str:
        """One sentence: how much was checked, against what, and what came out."""
        counts = self.counts
        result = _("，").join(f"{_(SEVERITY_LABELS[severity])} {counts[severity]}" for severity in Severity)
        checked = _("检查了 {items} 条信息：{summary}", items=self.items, summary=result)
        if not self.base:
            return checked
        return checked + _(
            "（只列出与 {commit} 相比由 {count} 个改动的文件带来的）",
            commit=self.base[:10],
            count=self.changed_files,
        )

    def with_fingerprints(self) -> Iterator[tuple[Finding, str]]:
        """Each finding with 64 hex digits of its own, which stay when lines above it come and go."""
        seen: Counter[tuple[str, str, str]] = Counter()
        for finding in self.findings:
            identity = (finding.file, finding.rule, finding.message)
            parts = (*identity, str(seen[identity]))
            seen[identity] += 1
            yield finding, sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def visible(text: str) -> str:
    """`text` on one line, with everything escaped that would command a terminal or cannot be encoded."""
    return _HIDDEN.sub(lambda match: _escape(ord(match[0])), text)


def _escape(code: int) -> str:
    if code in _BYTES:
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
