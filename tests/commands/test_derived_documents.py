"""Documents and the message catalog that are derived from code say what the code says."""

import json
import re

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from commands.docs import DOCS, documents
from commands.messages import TEMPLATE, gather, written
from plugins.disclosure.checks import CHECKS
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.messages import LOCALE_FOLDER

PLACES = re.compile(r"\{(\w+)\}")


def test_derived_documents_are_up_to_date():
    stale = [name for name, text in documents().items() if (DOCS / name).read_text(encoding="utf-8") != text]
    assert not stale, f"run: python3 tasks.py docs ({stale})"


def test_reference_names_every_field_and_every_check():
    found = documents()
    assert all(f"`{name}`" in found["fields.md"] for name in ItemFields.specs())
    assert all(f"`{name}`" in found["checks.md"] for name in CHECKS)
    schema = json.loads(found["item.schema.json"])
    assert set(schema["properties"]) == set(ItemFields.specs())


def test_message_template_is_up_to_date():
    assert TEMPLATE.read_bytes() == written(gather()), "run: python3 tasks.py messages"


def test_every_language_is_complete_and_keeps_the_places():
    texts = {message.id for message in gather() if message.id}
    for path in LOCALE_FOLDER.glob("*.po"):
        with path.open("rb") as source:
            language: Catalog = read_po(source, locale=path.stem.replace("-", "_"))
        translated = {message.id: message.string for message in language if message.id}
        assert set(translated) == texts, f"run: python3 tasks.py messages ({path.name})"
        for text, translation in translated.items():
            assert translation, f"{path.name}: {text}"
            assert set(PLACES.findall(text)) == set(PLACES.findall(translation)), f"{path.name}: {text}"
