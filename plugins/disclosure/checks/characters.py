"""Characters that look right and cannot be searched, or look like nothing (domain reference, sections 2 and 13)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.disclosure.blocks import Block
from plugins.disclosure.checks.registry import Hit, hit, item_check
from plugins.disclosure.checks.source_text import Place, hits_in_text, text_of
from plugins.disclosure.findings import Severity
from plugins.disclosure.hidden_characters import Lookalike, lookalikes, written_as_entities
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register


@item_check(
    "characters",
    Severity.ERROR,
    summary=label("没有部首、兼容汉字等貌似汉字的字符，也没有看不见的字符"),
    mend=label("删去这个字符，用输入法重新输入写明的汉字"),
)
def characters(item: Item, register: Register) -> Iterator[Hit]:
    """Radicals, compatibility ideographs and blank letters stand neither in fields nor in the text.

    Control, bidirectional, zero-width and private-use characters are refused by the reader; here they are found where
    the text writes them as entities.
    """
    for field in sorted(item.fields.model_fields_set):
        for text in _texts(getattr(item.fields, field)):
            found = next(lookalikes(text), None)
            if found:
                yield hit(item, field, _sentence(found))
    text = text_of(item)
    entities = _shown_entities(item, text) if "&" in text else ()
    yield from hits_in_text(item, text, _places(lookalikes(text)), _places(entities))


def _places(found: Iterable[Lookalike]) -> Iterator[Place]:
    return (Place(lookalike.position, _sentence(lookalike)) for lookalike in found)


def _shown_entities(item: Item, text: str) -> Iterator[Lookalike]:
    """Entities that stand for such a character where it is shown, not within code."""
    shown = frozenset(item.html)
    return (found for found in written_as_entities(text) if found.character in shown)


def _texts(value: object) -> Iterator[str]:
    """Every text in the value of a field, which may be a list or a block."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Block):
        for name in value.model_fields_set:
            yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


def _sentence(found: Lookalike) -> str:
    if not found.meant:
        return _("有看不见的字符（{code}）", code=found.code)
    return _(
        "“{character}”（{code}）看起来像“{meant}”，却搜索不到；应是“{meant}”（{right}）",
        character=found.character,
        code=found.code,
        meant=found.meant,
        right=" ".join(f"U+{ord(character):04X}" for character in found.meant),
    )
