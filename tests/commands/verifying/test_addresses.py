"""Sites that are being served: complete ones, damaged ones, and servers that lie."""

import socket
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from commands.verifying import live_site, server
from tests.commands.verifying.copies import FILES, manifest, told

SITE = {f"/sub/{path}": data for path, data in FILES.items()} | {"/sub/manifest.json": manifest()}


class Handler(BaseHTTPRequestHandler):
    """Serves `site`; a function in the place of bytes answers as it likes."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        """Answers."""
        self.server.asked.append(self.path)
        answer = self.server.site.get(self.path)
        if callable(answer):
            self.close_connection = True
            answer(self)
        elif answer is None:
            self.reply(404, b"")
        else:
            self.reply(200, answer)

    def reply(self, status, data, **headers):
        """An ordinary answer."""
        self.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Says nothing."""


@contextmanager
def serving(site):
    """A server on localhost: its address and what it was asked for."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.site, running.asked, running.daemon_threads, running.block_on_close = site, [], True, False
        running.handle_error = lambda *_: None
        threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{running.server_port}", running.asked
        finally:
            running.shutdown()


@pytest.fixture(autouse=True)
def quickly(monkeypatch):
    monkeypatch.setattr(server, "PAUSE_SECONDS", 0.01)


@pytest.mark.parametrize("end", ["/sub", "/sub/", "/sub/index.html", "/sub/?x=1#y"])
def test_a_whole_site_is_intact(end):
    with serving(SITE) as (address, asked):
        status, data = told(address + end)
    assert (status, data["verdict"], data["extra"]) == (0, "intact", None)
    assert set(asked) == {*SITE, "/sub/archive/minisign.pub", "/sub/archive/allowed_signers.txt"} | {
        "/sub/manifest.json.minisig",
        "/sub/manifest.json.sig",
    }


def test_missing_and_altered_files_are_named():
    site = {**SITE, "/sub/index.html": b"x", "/sub/theme/site.css": FILES["theme/site.css"] + b"x"}
    del site["/sub/items/a/1.html"]
    with serving(site) as (address, _asked):
        status, data = told(f"{address}/sub/")
    assert (status, data["missing"]) == (1, ["items/a/1.html"])
    assert data["altered"] == ["index.html", "theme/site.css"]


def without_end(handler):
    """Sends for ever."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65536)


def too_little(handler):
    """Promises more than it sends."""
    handler.send_response(200)
    handler.send_header("Content-Length", "14000")
    handler.end_headers()
    handler.wfile.write(b"<h1>")


def silent(handler):
    """Never answers."""
    time.sleep(3)


def in_drops(handler):
    """Sends a header now and then."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(300):
        handler.wfile.write(f"X-{number}: 1\r\n".encode())
        handler.wfile.flush()
        time.sleep(0.05)


def squeezed(handler):
    """Compresses although nobody asked for it."""
    handler.reply(200, FILES["index.html"], Content_Encoding="gzip")


def round_about(handler):
    """Leads to itself."""
    handler.reply(302, b"", Location="/sub/index.html")


def no_http(handler):
    """Sends what is no answer."""
    handler.wfile.write(b"\x00\x1b[2J\r\n\r\n")


def broken(handler):
    """Has a fault."""
    handler.reply(500, b"")


LIARS = [too_little, silent, in_drops, squeezed, round_about, no_http, broken]


@pytest.mark.parametrize("answer", LIARS)
def test_what_cannot_be_had_is_said_with_the_reason(answer, monkeypatch):
    monkeypatch.setattr(server, "WAIT_SECONDS", 0.5)
    monkeypatch.setattr(server, "GRACE_SECONDS", 0.7)
    with serving({**SITE, "/sub/index.html": answer}) as (address, _asked):
        status, data = told(f"{address}/sub/")
    assert (status, data["unreadable"], list(data["reasons"])) == (1, ["index.html"], ["index.html"])
    assert data["reasons"]["index.html"]


def test_a_file_that_never_ends_is_altered():
    with serving({**SITE, "/sub/index.html": without_end}) as (address, _asked):
        assert told(f"{address}/sub/")[1]["altered"] == ["index.html"]


def test_a_manifest_that_never_ends_is_refused(monkeypatch):
    monkeypatch.setattr(live_site, "MAX_MANIFEST", 1 << 20)
    with serving({**SITE, "/sub/manifest.json": without_end}) as (address, _asked):
        assert told(f"{address}/sub/")[0] == 2


def test_no_redirect_leads_to_another_host():
    with serving({"/x": FILES["index.html"]}) as (other, asked):

        def away(handler):
            handler.reply(302, b"", Location=f"{other}/x")

        with serving({**SITE, "/sub/index.html": away}) as (address, _asked):
            status, data = told(f"{address}/sub/")
        with serving({**SITE, "/sub/manifest.json": away}) as (address, _asked):
            assert told(f"{address}/sub/")[0] == 2
    assert (status, data["unreadable"], asked) == (1, ["index.html"], [])


def test_the_site_may_lead_elsewhere_on_its_own_host():
    def moved(handler):
        handler.reply(301, b"", Location="/sub/manifest.json")

    with serving({**SITE, "/old/manifest.json": moved}) as (address, _asked):
        status, data = told(f"{address}/old/")
    assert (status, data["place"]) == (0, f"{address}/sub/")


def test_a_fault_that_passes_is_tried_again():
    faults = iter([True, False])

    def sometimes(handler):
        handler.reply(503, b"") if next(faults) else handler.reply(200, FILES["index.html"])

    with serving({**SITE, "/sub/index.html": sometimes}) as (address, _asked):
        assert told(f"{address}/sub/")[0] == 0


def test_a_server_that_is_gone_is_not_asked_for_everything(monkeypatch):
    monkeypatch.setattr(live_site, "GIVE_UP_AFTER", 2)
    monkeypatch.setattr(live_site, "AT_ONCE", 1)
    files = {f"{number}.html": b"x" for number in range(20)}
    with serving({f"/{path}": broken for path in files} | {"/manifest.json": manifest(files)}) as (
        address,
        asked,
    ):
        status, data = told(address)
    assert (status, len(data["unreadable"])) == (1, 20)
    assert len([path for path in asked if path in {f"/{name}" for name in files}]) == 2 * server.TRIES


def test_a_site_that_changes_meanwhile_is_not_called_damaged():
    manifests = iter([manifest(), manifest({**FILES, "index.html": b"new"})])

    def newer(handler):
        handler.reply(200, next(manifests))

    site = {**SITE, "/sub/manifest.json": newer, "/sub/index.html": b"new"}
    with serving(site) as (address, _asked):
        status, data = told(f"{address}/sub/")
    assert status == 2
    assert "换了新的" in data["message"]


def test_nobody_answers():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        assert told(f"http://127.0.0.1:{taken.getsockname()[1]}/")[0] == 2


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http://[",
        "https://a:b/",
        "http://u:p@127.0.0.1/",
        "http://127.0.0.1:99999/",
        "http://a..b/",
    ],
)
def test_what_is_no_address_is_refused(address):
    assert told(address)[0] == 2


def test_no_manifest_at_an_address():
    with serving({}) as (address, _asked):
        assert told(address)[0] == 2
