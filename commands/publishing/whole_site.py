"""The site that shall be published, compared with its own manifest before anything is moved."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from commands.publishing.errors import PublishFailed
from plugins.disclosure.manifest import MANIFEST, SIGNATURES, InvalidManifest, Manifest, read_manifest
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import FileFacts

SHOWN = 5


@dataclass(frozen=True)
class WholeSite:
    """A site that is as its manifest says: its folder, the manifest, its bytes, and the signatures that are there."""

    folder: Path
    manifest: Manifest
    data: bytes
    signatures: tuple[str, ...] = ()

    @property
    def files(self) -> Mapping[str, FileFacts]:
        """What the manifest lists."""
        return self.manifest.files

    def path(self, name: str) -> Path:
        """Where a file of the site lies."""
        return self.folder / name


def whole_site(folder: Path) -> WholeSite:
    """The site in a folder. Raises PublishFailed when a file is missing, altered, or of somebody else."""
    try:
        data = (folder / MANIFEST).read_bytes()
        manifest = read_manifest(data)
    except OSError:
        raise PublishFailed(
            _("{folder} 里没有清单 {name}。请先生成：python3 tasks.py build", folder=folder, name=MANIFEST)
        ) from None
    except InvalidManifest as error:
        raise PublishFailed(
            _("{folder} 的清单不能用：{reason}。请重新生成网站", folder=folder, reason=error)
        ) from None
    problems = list(_differences(folder, manifest))
    if problems:
        raise PublishFailed(
            _(
                "{folder} 与它的清单不一致，没有发布：{problems}（共 {count} 处）。请重新生成网站",
                folder=folder,
                problems=_("；").join(problems[:SHOWN]),
                count=len(problems),
            )
        )
    return WholeSite(folder, manifest, data, tuple(name for name in SIGNATURES if (folder / name).is_file()))


def facts_of(path: Path) -> FileFacts:
    """Digest and size of a file of any size. Raises OSError."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").digest()
        return FileFacts(digest, file.tell())


def files_in(folder: Path) -> Iterator[str]:
    """The paths of all files below a folder, links among them. Raises OSError."""

    def refuse(error: OSError) -> None:
        raise error

    for below, folders, names in os.walk(folder, onerror=refuse):
        links = [name for name in folders if (Path(below) / name).is_symlink()]
        for name in (*names, *links):
            yield (Path(below) / name).relative_to(folder).as_posix()


def _differences(folder: Path, manifest: Manifest) -> Iterator[str]:
    try:
        there = set(files_in(folder))
        for path, facts in sorted(manifest.files.items()):
            if path not in there:
                yield _("缺少 {path}", path=path)
            elif (folder / path).is_symlink() or facts_of(folder / path) != facts:
                yield _("{path} 被改动过", path=path)
    except OSError as error:
        yield _("读不出 {path}：{reason}", path=error.filename, reason=error.strerror)
        return
    for path in sorted(there - manifest.files.keys() - {MANIFEST, *SIGNATURES}):
        yield _("清单里没有 {path}", path=path)
