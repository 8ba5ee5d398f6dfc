"""The cache may be lost, broken, old, locked or full: it gives what was put, or nothing, and never raises."""

import os
import signal
import sqlite3
import time
from contextlib import closing, contextmanager, suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.disclosure import cache as caching
from plugins.disclosure.cache import opened
from plugins.disclosure.digests import digest
from tests.publisher.building import process

VERSION = b"1"
VALUES = {digest("key", str(number)): f"值 {number}".encode() * (number**2 + 1) for number in range(40)}
OTHERS = {key: value[::-1] for key, value in VALUES.items()}
HOLDING = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("BEGIN EXCLUSIVE")
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path):
    """A cache file that holds VALUES of one kind and OTHERS of another under the same keys."""
    path = tmp_path / "缓存" / "build.sqlite"
    fill(path)
    return path


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    """Nobody waits long for a lock."""
    monkeypatch.setattr(caching, "WAIT_SECONDS", 0.05)


def fill(path):
    with opened(path, VERSION) as cache:
        cache.put_many("items", VALUES)
        cache.put_many("texts", OTHERS)
        assert cache.trouble == ""


def contents(path, version=VERSION):
    """What a new cache on a file gives of both kinds, and what it complains about."""
    with opened(path, version) as cache:
        return cache.get_many("items", list(VALUES)), cache.get_many("texts", list(VALUES)), cache.trouble


def edit(path, *statements):
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)


def assert_believable(path):
    """Nothing but what was put comes out, and when it is put again the file becomes good, or it says that it cannot.

    What is broken may show only while something is written, so that what was written before is lost with it.
    """
    for _attempt in range(12):
        with opened(path, VERSION) as cache:
            items, texts = (cache.get_many(kind, list(VALUES)) for kind in ("items", "texts"))
            assert items.items() <= VALUES.items()
            assert texts.items() <= OTHERS.items()
            cache.put_many("items", VALUES)
            cache.put_many("texts", OTHERS)
        if "只影响速度" in cache.trouble or contents(path) == (VALUES, OTHERS, ""):
            return
    pytest.fail("the file stays broken")


@contextmanager
def writer(path):
    """A process that writes again and again; it ends with status 1 when the file cannot be used."""
    pid = os.fork()
    if pid == 0:
        with opened(path, VERSION) as cache:
            while not cache.trouble:
                cache.put_many("items", VALUES)
                cache.put_many("texts", OTHERS)
        os._exit(1)
    try:
        yield pid
    finally:
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def test_what_was_put_is_found_again(path):
    assert contents(path) == (VALUES, OTHERS, "")
    with opened(path, VERSION) as cache:
        key = next(iter(VALUES))
        cache.put("items", key, b"new")
        assert cache.get("items", key) == b"new"
        assert cache.get("texts", key) == OTHERS[key]
        assert cache.get("other kind / 种类", key) is None
        assert cache.get("items", b"unknown") is None
        cache.put("items", b"empty", b"")
        assert cache.get("items", b"empty") == b""
        assert cache.get_many("items", []) == {}


def test_everything_lies_in_one_file(path):
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_more_keys_than_one_question_may_hold(path):
    keys = [digest(str(number)) for number in range(40_000)]
    with opened(path, VERSION) as cache:
        cache.put_many("items", dict.fromkeys(keys, b"x"))
        assert len(cache.get_many("items", keys)) == len(keys)


def test_another_version_believes_nothing(path):
    assert contents(path, b"2") == ({}, {}, "")
    assert contents(path) == ({}, {}, "")


def test_another_format_believes_nothing(path, monkeypatch):
    monkeypatch.setattr(caching, "FORMAT", "0")
    assert contents(path) == ({}, {}, "")


def test_no_path_is_no_cache():
    with opened(None, VERSION) as cache:
        assert cache is None


def test_only_what_nobody_wants_is_forgotten(path, monkeypatch):
    wanted = list(VALUES)[:10]
    with opened(path, VERSION) as cache:
        cache.forget_others("items", wanted)
        assert cache.get_many("items", list(VALUES)) == VALUES
        monkeypatch.setattr(caching, "MANY", 0)
        cache.forget_others("items", list(VALUES))
        assert cache.get_many("items", list(VALUES)) == VALUES
        cache.forget_others("items", wanted)
        assert cache.get_many("items", list(VALUES)) == {key: VALUES[key] for key in wanted}
        assert cache.get_many("texts", list(VALUES)) == OTHERS


