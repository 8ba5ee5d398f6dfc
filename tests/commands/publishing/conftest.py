"""Two states of one site, and a target in a folder."""

from pathlib import Path
from typing import NamedTuple

import pytest

from commands.publishing.folder import FolderPlace
from commands.publishing.switched import SwitchedPlace
from tests.commands.publishing.sites import NEW, OLD, make_site, targets


class Desk(NamedTuple):
    """The site before and after, where it is published, and the file that says so."""

    old: Path
    new: Path
    place: Path
    file: Path


@pytest.fixture(params=["plain", "switched"])
def desk(tmp_path, request):
    """A target that is a folder, and one that is switched as a whole."""
    return desk_in(tmp_path, "是" if request.param == "switched" else "否")


@pytest.fixture
def plain(tmp_path):
    """A target that is a folder."""
    return desk_in(tmp_path, "否")


def desk_in(folder, switch):
    """The two states, and where they go."""
    file = targets(folder, f"folder: {{folder: {folder / 'www'}, switch: {switch}}}")
    old, new = make_site(folder / "old", OLD), make_site(folder / "new", NEW, "2026-11-02")
    return Desk(old, new, folder / "www", file)


class Killed(BaseException):
    """What a test does to a publisher."""


@pytest.fixture
def kill_after(monkeypatch):
    """Ends whoever publishes into folders after a number of steps, as abruptly as a test can."""

    def arrange(steps):
        left = [steps]

        def counted(method):
            def step(self, argument, *more):
                if left[0] == 0:
                    raise Killed
                left[0] -= 1
                method(self, argument, *more)

            return step

        def one_by_one(self, paths, *more):
            for path in paths:
                single(self, [path], *more)

        single = counted(FolderPlace.upload)
        monkeypatch.setattr(FolderPlace, "upload", one_by_one)
        monkeypatch.setattr(FolderPlace, "write", counted(FolderPlace.write))
        monkeypatch.setattr(FolderPlace, "remove", counted(FolderPlace.remove))
        monkeypatch.setattr(FolderPlace, "finish", counted(FolderPlace.finish))
        monkeypatch.setattr(SwitchedPlace, "finish", counted(SwitchedPlace.finish))

    return arrange
