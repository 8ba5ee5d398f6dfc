"""Small sites with a manifest, and what is told of publishing them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from commands.publishing import run
from commands.publishing.steps import Options
from plugins.disclosure.manifest import MANIFEST, Manifest
from plugins.disclosure.outputs import FileFacts
from tests.make import write

YES = Options(yes=True)
OLD: Mapping[str, str] = {
    "index.html": "首页一",
    "items/A/2026/00001.html": "第一条",
    "items/A/2026/00001/0123456789ab.pdf": "%PDF-1",
    "items/A/2026/00002.html": "第二条",
    "items/A/2026/00002/aaaaaaaaaaaa.csv": "a,b",
    "theme/site.css": "body{}",
}
NEW: Mapping[str, str] = {
    "index.html": "首页二",
    "items/A/2026/00001.html": "第一条",
    "items/A/2026/00001/0123456789ab.pdf": "%PDF-1",
    "items/A/2026/00003.html": "第三条",
    "items/A/2026/00003/bbbbbbbbbbbb.csv": "c,d",
    "theme/site.css": "body{margin:0}",
}


def make_site(
    folder: Path,
    files: Mapping[str, str],
    day: str = "2026-11-01",
    code: str = "9900000000",
    content: str = "committed",
) -> Path:
    """A folder with these files and their manifest."""
    facts = {}
    for path, text in files.items():
        write(folder / path, text)
        facts[path] = FileFacts(hashlib.sha256(text.encode()).digest(), len(text.encode()))
    site = {"name": "示例市政府信息公开", "url": "https://www.shili.example", "id_code": code}
    source = {"site": site, "date": day, "commit": "c" * 40, "content": content}
    write(folder / MANIFEST, Manifest(source, facts).to_bytes())
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """Path → bytes of everything below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def targets(folder: Path, text: str) -> Path:
    """A file with one target called `www`."""
    return write(folder / "publish.yml", f"targets:\n- name: www\n  {text}\n")


def published(site: Path, file: Path, options: Options = YES) -> int:
    """The exit status of publishing to `www`."""
    return run.publish("www", site, file, options)
