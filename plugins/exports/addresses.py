"""Where the files of exports stand."""

from __future__ import annotations

from plugins.disclosure.items import Item

FOLDER = "data"
INDEX = f"{FOLDER}/index.html"
CATALOG = f"{FOLDER}/catalog"
BODIES = f"{FOLDER}/bodies"
GUIDES_JSON = f"{FOLDER}/guides.json"
VOCABULARIES = f"{FOLDER}/vocabularies.json"
MATTERS = f"{FOLDER}/matters.json"
STANDARDS = f"{FOLDER}/standards.json"
SCHEMA = f"{FOLDER}/catalog.schema.json"
ITEM_SCHEMA = f"{FOLDER}/item.schema.json"
XML_SCHEMA = f"{FOLDER}/catalog.xsd"
HISTORY = f"{FOLDER}/history"
# The items whose publisher the register does not know.
NONE = "none"


def item_data_address(item: Item) -> str:
    """The data of one item, beside its page."""
    return item.address.removesuffix("html") + "json"
