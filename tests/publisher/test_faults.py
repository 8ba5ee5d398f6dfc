"""Full disks, folders that cannot be read or written: a sentence tells what is wrong, and the old site stays whole."""

import os
import resource
import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest

from plugins.disclosure import cache as caching
from tests.make import CITY, PDF, item, make_content, place, write
from tests.publisher.building import tree
from tests.publisher.workplace import (
    READ_ONLY,
    REMOUNT,
    Workplace,
    apart,
    enter_own_room,
    mount,
    why_nothing_can_be_mounted,
)

NOBODY = 65534
FILES = {
    "00001": {},
    "00001/名单.pdf": PDF,
    "00002": {},
    "00003": {},
    "pages/about.md": "---\ntitle: 关于\n---\n说明\n",
}
MANY = {f"{number:05}": {"title": f"第 {number} 份通知"} for number in range(1, 30)}


@pytest.fixture
def desk(tmp_path):
    """A site of three items with an attachment and a page, and a change that touches every page."""
    desk = Workplace(tmp_path, FILES)
    assert desk.build()[0] == 0
    desk.edit()
    return desk


@pytest.fixture(scope="module")
def rooms(tmp_path_factory):
    """Skips, and says why, where nothing can be mounted."""
    if reason := why_nothing_can_be_mounted(tmp_path_factory.mktemp("room")):
        pytest.skip(reason)


@pytest.mark.usefixtures("rooms")
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("kilobytes", "names"), [(0, 999), (16, 999), (120, 999), (9999, 0), (9999, 3), (9999, 25), (9999, 50)]
)
def test_a_full_disk_keeps_the_old_site(tmp_path, kilobytes, names, workers):
    """A small site fits, a larger one does not, whether bytes or names run out; then the disk grows."""
    desk = Workplace(tmp_path, {"00001": {}})

    def attempt():
        enter_own_room()
        disk = desk.output.parent
        disk.mkdir()
        mount(disk, "size=50m,nr_inodes=9999")
        assert desk.build(workers)[0] == 0
        desk.edit()
        make_content(desk.folder, MANY)
        used = os.statvfs(disk)
        size = (used.f_blocks - used.f_bfree) * used.f_frsize + kilobytes * 1024
        mount(disk, f"size={size},nr_inodes={used.f_files - used.f_ffree + names}", REMOUNT)
        desk.assert_refused("No space left on device", workers=workers)
        mount(disk, "size=50m,nr_inodes=9999", REMOUNT)
        desk.assert_works()

    apart(attempt)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_may_not_grow_keeps_the_old_site(desk, workers):
    """Where nothing can be mounted a limit of the size of files does what a full disk does."""

    def attempt():
        resource.setrlimit(resource.RLIMIT_FSIZE, (3000, resource.RLIM_INFINITY))
        desk.assert_refused("File too large", "html", workers=workers)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        desk.assert_works()

    apart(attempt)


@pytest.mark.usefixtures("rooms")
@pytest.mark.parametrize("limit", ["size=8k", "size=40k", "size=120k"])
def test_a_full_disk_under_the_cache_costs_nothing_but_time(desk, limit):
    def attempt():
        enter_own_room()
        mount(desk.cache, limit)
        for text in ("一", "二"):
            write(desk.content / place("00001"), item(title=f"标题{text}", body="正文。\n" * 9000))
            status, told = desk.build()
            assert status == 0, told
            assert str(desk.cache / "build.sqlite") in told
            assert "只影响速度" in told
            assert f"标题{text}".encode() in tree(desk.output)["index.html"]
        desk.assert_works()

    apart(attempt)


@pytest.mark.usefixtures("rooms")
@pytest.mark.parametrize("is_filled", [False, True])
def test_a_cache_that_cannot_be_written_costs_nothing_but_time(desk, is_filled):
    def attempt():
        enter_own_room()
        copy = shutil.copytree(desk.cache, desk.folder / "copy")
        mount(desk.cache, "size=50m")
        if is_filled:
            shutil.copy(copy / "build.sqlite", desk.cache)
        mount(desk.cache, "size=50m", REMOUNT | READ_ONLY)
        status, told = desk.build()
        assert status == 0
        assert "只影响速度" in told
        assert b"site-bottom" in tree(desk.output)["index.html"]
        desk.assert_works()

    apart(attempt)


