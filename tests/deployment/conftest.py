"""A small site below a sub-path, and a real nginx that serves it by the recipe."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from commands import tools
from commands.publishing import recipes
from plugins.disclosure.manifest import MANIFEST
from tests.make import DAY, PDF, make_content
from tests.publisher.building import build

PREFIX = "/portal/zwgk"
GONE = "items/SL0000019/2026/00002.html"
CONFIGURATION = """\
daemon off;
master_process off;
{user}
pid {folder}/pid;
error_log {folder}/errors.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    include {folder}/yangguang-http.conf;
    server {{
        listen 127.0.0.1:{port};
        # As portals have it; it must not reach into the site.
        location ~* \\.(css|js|pdf|csv|xml)$ {{ return 404; }}
        include {folder}/yangguang-site.conf;
    }}
}}
"""


class Answer(NamedTuple):
    """A response; `headers` by their names in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


class Server(NamedTuple):
    """nginx on a port, and the folder from which it serves."""

    port: int
    site: Path

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """The answer to a request for a path below the site; for one that begins with a slash as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        address = path if path.startswith("/") else f"{PREFIX}/{path}"
        connection.request(
            method, address, headers={name.replace("_", "-"): text for name, text in headers.items()}
        )
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return Answer(answer.status, {name.lower(): text for name, text in answer.getheaders()}, body)


@pytest.fixture(scope="session")
def nginx():
    """The program. Where it cannot be had the tests are left out, but never in CI."""
    try:
        return tools.nginx()
    except tools.ToolMissing as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Items with attachments and one that was withdrawn, built for an address below a portal."""
    folder = tmp_path_factory.mktemp("deployed")
    withdrawn = {"on": "2026-05-01", "reason": "发布有误", "body": "示例市人民政府"}
    files = {
        "00001": {},
        "00001/list.pdf": PDF + b"%" * 5000,
        "00001/table.csv": "名称,地址\n甲,乙\n",
        "00002": {"withdrawn": withdrawn, "title": "示例市人民政府关于临时交通管制的通知"},
    }
    build(
        make_content(folder, files),
        folder / "site",
        str(DAY),
        SITEURL=f"https://www.shili.example{PREFIX}",
    )
    return folder / "site"


@pytest.fixture(scope="session")
def server(nginx, site, tmp_path_factory):
    """nginx with the recipe as it is written for the site."""
    folder = tmp_path_factory.mktemp("nginx")
    assert recipes.write("nginx", site, folder, str(site)) == 0
    with served(nginx, folder, site) as running:
        yield running


class served:  # noqa: N801 - used like a function
    """nginx with the recipe in a folder, while the body runs."""

    def __init__(self, nginx: Path, folder: Path, site: Path) -> None:
        self._nginx, self._folder, self._site = nginx, folder, site

    def __enter__(self) -> Server:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        user = "user root;" if os.geteuid() == 0 else ""
        configuration = self._folder / "nginx.conf"
        configuration.write_text(
            CONFIGURATION.format(folder=self._folder, port=port, user=user), encoding="utf-8"
        )
        self._running = subprocess.Popen(
            [self._nginx, "-c", configuration], stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
        )
        server = Server(port, self._site)
        for _attempt in range(200):
            if self._running.poll() is not None:
                raise AssertionError(self._running.communicate()[1].decode())
            try:
                server.get(MANIFEST)
            except OSError:
                time.sleep(0.05)
            else:
                return server
        raise AssertionError("nginx does not answer")

    def __exit__(self, *_problem: object) -> None:
        self._running.terminate()
        self._running.communicate(timeout=10)
