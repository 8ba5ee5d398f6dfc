"""A folder, on this machine or on a share that is mounted, from which a web server serves."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

from commands.proven_site import facts_of, files_in
from commands.publishing.errors import PublishFailed, disk_trouble
from commands.publishing.whole_site import SHOWN, WholeSite
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import FileFacts
from plugins.publisher.locking import FolderLock

LOCK, SCRATCH = ".publishing.lock", ".publishing.tmp"
CHUNK = 1 << 20


class FolderPlace:
    """A folder that holds the site itself.

    `time_of` tells when a file with these bytes was last changed where readers see it (None: it is not there), so
    that a copy of it keeps its time, by which web servers recognise it.
    """

    def __init__(self, folder: Path, time_of: Callable[[str, FileFacts], int | None] | None = None) -> None:
        self.folder = folder
        self._time_of = time_of or (lambda _path, _facts: None)
        self._now = int(time.time())

    @property
    def title(self) -> str:
        """The folder."""
        return _("文件夹 {folder}", folder=self.folder)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """A lock that ends with this process; makes the folder, but none above it."""
        with self._troubles():
            self.folder.mkdir(exist_ok=True)
            try:
                lock = FolderLock(self.folder / LOCK)
            except BuildFailed:
                raise PublishFailed(
                    _("另一次发布正在写 {folder}，请等它结束再发布", folder=self.folder)
                ) from None
        try:
            yield
        finally:
            (self.folder / LOCK).unlink(missing_ok=True)
            lock.release()

    def read(self, path: str) -> bytes | None:
        """A file of the folder."""
        with self._troubles():
            try:
                return self._inside(path).read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                return None

    def strangers(self) -> Sequence[str]:
        """The first files that are there."""
        with self._troubles():
            if not self.folder.is_dir():
                if self.folder.exists() or not self.folder.parent.is_dir():
                    raise NotADirectoryError(20, "", str(self.folder))
                return []
            found = (path for path in files_in(self.folder) if path not in (LOCK, SCRATCH))
            return sorted(islice(found, SHOWN))

    def occupied(self, paths: Sequence[str]) -> Sequence[str]:
        """Those that exist, whatever they are."""
        with self._troubles():
            return [path for path in paths if os.path.lexists(self._inside(path))]

    def altered(self, files: Mapping[str, FileFacts], site: WholeSite) -> Collection[str]:
        """Those whose bytes are not what they should be."""
        with self._troubles():
            return [path for path, facts in files.items() if not self._holds(path, facts)]

    def upload(self, paths: Sequence[str], site: WholeSite) -> None:
        """Copy files, each in one step, after its digest was found right."""
        for path in paths:
            facts = site.files[path]
            with self._troubles():
                target = self._inside(path, make=True)
                try:
                    before = int(target.lstat().st_mtime)
                except FileNotFoundError:
                    before = 0
                _copy(site.path(path), self.folder / SCRATCH, facts, path)
                # Servers tell versions apart by this time, so it must not stand still, whatever clocks do.
                changed = self._time_of(path, facts) or max(self._now, before + 1)
                os.utime(self.folder / SCRATCH, (changed, changed))
                (self.folder / SCRATCH).replace(target)

    def write(self, path: str, data: bytes) -> None:
        """Write a file in one step."""
        with self._troubles():
            target = self._inside(path)
            with (self.folder / SCRATCH).open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            (self.folder / SCRATCH).chmod(0o644)
            (self.folder / SCRATCH).replace(target)

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files, and the folders that they leave empty."""
        for path in paths:
            with self._troubles():
                target = self._inside(path)
                target.unlink(missing_ok=True)
                for folder in list(target.relative_to(self.folder).parents)[:-1]:
                    with suppress(OSError):
                        (self.folder / folder).rmdir()

    def finish(self, site: WholeSite) -> None:
        """Nothing is left to do: readers saw every file as it came."""
        (self.folder / SCRATCH).unlink(missing_ok=True)

    def _holds(self, path: str, facts: FileFacts) -> bool:
        target = self._inside(path)
        return target.is_file() and target.stat().st_size == facts.size and facts_of(target) == facts

    def _inside(self, path: str, make: bool = False) -> Path:
        """Where a path of the site lies in the folder; raises PublishFailed where a link would lead out of it."""
        place = self.folder
        for name in path.split("/")[:-1]:
            place /= name
            if place.is_symlink():
                raise PublishFailed(
                    _("{folder} 是符号链接，会把文件写到别处，没有发布。请换成真的文件夹", folder=place)
                )
            if make and not place.is_dir():
                place.mkdir()
                place.chmod(0o755)
        return self.folder / path

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise disk_trouble(error, str(error.filename or self.folder)) from None


def _copy(source: Path, target: Path, facts: FileFacts, name: str) -> None:
    digest = hashlib.sha256()
    with source.open("rb") as read, target.open("wb") as written:
        while chunk := read.read(CHUNK):
            digest.update(chunk)
            written.write(chunk)
    if digest.digest() != facts.sha256:
        target.unlink()
        raise PublishFailed(_("发布期间 {path} 被改动过，没有发布完。请重新生成并发布", path=name))
    target.chmod(0o644)
