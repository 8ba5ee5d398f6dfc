"""`tasks.py server-config nginx`: the configuration of a web server, made from the site that it shall serve."""

from __future__ import annotations

import sys
from pathlib import Path

from commands.publishing.answers import answers
from commands.publishing.errors import PublishFailed, disk_trouble
from commands.publishing.nginx import nginx_files
from commands.publishing.whole_site import whole_site
from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.messages import _

KINDS = ("nginx",)


def write(kind: str, output: Path, into: Path, root: str) -> int:
    """Write the files of a recipe for the site in `output`, which is served from the folder `root`.

    Files that stand there already are replaced only when they differ. Returns the exit status.
    """
    try:
        if kind not in KINDS:
            raise PublishFailed(_("没有“{kind}”的配置，有：{kinds}", kind=kind, kinds=_("、").join(KINDS)))
        site = whole_site(output)
        files = nginx_files(site, root, answers(site))
        changed = [name for name, text in files.items() if _write(into / name, text)]
    except DisclosureError as error:
        print(error, file=sys.stderr)
        return 1
    if changed:
        print(_("已写出：{files}。请执行 nginx -t 和 nginx -s reload", files=_("、").join(changed)))
    else:
        print(_("配置没有变化"))
    return 0


def _write(path: Path, text: str) -> bool:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and path.read_bytes() == text.encode():
            return False
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise disk_trouble(error, str(path)) from None
    return True
