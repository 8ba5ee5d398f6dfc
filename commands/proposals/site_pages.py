"""Which pages of the site a proposal makes appear, changes or makes disappear; nothing is rendered for that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from commands.build import CONFIGURATION
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.memo import Forgetful
from plugins.disclosure.outputs import Page, collecting_pages, frame
from plugins.publisher.fingerprints import Fingerprints
from plugins.publisher.rendering import Renderer
from plugins.publisher.templates import Templates, read_templates


@dataclass(frozen=True)
class PageChanges:
    """Addresses below the site's root, in order."""

    new: list[str]
    changed: list[str]
    gone: list[str]


class SitePages:
    """The pages that the plugins of `pelicanconf.py` make of a catalog."""

    def __init__(self) -> None:
        self._settings: dict[str, Any] = dict(read_settings(str(CONFIGURATION)))
        for plugin in self._settings["PLUGINS"]:
            plugin.register()
        self._templates = read_templates(Path(self._settings["THEME"]) / "templates")

    def compare(self, before: Catalog, after: Catalog) -> PageChanges:
        """What differs between the sites of two catalogs."""
        old, new = self._fingerprints(before), self._fingerprints(after)
        return PageChanges(
            sorted(new.keys() - old.keys()),
            sorted(path for path in new.keys() & old.keys() if new[path] != old[path]),
            sorted(old.keys() - new.keys()),
        )

    def _fingerprints(self, catalog: Catalog) -> Mapping[str, bytes]:
        site = self._settings["SITE"]
        fingerprints = Fingerprints(Renderer(Templates(self._templates), frame(catalog, site)))
        answers = collecting_pages.send(catalog, site=site, memo=Forgetful())
        return {
            page.path: fingerprints.of(page)
            for _receiver, outputs in answers
            for page in outputs
            if isinstance(page, Page) and page.path.endswith(".html")
        }
