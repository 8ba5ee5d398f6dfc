"""What pages say of themselves for machines (JSON-LD in their head); a plugin announces it on the signal here."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from blinker import Signal

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.outputs import Output, Page
from plugins.disclosure.site import Site

# Nothing in a data block may end it or open a comment; line separators end lines for older readers of JavaScript.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


class PageMetadata(NamedTuple):
    """What a page says: `make` gives plain data, `key` stands for all of it that the page's own key does not tell."""

    key: bytes
    make: Callable[[], Mapping[str, Any]]


collecting_page_metadata = Signal(
    "(catalog, *, site, paths) → path of a page → PageMetadata; `paths` are all files but seals"
)


def page_metadata(catalog: Catalog, site: Site, paths: Collection[str]) -> Mapping[str, PageMetadata]:
    """Path of a page → what it says, as all plugins that are switched on make it."""
    answers = collecting_page_metadata.send(catalog, site=site, paths=paths)
    return {path: told for _receiver, found in answers for path, told in found.items()}


def with_metadata(outputs: Iterable[Output], told: Mapping[str, PageMetadata]) -> Iterator[Output]:
    """The same outputs; templates find what a page says as `json_ld`, safe to stand in a script element."""
    for output in outputs:
        found = told.get(output.path)
        yield _with(output, found) if found and isinstance(output, Page) else output


def json_ld(data: Mapping[str, Any]) -> str:
    """JSON that may stand in a script element of a page, whatever its texts are."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # What is no character at all cannot be written to a file.
    return written.encode("utf-8", "replace").decode().translate(_ESCAPES)


def _with(page: Page, told: PageMetadata) -> Page:
    data = page.data
    key = digest(page.key, told.key) if page.key else b""
    if not callable(data):
        return Page(page.path, page.template, {**data, "json_ld": json_ld(told.make())}, key)

    def both() -> Mapping[str, Any]:
        return {**data(), "json_ld": json_ld(told.make())}

    return Page(page.path, page.template, both, key)
