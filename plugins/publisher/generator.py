"""How the publisher sits in Pelican: as one generator that writes the whole site, and as the run around all of them."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from blinker import ANY, Signal
from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.disclosure.building import note_plugins, note_theme
from plugins.disclosure.cache import CACHE_FILE, Cache
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import ROOT, code_digest, digest
from plugins.disclosure.editions import editions
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.files import system_errors_told
from plugins.disclosure.git_repository import state_of_history
from plugins.disclosure.item_links import note_content_folder
from plugins.disclosure.loading import ContentFolder, Loaded, refuse_errors
from plugins.disclosure.memo import Forgetful
from plugins.disclosure.messages import _, use_language
from plugins.disclosure.outputs import (
    CopiedFile,
    Page,
    Seal,
    frame,
    other_inputs,
    seals,
)
from plugins.disclosure.parallel import available_workers
from plugins.disclosure.site import Site, build_date
from plugins.disclosure.vocabularies import translated_terms
from plugins.publisher.fingerprints import Fingerprints
from plugins.publisher.gathering import gathered
from plugins.publisher.last_build import Known, LastBuild, Summary
from plugins.publisher.published import PublishedSite
from plugins.publisher.rendering import Renderer
from plugins.publisher.sealing import facts_of_record, facts_on_disk, write_seals
from plugins.publisher.site_writer import Plan, SiteWriter, plan
from plugins.publisher.staging import Staging
from plugins.publisher.templates import Templates, read_templates
from plugins.publisher.theme_files import theme_digest, theme_files, used_files

BUILD = "BUILD"
BETWEEN_COLLECTIONS = (50_000, 50, 50)
PAGES_OF_PELICAN = ("ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS", "THEME_STATIC_PATHS", "DIRECT_TEMPLATES")


@dataclass
class Build:
    """What one run works with, then what it has read (None when nothing had changed) and what the site holds."""

    staging: Staging
    cache: Cache | None
    last: LastBuild
    workers: int
    is_ours_alone: bool
    templates: dict[str, str] = field(default_factory=dict)
    theme_files: list[CopiedFile] = field(default_factory=list)
    loaded: Loaded | None = None
    result: Known = field(default_factory=Known)
    planned: Plan | None = None
    carried: frozenset[str] = frozenset()
    seals: list[Seal] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether the old site is certainly what the last build made, and this one will be what we make."""
        return self.is_ours_alone and self.last.is_whole


def generators(pelican: Pelican) -> type[SiteGenerator]:
    """Our generator, for Pelican's signal that asks for them."""
    return SiteGenerator


class PublishingPelican(Pelican):
    """Pelican whose output appears all at once: generators and other plugins write beside the old site.

    Named in `pelicanconf.py` as PELICAN_CLASS. Uses the settings BUILD_CACHE (empty: nothing is remembered) and WORKERS
    (0: as many as there are processors).
    """

    loaded: Loaded | None = None
    summary: Summary | None = None

    def run(self) -> None:
        """Build and publish; when anything fails the old site stays as it is.

        `summary` then tells what is published, and `loaded` what was read for it: None when nothing had changed.
        """
        final: str = self.settings["OUTPUT_PATH"]
        umask = os.umask(0o022)
        try:
            with _rare_garbage_collection(), system_errors_told():
                others = _code_of_others(self.plugins)
                is_ours_alone = not others and not self._has_others_at_work()
                staging = Staging(Path(final), may_grow=is_ours_alone)
                try:
                    self._build(staging, others, is_ours_alone=is_ours_alone)
                finally:
                    staging.release()
        finally:
            os.umask(umask)
            self.output_path = self.settings["OUTPUT_PATH"] = final

    def _has_others_at_work(self) -> bool:
        """Whether Pelican or a plugin that is not ours may write into the site as well."""
        receivers = (
            receiver
            for signal in vars(signals).values()
            if isinstance(signal, Signal)
            for receiver in signal.receivers_for(ANY)
        )
        return any(receiver is not generators for receiver in receivers) or any(
            map(self.settings.get, PAGES_OF_PELICAN)
        )

    def _build(self, staging: Staging, others: tuple[Path, ...], *, is_ours_alone: bool) -> None:
        self.output_path = self.settings["OUTPUT_PATH"] = str(staging.folder)
        self.delete_outputdir = False
        cache = _open_cache(self.settings, others)
        build = Build(
            staging,
            cache,
            LastBuild(staging.site, cache),
            self.settings.get("WORKERS") or available_workers(),
            is_ours_alone,
        )
        self.settings[BUILD] = build
        try:
            super().run()
            sealed = _seal(build) if build.planned else []
            if build.planned is None or (build.is_whole and build.planned.is_empty and not sealed):
                staging.keep()
            else:
                made = [output.path for output, _fingerprint in build.planned.to_make] + sealed
                staging.publish(made, build.planned.to_remove, keeps_twin=build.is_whole)
            build.last.remember(build.result)
            self.loaded, self.summary = build.loaded, build.result.summary
        finally:
            build.last.stop()
            if cache:
                cache.close()
                if cache.trouble:
                    print(cache.trouble, file=sys.stderr)


