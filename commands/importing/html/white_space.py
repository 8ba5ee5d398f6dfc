"""White space as HTML and Chinese typesetting use it, brought to one form.

What a browser would collapse becomes one space, or nothing between two Chinese characters when it is only a line
end of the code. Wider gaps, typed with no-break or full-width spaces, become full-width spaces: they align names.
"""

from __future__ import annotations

import re
from dataclasses import replace

from commands.importing.markdown.document import BREAK, Span

_RUN = re.compile(r"[ \t\n\r\f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_WHITE = (
    " \t\n\r\f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_FULL_WIDTH = "\u3000\u2003\u2001"
_CHINESE = re.compile(r"[\u2e80-\u303f\u3100-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—]")


def columns(white: str) -> int:
    """The width of a run of white space in half-width columns, as a browser shows it."""
    kept = sum(2 if character in _FULL_WIDTH else 1 for character in white if character not in " \t\n\r\f")
    return kept + len(re.findall(r"[ \t\n\r\f]+", white)) if kept else int(white != "")


def tidy_spans(spans: list[Span]) -> tuple[list[Span], int]:
    """One line of spans with its white space in order, and the columns of white space that it began with."""
    text = "".join(span.text for span in spans)
    lead = _RUN.match(text)
    here = lead.end() if lead else 0
    end = len(text.rstrip(_WHITE))
    tidied: list[Span] = []
    for match in _RUN.finditer(text, here, end):
        tidied += _cut(spans, here, match.start())
        tidied += [
            replace(span, text=_gap(text, match)) for span in _cut(spans, match.start(), match.start() + 1)
        ]
        here = match.end()
    tidied += _cut(spans, here, end)
    return merge([span for span in tidied if span.text]), columns(lead[0]) if lead and end else 0


def _cut(spans: list[Span], start: int, end: int) -> list[Span]:
    """The part of `spans` between two positions of their joint text."""
    part: list[Span] = []
    position = 0
    for span in spans:
        first, last = max(start - position, 0), min(end - position, len(span.text))
        if first < last:
            part.append(replace(span, text=span.text[first:last]))
        position += len(span.text)
    return part


def _gap(text: str, match: re.Match[str]) -> str:
    white = match[0]
    if set(white) <= set(" \t\n\r\f"):
        only_line_end = "\n" in white or "\r" in white
        between = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        return "" if only_line_end and len(_CHINESE.findall(between)) == 2 else " "
    width = columns(white)
    return "\u3000" * ((width + 1) // 2) if width > 1 else " "


def merge(spans: list[Span]) -> list[Span]:
    """Neighbours of one style as one span; white space takes the style of what stands before it."""
    merged: list[Span] = []
    for span in spans:
        if merged and not span.text.strip() and span.text != BREAK and not span.href:
            span = replace(merged[-1], text=span.text)
        if merged and replace(merged[-1], text="") == replace(span, text=""):
            merged[-1] = replace(span, text=merged[-1].text + span.text)
        else:
            merged.append(span)
    return merged
