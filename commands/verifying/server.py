"""Asking one server for files, whatever it answers: time, memory and places to which it can send us are bounded."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import TypeVar
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _

WAIT_SECONDS = 20.0
# Whoever sends a byte now and then keeps us no longer than this, and what a very slow line needs.
GRACE_SECONDS, SLOWEST_BYTES_A_SECOND = 60.0, 20_000
TRIES, PAUSE_SECONDS = 3, 0.5
REDIRECTS = 5
PORTS = {"http": 80, "https": 443}
HEADERS = {"Accept-Encoding": "identity", "User-Agent": "Yangguang-verify"}

Result = TypeVar("Result")


class NoAnswer(OSError):
    """A file that cannot be had; the text says why, in Chinese. `is_lasting`: trying again would not help."""

    def __init__(self, reason: str, *, is_lasting: bool = False) -> None:
        super().__init__(reason)
        self.is_lasting = is_lasting


class Server:
    """The server below whose `base` (scheme, host, path with a slash at its end) a site is mounted.

    Each thread has a connection of its own. Raises BuildFailed for an address that is none.
    """

    def __init__(self, address: str) -> None:
        try:
            parts = urlsplit(address)
            port, host = parts.port or PORTS.get(parts.scheme, 0), parts.hostname or ""
            host.encode("idna")
        except ValueError:
            port, host = 0, ""
        if not port or not host or parts.username is not None:
            raise BuildFailed(_("“{address}”不是网址", address=address))
        folder, _slash, last = parts.path.rpartition("/")
        # An address without a slash at its end is that of the folder, unless it names a file.
        path = folder if not last or "." in last else parts.path
        self.base = f"{parts.scheme}://{parts.netloc}{quote(path, safe='/%~@:+,;=&$!*()')}/"
        self._own = threading.local()

    def ask(self, path: str, size: int, take: Callable[[HTTPResponse], Result]) -> tuple[Result | None, str]:
        """What `take` makes of the answer for a file of about so many bytes, and from where it came in the end.

        None when the server says that there is no such file. Raises NoAnswer.
        """
        for attempt in range(TRIES):
            try:
                return self._follow(urljoin(self.base, path), size, take)
            except NoAnswer as error:
                self._drop()
                if error.is_lasting or attempt == TRIES - 1:
                    raise
            except (OSError, HTTPException, ValueError) as error:
                self._drop()
                if attempt == TRIES - 1:
                    raise NoAnswer(getattr(error, "strerror", None) or str(error) or repr(error)) from None
            time.sleep(PAUSE_SECONDS * (attempt + 1))
        raise NoAnswer(_("服务器没有答复"))

    def _follow(
        self, address: str, size: int, take: Callable[[HTTPResponse], Result]
    ) -> tuple[Result | None, str]:
        for _hop in range(REDIRECTS):
            parts = urlsplit(address)
            with self._answer(parts, GRACE_SECONDS + size / SLOWEST_BYTES_A_SECOND) as answer:
                if answer.status == 200:
                    _refuse_encoded(answer)
                    return take(answer), address
                if answer.status in (404, 410):
                    return None, address
                if answer.status not in (301, 302, 303, 307, 308):
                    passing = answer.status == 429 or answer.status >= 500
                    raise NoAnswer(_("服务器答复 {status}", status=answer.status), is_lasting=not passing)
                target = urljoin(address, answer.getheader("Location") or "")
                if not _is_same_host(parts, urlsplit(target)):
                    raise NoAnswer(_("被转到另一处 {address}", address=target[:200]), is_lasting=True)
            address = target
        raise NoAnswer(_("转来转去没有尽头"), is_lasting=True)

    @contextmanager
    def _answer(self, parts: SplitResult, seconds: float) -> Iterator[HTTPResponse]:
        connection = self._connection(parts)
        if connection.sock is None:
            connection.connect()
        expired = threading.Event()
        watch = threading.Timer(seconds, _cut, (connection.sock, expired))
        watch.daemon = True
        watch.start()
        try:
            connection.request("GET", parts.path or "/", headers=HEADERS)
            answer = connection.getresponse()
            yield answer
            if expired.is_set():  # an answer that was cut off may look like a short one
                raise NoAnswer(_("服务器太慢"))
            if not answer.isclosed():
                self._drop()  # what is left unread would be taken for the next answer
        finally:
            watch.cancel()

    def _connection(self, parts: SplitResult) -> HTTPConnection:
        place = (parts.scheme, parts.hostname or "", parts.port or PORTS[parts.scheme])
        if getattr(self._own, "place", None) != place:
            self._drop()
            kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
            self._own.connection, self._own.place = kind(*place[1:], timeout=WAIT_SECONDS), place
        connection: HTTPConnection = self._own.connection
        return connection

    def _drop(self) -> None:
        if connection := getattr(self._own, "connection", None):
            connection.close()


def _refuse_encoded(answer: HTTPResponse) -> None:
    encoding = answer.getheader("Content-Encoding", "identity")
    if encoding.lower() not in ("", "identity"):
        raise NoAnswer(_("服务器把文件压缩了（{encoding}）", encoding=encoding[:40]), is_lasting=True)


def _is_same_host(one: SplitResult, other: SplitResult) -> bool:
    """Whether both are the same server; from http to https is no other, the way back is."""
    try:
        places = [
            (parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme)) for parts in (one, other)
        ]
    except ValueError:
        return False
    (first, host, port), (second, other_host, other_port) = places
    if host != other_host:
        return False
    return (first, port) == (second, other_port) or (first, port, second, other_port) == (
        "http",
        80,
        "https",
        443,
    )


def _cut(connected: socket.socket, expired: threading.Event) -> None:
    expired.set()
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)
