"""The site over HTTP on this machine, in pages that show themselves anew when there is a new site."""

from __future__ import annotations

import html
import json
import threading
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from plugins.disclosure.messages import _

SCRIPT = "/.live.js"
NEWS = "/.live"
SECONDS_BETWEEN_SIGNS_OF_LIFE = 10.0
LIVE_SCRIPT = """\
"use strict";
(function () {
  var shown = null, box = document.getElementById("complaint");
  new EventSource("/.live").onmessage = function (message) {
    var news = JSON.parse(message.data);
    if (shown !== null && shown !== news.site) { location.reload(); return; }
    shown = news.site;
    if (box) { box.remove(); box = null; }
    if (!news.complaint) { return; }
    box = document.createElement("pre");
    box.setAttribute("role", "alert");
    box.textContent = news.complaint;
    var style = box.style;
    style.position = "fixed"; style.inset = "auto 0 0 0"; style.margin = "0"; style.padding = "1rem";
    style.maxHeight = "60vh"; style.overflow = "auto"; style.whiteSpace = "pre-wrap"; style.zIndex = "99";
    style.background = "#fff"; style.color = "#900"; style.borderTop = "4px solid #900";
    document.body.appendChild(box);
  };
})();
"""


@dataclass(frozen=True)
class News:
    """What browsers are told: how many sites there have been, and what the last build complained about."""

    site: int = 0
    complaint: str = ""


class Newsroom:
    """The latest news, for whoever waits for them."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.latest = News()

    def tell(self, *, is_new: bool, complaint: str) -> None:
        """Tell everybody of a build: whether there is a new site, and what is wrong."""
        with self._changed:
            self.latest = News(self.latest.site + is_new, complaint)
            self._changed.notify_all()

    def wait(self, known: News) -> News:
        """The latest news, at once when they are not the ones that are known already, else after a while."""
        with self._changed:
            self._changed.wait_for(lambda: self.latest != known, SECONDS_BETWEEN_SIGNS_OF_LIFE)
            return self.latest


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves the output folder, or, as long as there is none, what the last build complained about."""

    def __init__(self, *arguments: object, output: Path, newsroom: Newsroom, **options: object) -> None:
        self._output = output
        self._newsroom = newsroom
        super().__init__(*arguments, directory=str(output), **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request; before the first good build with the findings instead of the site."""
        path = self.path.partition("?")[0]
        if path == NEWS:
            self._send_news()
        elif path == SCRIPT:
            self._send(LIVE_SCRIPT.encode(), "text/javascript; charset=utf-8")
        elif not self._output.is_dir():
            self._send(self._first_page(), "text/html; charset=utf-8", HTTPStatus.SERVICE_UNAVAILABLE)
        elif not self._send_page():
            super().do_GET()

    def end_headers(self) -> None:
        """Keep browsers from showing yesterday's page."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the library's name
        """Say nothing of single requests: what matters here are builds."""

    def _send_page(self) -> bool:
        """Send an HTML page with the script that waits for news; False for anything else."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if path.suffix != ".html" or not path.is_file():
            return False
        script = f'<script src="{SCRIPT}" defer></script></body>'.encode()
        self._send(path.read_bytes().replace(b"</body>", script, 1), "text/html; charset=utf-8")
        return True

    def _first_page(self) -> bytes:
        """What is shown as long as there is no site."""
        complaint = html.escape(self._newsroom.latest.complaint or _("网站还没有生成"))
        return (
            '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>'
            + _("网站还没有生成")
            + "</title>"
            f'<body><pre id="complaint">{complaint}</pre><script src="{SCRIPT}" defer></script></body></html>'
        ).encode()

    def _send(self, data: bytes, media_type: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _send_news(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()
        news = self._newsroom.latest
        try:
            while True:
                data = json.dumps({"site": news.site, "complaint": news.complaint}, ensure_ascii=False)
                self.wfile.write(f"data: {data}\n\n".encode())
                self.wfile.flush()
                news = self._newsroom.wait(news)
        except OSError:
            return  # the browser has gone


def listen(output: Path, newsroom: Newsroom, ports: range) -> ThreadingHTTPServer | None:
    """A server for `output` on the first of `ports` that is free, or None."""
    for port in ports:
        try:
            return ThreadingHTTPServer(
                ("127.0.0.1", port), partial(SiteHandler, output=output, newsroom=newsroom)
            )
        except OSError:
            continue
    return None
