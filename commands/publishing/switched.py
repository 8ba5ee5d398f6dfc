"""A folder that readers reach by a symbolic link, which is turned from the old site to the new one in one step.

Beside the link `site` lie `.site.a` and `.site.b`. One is served; the other is brought up to date, the link is turned,
and then the first follows, so that nothing that was withdrawn stays on the disk.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from commands.publishing.errors import PublishFailed, disk_trouble
from commands.publishing.folder import FolderPlace
from commands.publishing.steps import Options, carry_out, compare
from commands.publishing.whole_site import WholeSite
from plugins.disclosure.manifest import MANIFEST, InvalidManifest, read_manifest
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import FileFacts


class SwitchedPlace:
    """The link and its two folders. Raises PublishFailed where the link's place is taken by something else."""

    def __init__(self, link: Path) -> None:
        self.link = link
        twins = [link.with_name(f".{link.name}.{letter}") for letter in "ab"]
        served = self._served()
        if served and served not in twins:
            raise PublishFailed(_("{link} 指向别的文件夹，没有发布。请换一个目标", link=link))
        self._old = served
        spare = twins[1] if served == twins[0] else twins[0]
        self._other = twins[0] if spare == twins[1] else twins[1]
        self._spare = FolderPlace(spare, _times(served) if served else None)

    @property
    def title(self) -> str:
        """The link."""
        return _("文件夹 {folder}（整体切换）", folder=self.link)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """A lock for both folders."""
        with self._spare.locked():
            if self._served() != self._old:
                raise PublishFailed(_("在此期间目标有了变化，没有发布。请重新运行"))
            yield

    def read(self, path: str) -> bytes | None:
        """A file of the folder that is not served."""
        return self._spare.read(path)

    def strangers(self) -> Sequence[str]:
        """What lies in the folder that is not served."""
        return self._spare.strangers()

    def occupied(self, paths: Sequence[str]) -> Sequence[str]:
        """Those that exist in the folder that is not served."""
        return self._spare.occupied(paths)

    def altered(self, files: Mapping[str, FileFacts], site: WholeSite) -> Collection[str]:
        """Those that differ in the folder that is not served."""
        return self._spare.altered(files, site)

    def upload(self, paths: Sequence[str], site: WholeSite) -> None:
        """Copy files into the folder that is not served."""
        self._spare.upload(paths, site)

    def write(self, path: str, data: bytes) -> None:
        """Write a file there."""
        self._spare.write(path, data)

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files there."""
        self._spare.remove(paths)

    def finish(self, site: WholeSite) -> None:
        """Turn the link, then bring the folder that was served until now up to date."""
        self._spare.finish(site)
        fresh = self.link.with_name(f".{self.link.name}.link")
        try:
            fresh.unlink(missing_ok=True)
            fresh.symlink_to(self._spare.folder.name)
            fresh.replace(self.link)
        except OSError as error:
            raise disk_trouble(error, str(self.link)) from None
        other = FolderPlace(self._other, _times(self._spare.folder))
        with other.locked():
            try:
                state = compare(other, site)
            except PublishFailed:
                state = compare(other, site, Options(adopt=True))
            carry_out(other, site, *state)

    def _served(self) -> Path | None:
        if not os.path.lexists(self.link):
            return None
        if not self.link.is_symlink():
            raise PublishFailed(
                _(
                    "{link} 是文件夹，不是符号链接，不能整体切换。请换一个还不存在的路径，或者去掉 switch",
                    link=self.link,
                )
            )
        return self.link.parent / self.link.readlink()


class _times:  # noqa: N801 - called like a function
    """When each file of a published folder was last changed, as long as it has the bytes that are asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: Mapping[str, FileFacts] = {}
        with suppress(OSError, InvalidManifest):
            self._files = read_manifest((folder / MANIFEST).read_bytes()).files

    def __call__(self, path: str, facts: FileFacts) -> int | None:
        if self._files.get(path) != facts:
            return None
        with suppress(OSError):
            return int((self._folder / path).lstat().st_mtime)
        return None