DAMAGES = {
    "deleted": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: os.truncate(path, path.stat().st_size // 2),
    "cut in the head": lambda path: os.truncate(path, 50),
    "garbage": lambda path: path.write_bytes(os.urandom(20_000)),
    "text": lambda path: path.write_text("缓存\n" * 999, encoding="utf-8"),
    "zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "half zeros": lambda path: path.write_bytes(path.read_bytes()[:8000] + bytes(30_000)),
    "letters that are none": lambda path: path.write_bytes(
        path.read_bytes().replace(b"CREATE", b"CR\xc5ATE")
    ),
    "no version": lambda path: edit(path, "DROP TABLE version"),
    "an empty version": lambda path: edit(path, "DELETE FROM version"),
    "other columns": lambda path: edit(path, "DROP TABLE kind_items", "CREATE TABLE kind_items (a, b, c)"),
    "another version table": lambda path: edit(path, "DROP TABLE version", "CREATE TABLE version (a, b)"),
    "somebody else's": lambda path: edit(path, "DROP TABLE version", 'CREATE TABLE "odd ""name" (a)'),
    "numbers for values": lambda path: edit(path, "UPDATE kind_items SET value = 7"),
    "texts for values": lambda path: edit(path, "UPDATE kind_items SET value = 'x' || value"),
    "numbers for keys": lambda path: edit(path, "UPDATE kind_items SET key = rowid"),
    "values under other keys": lambda path: edit(
        path, "UPDATE kind_items SET value = (SELECT value FROM kind_items LIMIT 1 OFFSET 7)"
    ),
    "a journal": lambda path: path.with_name(path.name + "-journal").write_bytes(os.urandom(5000)),
    "a log": lambda path: path.with_name(path.name + "-wal").write_bytes(os.urandom(5000)),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_costs_nothing_but_time(path, damage):
    DAMAGES[damage](path)
    assert_believable(path)


def test_values_of_another_kind_are_not_believed(path):
    """One flipped bit can lead from one table into another."""
    edit(
        path,
        "UPDATE kind_items SET value = (SELECT value FROM kind_texts WHERE kind_texts.key = kind_items.key)",
    )
    assert_believable(path)


@pytest.mark.parametrize("place", ["folder", "above"])
def test_what_cannot_be_mended_is_said(path, place):
    """A folder where the file should lie, and a file where its folder should lie."""
    path.unlink()
    if place == "folder":
        (path / "somebody's").mkdir(parents=True)
    else:
        path.parent.rmdir()
        path.parent.write_text("somebody's", encoding="utf-8")
    with opened(path, VERSION) as cache:
        cache.put_many("items", VALUES)
        assert cache.get_many("items", list(VALUES)) == {}
        assert "只影响速度" in cache.trouble
        assert str(path) in cache.trouble
    assert (path / "somebody's").is_dir() or path.parent.is_file()


@settings(max_examples=300)
@given(st.data())
def test_flipped_and_missing_bytes_cost_nothing_but_time(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("flip") / "build.sqlite"
    path.write_bytes(_filled(tmp_path_factory))
    size = path.stat().st_size
    # The head, the schema and the heads of pages are where a flip does the most.
    position = st.one_of(
        st.integers(0, 99),
        st.integers(0, 4095),
        st.builds(lambda page, at: page * 4096 + at, st.integers(0, size // 4096 - 1), st.integers(0, 40)),
        st.integers(0, size - 1),
    )
    flips = data.draw(st.dictionaries(position, st.integers(1, 255), min_size=1, max_size=8))
    damaged = bytearray(path.read_bytes())
    for place, change in flips.items():
        damaged[place] ^= change
    path.write_bytes(damaged[: data.draw(st.one_of(st.just(size), st.integers(0, size)))])
    assert_believable(path)


_sample: list[bytes] = []


def _filled(tmp_path_factory):
    if not _sample:
        path = tmp_path_factory.mktemp("sample") / "build.sqlite"
        fill(path)
        _sample.append(path.read_bytes())
    return _sample[0]


def test_a_locked_file_is_left_alone(path):
    with process(HOLDING, path) as other:
        assert other.stdout.readline() == "ready\n"
        items, texts, trouble = contents(path)
        assert items == texts == {}
        assert "locked" in trouble
    assert contents(path) == (VALUES, OTHERS, "")


def test_a_reader_in_the_middle_does_not_spoil_the_file(path):
    with closing(sqlite3.connect(path)) as other:
        rows = other.execute("SELECT * FROM kind_items")
        rows.fetchone()
        contents(path, b"2")
        rows.close()
    fill(path)
    assert contents(path) == (VALUES, OTHERS, "")


def test_a_forked_process_opens_the_file_for_itself(path):
    with opened(path, VERSION) as cache:
        assert cache.get_many("items", list(VALUES)) == VALUES
        pid = os.fork()
        if pid == 0:
            is_right = cache.get_many("texts", list(VALUES)) == OTHERS
            cache.close()
            os._exit(0 if is_right else 1)
        assert os.waitpid(pid, 0)[1] == 0
        assert cache.get_many("items", list(VALUES)) == VALUES
        cache.put("items", b"key", b"value")
    assert contents(path) == (VALUES, OTHERS, "")


def test_a_killed_writer_leaves_a_file_that_can_be_used(path):
    for number in range(40):
        with writer(path):
            time.sleep(0.002 + number * 0.001)
        items, texts, trouble = contents(path)
        assert trouble == ""
        assert items.items() <= VALUES.items()
        assert texts.items() <= OTHERS.items()
    assert_believable(path)


@pytest.mark.parametrize("number", range(5))
def test_two_that_begin_at_once_do_not_disturb_each_other(tmp_path, monkeypatch, number):
    """Neither finds a file, and both want to make it."""
    monkeypatch.setattr(caching, "WAIT_SECONDS", 30.0)
    path = tmp_path / "build.sqlite"
    with writer(path) as first, writer(path) as second:
        time.sleep(0.1)
        assert os.waitpid(first, os.WNOHANG) == os.waitpid(second, os.WNOHANG) == (0, 0)
    assert_believable(path)
