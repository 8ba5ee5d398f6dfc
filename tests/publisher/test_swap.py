"""The swap: never a moment without a site where the system can exchange folders, and never a lost one elsewhere."""

import threading

import pytest

from plugins.disclosure.errors import BuildFailed
from plugins.publisher import swap as swapping
from plugins.publisher.staging import Staging
from tests.make import make_content, write
from tests.publisher.building import build, tree

NAMES = ("next", "site", "old")


@pytest.fixture
def folders(tmp_path):
    """A new folder, the place of the site with an old one in it, and a free name."""
    new, final, old = (tmp_path / name for name in NAMES)
    write(new / "index.html", "new")
    write(final / "index.html", "old")
    return new, final, old


@pytest.fixture(params=[True, False], ids=["exchange", "two renames"])
def can_exchange(request, monkeypatch):
    """Whether the system can exchange two folders; without that they are renamed one after the other."""
    if not request.param:
        monkeypatch.setattr(swapping, "_exchange", lambda *_: False)


@pytest.mark.usefixtures("can_exchange")
def test_the_new_site_takes_the_place_of_the_old(folders, tmp_path):
    swapping.swap(*folders)
    assert tree(tmp_path) == {"site/index.html": b"new"}


@pytest.mark.usefixtures("can_exchange")
def test_the_first_site_needs_no_old_one(tmp_path):
    new, final, old = (tmp_path / name for name in NAMES)
    write(new / "index.html", "new")
    swapping.swap(new, final, old)
    assert tree(tmp_path) == {"site/index.html": b"new"}


def test_a_reader_never_misses_a_file(folders, tmp_path):
    new, final, old = folders
    if not swapping._exchange(new, final):
        pytest.skip("这个文件系统不能一步交换两个文件夹")
    seen, missed, stop = set(), [], threading.Event()

    def poll():
        while not stop.is_set():
            try:
                seen.add((final / "index.html").read_text())
            except OSError as error:
                missed.append(error)

    reader = threading.Thread(target=poll)
    reader.start()
    for number in range(100):
        swapping.swap(new, final, old)
        write(new / "index.html", str(number))
    stop.set()
    reader.join()
    assert missed == []
    assert len(seen) > 1


def test_when_the_second_rename_fails_the_old_site_comes_back(folders, tmp_path, monkeypatch):
    monkeypatch.setattr(swapping, "_exchange", lambda *_: False)
    new, final, old = folders
    rename = type(new).rename

    def failing(path, target):
        if path == new:
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(type(new), "rename", failing)
    with pytest.raises(OSError, match="Input/output"):
        swapping.swap(new, final, old)
    assert (final / "index.html").read_text() == "old"


def test_an_old_site_that_was_set_aside_when_a_build_died_is_not_lost(tmp_path):
    """Killed between the two renames: the old site lies beside its place, and the next build may fail."""
    content, output = make_content(tmp_path, {"00001": {}}), tmp_path / "site"
    build(content, output)
    before = tree(output)
    output.rename(tmp_path / ".site.old")
    write(content / "catalog" / "broken.md", "x")
    with pytest.raises(BuildFailed):
        build(content, output)
    assert tree(output) == before


def test_a_staging_folder_is_empty_at_the_beginning(tmp_path):
    write(tmp_path / ".site.next" / "left.html", "x")
    staging = Staging(tmp_path / "site")
    assert tree(staging.folder) == {}
    staging.release()
    assert not staging.folder.exists()
