"""The form over HTTP on this machine: pages out, questions in, checked and translated on their way to git."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from commands.editing.errors import EditingFailed
from commands.editing.page import POLICY
from plugins.disclosure.messages import _

MAX_BYTES = 50 * 1000 * 1000
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".yml": "text/yaml; charset=utf-8",
    ".wasm": "application/wasm",
}
API = "api/v1"

Ask = Callable[[dict[str, Any]], tuple[int, Any]]


class Front(ThreadingHTTPServer):
    """Serves `files` (name → text, or a path) below an address that nobody can guess; questions go to `ask`.

    port: 0 for any free one. Raises EditingFailed when it is taken.
    """

    daemon_threads = True

    def __init__(self, port: int) -> None:
        self.files: Mapping[str, str | Path] = {}
        self.ask: Ask = lambda _question: (HTTPStatus.SERVICE_UNAVAILABLE, {})
        self.key = secrets.token_urlsafe(12)
        try:
            super().__init__(("127.0.0.1", port), _Handler)
        except (OSError, OverflowError) as error:
            raise EditingFailed(
                _("端口 {port} 用不了（{reason}），请用 --port 另选", port=port, reason=error)
            ) from None
        self.address = f"http://127.0.0.1:{self.server_port}/{self.key}/"


class _Handler(BaseHTTPRequestHandler):
    server: Front

    def do_GET(self) -> None:
        """Give one of the files."""
        path = self.path.partition("?")[0]
        name = path.removeprefix(f"/{self.server.key}/") or "index.html"
        file = self.server.files.get(name) if path.startswith(f"/{self.server.key}/") else None
        if not self._is_for_us() or file is None:
            self._send(HTTPStatus.NOT_FOUND, b"", ".html")
            return
        data = file.read_bytes() if isinstance(file, Path) else file.encode()
        self._send(HTTPStatus.OK, data, Path(name).suffix)

    def do_POST(self) -> None:
        """Pass on a question of the form, and of nobody else."""
        origin = self.headers.get("Origin", "")
        is_json = self.headers.get_content_type() == "application/json"
        if self.path != f"/{self.server.key}/{API}" or not self._is_for_us():
            self._answer(HTTPStatus.NOT_FOUND, {"error": _("没有这个地址")})
        elif origin != f"http://{self.headers['Host']}" or not is_json:
            self._answer(HTTPStatus.FORBIDDEN, {"error": _("只接受表单自己的请求")})
        else:
            self._answer(*self._asked())

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the library's name
        """Say nothing of single requests."""

    def _asked(self) -> tuple[int, Any]:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or len(length) > 12:
            return HTTPStatus.LENGTH_REQUIRED, {"error": _("请求不完整")}
        if int(length) > MAX_BYTES:
            self._forget(int(length))
            limit = MAX_BYTES * 3 // 4 // 1_000_000
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {
                "error": _("附件太大，一次保存的全部附件不能超过 {limit} MB", limit=limit)
            }
        try:
            question = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError):
            question = None
        if not isinstance(question, dict):
            return HTTPStatus.BAD_REQUEST, {"error": _("请求不完整")}
        try:
            return self.server.ask(question)
        except EditingFailed as error:
            return HTTPStatus.UNPROCESSABLE_ENTITY, {"error": str(error)}

    def _forget(self, length: int) -> None:
        """Read to the end what is too long, because a browser shows no answer before it has sent everything."""
        while length > 0 and (chunk := self.rfile.read(min(length, 1 << 20))):
            length -= len(chunk)

    def _is_for_us(self) -> bool:
        """Whether the browser thinks that it talks to this machine: another name in Host is DNS rebinding."""
        port = self.server.server_port
        return self.headers.get("Host") in (f"127.0.0.1:{port}", f"localhost:{port}")

    def _answer(self, status: int, data: Any) -> None:
        self._send(status, json.dumps(data, ensure_ascii=False).encode(), ".json")

    def _send(self, status: int, data: bytes, ending: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(ending, "application/json"))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)
