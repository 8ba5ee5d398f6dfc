"""Exchanging the old site for the new one in a single step, in the way that the system offers."""

from __future__ import annotations

import ctypes
import os
import shutil
from contextlib import suppress
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2


class Places:
    """The names around a site that belong to its builds.

    `final` is the site: a folder, or where folders cannot be exchanged a link to one of `homes`. The next site grows
    in `next`, out of `spare`, a twin of the site that shares its files, where there is one; `old` holds a site that was
    set aside, `link` a link that is about to be renamed.
    """

    def __init__(self, final: Path) -> None:
        def beside(ending: str) -> Path:
            return final.with_name(f".{final.name}.{ending}")

        self.final = final
        self.next, self.spare, self.old = map(beside, ("next", "spare", "old"))
        self.link, self.lock = map(beside, ("link", "lock"))
        self.homes = (beside("home-1"), beside("home-2"))

    @property
    def home(self) -> Path | None:
        """The folder to which `final` leads when it is a link of ours, else None."""
        if not self.final.is_symlink():
            return None
        target = self.final.readlink()
        return next((home for home in self.homes if Path(home.name) == target), None)

    def tidy(self) -> None:
        """Remove what a build left that died; a site that it had set aside comes back first."""
        if self.old.exists() and not os.path.lexists(self.final):
            self.old.rename(self.final)
        for leftover in {self.next, self.old, *self.homes} - {self.home}:
            shutil.rmtree(leftover, ignore_errors=True)
        with suppress(OSError):
            self.link.unlink()


def swap(places: Places) -> Path | None:
    """Put what grew in `places.next` in the place of the site; gives the folder that holds what was there.

    Readers see the old site or the new one. Only where folders cannot be exchanged and the site is a folder already,
    it is missing for a moment, once; from then on it is a link, which can be replaced at once. Raises OSError.
    """
    if places.final.is_symlink():
        return _replace_link(places)
    if not places.final.exists():
        _publish_first(places)
        return None
    if _exchange(places.next, places.final):
        return places.next
    _set_aside(places)
    return places.old


def _replace_link(places: Places) -> Path | None:
    was = places.home
    home = places.homes[1] if places.home == places.homes[0] else places.homes[0]
    places.link.symlink_to(home.name, target_is_directory=True)
    places.next.rename(home)
    places.link.replace(places.final)
    return was


def _publish_first(places: Places) -> None:
    """A folder where folders can be exchanged later, else a link; a folder again where links are not allowed."""
    spare = places.homes[1]
    spare.mkdir()
    can_exchange = _exchange(places.next, spare) and _exchange(places.next, spare)
    spare.rmdir()
    if can_exchange or not _publish_as_link(places):
        places.next.rename(places.final)


def _publish_as_link(places: Places) -> bool:
    home = places.homes[0]
    try:
        places.link.symlink_to(home.name, target_is_directory=True)
    except (OSError, NotImplementedError):
        return False
    places.next.rename(home)
    try:
        places.link.replace(places.final)
    except OSError:
        home.rename(places.next)
        raise
    return True


def _set_aside(places: Places) -> None:
    places.final.rename(places.old)
    try:
        if not _publish_as_link(places):
            places.next.rename(places.final)
    except OSError:
        places.old.rename(places.final)
        raise


def _exchange(first: Path, second: Path) -> bool:
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    result = renameat2(AT_FDCWD, os.fsencode(first), AT_FDCWD, os.fsencode(second), RENAME_EXCHANGE)
    return bool(result == 0)
