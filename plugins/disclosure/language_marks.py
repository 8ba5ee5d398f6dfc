"""Marks what is simplified Chinese in a page of another language, so that it is read aloud as such (WCAG 3.1.2).

Contents stay as they were written, whatever the language of the interface. Which texts those are their characters
tell, so no template has to: in a page in traditional characters everything that has a character found in simplified
writing only, in other pages everything with ideographs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape

from plugins.disclosure.messages import SOURCE_LANGUAGE

TRADITIONAL = "zh-Hant"
_token = re.compile(
    r"<!--.*?-->|<!\w[^>]*>|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)(?:\"[^\"]*\"|'[^']*'|[^'\">])*>|[^<]+|<",
    re.DOTALL,
)
_lang = re.compile(r'\slang="([^"]*)"')
_ideograph = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
# Their text is none that a mark could stand in, or none that is read.
_RAW = frozenset({"script", "style"})
_NO_SPAN = frozenset(
    {"title", "option", "optgroup", "textarea", "select", "svg", "text", "table", "tr", "tbody", "thead"}
)


def with_marks(html: str, language: str, terms: Mapping[str, str]) -> str:
    """The page in `language` with `lang="zh-CN"` at every text that is simplified Chinese and not marked already.

    A text that is a key of `terms` is shown as its value instead.
    """
    tokens = [(found[0], found["name"], bool(found["close"])) for found in _token.finditer(html)]
    is_foreign = _test_of(language)
    written: list[str] = []
    open_tags: list[tuple[str, bool]] = []
    for place, (token, name, closes) in enumerate(tokens):
        if name:
            written.append(token)
            _follow(open_tags, token, name.lower(), closes=closes)
            continue
        parent, is_marked = open_tags[-1] if open_tags else ("", False)
        if token[0] == "<" or is_marked or parent in _RAW or not is_foreign(token):
            written.append(token)
        elif (plain := token.strip()) in terms:
            written.append(token.replace(plain, escape(terms[plain]), 1))
        elif _is_alone(tokens, place):
            written[-1] = f'{written[-1][:-1]} lang="{SOURCE_LANGUAGE}">'
            written.append(token)
        else:
            written.append(token if parent in _NO_SPAN else _in_span(token))
    return "".join(written)


def _follow(open_tags: list[tuple[str, bool]], token: str, name: str, *, closes: bool) -> None:
    if closes:
        places = [place for place, (opened, _marked) in enumerate(open_tags) if opened == name]
        del open_tags[places[-1] if places else len(open_tags) :]
    elif name not in _VOID and not token.endswith("/>"):
        stated = _lang.search(token)
        around = bool(open_tags) and open_tags[-1][1]
        open_tags.append((name, stated[1] in (SOURCE_LANGUAGE, "zh-Hans") if stated else around))


def _is_alone(tokens: list[tuple[str, str | None, bool]], place: int) -> bool:
    """Whether a text is all that its element holds, and this element may still be marked."""
    if not 0 < place < len(tokens) - 1:
        return False
    (before, opened, closes_before), (_after, closed, closes) = tokens[place - 1], tokens[place + 1]
    return bool(opened) and not closes_before and closes and opened == closed and not _lang.search(before)


def _in_span(text: str) -> str:
    plain = text.strip()
    return text.replace(plain, f'<span lang="{SOURCE_LANGUAGE}">{plain}</span>', 1)


def _test_of(language: str) -> Callable[[str], bool]:
    if language == TRADITIONAL:
        return lambda text: any(map(_is_simplified_only, text))
    return lambda text: bool(_ideograph.search(text))


@lru_cache(maxsize=20_000)
def _is_simplified_only(sign: str) -> bool:
    """Whether a character has a place among the simplified ones (GB 2312) and none among the traditional (Big5)."""
    if not _ideograph.match(sign):
        return False
    return bool(sign.encode("gb2312", "ignore")) and not sign.encode("big5", "ignore")
