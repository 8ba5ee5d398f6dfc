"""Editions: the pages of the site once more, in another script, made from the finished pages.

The original is what counts. Maps, exports, feeds and codes name it alone; an edition is for reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from blinker import Signal

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.outputs import DerivedFile
from plugins.disclosure.site import Site


@dataclass(frozen=True)
class Edition:
    """One edition below the folder `folder`, in `language` (a language tag), which readers know as `title`.

    `covers` says of a page's path, and of nothing else, whether the edition has this page; `derive` makes the page from
    the bytes and the path of the original; `key` stands for what `derive` does.
    """

    folder: str
    language: str
    title: str
    key: bytes = field(repr=False)
    covers: Callable[[str], bool] = field(repr=False)
    derive: Callable[[bytes, str], bytes] = field(repr=False)

    def path_of(self, path: str) -> str:
        """Where the edition has the page of this path."""
        return f"{self.folder}/{path}"

    def files(self, pages: Iterable[str]) -> Iterator[DerivedFile]:
        """The files of the edition; `pages` are the paths of all pages with the site's frame."""
        return (self._file(path) for path in pages if self.covers(path))

    def _file(self, path: str) -> DerivedFile:
        return DerivedFile(self.path_of(path), path, self.key, lambda data: self.derive(data, path))


collecting_editions = Signal("(catalog, *, site) → the Editions of one capability")


def editions(catalog: Catalog, site: Site) -> list[Edition]:
    """The editions of all plugins that are switched on. Raises InvalidRegister."""
    answers = collecting_editions.send(catalog, site=site)
    return sorted((made for _receiver, found in answers for made in found), key=lambda made: made.folder)
