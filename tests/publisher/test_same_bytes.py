"""The same content and the same date give the same bytes, wherever and however the site is built."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from commands.build import Options
from commands.build import build as command
from plugins.disclosure import parallel
from plugins.disclosure.errors import BuildFailed
from tests.catalog.rich import RICH
from tests.make import ROOT, make_content, write
from tests.publisher.building import DATE, build, entries, process, tree

ELSEWHERE = """
import os, sys
from pathlib import Path
os.umask(0o077)
from tests.publisher.building import build
build(Path(sys.argv[1]), Path(sys.argv[2]))
"""
ANOTHER_MASK = """
import os, sys
from pathlib import Path
os.umask(int(sys.argv[3], 8))
from tests.publisher.building import build
for _time in range(2):
    build(Path(sys.argv[1]), Path(sys.argv[2]), BUILD_CACHE=sys.argv[4], WORKERS=2)
    Path(sys.argv[1], "pages", "new.md").write_text("---\\ntitle: 新\\n---\\n新\\n", encoding="utf-8")
"""
EPOCH = "1782835199"  # the last second of 2026-06-30 in China


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A content folder, and the bytes of the site that this process builds from it."""
    folder = tmp_path_factory.mktemp("here")
    content = make_content(folder, RICH)
    build(content, folder / "site")
    return content, tree(folder / "site")


def test_a_second_build_gives_the_same_bytes(built, tmp_path):
    content, expected = built
    build(content, tmp_path / "site")
    build(content, tmp_path / "site")
    assert tree(tmp_path / "site") == expected


def test_what_a_large_catalog_has_done_in_other_processes_gives_the_same_bytes(built, tmp_path, monkeypatch):
    content, expected = built
    monkeypatch.setattr(parallel, "MANY_ITEMS", 0)
    monkeypatch.setattr(parallel, "available_workers", lambda: 2)
    for _time in range(2):
        build(content, tmp_path / "site", BUILD_CACHE=str(tmp_path / "cache"), WORKERS=2)
        write(content / "pages" / "new.md", "---\ntitle: 新\n---\n新\n")
    (content / "pages" / "new.md").unlink()
    build(content, tmp_path / "site", BUILD_CACHE=str(tmp_path / "cache"), WORKERS=2)
    assert tree(tmp_path / "site") == expected


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "77", "TZ": "America/Adak", "LC_ALL": "C.UTF-8", "LANGUAGE": "de"},
    ],
    ids=["east", "west"],
)
def test_another_machine_gives_the_same_bytes(built, tmp_path, environment):
    """Other hash seed, time zone, locale, umask, working directory and order of the files on disk."""
    content = make_content(tmp_path / "另一处", dict(reversed(RICH.items())))
    with process(ELSEWHERE, content, tmp_path / "site", cwd=tmp_path, **environment) as other:
        assert other.wait() == 0, other.stderr.read()
    assert tree(tmp_path / "site") == built[1]


def test_times_of_files_do_not_matter(built, tmp_path):
    content = make_content(tmp_path, RICH)
    for path in content.rglob("*"):
        os.utime(path, (0, 0))
    build(content, tmp_path / "site")
    assert tree(tmp_path / "site") == built[1]


class Reversed:
    """A folder's entries, last first, handed out as the system does."""

    def __init__(self, entries):
        with entries:
            self._rest = list(entries)

    def __iter__(self):
        return self

    def __next__(self):
        if not self._rest:
            raise StopIteration
        return self._rest.pop()

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.close()

    def close(self):
        """Give the rest up."""
        self._rest = []


@pytest.mark.parametrize("is_warm", [False, True], ids=["cold", "warm"])
def test_the_order_of_a_folder_does_not_matter(built, tmp_path, monkeypatch, is_warm):
    content, expected = built
    settings = {"BUILD_CACHE": str(tmp_path / "cache"), "WORKERS": 2} if is_warm else {}
    if is_warm:
        build(content, tmp_path / "site", **settings)
        (tmp_path / "site" / "years" / "index.html").unlink()
    scan, names = os.scandir, os.listdir
    monkeypatch.setattr(os, "scandir", lambda *place: Reversed(scan(*place)))
    monkeypatch.setattr(os, "listdir", lambda *place: names(*place)[::-1])
    build(content, tmp_path / "site", **settings)
    monkeypatch.undo()
    assert tree(tmp_path / "site") == expected


