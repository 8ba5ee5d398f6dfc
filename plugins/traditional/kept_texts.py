"""Where somebody has improved the traditional texts of the interface, the edition takes them as they are."""

from __future__ import annotations

import gettext
from collections.abc import Mapping

from plugins.disclosure.traditional.script import Script, han


def kept_texts(known: gettext.NullTranslations) -> Mapping[str, str]:
    """Text of the interface → its traditional form, for those without places that a conversion writes otherwise."""
    script = Script()
    texts: Mapping[str, str] = getattr(known, "_catalog", {})
    return {
        text: written
        for text, written in texts.items()
        if text and "{" not in text and han.search(text) and written != script.text(text)
    }
