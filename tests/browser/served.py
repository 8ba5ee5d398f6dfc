"""A folder served on loopback below a sub-path, as a portal would do it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# Deep enough that a link from the root, or one level too high, leads nowhere.
PREFIX = "/portal/zwgk/"


@dataclass(frozen=True)
class Site:
    """A built site: `url` ends with a slash, `path` is the folder behind it."""

    url: str
    path: Path


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    """Serve `folder` below PREFIX on a free loopback port while the body runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Site(f"http://127.0.0.1:{server.server_port}{PREFIX}", folder)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        outside = not path.startswith(PREFIX)
        # A name that cannot exist: whatever is asked for outside the sub-path is not found.
        return super().translate_path("/\x01" if outside else path.removeprefix(PREFIX[:-1]))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class says so
        pass