class SiteGenerator(Generator):
    """Reads and checks the content, gathers the pages of all plugins and writes them into the staging folder."""

    def generate_context(self) -> None:
        """Read the catalog, unless nothing has changed.

        Raises InvalidRegister before anything is written.
        """
        use_language(self.settings["SITE"].language)
        build = self._build
        day = build_date(self.settings.get("BUILD_DATE", ""), os.environ)
        build.templates = read_templates(Path(self.theme) / "templates")
        build.theme_files = list(theme_files(Path(self.theme) / "static"))
        content = ContentFolder(Path(self.path), build.cache, build.workers, self.settings.get("KEPT_ITEMS"))
        inputs = self._inputs(content, day)
        known = build.last.known
        if inputs and inputs == known.inputs and build.is_whole:
            build.result = known
            return
        build.last.begin_carrying(build.staging.folder, may_link=build.is_ours_alone)
        build.loaded = content.load(day)
        note_content_folder(build.loaded.catalog, Path(self.path))
        note_plugins(build.loaded.catalog, self._plugin_names)
        note_theme(build.loaded.catalog, theme_digest(build.templates, build.theme_files))
        is_settled = self._inputs(content, day) == inputs and content.is_unchanged()
        build.result = Known(inputs if is_settled else b"")

    def generate_output(self, writer: object) -> None:
        """Write every page and file that is not there yet.

        Raises BuildFailed when the content has errors, when two claim one address or an item has no page.
        """
        build = self._build
        if build.loaded is None:
            return
        try:
            renderer, planned = self._planned(build, build.loaded.catalog)
        except Exception:
            # What people can mend is told before what it led to.
            refuse_errors(build.loaded.findings)
            raise
        refuse_errors(build.loaded.findings)
        build.planned = planned
        record = SiteWriter(build.staging.folder, renderer, build.workers).carry_out(planned)
        items = build.loaded.catalog.items
        missing = [item.source for item in items if item.address not in record]
        if missing:
            raise BuildFailed(_("以下条目没有生成页面：{files}", files=_("、").join(missing)))
        summary = Summary(len(items), build.loaded.catalog.date, len(build.loaded.findings))
        build.result = replace(build.result, summary=summary, record=record)

    def _planned(self, build: Build, catalog: Catalog) -> tuple[Renderer, Plan]:
        site: Site = replace(self.settings["SITE"], url=self.settings["SITEURL"])
        found = editions(catalog, site)
        terms = translated_terms(catalog.register.vocabularies, site.language)
        memo = build.cache or Forgetful()
        templates = Templates(build.templates, memo)
        renderer = Renderer(templates, {**frame(catalog, site), "editions": found}, terms)
        outputs = gathered(catalog, site, memo)
        used = {output.template for output in outputs if isinstance(output, Page)}
        sources = {name: text for template in used for name, text in templates.sources_of(template).items()}
        outputs[:0] = used_files(build.theme_files, sources.values())
        pages = [
            output.path
            for output in outputs
            if isinstance(output, Page) and renderer.has_frame(output.template)
        ]
        outputs += [file for edition in found for file in edition.files(pages)]
        build.seals = seals(catalog, site, [output.path for output in outputs])
        PublishedSite(self.settings.get("PUBLISHED", "")).refuse_loss(
            (output.path for output in outputs), {seal.path for seal in build.seals}
        )
        build.carried = build.last.carried()
        planned = plan(outputs, Fingerprints(renderer), build.last.known.record, build.carried, build.seals)
        # Before the work is shared, so that no worker compiles what another one has compiled.
        templates.compile({output.template for output, _print in planned.to_make if isinstance(output, Page)})
        if build.cache:
            build.cache.close()
        return renderer, planned

    def _inputs(self, content: ContentFolder, day: date) -> bytes:
        """Stands for everything from which the site is made besides the code; empty when a file cannot be read."""
        theme = digest(*(part for item in self._build.templates.items() for part in item))
        static = digest(*(part for file in self._build.theme_files for part in (file.path, file.sha256)))
        site = self.settings["SITE"]
        settings = (repr(site), self.settings["SITEURL"], *self._plugin_names, str(day))
        found, history = content.digest(), state_of_history(Path(self.path))
        published = PublishedSite(self.settings.get("PUBLISHED", "")).digest
        inputs = (found, theme, static, history, published, *settings, *other_inputs(site))
        return digest(*inputs) if found else b""

    @property
    def _plugin_names(self) -> list[str]:
        return sorted(str(getattr(plugin, "__name__", plugin)) for plugin in self.settings["PLUGINS"])

    @property
    def _build(self) -> Build:
        build: Build | None = self.settings.get(BUILD)
        if build is None:
            raise BuildFailed(_("pelicanconf.py 里缺少 PELICAN_CLASS = publisher.PublishingPelican"))
        return build


def _seal(build: Build) -> list[str]:
    """Write the seals; gives the paths of those that differ from the site before."""
    folder, record = build.staging.folder, build.result.record
    facts = facts_of_record(record) if build.is_ours_alone else facts_on_disk(folder, build.seals)
    sealed, changed = write_seals(folder, build.seals, facts, build.last.known.record, build.carried)
    build.result = replace(build.result, record={**record, **sealed})
    return changed


def _code_of_others(plugins: Iterable[object]) -> tuple[Path, ...]:
    """The files or folders of plugins that are not of this repository."""
    named = (getattr(plugin, "__file__", None) for plugin in plugins)
    files = (Path(name).resolve() for name in named if name)
    others = {file for file in files if not file.is_relative_to(ROOT / "plugins")}
    return tuple(sorted(file.parent if file.name == "__init__.py" else file for file in others))


def _open_cache(settings: Mapping[str, Any], others: tuple[Path, ...]) -> Cache | None:
    folder = settings.get("BUILD_CACHE")
    return Cache(Path(folder) / CACHE_FILE, code_digest(*others)) if folder else None


@contextmanager
def _rare_garbage_collection() -> Iterator[None]:
    """A build makes many objects that stay, hardly any in circles: looking for those is a third of its time."""
    usual = gc.get_threshold()
    gc.set_threshold(*BETWEEN_COLLECTIONS)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
