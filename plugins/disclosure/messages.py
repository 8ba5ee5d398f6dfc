"""The one message catalog: Chinese is written in the code, other languages are `locale/<language>.po`."""

from __future__ import annotations

import gettext
import io
from functools import lru_cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from plugins.disclosure.errors import UnknownLanguage

LOCALE_FOLDER = Path(__file__).resolve().parents[2] / "locale"
SOURCE_LANGUAGE = "zh-CN"

_language = SOURCE_LANGUAGE


@lru_cache
def translations(language: str) -> gettext.NullTranslations:
    """The translations of a language tag (`en`, …); the source language gives the texts of the code themselves.

    Raises UnknownLanguage when `locale/<language>.po` does not exist.
    """
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    path = LOCALE_FOLDER / f"{language}.po"
    if not path.is_file():
        raise UnknownLanguage(f"没有这种语言的文字：locale/{language}.po")
    with path.open("rb") as source:
        catalog = read_po(source, locale=language.replace("-", "_"))
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def use_language(tag: str) -> None:
    """Choose the language of every later message of this process; raises UnknownLanguage."""
    global _language
    translations(tag)
    _language = tag


def language() -> str:
    """The tag of the chosen language."""
    return _language


def _(text: str, /, **values: object) -> str:
    """`text` in the chosen language, with `{name}` places filled from `values`."""
    translated = translations(_language).gettext(text)
    return translated.format(**values) if values else translated


def label(text: str) -> str:
    """Mark a label of a table for the message catalog without translating it yet."""
    return text
