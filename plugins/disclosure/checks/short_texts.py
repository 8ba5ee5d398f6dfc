"""Texts that are too short to be whole (domain reference, section 2.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.disclosure.body_html import plain_text
from plugins.disclosure.checks.registry import Hit, item_check
from plugins.disclosure.checks.source_text import first_line, text_of
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

SHORT = 50
_NOT_LETTERS = re.compile(r"[\W_]+")


@item_check(
    "text-short",
    Severity.WARNING,
    basis="条例 Art. 12",
    summary=label("正文不少于 50 个字"),
    mend=label("核对正文是否完整；本来如此简短的不必改"),
)
def text_short(item: Item, register: Register) -> Iterator[Hit]:
    """A text of fewer than 50 letters is seldom whole."""
    text = text_of(item)
    if not text.strip() or ("<" not in text and item.facts.letters > 2 * SHORT) or len(text) > 40 * SHORT:
        return
    count = len(_NOT_LETTERS.sub("", plain_text(item.html)))
    if count < SHORT:
        message = _("正文只有 {count} 个字", count=count)
        yield Hit(item.source, first_line(item, text), message)
