"""Where the pages of supervision stand."""

from __future__ import annotations

from plugins.disclosure.supervision.figure import Listing
from plugins.disclosure.supervision.survey import ALL

FOLDER = "supervision"
OVERVIEW = f"{FOLDER}/index.html"
METHOD = f"{FOLDER}/method.html"
DUTIES = f"{FOLDER}/duties.html"
CSV = f"{FOLDER}/figures.csv"
JSON = f"{FOLDER}/figures.json"


def scope_address(slug: str) -> str:
    """The page of a body; that of all bodies is the overview."""
    return OVERVIEW if slug == ALL else f"{FOLDER}/{slug}/index.html"


def listing_address(slug: str, listing: Listing, number: int = 1) -> str:
    """A page of a list of a scope, the first being number 1."""
    return f"{FOLDER}/{slug}/{listing}{f'-{number}' if number > 1 else ''}.html"
