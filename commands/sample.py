"""`tasks.py sample`: an invented catalog of any size.

The same item number gives the same item, however many follow it. Notices have no kind of their own yet: they are
items of the genres 公告 and 通告 among the others.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from commands.bootstrap import ROOT
from commands.sampling.items import ItemFiles, item_files
from commands.sampling.plan import Plan
from commands.sampling.words import Body, read_words
from plugins.disclosure.front_matter import dump_yaml
from plugins.disclosure.messages import _

REGISTER = ROOT / "content" / "register"


def sample(items: int, into: Path) -> int:
    """Write `items` invented items and the register that they need into `into`, an empty or new folder.

    Returns the exit status: 1 when the folder is not empty.
    """
    if into.exists() and any(into.iterdir()):
        print(_("{folder} 不是空文件夹", folder=into), file=sys.stderr)
        return 1
    write_catalog(items, into)
    print(_("写了 {count} 条示例信息：{folder}", count=items, folder=into))
    return 0


def write_catalog(items: int, into: Path) -> None:
    """Write register and items like `sample`, into a folder that is known to be empty, and say nothing."""
    words = read_words()
    _write_register(into / "register", words.bodies)
    plan = Plan(words)
    for _number in range(items):
        write_item(item_files(plan.next(), words), into)


def write_item(files: ItemFiles, into: Path) -> Path:
    """Write the files of one item below the content folder `into`; returns its Markdown file."""
    path = into / f"{files.path}.md"
    _write(path, files.text.encode())
    for name, data in files.attachments.items():
        _write(into / files.path / name, data)
    return path


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _write_register(register: Path, bodies: Sequence[Body]) -> None:
    shutil.copytree(REGISTER / "vocabularies", register / "vocabularies")
    (register / "bodies").mkdir()
    for number, body in enumerate(bodies):
        (register / "bodies" / f"{body.code}.yml").write_text(
            dump_yaml(_entry(body, number)), encoding="utf-8"
        )


def _entry(body: Body, number: int) -> dict[str, Any]:
    return {
        "code": body.code,
        "name": body.name,
        "level": body.level,
        "kind": body.kind,
        "document_words": list(body.document_words),
        "work_unit": {
            "name": f"{body.name}政务公开科",
            "address": f"示例市示例大道 {number + 1} 号",
            "phone": f"0000-1234{number:04}",
        },
    }
