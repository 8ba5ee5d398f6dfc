"""What the publisher says of a build to those who tell of it: which plugins take part, and with which theme."""

from __future__ import annotations

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from plugins.disclosure.catalog import Catalog

_plugins: WeakKeyDictionary[Catalog, tuple[str, ...]] = WeakKeyDictionary()
_themes: WeakKeyDictionary[Catalog, str] = WeakKeyDictionary()


def note_plugins(catalog: Catalog, names: Iterable[str]) -> None:
    """Say which plugins make a site of a catalog, by the names of their modules."""
    _plugins[catalog] = tuple(sorted(names))


def plugins_of(catalog: Catalog) -> tuple[str, ...]:
    """The names of these plugins, in order; none when nobody has said them."""
    return _plugins.get(catalog, ())


def note_theme(catalog: Catalog, digest: str) -> None:
    """Say with which theme a site is made, by a digest of its templates and files."""
    _themes[catalog] = digest


def theme_of(catalog: Catalog) -> str:
    """That digest; empty when nobody has said it."""
    return _themes.get(catalog, "")