@pytest.mark.parametrize("mask", ["077", "000", "027"])
def test_everybody_may_read_the_site_whatever_the_mask(tmp_path, mask):
    content, output = make_content(tmp_path, RICH), tmp_path / "public" / "site"
    with process(ANOTHER_MASK, content, output, mask, tmp_path / "cache") as other:
        assert other.wait() == 0, other.stderr.read()
    modes = {mode for mode, _data in entries(output.parent).values()}
    assert modes == {"drwxr-xr-x", "-rw-r--r--"}


def test_what_was_remembered_on_one_machine_serves_on_another(built, tmp_path):
    """Content, site and cache are copied to another place, as build servers do; then a build goes on."""
    content, expected = built
    build(content, tmp_path / "here" / "site", BUILD_CACHE=str(tmp_path / "here" / "cache"))
    shutil.copytree(content, tmp_path / "here" / "content")
    there = Path(shutil.copytree(tmp_path / "here", tmp_path / "there"))
    shutil.rmtree(tmp_path / "here")
    for output in (there / "site", there / "another site"):
        build(there / "content", output, BUILD_CACHE=str(there / "cache"), WORKERS=2)
        assert tree(output) == expected


def test_the_stated_date_and_the_epoch_give_the_same_bytes(built, tmp_path, monkeypatch):
    content, _expected = built
    for folder, date, epoch in (("a", DATE, ""), ("b", "", EPOCH), ("c", DATE, "1"), ("d", "", "1782748800")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        options = Options(date=date, cache=tmp_path / "cache")
        assert command(content, tmp_path / folder / "site", options) == 0
        assert tree(tmp_path / folder / "site") == tree(tmp_path / "a" / "site")


def test_the_pelican_program_builds_the_same_site_as_the_task(built, tmp_path, monkeypatch):
    program = Path(sys.executable).with_name("pelican")
    if not program.exists():
        pytest.skip(f"{program.parent} 里没有 pelican 程序")
    content, _expected = built
    assert command(content, tmp_path / "task", Options(date=DATE)) == 0
    arguments = [program, content, "-s", "pelicanconf.py", "-o", tmp_path / "pelican"]
    variables = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    done = subprocess.run(
        arguments, cwd=ROOT, env=variables, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "pelican") == tree(tmp_path / "task")


def test_the_pelican_program_fails_with_the_reason(tmp_path):
    program = Path(sys.executable).with_name("pelican")
    if not program.exists():
        pytest.skip(f"{program.parent} 里没有 pelican 程序")
    content = make_content(tmp_path, {"00001": "坏"})
    arguments = [program, content, "-s", "pelicanconf.py", "-o", tmp_path / "site"]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode != 0
    assert "00001.md:1" in (done.stdout + done.stderr).replace("\n", "").replace(" ", "")
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("stated", "epoch", "items"), [("", EPOCH, 1), ("2026-07-01", EPOCH, 2), ("", "1782835200", 2)]
)
def test_one_date_decides_what_is_shown(tmp_path, monkeypatch, stated, epoch, items):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    content = make_content(tmp_path, {"00001": {}, "00002": {"published_on": "2026-07-01"}})
    loaded = build(content, tmp_path / "site", stated)
    assert len(loaded.catalog.items) == items
    pages = [path for path in tree(tmp_path / "site") if path.startswith("items/") and path.endswith(".html")]
    assert len(pages) == items


def test_a_date_that_is_none_stops_the_build(tmp_path):
    with pytest.raises(BuildFailed, match="应写成"):
        build(make_content(tmp_path, {}), tmp_path / "site", "昨天")
