"""One build at a time for one output folder."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _

PATIENCE = 5.0  # seconds


class FolderLock:
    """A lock that ends with the process that holds it, however it ends.

    Raises BuildFailed when another process holds it and does not end within seconds.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        patience = time.monotonic() + PATIENCE
        while True:
            try:
                _lock(self._descriptor)
                return
            except OSError:
                # Workers of a build that was killed hold its lock until they have died too.
                if time.monotonic() < patience:
                    time.sleep(0.05)
                    continue
                os.close(self._descriptor)
                raise BuildFailed(
                    _("另一个生成正在写同一个文件夹，请等它结束（{lock}）", lock=path)
                ) from None

    def release(self) -> None:
        """Let the next build begin."""
        os.close(self._descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
