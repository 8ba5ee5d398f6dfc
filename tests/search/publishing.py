"""Search files of small catalogs on disk, and a memo to go with them."""

from __future__ import annotations

from pathlib import Path

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.memo import Forgetful, Memo
from plugins.search.engine import Searcher
from plugins.search.published import PublishedIndex
from plugins.search.publishing import search_files


class Remembering:
    """A memo that forgets nothing and counts what it is asked to remember."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, bytes], bytes] = {}
        self.puts: list[tuple[str, bytes]] = []

    def get(self, kind: str, key: bytes) -> bytes | None:
        """What was put last."""
        return self.values.get((kind, key))

    def put(self, kind: str, key: bytes, value: bytes) -> None:
        """Remember."""
        self.puts.append((kind, key))
        self.values[kind, key] = value


def files(catalog: Catalog, memo: Memo | None = None) -> dict[str, bytes]:
    """Path → bytes of everything that the search publishes for a catalog."""
    made = {output.path: output.make() for output in search_files(catalog, memo or Forgetful())}
    assert made
    return made


def publish(catalog: Catalog, site: Path, memo: Memo | None = None) -> Path:
    """Write the search files of a catalog below `site`."""
    for path, data in files(catalog, memo).items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
    return site


def searcher(site: Path) -> Searcher:
    """Searches what was published below `site`."""
    return Searcher(PublishedIndex(site))


def found(site: Path, text: str, limit: int = 10) -> list[str]:
    """The titles of the results for `text`, best first."""
    return [result.card.title for result in searcher(site).search(text, limit).results]
