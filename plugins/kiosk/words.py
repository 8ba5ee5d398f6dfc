"""Words to choose from where nobody can type: found by the first letters of their characters."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.first_letters import OTHERS, letter

MOST = 400
LONGEST = 8
# Where the label of a topic or kind names several things, each is a word.
EMPTY = ("其他", "其它")
BETWEEN = re.compile(r"[、，,/和与（）()\s“”]+")


def frequent_words(catalog: Catalog) -> list[dict[str, Any]]:
    """Keywords of items, names of bodies and of classes that occur, the most frequent first, with their letters."""
    counted: Counter[str] = Counter()
    for item in catalog.items:
        if item.open_to_all:
            counted.update(item.fields.keywords)
            counted.update(catalog.body_names(item))
            counted.update(_class_words(catalog, item.fields))
    words = ((word, count) for word, count in counted.items() if 2 <= len(word) <= LONGEST or count > 1)
    ordered = sorted(words, key=lambda pair: (-pair[1], pair[0]))
    return [{"text": word, "letters": letters(word)} for word, _count in ordered[:MOST]]


def letters(word: str) -> str:
    """The first letter of each character of a word; a character that has none is left out."""
    return "".join(found for found in map(letter, word) if found != OTHERS)


def _class_words(catalog: Catalog, fields: Any) -> list[str]:
    vocabularies = catalog.register.vocabularies
    keys = {"topic": fields.topic, "domain": fields.domain, "genre": fields.genre}
    if fields.notice:
        keys["notice_kind"] = fields.notice.kind
    labels = (vocabularies[name][key].label for name, key in keys.items() if key)
    words = (word.removeprefix("含") for text in labels for word in BETWEEN.split(text))
    return [word for word in words if len(word) > 1 and word not in EMPTY]
