"""`tasks.py build`: content in, a finished site out."""

from __future__ import annotations

import sys
from pathlib import Path

import pelican
from pelican.settings import read_settings

from commands.bootstrap import ROOT
from plugins.disclosure.errors import BuildFailed, DisclosureError
from plugins.disclosure.loading import Loaded
from plugins.disclosure.messages import _

CONFIGURATION = ROOT / "pelicanconf.py"


def build(content: Path, output: Path, url: str = "", date: str = "") -> int:
    """Build `content` into `output`; `url` is the public address, `date` the day of the build (default: today).

    Returns the exit status: 0 when the new site is in place, 1 when the old one was kept and the reason printed.
    """
    try:
        loaded = build_site(content, output, url, date)
    except DisclosureError as error:
        print(error, file=sys.stderr)
        return 1
    print(
        _(
            "网站已生成：{output}（{count} 条信息，日期 {day}）",
            output=output,
            count=len(loaded.catalog.items),
            day=loaded.catalog.date,
        )
    )
    if loaded.findings:
        print(_("另有 {count} 处提醒或说明，运行 python3 tasks.py check 查看", count=len(loaded.findings)))
    return 0


def build_site(content: Path, output: Path, url: str = "", date: str = "") -> Loaded:
    """Like `build`, but gives what was published and raises DisclosureError."""
    settings = read_settings(
        str(CONFIGURATION),
        override={
            "PATH": str(content.absolute()),
            "OUTPUT_PATH": str(output.absolute()),
            "BUILD_DATE": date,
            **({"SITEURL": url.rstrip("/")} if url else {}),
        },
    )
    pelican.console.quiet = True  # its closing line counts articles and pages, of which this site has none
    builder = settings["PELICAN_CLASS"](settings)
    builder.run()
    if builder.loaded is None:
        raise BuildFailed(_("网站没有生成"))
    loaded: Loaded = builder.loaded
    return loaded
