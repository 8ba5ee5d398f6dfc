"""The site as a web archive (WARC): pywb replays every file byte by byte."""

import io
import mimetypes
import socket
import subprocess
import time
from http.client import HTTPConnection

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from commands import tools
from tests.mirrors.conftest import needed
from tests.publisher.building import differing, tree

PUBLIC = "https://www.shili.example/zwgk/"
MOMENT = "2026-06-30T00:00:00Z"
WAIT_SECONDS = 60


def write_warc(path, files):
    """A WARC with a response for every file."""
    with path.open("wb") as target:
        writer = WARCWriter(target, gzip=True)
        for name, data in files.items():
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            head = StatusAndHeaders(
                "200 OK", [("Content-Type", kind), ("Content-Length", str(len(data)))], protocol="HTTP/1.1"
            )
            record = writer.create_warc_record(
                PUBLIC + name,
                "response",
                payload=io.BytesIO(data),
                length=len(data),
                http_headers=head,
                warc_headers_dict={"WARC-Date": MOMENT},
            )
            writer.write_record(record)


@pytest.fixture
def replayed(mirror, tmp_path):
    """A connection to pywb with the archive of the mirror in its collection `site`."""
    programs = needed(tools.replay)
    write_warc(tmp_path / "site.warc.gz", tree(mirror))
    for command in (["init", "site"], ["add", "site", "site.warc.gz"]):
        subprocess.run([programs / "wb-manager", *command], cwd=tmp_path, capture_output=True, check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [programs / "wayback", "--bind", "127.0.0.1", "--port", str(port)]
    with (tmp_path / "log").open("wb") as log:
        running = subprocess.Popen(command, cwd=tmp_path, stdout=log, stderr=log)
    try:
        yield _connected(port, running, tmp_path / "log")
    finally:
        running.kill()
        running.wait()


def _connected(port, running, log):
    until = time.monotonic() + WAIT_SECONDS
    while True:
        connection = HTTPConnection("127.0.0.1", port, timeout=WAIT_SECONDS)
        try:
            connection.connect()
        except OSError:
            if time.monotonic() > until or running.poll() is not None:
                pytest.fail(log.read_text(encoding="utf-8", errors="replace")[-2000:])
            time.sleep(0.1)
        else:
            return connection


def test_the_archive_replays_every_file(replayed, original):
    files, found = tree(original.path), {}
    for path in files:
        # `id_` is the recorded answer without what pywb adds for viewing.
        replayed.request("GET", f"/site/20260630000000id_/{PUBLIC}{path}")
        answer = replayed.getresponse()
        data = answer.read()
        found[path] = data if answer.status == 200 else b"%d" % answer.status
    assert differing(found, files) == []
