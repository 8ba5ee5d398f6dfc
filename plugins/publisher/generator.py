"""How the publisher sits in Pelican: as one generator that writes the whole site, and as the run around all of them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.loading import Loaded, load, refuse_errors
from plugins.disclosure.memo import Forgetful
from plugins.disclosure.messages import _, use_language
from plugins.disclosure.outputs import Output, collecting_pages, navigation
from plugins.disclosure.site import Site, build_date
from plugins.publisher.rendering import Renderer
from plugins.publisher.staging import Staging
from plugins.publisher.theme_files import theme_files

BUILD = "BUILD"


@dataclass
class Build:
    """What one run works on: where it writes, and what it has read once that is done."""

    staging: Staging
    loaded: Loaded | None = None


class PublishingPelican(Pelican):
    """Pelican whose output appears all at once: generators and other plugins write beside the old site.

    Named in `pelicanconf.py` as PELICAN_CLASS.
    """

    loaded: Loaded | None = None

    def run(self) -> None:
        """Build and publish; when anything fails the old site stays as it is. `loaded` is then what was published."""
        final: str = self.settings["OUTPUT_PATH"]
        staging = Staging(Path(final))
        self.output_path = self.settings["OUTPUT_PATH"] = str(staging.folder)
        self.settings[BUILD] = build = Build(staging)
        self.delete_outputdir = False
        try:
            super().run()
            staging.publish()
            self.loaded = build.loaded
        finally:
            staging.release()
            self.output_path = self.settings["OUTPUT_PATH"] = final


class SiteGenerator(Generator):
    """Reads and checks the content, gathers the pages of all plugins and writes them into the staging folder."""

    def generate_context(self) -> None:
        """Read the catalog; raises BuildFailed or InvalidRegister, before anything is written."""
        use_language(self.settings["SITE"].language)
        day = build_date(self.settings.get("BUILD_DATE", ""), os.environ)
        loaded = load(Path(self.path), day)
        refuse_errors(loaded.findings)
        self._build.loaded = loaded

    def generate_output(self, writer: object) -> None:
        """Write every page and file; raises BuildFailed when two claim one address or an item has no page."""
        site: Site = replace(self.settings["SITE"], url=self.settings["SITEURL"])
        catalog = self._catalog
        chrome = {"site": site, "navigation": navigation(catalog, site)}
        renderer = Renderer(Path(self.theme) / "templates", chrome)
        staging = self._build.staging
        for output in self._outputs(site):
            staging.add(output, renderer)
        missing = [item.source for item in catalog.items if item.address not in staging]
        if missing:
            raise BuildFailed(_("以下条目没有生成页面：{files}", files=_("、").join(missing)))

    @property
    def _build(self) -> Build:
        build: Build | None = self.settings.get(BUILD)
        if build is None:
            raise BuildFailed(_("pelicanconf.py 里缺少 PELICAN_CLASS = publisher.PublishingPelican"))
        return build

    @property
    def _catalog(self) -> Catalog:
        if self._build.loaded is None:
            raise BuildFailed(_("目录还没有读入"))
        return self._build.loaded.catalog

    def _outputs(self, site: Site) -> Iterable[Output]:
        yield from theme_files(Path(self.theme) / "static")
        for _receiver, outputs in collecting_pages.send(self._catalog, site=site, memo=Forgetful()):
            yield from outputs
