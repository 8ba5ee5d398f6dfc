"""What a plugin gives to the publisher: pages and files. Plugins announce them on the signals here.

A page is a pure function of its data and its template: the data is plain, complete and small, and a template
reaches for nothing else. That is what makes skipping, parallel rendering and identical builds possible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from blinker import Signal

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.site import Site


@dataclass(frozen=True)
class Page:
    """A file made from a template: `path` is its address below the site's root, ASCII, with `/` between parts.

    `data` is what the template shows: text, numbers, truth values, None, lists and mappings of these. Where it is
    costly it may be a function; `key` is then a digest of everything from which the function makes it.
    """

    path: str
    template: str
    data: Mapping[str, Any] | Callable[[], Mapping[str, Any]]
    key: bytes = b""


@dataclass(frozen=True)
class CopiedFile:
    """A file that is published as it is; `sha256` is the digest that its bytes must have."""

    path: str
    source: Path
    sha256: str


@dataclass(frozen=True)
class MadeFile:
    """A file whose bytes a function makes; `key` is a digest of everything from which it makes them."""

    path: str
    key: bytes
    make: Callable[[], bytes]


@dataclass(frozen=True)
class StreamedFile:
    """A large file, made and written piece by piece, so that it never fills the memory; `key` as of a MadeFile."""

    path: str
    key: bytes
    pieces: Callable[[], Iterable[bytes]]


@dataclass(frozen=True)
class DerivedFile:
    """A file made from the bytes of another one of the site, `origin`, once that is there; `key` stands for `make`."""

    path: str
    origin: str
    key: bytes
    make: Callable[[bytes], bytes]


class FileFacts(NamedTuple):
    """How a file of the site is recognised wherever it was copied to: its SHA-256 (32 bytes) and its size in bytes."""

    sha256: bytes
    size: int


@dataclass(frozen=True)
class Seal:
    """A file about the other files of the site, such as a manifest, made when they are all there.

    `make` is given every file by its path: all that are no seals, and the seals of a lower `order`. It raises
    BuildFailed when it cannot be made.
    """

    order: int
    path: str
    make: Callable[[Mapping[str, FileFacts]], bytes]


@dataclass(frozen=True, order=True)
class Section:
    """An entry of the main navigation; `order` says where it stands, `in_footer` puts it at the bottom.

    One `under` the address of another is shown where that other one, or what belongs to it, is open. The parts that
    every platform must have (平台通知) have the orders 30 to 70: guide, rules, statutory content, reports, requests.
    """

    order: int
    title: str
    path: str
    in_footer: bool = False
    under: str = ""


Output = Page | CopiedFile | MadeFile | StreamedFile | DerivedFile


collecting_pages = Signal("(catalog, *, site, memo) → every Output of one capability")
collecting_descriptions = Signal(
    "(catalog, *, site, memo, paths) → the Outputs that tell of others; `paths` are all that others gave"
)
collecting_answers = Signal(
    "(catalog, *, site, memo, paths) → Outputs for addresses that no other output has; `paths` are those of all others"
)
collecting_seals = Signal(
    "(catalog, *, site, paths) → the Seals of one capability; `paths` are all files but seals"
)
collecting_sections = Signal("(catalog, *, site) → the Sections that lead to those pages")
collecting_frames = Signal("(catalog, *, site) → name → what every page shows around its content, plain data")
collecting_inputs = Signal(
    "(site) → texts that stand for what else is published than content, theme, settings and history"
)


def seals(catalog: Catalog, site: Site, paths: Sequence[str]) -> list[Seal]:
    """The seals of all plugins that are switched on, in the order in which they are made."""
    answers = collecting_seals.send(catalog, site=site, paths=paths)
    return sorted((seal for _receiver, found in answers for seal in found), key=lambda seal: seal.order)


def other_inputs(site: Site) -> list[str]:
    """What stands for everything that plugins publish besides content, theme, settings and history, in order.

    Raises BuildFailed when one of them cannot be read.
    """
    answers = collecting_inputs.send(site)
    return sorted(text for _receiver, found in answers for text in found)


def frame(catalog: Catalog, site: Site) -> dict[str, Any]:
    """What every page shows around its content: the site, the navigation, and what plugins add by its name.

    Raises BuildFailed when something that the settings name cannot be used.
    """
    answers = collecting_frames.send(catalog, site=site)
    added = {name: value for _receiver, found in answers for name, value in found.items()}
    return {"site": site, "navigation": navigation(catalog, site), **added}


def navigation(catalog: Catalog, site: Site) -> list[Section]:
    """The main navigation as all plugins that are switched on make it.

    An entry whose part of the site is switched off stands by itself.
    """
    answers = collecting_sections.send(catalog, site=site)
    sections = sorted(section for _receiver, found in answers for section in found)
    paths = {section.path for section in sections}
    return [replace(section, under=section.under if section.under in paths else "") for section in sections]
