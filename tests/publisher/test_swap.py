"""The swap: never a moment without a site, whatever the system can do, and never a lost one."""

import threading
import time
from pathlib import Path

import pytest

from plugins.disclosure.errors import BuildFailed
from plugins.publisher import swap as swapping
from plugins.publisher.staging import Staging
from plugins.publisher.swap import Places
from tests.make import make_content, write
from tests.publisher.building import build, leftovers, tree


@pytest.fixture
def places(tmp_path):
    """The names around a site, with a new one in its folder."""
    places = Places(tmp_path / "site")
    write(places.next / "index.html", "new")
    return places


@pytest.fixture(params=["exchange", "link", "two renames"])
def system(request, monkeypatch):
    """What the system can do: exchange two folders, else make links to folders, else only rename."""
    if request.param != "exchange":
        monkeypatch.setattr(swapping, "_exchange", lambda *_: False)
    if request.param == "two renames":
        monkeypatch.setattr(Path, "symlink_to", _refuse)
    return request.param


def _refuse(*_arguments, **_options):
    raise OSError(1, "Operation not permitted")


def test_the_first_site_needs_no_old_one(places, system, tmp_path):
    swapping.swap(places)
    places.tidy()
    assert tree(places.final) == {"index.html": b"new"}
    assert places.final.is_symlink() == (system == "link")
    assert not places.next.exists()


@pytest.mark.usefixtures("system")
def test_one_site_after_the_other_takes_the_place(places, tmp_path):
    for number in range(4):
        write(places.next / "index.html", str(number))
        swapping.swap(places)
        places.tidy()
        assert tree(places.final) == {"index.html": str(number).encode()}
    assert len(list(tmp_path.iterdir())) == (2 if places.final.is_symlink() else 1)


@pytest.mark.usefixtures("system")
def test_a_folder_that_was_there_before_is_replaced(places):
    write(places.final / "index.html", "old")
    swapping.swap(places)
    assert tree(places.final) == {"index.html": b"new"}


@pytest.mark.parametrize("system", ["exchange", "link"], indirect=True)
@pytest.mark.usefixtures("system")
def test_a_reader_never_misses_a_file(places):
    swapping.swap(places)
    seen, missed, stop = set(), [], threading.Event()

    def poll():
        while not stop.is_set():
            try:
                seen.add((places.final / "index.html").read_text())
            except OSError as error:
                missed.append(error)

    reader = threading.Thread(target=poll, daemon=True)
    reader.start()
    for number in range(300):
        write(places.next / "index.html", str(number))
        swapping.swap(places)
        time.sleep(0.002)
        places.tidy()
    stop.set()
    reader.join()
    assert missed == []
    assert len(seen) > 1


@pytest.mark.parametrize("system", ["link", "two renames"], indirect=True)
def test_when_the_last_rename_fails_the_old_site_comes_back(places, system, monkeypatch):
    write(places.final / "index.html", "old")
    for name in ("rename", "replace"):
        monkeypatch.setattr(Path, name, _failing(getattr(Path, name), places))
    with pytest.raises(OSError, match="Input/output"):
        swapping.swap(places)
    assert tree(places.final) == {"index.html": b"old"}


def _failing(move, places):
    def fail(path, target):
        if Path(target) == places.final and path != places.old:
            raise OSError(5, "Input/output error")
        return move(path, target)

    return fail


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


@pytest.mark.usefixtures("system")
def test_every_system_builds_the_same_site_again_and_again(tmp_path):
    content, output = make_content(tmp_path, {"00001": {}}), tmp_path / "site"
    build(content, output)
    before = tree(output)
    write(content / "pages" / "new.md", "---\ntitle: 新的说明\n---\n说明\n")
    build(content, output)
    assert {*tree(output)} - {*before} == {"pages/new.html"}
    assert [name for name in leftovers(output) if "home" not in name] == []


def test_a_link_of_somebody_else_is_not_replaced(tmp_path):
    write(tmp_path / "elsewhere" / "index.html", "x")
    (tmp_path / "site").symlink_to("elsewhere")
    with pytest.raises(BuildFailed, match="不是文件夹"):
        Staging(tmp_path / "site", may_grow=True)


def test_a_staging_folder_is_empty_at_the_beginning(tmp_path):
    write(tmp_path / ".site.next" / "left.html", "x")
    staging = Staging(tmp_path / "site", may_grow=True)
    assert tree(staging.folder) == {}
    staging.release()
    assert not staging.folder.exists()
