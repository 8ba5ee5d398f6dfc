"""The one file in which a build leaves what may spare the next one work. It can be lost, broken or old at no harm."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from plugins.disclosure.digests import SIZE, digest
from plugins.disclosure.messages import _

CACHE_FILE = "build.sqlite"
FORMAT = "1"
WAIT_SECONDS = 5.0
ROWS_A_QUERY = 500
MANY = 1000
NOT_THE_FILE = {
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}

Result = TypeVar("Result")


class Cache:
    """Values by kind and key in one SQLite file. Every value is stored with its digest and believed only with it.

    `version` stands for the code: what another version has left is thrown away. When the file cannot be used, the
    cache forgets instead, and `trouble` says why; nothing here raises.
    """

    def __init__(self, path: Path, version: bytes) -> None:
        self._path = path
        self._version = digest(FORMAT, version)
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._kinds: set[str] = set()
        self.trouble = ""

    def get(self, kind: str, key: bytes) -> bytes | None:
        """The value under `key` among those of one `kind`, or None."""
        return self.get_many(kind, [key]).get(key)

    def get_many(self, kind: str, keys: Collection[bytes]) -> dict[bytes, bytes]:
        """Those of `keys` that are known, with their values."""

        def read(database: sqlite3.Connection) -> dict[bytes, bytes]:
            found: dict[bytes, bytes] = {}
            pending = list(keys)
            for start in range(0, len(pending), ROWS_A_QUERY):
                some = pending[start : start + ROWS_A_QUERY]
                places = ",".join("?" * len(some))
                query = f"SELECT key, value FROM {self._table(database, kind)} WHERE key IN ({places})"
                found |= _believed(kind, database.execute(query, some))
            return found

        return self._try(read, {})

    def get_all(self, kind: str) -> dict[bytes, bytes]:
        """Everything that is known of one kind."""

        def read(database: sqlite3.Connection) -> dict[bytes, bytes]:
            rows = database.execute(f"SELECT key, value FROM {self._table(database, kind)}")
            return _believed(kind, rows)

        return self._try(read, {})

    def put(self, kind: str, key: bytes, value: bytes) -> None:
        """Remember `value`, in place of an older one."""
        self.put_many(kind, {key: value})

    def put_many(self, kind: str, values: Mapping[bytes, bytes]) -> None:
        """Remember many values at once."""

        def write(database: sqlite3.Connection) -> None:
            with database:
                database.executemany(
                    f"INSERT OR REPLACE INTO {self._table(database, kind)} VALUES (?, ?)",
                    ((key, digest(kind, key, value) + value) for key, value in values.items()),
                )

        if values:
            self._try(write, None)

    def forget_others(self, kind: str, keys: Collection[bytes]) -> None:
        """Forget the values of a kind that are not under `keys`, once they have become more than these."""

        def tidy(database: sqlite3.Connection) -> None:
            table = self._table(database, kind)
            (rows,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()
            if rows <= 2 * len(keys) + MANY:
                return
            wanted = set(keys)
            known = [key for (key,) in database.execute(f"SELECT key FROM {table}")]
            unwanted = [(key,) for key in known if key not in wanted]
            with database:
                database.executemany(f"DELETE FROM {table} WHERE key = ?", unwanted)

        self._try(tidy, None)

    def close(self) -> None:
        """Let go of the file; it is opened again when it is needed. Has to be done before a process forks."""
        if self._connection is not None and self._process == os.getpid():
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _try(self, action: Callable[[sqlite3.Connection], Result], otherwise: Result) -> Result:
        """Do something with the database; a broken one is thrown away once, after that the cache forgets."""
        for attempt in (1, 2):
            if self.trouble:
                break
            try:
                return action(self._open())
            except OSError as error:
                self._give_up(error)
            except (sqlite3.Error, TypeError, ValueError, OverflowError) as error:
                of_the_system = getattr(error, "sqlite_errorcode", 0) & 0xFF in NOT_THE_FILE
                if of_the_system or attempt == 2 or not self._throw_away():
                    self._give_up(error)
        return otherwise

    def _give_up(self, error: Exception) -> None:
        self.close()
        self.trouble = _("缓存 {file} 用不上（{reason}），只影响速度", file=self._path, reason=error)

    def _throw_away(self) -> bool:
        self.close()
        try:
            for ending in ("", "-journal", "-wal", "-shm"):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        except OSError:
            return False
        return True

    def _open(self) -> sqlite3.Connection:
        if self._connection is not None and self._process == os.getpid():
            return self._connection
        self._path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._path, timeout=WAIT_SECONDS)
        try:
            # The file is rebuilt after a power cut, so nobody has to wait for the disk.
            database.execute("PRAGMA synchronous = OFF")
            database.execute("PRAGMA cache_size = -2000")
            self._kinds = set()
            tables = {
                name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            }
            if "version" in tables:
                known = database.execute("SELECT version FROM version").fetchone()
                if known == (self._version,):
                    self._connection, self._process = database, os.getpid()
                    return database
            self._empty(database, tables)
        except BaseException:
            database.close()
            raise
        self._connection, self._process = database, os.getpid()
        return database

    def _empty(self, database: sqlite3.Connection, tables: Iterable[str]) -> None:
        with database:
            database.execute("BEGIN IMMEDIATE")
            for name in tables:
                database.execute(f'DROP TABLE IF EXISTS "{name}"')
            database.execute("CREATE TABLE version (version BLOB)")
            database.execute("INSERT INTO version VALUES (?)", (self._version,))
        database.execute("VACUUM")

    def _table(self, database: sqlite3.Connection, kind: str) -> str:
        name = "kind_" + "".join(letter if letter.isalnum() else "_" for letter in kind)
        if name not in self._kinds:
            database.execute(f"CREATE TABLE IF NOT EXISTS {name} (key BLOB PRIMARY KEY, value BLOB NOT NULL)")
            self._kinds.add(name)
        return name


def _believed(kind: str, rows: Iterable[tuple[bytes, object]]) -> dict[bytes, bytes]:
    """The values of those rows that still are what was stored."""
    return {
        key: value[SIZE:]
        for key, value in rows
        if isinstance(value, bytes) and value[:SIZE] == digest(kind, key, value[SIZE:])
    }


@contextmanager
def opened(path: Path | None, version: bytes) -> Iterator[Cache | None]:
    """The cache at `path`, closed in the end; None without a path."""
    cache = Cache(path, version) if path else None
    try:
        yield cache
    finally:
        if cache:
            cache.close()
