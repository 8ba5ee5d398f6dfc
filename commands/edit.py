"""`tasks.py edit`: a form in the browser that ends in a branch with a commit."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commands.build import missing_content
from commands.editing import packages, page
from commands.editing.backend import GitBackend
from commands.editing.configuration import configuration, local_backend, platform_backend, written
from commands.editing.desk import Desk
from commands.editing.entries import Entries
from commands.editing.errors import EditingFailed
from commands.editing.front import API, Front
from commands.editing.workplace import BASE, Workplace, whereabouts
from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.messages import _, label
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.register import read_register

SECONDS_BETWEEN_LOOKS = 0.5
GUIDE = label(
    """\
请在浏览器里打开（地址只在本机有效，不要转发）：
{address}

点“登录”，在左边选机构，点“新建信息”，填好后点“保存”。
每条信息保存在自己的分支里（名称以 cms/ 开头），不改动现在的文件；推送分支、提出合并请求后由他人审核。
填完后在这里按 Ctrl+C 结束。"""
)


@dataclass(frozen=True)
class Platform:
    """A hosting platform to write the form's files for: its kind, repository, branch, server and app id."""

    name: str
    repository: str
    branch: str
    server: str = ""
    app: str = ""


def edit(content: Path, port: int = 0, only: str = "") -> int:
    """Serve the form for `content` until interrupted; `port` 0 is any free one, `only` the one body to show.

    Returns the exit status: 1 when the form cannot be served or a part of it has died.
    """
    if not content.is_dir():
        print(missing_content(content), file=sys.stderr)
        return 1
    try:
        with ExitStack() as stack:
            return _serve(stack, content, port, only)
    except (DisclosureError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print()
        return 0


def write_config(content: Path, into: Path, platform: Platform) -> int:
    """Write the form's files for a hosting platform into the empty or new folder `into`; returns the exit status."""
    try:
        if into.exists() and (not into.is_dir() or any(into.iterdir())):
            raise EditingFailed(_("{folder} 不是空文件夹，没有写入", folder=into))
        backend = platform_backend(
            platform.name, platform.repository, platform.branch, platform.server, platform.app
        )
        scripts = packages.scripts()
        _root, folder = whereabouts(content)
        files = _files(content, folder, backend)
        into.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (into / name).write_text(text, encoding="utf-8")
        for name, path in scripts.items():
            shutil.copyfile(path, into / name)
    except (DisclosureError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(_("已写入 {folder}，放到内网网站的一个目录即可；要设置的内容见 docs/editing.zh-CN.md", folder=into))
    return 0


def _serve(stack: ExitStack, content: Path, port: int, only: str) -> int:
    scripts = packages.scripts()
    workplace = Workplace(content)
    stack.callback(workplace.close)
    backend = GitBackend(workplace.path)
    stack.callback(backend.close)
    front = Front(port)
    stack.callback(front.server_close)
    settings = local_backend(f"{front.address}{API}", BASE)
    small = _files(workplace.content, workplace.folder, settings, only)
    register = read_register(workplace.content / REGISTER_FOLDER)
    front.files = {**scripts, **small}
    front.ask = Desk(workplace, backend, Entries(register), _say).ask
    threading.Thread(target=front.serve_forever, daemon=True).start()
    stack.callback(front.shutdown)
    if workplace.unsaved:
        _say(_("有 {count} 个文件的改动还没有提交，表单里看不到这些改动。", count=workplace.unsaved))
    _say(_(GUIDE, address=front.address))
    while backend.is_running():
        time.sleep(SECONDS_BETWEEN_LOOKS)
    print(_("保存程序意外结束，请重新打开表单（{reason}）", reason=backend.complaint or "?"), file=sys.stderr)
    return 1


def _files(content: Path, folder: str, backend: dict[str, Any], only: str = "") -> dict[str, str]:
    settings = configuration(read_register(content / REGISTER_FOLDER), content, folder, backend, only)
    names = [collection["name"] for collection in settings["collections"]]
    return {**page.files(names), "config.yml": written(settings)}


def _say(text: str) -> None:
    print(text, flush=True)
