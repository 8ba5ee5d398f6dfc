"""The programs that are measured: this site with everything and with pages alone, Hugo, Pagefind, stock Pelican.

A subject gives the steps of one round; between rounds the content is as it was at first.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pelican.settings import read_settings

from commands.benchmarks.build_without import configured_plugins, plugin_name
from commands.benchmarks.corpus import Corpus, edit_sentence
from commands.benchmarks.hugo_site import page_of, write_hugo_site
from commands.benchmarks.pelican_site import article_of, write_pelican_site
from commands.bootstrap import ROOT
from commands.build import CONFIGURATION
from plugins.disclosure.messages import _, label
from plugins.disclosure.site import Site

DAY = date(2026, 11, 1)
# What Hugo's templates make as well.
PAGE_PLUGINS = {"publisher", "catalog", "plain_pages"}
CLEAN = label("首次生成")
UNCHANGED = label("没有变化")
EDITED = label("改一条")
ADDED = label("增一条")
REBUILT = label("改一条（全部重做）")


@dataclass(frozen=True)
class Step:
    """One measured process: what to do before it, and the folder that it writes.

    With `on_top_of` the row of another step of the same round, whose costs come before its own.
    """

    row: str
    prepare: Callable[[], None]
    command: list[str]
    output: Path
    on_top_of: str = ""


@dataclass(frozen=True)
class Subject:
    """A program under measurement: its name, the steps of round 1, 2, …, and why it cannot be measured, if so."""

    name: str
    steps: Callable[[int], Iterator[Step]]
    missing: str = ""


def row(subject: str, case: str) -> str:
    """The name of a row: program and case."""
    return _("{subject}：{case}", subject=subject, case=_(case))


HUGO_FULL = row("Hugo", CLEAN)


def subjects(corpus: Corpus, folder: Path, wanted: set[str]) -> list[Subject]:
    """The `wanted` ones of SUBJECTS, made ready in `folder`."""
    site: Site = read_settings(str(CONFIGURATION))["SITE"]
    makers = {
        "site": lambda: _ours(corpus, folder / "site"),
        "pages": lambda: _pages_alone(corpus, folder / "pages"),
        "hugo": lambda: _hugo(corpus, site, folder / "hugo", with_pagefind="pagefind" in wanted),
        "pelican": lambda: _stock_pelican(corpus, site, folder / "pelican"),
    }
    return [maker() for name, maker in makers.items() if name in wanted]


SUBJECTS = ("site", "pages", "hugo", "pagefind", "pelican")


def _ours(corpus: Corpus, folder: Path) -> Subject:
    command = [sys.executable, str(ROOT / "tasks.py"), "build", "--content", str(corpus.content)]
    command += ["--output", str(folder / "out"), "--cache", str(folder / "cache"), "--date", str(DAY)]
    return _incremental(_("本站"), command, corpus, folder)


def _pages_alone(corpus: Corpus, folder: Path) -> Subject:
    name = _("本站（只有页面）")
    left_out = [plugin_name(plugin) for plugin in configured_plugins()]
    left_out = [plugin for plugin in left_out if plugin not in PAGE_PLUGINS]
    if not left_out:
        return Subject(name, lambda _number: iter(()), _("没有可以关闭的功能，与“本站”相同"))
    module = [sys.executable, "-m", "commands.benchmarks.build_without", ",".join(left_out)]
    places = [corpus.content, folder / "out", folder / "cache", DAY]
    return _incremental(name, [*module, *map(str, places)], corpus, folder)


def _incremental(name: str, command: list[str], corpus: Corpus, folder: Path) -> Subject:
    output = folder / "out"

    def clean() -> None:
        corpus.restore()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()

    def steps(number: int) -> Iterator[Step]:
        yield Step(row(name, CLEAN), clean, command, output)
        yield Step(row(name, UNCHANGED), _nothing, command, output)
        yield Step(row(name, EDITED), lambda: corpus.edit(number), command, output)
        yield Step(row(name, ADDED), lambda: corpus.add(number), command, output)

    return Subject(name, steps)


def _hugo(corpus: Corpus, site: Site, folder: Path, *, with_pagefind: bool) -> Subject:
    program = bundled("hugo", "binaries/hugo")
    if program is None:
        return Subject("Hugo", lambda _number: iter(()), _("没有安装 hugo（在 requirements/test.txt 里）"))
    pagefind = bundled("pagefind_bin_extended", "pagefind_extended")
    source, output = folder / "source", folder / "out"
    corpus.restore()
    write_hugo_site(corpus.content, site, DAY, source)
    edited = source / page_of(corpus.edited.relative_to(corpus.content).as_posix())
    original = edited.read_text(encoding="utf-8")
    command = [str(program), "--source", str(source), "--destination", str(output), "--quiet"]
    command += ["--cacheDir", str(folder / "cache"), "--noBuildLock"]

    def clean() -> None:
        edited.write_text(original, encoding="utf-8")
        for leftover in (output, folder / "cache", source / "resources"):
            shutil.rmtree(leftover, ignore_errors=True)

    def steps(number: int) -> Iterator[Step]:
        yield Step(HUGO_FULL, clean, command, output)
        yield Step(row("Hugo", REBUILT), lambda: edit_sentence(edited, number), command, output)
        if with_pagefind and pagefind:
            index = [str(pagefind), "--site", str(output), "--silent"]
            yield Step(row("Hugo + Pagefind", CLEAN), _nothing, index, output, HUGO_FULL)

    missing = _("没有安装 pagefind[extended]（在 requirements/test.txt 里）")
    return Subject("Hugo", steps, missing if with_pagefind and not pagefind else "")


def _stock_pelican(corpus: Corpus, site: Site, folder: Path) -> Subject:
    name = _("原版 Pelican")
    folder.mkdir()
    source, output = folder / "source", folder / "out"
    corpus.restore()
    settings = write_pelican_site(corpus.content, site, source, output)
    edited = source / article_of(corpus.edited.relative_to(corpus.content).as_posix())
    original = edited.read_text(encoding="utf-8")
    command = [sys.executable, "-m", "pelican", "-s", str(settings), "--quiet"]

    def clean() -> None:
        edited.write_text(original, encoding="utf-8")
        shutil.rmtree(output, ignore_errors=True)

    def edit(number: int) -> None:
        edited.write_text(original.replace("。", f"，第{number}次核对无误。", 1), encoding="utf-8")

    def steps(number: int) -> Iterator[Step]:
        yield Step(row(name, CLEAN), clean, command, output)
        yield Step(row(name, REBUILT), lambda: edit(number), command, output)

    return Subject(name, steps)


def bundled(package: str, program: str) -> Path | None:
    """A program that lies in an installed Python package, or None where that is not installed."""
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        return None
    path = Path(next(iter(found.submodule_search_locations))) / program
    return next((place for place in (path, path.with_suffix(".exe")) if place.is_file()), None)


def _nothing() -> None:
    """Before a step that finds everything as the one before left it."""
