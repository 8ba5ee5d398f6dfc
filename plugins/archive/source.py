"""From what a site was made: everything that somebody needs who wants to build the same bytes again.

Nothing here differs between two machines that build the same commit.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from plugins.disclosure.building import plugins_of
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import ROOT
from plugins.disclosure.files import LITTER, files_below
from plugins.disclosure.git_repository import commit_of
from plugins.disclosure.git_state import content_state
from plugins.disclosure.item_links import content_folder_of
from plugins.disclosure.messages import _
from plugins.disclosure.site import Site

LOCK = "requirements/runtime.txt"
THEME = "theme"
PROGRAM = ("pelicanconf.py", "plugins", THEME, "locale")
NO_PROGRAM = (".pyc", ".orig", ".swp", "~")


def source_of(catalog: Catalog, site: Site) -> Mapping[str, Any]:
    """What the manifest says beside the files; `source_rows` explains it."""
    content = content_folder_of(catalog)
    lock = ROOT / LOCK
    return {
        "site": {"name": site.name, "url": site.url, "id_code": site.id_code},
        "date": str(catalog.date),
        "commit": commit_of(content) if content else "",
        "content": content_state(content) if content else "unknown",
        "program": {"commit": program_commit(), "sha256": _program_digest()},
        "lock": {
            "file": LOCK,
            "sha256": hashlib.sha256(lock.read_bytes()).hexdigest() if lock.is_file() else "",
        },
        "plugins": list(plugins_of(catalog)),
        "items": len(catalog.items),
        "settings": asdict(site),
    }


def source_rows() -> list[tuple[str, str]]:
    """The names of `source_of` and what each of them means, for people."""
    return [
        ("site", _("网站的名称、正式网址和标识码")),
        ("date", _("以哪一天为准生成：是否有效、是否到期等都按这一天计算")),
        ("commit", _("内容所在的 git 提交；没有使用 git 的为空")),
        (
            "content",
            _(
                "内容与这次提交是否相同：committed 完全相同，changed 含有未提交的改动，"
                "no-commit 还没有提交，no-repository 没有使用 git，unknown 无法确定；"
                "后面带 shallow 的，缺少较早的提交历史"
            ),
        ),
        ("program", _("生成程序所在的 git 提交，和全部程序文件的校验值")),
        ("lock", _("所用软件包版本的锁定文件和它的校验值")),
        ("plugins", _("启用了哪些功能")),
        ("items", _("公开了多少条信息")),
        ("settings", _("网站的全部设置")),
        ("files", _("每个文件一行：路径、字节数、SHA-256")),
    ]


def signed_words(source: Mapping[str, Any]) -> str:
    """The one line that a signature vouches for beside the manifest."""
    words = (source["site"]["name"], source["site"]["url"], source["date"], source["commit"])
    return " ".join("".join(filter(str.isprintable, word)) for word in words if word)


def program_commit() -> str:
    """The commit of the program; empty where it lies in no repository."""
    return commit_of(ROOT)


def _program_digest() -> str:
    """SHA-256 of a list like `SHA256SUMS` of all files of the program."""
    # A process goes on with the code that it began with; the theme is read anew for every site.
    lists = (_list_of(name) if name == THEME else _list_at_start(name) for name in PROGRAM)
    return hashlib.sha256("".join(lists).encode()).hexdigest()


def _list_of(name: str) -> str:
    """A line with SHA-256 and path of every file of a part of the program."""
    place = ROOT / name
    files = files_below(place) if place.is_dir() else [place]
    return "".join(
        f"{_sha256(path)}  {path.relative_to(ROOT).as_posix()}\n"
        for path in files
        if path.is_file() and path.name not in LITTER and not path.name.endswith(NO_PROGRAM)
    )


_list_at_start = cache(_list_of)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
