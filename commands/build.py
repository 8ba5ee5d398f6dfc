"""`tasks.py build`: content in, a finished site out."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pelican
from pelican.settings import read_settings

from commands.bootstrap import ROOT
from commands.progress import progress_shown
from plugins.archive.signing import KEY_FILE
from plugins.disclosure.errors import BuildFailed, DisclosureError
from plugins.disclosure.frame import missing_in_footer
from plugins.disclosure.messages import _
from plugins.disclosure.reading import KeptItems
from plugins.publisher.last_build import Summary

CONFIGURATION = ROOT / "pelicanconf.py"


@dataclass(frozen=True)
class Options:
    """How to build: `url` is the public address, `date` the day of the build, `cache` a folder, `workers` processes.

    `published` is the site that readers see now, or its manifest: no page of it may be lost. What is not said is as in
    `pelicanconf.py`; the date is today then. A process that builds again and again gives
    `kept_items`, in which the items stay from one build to the next.
    """

    url: str = ""
    date: str = ""
    cache: Path | None = None
    workers: int = 0
    kept_items: KeptItems | None = None
    published: Path | None = None

    @property
    def settings(self) -> dict[str, Any]:
        """The settings of Pelican that these options change."""
        changed = {
            "SITEURL": self.url.rstrip("/"),
            "BUILD_CACHE": str(self.cache.absolute()) if self.cache else "",
            "WORKERS": self.workers,
            "KEPT_ITEMS": self.kept_items,
            "PUBLISHED": str(self.published.absolute()) if self.published else "",
        }
        return {
            "BUILD_DATE": self.date,
            **{name: value for name, value in changed.items() if value not in ("", 0, None)},
        }


DEFAULTS = Options()


def build(content: Path, output: Path, options: Options = DEFAULTS) -> int:
    """Build `content` into `output`.

    Returns the exit status: 0 when the new site is in place, 1 when the old one was kept and the reason printed.
    """
    try:
        with progress_shown():
            summary = build_site(content, output, options)
    except DisclosureError as error:
        print(error, file=sys.stderr)
        return 1
    print(
        _(
            "网站已生成：{output}（{count} 条信息，日期 {day}）",
            output=output,
            count=summary.items,
            day=summary.day,
        )
    )
    if summary.findings:
        print(_("另有 {count} 处提醒或说明，运行 python3 tasks.py check 查看", count=summary.findings))
    return 0


def build_site(content: Path, output: Path, options: Options) -> Summary:
    """Like `build`, but gives what was published and raises DisclosureError."""
    if not content.is_dir():
        raise BuildFailed(missing_content(content))
    override = {"PATH": str(content.absolute()), "OUTPUT_PATH": str(output.absolute()), **options.settings}
    pelican.console.quiet = True  # its closing line counts articles and pages, of which this site has none
    try:
        settings = read_settings(str(CONFIGURATION), override=override)
        builder = settings["PELICAN_CLASS"](settings)
    except ValueError as error:
        raise BuildFailed(_("pelicanconf.py 的设置不能用：{reason}", reason=error)) from None
    if not settings["SITEURL"]:
        print(
            _("没有写网站的正式网址（pelicanconf.py 的 SITEURL，或 --url），页面上没有二维码"),
            file=sys.stderr,
        )
    if missing := missing_in_footer(settings["SITE"].footer, settings["SITE"].frame):
        print(_("页脚还缺（网站指引）：{labels}", labels=_("、").join(missing)), file=sys.stderr)
    if settings["SITE"].signing_key and not os.environ.get(KEY_FILE):
        print(
            _("公布了公钥，但没有给私钥（{variable}），这次生成的网站没有签名", variable=KEY_FILE),
            file=sys.stderr,
        )
    builder.run()
    if builder.summary is None:
        raise BuildFailed(_("网站没有生成"))
    summary: Summary = builder.summary
    return summary


def missing_content(content: Path) -> str:
    """What is told when there is no folder at `content`."""
    return _("找不到内容文件夹 {folder}", folder=content)
