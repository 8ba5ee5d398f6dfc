"""Builds the site without some plugins: `python -m commands.benchmarks.build_without NAMES CONTENT OUTPUT CACHE DATE`.

What it measures is the price of a capability: the same build with it and without it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pelican
from pelican.settings import read_settings

from commands.build import CONFIGURATION, Options
from plugins.disclosure.errors import DisclosureError


def main(names: str, content: str, output: str, cache: str, date: str) -> int:
    """Build without the plugins `names`, separated by commas; `qrcodes` among them stands for all QR codes.

    Returns the exit status.
    """
    left_out = names.split(",")
    plugins = [plugin for plugin in configured_plugins() if plugin_name(plugin) not in left_out]
    return build_with(plugins, content, output, cache, date, with_codes="qrcodes" not in left_out)


def build_with(
    plugins: list[Any], content: str, output: str, cache: str, date: str, with_codes: bool = True
) -> int:
    """Build with these plugins instead of those of `pelicanconf.py`; returns the exit status.

    Without codes no page has a QR code, as the pages of peers have none.
    """
    override = {
        "PATH": content,
        "OUTPUT_PATH": output,
        "PLUGINS": plugins,
        **Options(date=date, cache=Path(cache)).settings,
    }
    if not with_codes:
        override["SITEURL"] = ""
    settings = read_settings(str(CONFIGURATION), override=override)
    pelican.console.quiet = True
    try:
        settings["PELICAN_CLASS"](settings).run()
    except DisclosureError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def configured_plugins() -> list[Any]:
    """The plugins that `pelicanconf.py` switches on: modules or names."""
    plugins: list[Any] = read_settings(str(CONFIGURATION))["PLUGINS"]
    return plugins


def plugin_name(plugin: Any) -> str:
    """The last part of a plugin's name, whether it is given as a module or as text."""
    return str(getattr(plugin, "__name__", plugin)).rpartition(".")[2]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
