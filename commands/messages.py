"""`tasks.py messages`: the message catalog, gathered from code, templates and the table of fields."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from commands.bootstrap import ROOT
from plugins.disclosure import loading
from plugins.disclosure.blocks import Block
from plugins.disclosure.messages import LOCALE_FOLDER
from plugins.disclosure.traditional.script import TRADITIONAL, Script

TEMPLATE = LOCALE_FOLDER / "messages.pot"
KEYWORDS = {"_": None, "label": None, "refuse": None}
PLACE = re.compile(r"(\{[^{}]*\})")
DOMAIN = loading.__name__.rpartition(".")[0]  # importing this one module imports every block of the domain


def refresh() -> int:
    """Write the template and bring every language up to it; returns 1 when a language lacks texts, naming them."""
    template = gather()
    LOCALE_FOLDER.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(written(template))
    missing = 0
    (LOCALE_FOLDER / f"{TRADITIONAL}.po").touch()
    for path in sorted(LOCALE_FOLDER.glob("*.po")):
        with path.open("rb") as source:
            language = read_po(source, locale=path.stem.replace("-", "_"))
        language.update(template, no_fuzzy_matching=True)
        language.obsolete.clear()
        if path.stem == TRADITIONAL:
            convert_missing(language)
        path.write_bytes(written(language))
        for message in language:
            if message.id and not message.string:
                missing += 1
                print(f"{path.name}: {message.id}")
    return 1 if missing else 0


def convert_missing(catalog: Catalog) -> None:
    """Fill in what has no traditional text yet, by the program; what stands there somebody may have improved."""
    for message in catalog:
        if isinstance(message.id, str) and message.id and not message.string:
            message.string = converted_around_places(message.id)


def converted_around_places(text: str) -> str:
    """A text in traditional characters, its `{places}` as they are."""
    script = Script()
    return "".join(piece if piece.startswith("{") else script.text(piece) for piece in PLACE.split(text))


def gather() -> Catalog:
    """Every text that a user can read, without places or dates, so that the file changes with the texts alone."""
    found = {*_from_code(), *_from_templates(), *_from_fields()}
    catalog = Catalog(project="Yangguang", fuzzy=False)
    for text in sorted(found):
        catalog.add(text)
    return catalog


def written(catalog: Catalog) -> bytes:
    """The bytes of a catalog file, the same for the same texts."""
    target = io.BytesIO()
    write_po(target, catalog, omit_header=True, width=0, ignore_obsolete=True)
    return target.getvalue()


def _from_code() -> Iterator[str]:
    for folder in ("plugins", "commands"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            with path.open("rb") as source:
                yield from _texts(message for _line, message, *_rest in extract("python", source, KEYWORDS))


def _from_templates() -> Iterator[str]:
    for path in sorted((ROOT / "theme" / "templates").rglob("*.*")):
        with path.open("rb") as source:
            found = babel_extract(source, ["_"], [], {"silent": "false"})
            yield from _texts(message for _line, _function, message, *_rest in found)


def _texts(found: Iterable[object]) -> Iterator[str]:
    """The first argument of every marking call; what follows it are values."""
    for message in found:
        text = message[0] if isinstance(message, tuple) else message
        if isinstance(text, str):
            yield text


def _from_fields() -> Iterator[str]:
    for block in _all_blocks(Block):
        for spec in block.specs().values():
            yield from filter(None, (spec.label, spec.note, spec.when, spec.group))


def _all_blocks(block: type[Block]) -> Iterator[type[Block]]:
    for child in block.__subclasses__():
        if child.__module__.startswith(DOMAIN):
            yield child
        yield from _all_blocks(child)
