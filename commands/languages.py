"""In which language a command speaks: as its option says, else as `YANGGUANG_LANGUAGE` says, else in Chinese.

LANG is no guide: on build machines it names whatever the image was made with, and findings are read by officials.
"""

from __future__ import annotations

import os
import sys

from plugins.disclosure.errors import UnknownLanguage
from plugins.disclosure.messages import SOURCE_LANGUAGE, use_language

VARIABLE = "YANGGUANG_LANGUAGE"


def use_stated_language(stated: str) -> None:
    """Speak the stated language (a language tag) from now on; ends the program with status 2 for an unknown one."""
    try:
        use_language(stated or os.environ.get(VARIABLE) or SOURCE_LANGUAGE)
    except UnknownLanguage as error:
        print(error, file=sys.stderr)
        sys.exit(2)
