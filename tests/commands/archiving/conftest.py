"""A small built site with something of everything that packages have to get right."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from commands.archiving import run
from tests.make import FINANCE, PDF, WITHHELD, Files, make_content
from tests.publisher.building import build

SECRET = "机密标记甲乙丙"
FILES: Files = {
    "00001": {
        "title": "关于公共停车场的<b>通知</b>",
        "body": "见[附件](00001/名单%20一.pdf)和[决定](00002.md)。\n",
    },
    "00001/名单 一.pdf": PDF,
    "00002": {"title": "关于路灯的决定"},
    f"catalog/{FINANCE}/2026/00001.md": {"title": "财政局的通知", "publisher": "示例市财政局"},
    "00003": {
        "title": "撤回的通知",
        "body": f"{SECRET}\n",
        "withdrawn": {"on": "2026-05-01", "reason": "涉及个人信息", "body": "示例市人民政府"},
    },
    "00004": {**WITHHELD, "title": "不公开的报告"},
    "00005": {
        "title": "还没公开的通知",
        "published_on": "2026-12-01",
        "body": f"{SECRET}还没公开，到时候再看。\n",
    },
}


@dataclass(frozen=True)
class Desk:
    """A site, the content that it was made of, and a folder for packages."""

    site: Path
    content: Path
    into: Path

    def pack(self, **choice: str) -> int:
        """The exit status of the command."""
        return run.run(self.site, self.content, self.into, run.Choice(**choice))

    def packages(self) -> dict[str, bytes]:
        """Name → bytes of everything in the folder but the lock."""
        return {path.name: path.read_bytes() for path in sorted(self.into.glob("[!.]*"))}

    def package(self, ending: str) -> Path:
        """The one package with an ending."""
        (found,) = self.into.glob(f"*{ending}")
        return found

    def unpacked(self, ending: str) -> Path:
        """The folder that a package holds."""
        folder = self.into.parent / "unpacked"
        with zipfile.ZipFile(self.package(ending)) as archive:
            archive.extractall(folder)
        return folder / self.package(ending).name.removesuffix(".zip")


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Desk:
    folder = tmp_path_factory.mktemp("archiving")
    content = make_content(folder, FILES)
    build(content, folder / "site")
    return Desk(folder / "site", content, folder / "packages")


@pytest.fixture
def desk(built, tmp_path) -> Desk:
    """A copy of the site that a test may damage."""
    shutil.copytree(built.site, tmp_path / "site")
    shutil.copytree(built.content, tmp_path / "content")
    return Desk(tmp_path / "site", tmp_path / "content", tmp_path / "packages")
