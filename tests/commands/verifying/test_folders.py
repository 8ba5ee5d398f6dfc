"""Copies on disk: whatever is wrong is named, by `tasks.py verify` and by the copy's own program alike."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.archive import verify
from plugins.disclosure.manifest import FORMAT
from tests.commands.verifying.copies import FILES, both, damage, make_copy, manifest, told, told_by_own
from tests.make import write


@pytest.fixture
def copy(tmp_path):
    return make_copy(tmp_path / "copy")


def test_a_whole_copy_is_intact(copy):
    assert both(copy) == (0, {})
    status, data = told(copy)
    assert (status, data["verdict"], data["files"]) == (0, "intact", len(FILES))


PATHS = st.sampled_from(sorted(FILES))
NAMES = st.from_regex(r"[a-z]{1,6}(?:/[a-z]{1,6}){0,2}\.html", fullmatch=True).filter(
    lambda n: n not in FILES
)
CHANGES = st.one_of(
    st.tuples(st.just("flip"), PATHS, st.integers(0, 1 << 12)),
    st.tuples(st.just("cut"), PATHS, st.integers(1, 1 << 12)),
    st.tuples(st.just("grow"), PATHS, st.binary(min_size=1, max_size=9)),
    st.tuples(st.just("remove"), PATHS, st.none()),
    st.tuples(st.just("add"), NAMES, st.binary(max_size=9)),
    st.tuples(st.just("rename"), PATHS, NAMES),
)


def changed(copy, change):
    """Do a change; gives the paths that have to be named."""
    how, path, value = change
    file, data = copy / path, FILES.get(path, b"")
    if how == "add":
        write(file, value)
        return {path}
    if how == "rename":
        (copy / value).parent.mkdir(parents=True, exist_ok=True)
        file.rename(copy / value)
        return {path, value}
    if how == "remove":
        file.unlink()
        return {path}
    if how == "grow":
        file.write_bytes(data + value)
    elif not data:
        return set()
    elif how == "cut":
        file.write_bytes(data[: -1 - value % len(data)])
    else:
        place = value % (len(data) * 8)
        bytes_now = bytearray(data)
        bytes_now[place // 8] ^= 1 << place % 8
        file.write_bytes(bytes_now)
    return {path}


@given(st.lists(CHANGES, max_size=4, unique_by=lambda change: change[1]))
def test_every_change_is_found_and_named_by_both(changes):
    with tempfile.TemporaryDirectory() as folder:
        copy = make_copy(Path(folder))
        expected = set()
        for change in changes:
            try:
                expected |= changed(copy, change)
            except (FileExistsError, NotADirectoryError, IsADirectoryError):
                continue
        status, found = both(copy)
        if not any(change[0] == "rename" for change in changes):
            assert damage(found) == expected
        assert damage(found) >= {path for path in expected if path in FILES and not (copy / path).is_file()}
        assert status == (1 if damage(found) else 0)
        assert bool(damage(found)) == bool(expected)


def test_kinds_are_told_apart(copy):
    (copy / "index.html").unlink()
    (copy / "items/a/1.html").write_bytes(b"x")
    write(copy / "evil.html", "x")
    write(copy / "index.html.orig", "x")
    write(copy / "hts-cache/new.zip", "x")
    write(copy / "robots.txt.tmp", "x")
    status, found = both(copy)
    assert status == 1
    assert found == {
        "missing": ["index.html"],
        "altered": ["items/a/1.html"],
        "extra": ["evil.html"],
        "leftover": ["hts-cache/new.zip", "index.html.orig", "robots.txt.tmp"],
    }


def test_what_tools_leave_is_no_damage(copy):
    write(copy / "hts-log.txt", "x")
    assert both(copy) == (0, {"leftover": ["hts-log.txt"]})


def test_links_pipes_and_folders_are_no_files(copy, tmp_path):
    outside = write(tmp_path / "outside.html", FILES["index.html"])
    (copy / "index.html").unlink()
    (copy / "index.html").symlink_to(outside)
    (copy / "items/a/1.html").unlink()
    os.mkfifo(copy / "items/a/1.html")
    (copy / "items/a/2.html").unlink()
    (copy / "items/a/2.html").mkdir()
    shutil.move(copy / "theme", tmp_path / "theme")
    (copy / "theme").symlink_to(tmp_path / "theme")
    assert both(copy) == (
        1,
        {
            "missing": ["items/a/2.html", "theme/site.css"],
            "no-file": ["index.html", "items/a/1.html"],
            "extra": ["theme"],
        },
    )


def test_names_in_other_case_are_other_names(copy):
    (copy / "index.html").rename(copy / "INDEX.html")
    assert both(copy) == (1, {"missing": ["index.html"], "extra": ["INDEX.html"]})


def test_what_cannot_be_read_is_said_to_be_so(copy, monkeypatch):
    scandir, open_file = os.scandir, verify.open_file

    def closed(path):
        if str(path).rstrip("/").endswith("items"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    def refused(path):
        if path.name == "site.css":
            raise PermissionError(13, "Permission denied")
        return open_file(path)

    monkeypatch.setattr(verify.os, "scandir", closed)
    monkeypatch.setattr(verify, "open_file", refused)
    inside = sorted(path for path in FILES if path.startswith("items/"))
    assert both(copy) == (1, {"unreadable": ["items/", *inside, "theme/site.css"]})


def test_a_mirror_has_a_folder_for_the_host(tmp_path):
    make_copy(tmp_path / "mirror" / "www.shili.example" / "zwgk")
    write(tmp_path / "mirror" / "hts-log.txt", "x")
    assert both(tmp_path / "mirror") == (0, {})
    make_copy(tmp_path / "mirror" / "www.shili.example" / "second")
    assert told(tmp_path / "mirror")[0] == told_by_own(tmp_path / "mirror")[0] == 2


def entry(**changes):
    """A manifest with one changed entry."""
    import json

    good = {"path": "a.html", "size": 1, "sha256": "0" * 64}
    return json.dumps({"format": FORMAT, "files": [{**good, **changes}]}).encode()


BROKEN = [
    b"",
    b"\xff\xfe\x00",
    b"[]",
    b"null",
    b"[" * 100_000,
    b"{}",
    b'{"format":"other","files":[]}',
    manifest()[:-5],
    entry(path="../outside"),
    entry(path="/etc/passwd"),
    entry(path="C:/x"),
    entry(path="a\\b"),
    entry(path=5),
    entry(size=-1),
    entry(size=True),
    entry(size=1.5),
    entry(sha256="x"),
    b'{"format":"yangguang-manifest/1","files":[1' + b"0" * 5000 + b"]}",
    b'{"format":"yangguang-manifest/1","files":[null]}',
    manifest().replace(b'"files": [\n', b'"files": [\n' + manifest().splitlines()[5] + b"\n"),
]


@pytest.mark.parametrize("number", range(len(BROKEN)))
def test_a_broken_or_forged_manifest_is_refused(copy, number):
    write(copy / "manifest.json", BROKEN[number])
    assert both(copy)[0] == 2
    assert told(copy)[1]["message"].startswith("无法核对：")


def test_without_a_manifest_nothing_can_be_verified(copy, tmp_path):
    (copy / "manifest.json").unlink()
    assert both(copy)[0] == 2
    os.mkfifo(copy / "manifest.json")
    assert both(copy)[0] == 2
    assert both(tmp_path / "nowhere")[0] == 2
    assert both(write(tmp_path / "file", "x"))[0] == 2


def test_names_cannot_command_a_terminal(copy):
    os.close(os.open(os.fsencode(copy) + b"/\x1b[2Jx\xff\n", os.O_CREAT | os.O_WRONLY))
    status, found = both(copy)
    assert (status, found) == (1, {"extra": ["\\x1b[2Jx\\udcff\\n"]})


def test_large_files_are_read_in_pieces(copy, monkeypatch):
    monkeypatch.setattr(verify, "PIECE", 3)
    assert both(copy) == (0, {})


def test_the_program_runs_alone_from_any_folder(copy, tmp_path):
    shutil.copy(verify.__file__, copy / "verify.py")
    command = [sys.executable, "-I", "-S", str(copy / "verify.py")]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, env={"PYTHONIOENCODING": "ascii"}, check=False
    )
    # The program itself is not in the manifest of this copy.
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"not in the manifest: verify.py" in done.stdout
    assert subprocess.run([*command, "a", "b"], capture_output=True, check=False).returncode == 2
    help_shown = subprocess.run([*command, "--help"], capture_output=True, check=False)
    assert (help_shown.returncode, b"verify.py [DIR]" in help_shown.stdout) == (0, True)


def test_the_program_is_written_for_old_pythons_and_imports_nothing_else():
    import ast

    tree = ast.parse(Path(verify.__file__).read_text(encoding="utf-8"), feature_version=(3, 8))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= {"__future__", *sys.stdlib_module_names}
