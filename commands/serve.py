"""`tasks.py serve`: the site on this machine, built again after every change."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Sequence
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from commands.bootstrap import ROOT
from plugins.disclosure.messages import _

WATCHED = ("theme", "plugins", "locale", "pelicanconf.py")
PORTS_TO_TRY = 20


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves the output folder, or, as long as there is none, what the last build complained about."""

    def __init__(self, *arguments: object, builder: Builder, **options: object) -> None:
        self._builder = builder
        super().__init__(*arguments, directory=str(builder.output), **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request; before the first good build with the findings instead of the site."""
        if self._builder.output.is_dir():
            super().do_GET()
            return
        text = self._builder.complaint or _("网站还没有生成")
        data = text.encode()
        self.send_response(HTTPStatus.SERVICE_UNAVAILABLE)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        """Keep browsers from showing yesterday's page."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the library's name
        """Say nothing of single requests: what matters here are builds."""


class Builder:
    """Builds in a process of its own, so that changed code is used and a crash leaves the server alone."""

    def __init__(self, content: Path, output: Path, date: str) -> None:
        self.output = output
        self.complaint = ""
        self._command = [sys.executable, str(ROOT / "tasks.py"), "build"]
        self._command += ["--content", str(content), "--output", str(output), "--date", date]

    def build(self) -> bool:
        """Build once and print what the build says; False when the old site was kept."""
        result = subprocess.run(
            self._command, capture_output=True, encoding="utf-8", errors="replace", check=False
        )
        self.complaint = result.stderr.strip()
        for text in (result.stdout.strip(), self.complaint):
            if text:
                print(text, flush=True)
        return result.returncode == 0


def serve(content: Path, output: Path, port: int = 8000, date: str = "") -> int:
    """Build and serve until interrupted; `port` is the first to try. Returns the exit status.

    A build with errors is reported and the site before it goes on being served.
    """
    content, output = content.absolute(), output.absolute()
    builder = Builder(content, output, date)
    builder.build()
    server = _listen(builder, range(port, port + PORTS_TO_TRY))
    if server is None:
        print(_("端口 {port} 及其后的端口都被占用，请用 --port 另选", port=port), file=sys.stderr)
        return 1
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(
        _("请在浏览器里打开 http://127.0.0.1:{port}/ ，按 Ctrl+C 结束", port=server.server_port), flush=True
    )
    try:
        for _changes in watch(content, *_existing(WATCHED), raise_interrupt=True, debounce=300):
            builder.build()
    except KeyboardInterrupt:
        print()
    finally:
        server.shutdown()
        server.server_close()
    return 0


def _listen(builder: Builder, ports: range) -> ThreadingHTTPServer | None:
    for port in ports:
        try:
            return ThreadingHTTPServer(("127.0.0.1", port), partial(SiteHandler, builder=builder))
        except OSError:
            continue
    return None


def _existing(names: Sequence[str]) -> list[Path]:
    return [ROOT / name for name in names if (ROOT / name).exists()]
