"""The site that is measured, built with the search whatever is switched on, and Pagefind's index of the same pages.

As a program it builds: `python -m commands.search_quality.building CONTENT OUTPUT CACHE DATE`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from commands.benchmarks import measured
from commands.benchmarks.build_without import build_with, configured_plugins, plugin_name
from commands.benchmarks.results import Costs
from commands.bootstrap import ROOT
from plugins import search
from plugins.disclosure.messages import _

ITEM_PAGES = "items/**/*.html"
# What of a page belongs to the item.
MAIN = "main"


class NotBuilt(Exception):
    """What was to be measured could not be built; its own words stand above."""


def main(content: str, output: str, cache: str, date: str) -> int:
    """Build the site with its search; returns the exit status."""
    plugins = configured_plugins()
    if plugin_name(search) not in map(plugin_name, plugins):
        plugins.append(search)
    return build_with(plugins, content, output, cache, date)


def build_with_search(content: Path, output: Path, cache: Path, date: str) -> Costs:
    """Build from nothing; returns what it cost. Raises NotBuilt."""
    module = ["-m", "commands.search_quality.building", str(content), str(output), str(cache), date]
    return _measured(_("本站"), [sys.executable, *module], output.parent)


def build_without_search(content: Path, output: Path, cache: Path, date: str) -> Costs:
    """Build the same site without its search. Raises NotBuilt."""
    left_out = plugin_name(search)
    module = [
        "-m",
        "commands.benchmarks.build_without",
        left_out,
        str(content),
        str(output),
        str(cache),
        date,
    ]
    return _measured(_("本站（不含检索）"), [sys.executable, *module], output.parent)


def index_with_pagefind(program: Path, site: Path, output: Path) -> Costs:
    """Let Pagefind index the pages of all items of a site. Raises NotBuilt."""
    places = ["--site", str(site), "--output-path", str(output)]
    what = ["--glob", ITEM_PAGES, "--root-selector", MAIN, "--silent"]
    return _measured("Pagefind", [str(program), *places, *what], output.parent)


def _measured(name: str, command: Sequence[str], folder: Path) -> Costs:
    report = folder / "costs.json"
    arguments = [sys.executable, measured.__file__, str(report), *command]
    status = subprocess.run(arguments, cwd=ROOT, check=False).returncode
    if status:
        raise NotBuilt(_("{name}没有完成，退出码 {status}", name=name, status=status))
    costs: Costs = json.loads(report.read_text(encoding="utf-8"))
    return costs


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
