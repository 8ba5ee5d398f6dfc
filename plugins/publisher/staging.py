"""The folder beside the old site into which a build writes, and its becoming the site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _
from plugins.publisher.carrying import remove
from plugins.publisher.locking import FolderLock
from plugins.publisher.swap import Places, swap

MARK = b'<meta name="generator" content="Yangguang'


class Staging:
    """One build's place to write. Only one build at a time may prepare the same site.

    It begins with the twin of the old site, which shares its files, if there is one and `may_grow`; else empty.
    Raises BuildFailed when another one does, when the place cannot be written to, and when something stands there
    that is not a site of ours.
    """

    def __init__(self, final: Path, *, may_grow: bool) -> None:
        self._places = Places(final.absolute())
        self.site = self._places.final
        self.folder = self._places.next
        _refuse_foreign(self._places)
        try:
            self.site.parent.mkdir(parents=True, exist_ok=True)
            self._lock = FolderLock(self._places.lock)
        except OSError as error:
            raise self._cannot_write(error) from None
        try:
            self._places.tidy()
            self._begin(may_grow=may_grow)
        except OSError as error:
            self._lock.release()
            raise self._cannot_write(error) from None

    def publish(self, made: Iterable[str], removed: Iterable[str], *, keeps_twin: bool) -> None:
        """Make what was written the site; `made` and `removed` are the paths that differ from the site before.

        That one becomes a twin of the new, out of which the next build grows, when there was nothing else in it.
        Raises BuildFailed when the system refuses, and the old site stays.
        """
        try:
            before = swap(self._places)
        except OSError as error:
            raise BuildFailed(
                _("新网站换不上去，保留原来的网站：{reason}", reason=error.strerror or error)
            ) from None
        if before and keeps_twin:
            with suppress(OSError):
                for path in (*removed, *made):
                    remove(before, path)
                for path in made:
                    (before / path).parent.mkdir(parents=True, exist_ok=True)
                    os.link(self.site / path, before / path)
                before.rename(self._places.spare)

    def keep(self) -> None:
        """Leave the site and its twin as they are."""
        if self._has_twin:
            self.folder.rename(self._places.spare)

    def release(self) -> None:
        """Give the site up for the next build, and remove what is neither the site nor its twin."""
        self._places.tidy()
        self._lock.release()

    def _cannot_write(self, error: OSError) -> BuildFailed:
        return BuildFailed(_("{folder} 里不能写入：{reason}", folder=self.site.parent, reason=error.strerror))

    def _begin(self, *, may_grow: bool) -> None:
        spare = self._places.spare
        self._has_twin = may_grow and spare.is_dir() and not spare.is_symlink()
        if self._has_twin:
            spare.rename(self.folder)
        else:
            shutil.rmtree(spare, ignore_errors=True)
            self.folder.mkdir()


def _refuse_foreign(places: Places) -> None:
    """Refuse to replace a folder that is not a site of ours: somebody's work might be in it."""
    final = places.final
    if not final.exists() and not final.is_symlink():
        return
    if not final.is_dir() or (final.is_symlink() and places.home is None):
        raise BuildFailed(_("输出位置 {folder} 不是文件夹", folder=final))
    if not any(final.iterdir()):
        return
    home = final / "index.html"
    if not home.is_file() or MARK not in home.read_bytes()[:4096]:
        raise BuildFailed(_("{folder} 里有不是本程序生成的文件，为免误删，请换一个空文件夹", folder=final))
