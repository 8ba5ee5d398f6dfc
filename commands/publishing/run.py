"""One publication as a person sees it: shown, asked, done."""

from __future__ import annotations

import sys
from pathlib import Path

from commands.bootstrap import ROOT
from commands.publishing.errors import PublishFailed
from commands.publishing.opening import open_place
from commands.publishing.showing import show
from commands.publishing.steps import DEFAULTS, Options, carry_out, compare, refuse_loss, unfinished
from commands.publishing.targets import read_target
from commands.publishing.whole_site import whole_site
from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.messages import _

TARGETS = ROOT / "publish.yml"


def publish(name: str, output: Path, file: Path = TARGETS, options: Options = DEFAULTS) -> int:
    """Show what would be published to the target `name`, and do so when told.

    Returns the exit status: 0 when everything is there or was only shown, 1 when it was refused or failed.
    """
    try:
        place = open_place(read_target(file, name))
        site = whole_site(output)
        earlier, wanted = compare(place, site, options)
        show(place.title, site, earlier, wanted, options.every)
        if not wanted and not unfinished(place, site, earlier):
            print(_("目标上已经是这个网站，没有要做的"))
            return 0
        refuse_loss(site, earlier, wanted, options)
        if not options.yes and not _agreed():
            print(_("以上只是预演，什么也没有改动。要发布，请加 --yes"))
            return 0
        with place.locked():
            if compare(place, site, options) != (earlier, wanted):
                raise PublishFailed(_("在此期间目标有了变化，没有发布。请重新运行"))
            carry_out(place, site, earlier, wanted)
    except DisclosureError as error:
        print(error, file=sys.stderr)
        return 1
    print(_("已发布：{place}", place=place.title))
    return 0


def _agreed() -> bool:
    if not sys.stdin.isatty():
        return False
    try:
        return input(_("要发布，请输入“发布”（或 yes）后按回车：")).strip() in ("发布", "yes")
    except EOFError:
        return False