@pytest.mark.parametrize("spoil", ["a folder", "a file above", "locked"])
def test_a_cache_that_cannot_be_opened_costs_nothing_but_time(desk, spoil, monkeypatch):
    monkeypatch.setattr(caching, "WAIT_SECONDS", 0.1)
    path = desk.cache / "build.sqlite"
    if spoil == "locked":
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
    else:
        shutil.rmtree(desk.cache)
        write(path / "x" if spoil == "a folder" else desk.cache, "x")
    status, told = desk.build()
    assert status == 0
    assert str(path) in told
    assert "只影响速度" in told
    assert b"site-bottom" in tree(desk.output)["index.html"]
    if spoil == "locked":
        holder.close()
    desk.assert_works()


@pytest.mark.usefixtures("rooms")
@pytest.mark.parametrize("what", ["the folder around it", "the site itself", "the lock"])
def test_a_folder_that_cannot_be_written_keeps_the_old_site(desk, what):
    def attempt():
        enter_own_room()
        place = desk.output.parent if what == "the folder around it" else desk.output
        copy = shutil.copytree(place, desk.folder / "copy")
        if what == "the lock":
            lock = desk.output.parent / ".site.lock"
            lock.unlink()
            lock.mkdir()
            desk.assert_refused("不能写入")
            return lock.rmdir()
        mount(place, "size=50m")
        shutil.copytree(copy, place, dirs_exist_ok=True)
        mount(place, "size=50m", REMOUNT | READ_ONLY)
        desk.assert_refused(str(desk.output.parent) if what == "the folder around it" else "保留原来的网站")
        desk.assert_refused(workers=2)
        return None

    apart(attempt)
    desk.assert_works()


def test_what_stands_in_the_way_is_named_and_the_next_build_needs_no_new_process(desk):
    """A process that stays and builds again must not be kept out by its own lock."""
    before = tree(desk.output)
    obstacle = write(desk.output.parent / ".site.next", "x")
    status, told = desk.build()
    assert (status, tree(desk.output)) == (1, before)
    assert str(desk.output.parent) in told
    obstacle.unlink()
    desk.assert_works()


UNREADABLE = [
    "content",
    "content/register",
    "content/register/bodies",
    "content/register/vocabularies",
    f"content/register/bodies/{CITY}.yml",
    "content/catalog",
    f"content/catalog/{CITY}/2026",
    f"content/catalog/{CITY}/2026/00001",
    f"content/catalog/{CITY}/2026/00001/名单.pdf",
    f"content/catalog/{CITY}/2026/00001.md",
    "content/pages",
    "content/pages/about.md",
    "theme/templates",
    "theme/templates/item.html",
    "theme/static",
    "theme/static/site.css",
]


@pytest.fixture(scope="module")
def office():
    """A site that belongs to somebody without rights."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        desk = Workplace(Path(folder), FILES)
        assert desk.build()[0] == 0
        desk.edit()
        if os.geteuid() == 0:
            for path in (Path(folder), *Path(folder).rglob("*")):
                os.chown(path, NOBODY, NOBODY)
        yield desk


@pytest.mark.parametrize("is_warm", [True, False], ids=["warm", "cold"])
@pytest.mark.parametrize("name", UNREADABLE)
def test_what_may_not_be_read_is_named(office, name, is_warm):
    """Whoever builds has no right to read something: nothing of it is left out in silence."""

    def attempt():
        if os.geteuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        path = office.folder / name
        mode = path.stat().st_mode
        path.chmod(0)
        if not is_warm:
            office.cache = office.folder / "no cache yet"
        try:
            office.assert_refused(path.name)
        finally:
            path.chmod(mode)

    apart(attempt)


@pytest.mark.parametrize("name", ["content", "theme"])
def test_a_folder_that_is_not_there_is_named(desk, name):
    (desk.folder / name).rename(desk.folder / "elsewhere")
    desk.assert_refused(str(desk.folder / name))
