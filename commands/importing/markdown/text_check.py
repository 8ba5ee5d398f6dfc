"""Proof that nothing of a source's text is lost or added: the rendered item must say the same."""

from __future__ import annotations

from commands.importing.characters import squeeze
from plugins.disclosure.body_html import plain_text, render
from plugins.disclosure.messages import _

AROUND = 12


def difference(source_text: str, markdown: str) -> str:
    """Where the text of a rendered item departs from the source, white space aside; empty when nowhere."""
    try:
        rendered = plain_text(render(markdown, lambda tag, address: address))
    except RecursionError:
        return _("列表或引用嵌套太深")
    wanted, got = squeeze(source_text), squeeze(rendered)
    if wanted == got:
        return ""
    at = next(
        (number for number, (a, b) in enumerate(zip(wanted, got, strict=False)) if a != b),
        min(len(wanted), len(got)),
    )
    start = max(at - AROUND, 0)
    return _(
        "第 {at} 字处：原文“{wanted}”，导入后“{got}”",
        at=at + 1,
        wanted=wanted[start : at + AROUND],
        got=got[start : at + AROUND],
    )
