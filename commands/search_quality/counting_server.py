"""A server on loopback that compresses as web servers do, and knows which bytes went out."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from commands.publishing.http_facts import cache_control, media_type

# What a server is told to compress; everything else goes out as it lies there.
COMPRESSED = frozenset((".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt"))
LEVEL = 6


@dataclass
class Served:
    """The folders that are served, each below its prefix, and pages that lie nowhere; and what has gone out.

    `url` ends with a slash. Prefixes begin with one and end with one; the longest one that fits counts.
    """

    folders: Mapping[str, Path]
    pages: Mapping[str, bytes]
    url: str = ""
    _sent: list[tuple[str, int]] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, path: str, size: int) -> None:
        """Remember that the answer for a path had a body of so many bytes."""
        with self._lock:
            self._sent.append((path, size))

    def sent(self) -> list[tuple[str, int]]:
        """Paths and body bytes of all answers since the last call."""
        with self._lock:
            taken, self._sent = self._sent, []
        return taken

    def read(self, path: str) -> bytes | None:
        """What lies at a path, None for nothing. Nothing outside the folders is ever read."""
        if path in self.pages:
            return self.pages[path]
        for prefix in sorted(self.folders, key=len, reverse=True):
            if path.startswith(prefix):
                folder = self.folders[prefix].resolve()
                with suppress(OSError, ValueError):
                    file = (folder / path.removeprefix(prefix)).resolve()
                    return file.read_bytes() if file.is_relative_to(folder) else None
        return None


@contextmanager
def serving(folders: Mapping[str, Path], pages: Mapping[str, bytes]) -> Iterator[Served]:
    """Serve on a free loopback port while the body runs."""
    served = Served(folders, pages)

    class Handler(_Handler):
        content: ClassVar[Served] = served

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    served.url = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    content: ClassVar[Served]
    protocol_version = "HTTP/1.1"
    # Small answers would wait for more to come otherwise.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer a request for a file."""
        path = unquote(urlsplit(self.path).path)
        data = self.content.read(path)
        ending = Path(path).suffix
        is_compressed = ending in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", "")
        body = b"" if data is None else gzip.compress(data, LEVEL, mtime=0) if is_compressed else data
        self.send_response(404 if data is None else 200)
        self.send_header("Content-Type", media_type(path))
        self.send_header("Content-Length", str(len(body)))
        # Whatever is asked for twice within one visit comes from the browser's cache.
        self.send_header("Cache-Control", cache_control(path.removeprefix("/")))
        if is_compressed:
            self.send_header("Content-Encoding", "gzip")
        # Noted first: who has the body may ask at once what was sent.
        self.content.note(path, len(body))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class says so
        """Keep quiet."""
