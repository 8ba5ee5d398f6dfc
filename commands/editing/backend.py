"""decap-server as a process of its own that only this program can talk to."""

from __future__ import annotations

import http.client
import json
import os
import secrets
import subprocess
import threading
from pathlib import Path
from typing import Any, NamedTuple

from commands.editing import packages
from commands.editing.errors import EditingFailed
from commands.editing.workplace import ENVIRONMENT
from plugins.disclosure.messages import _

PROGRAM = Path(__file__).with_name("server.cjs")
PATIENCE = 120  # seconds for one answer; a first checkout of a large repository takes its time


class Answer(NamedTuple):
    """An HTTP status and the data that came with it."""

    status: int
    data: Any


class GitBackend:
    """A running decap-server for the working tree `repository`. Raises EditingFailed when it does not start."""

    def __init__(self, repository: Path) -> None:
        modules = packages.modules()
        self._secret = secrets.token_urlsafe(32)
        self._one_at_a_time = threading.Lock()
        self._last_line = ""
        environment = {
            **ENVIRONMENT,
            "NODE_PATH": str(modules),
            "GIT_REPO_DIRECTORY": str(repository),
            "EDITING_SECRET": self._secret,
            # No page of this machine may ask it directly.
            "ORIGIN": "null",
        }
        self._process = subprocess.Popen(
            [str(packages.node()), str(PROGRAM)],
            env=environment,
            cwd=PROGRAM.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            # Ctrl+C is for this program, which ends the other in good order.
            start_new_session=os.name != "nt",
        )
        self._port = self._first_port()
        threading.Thread(target=self._listen, daemon=True).start()

    def ask(self, question: dict[str, Any]) -> Answer:
        """The answer to one question; raises EditingFailed when there is none."""
        body = json.dumps(question, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json", "x-editing-secret": self._secret}
        # It answers one at a time, and gives up on whoever has to wait for more than three seconds.
        with self._one_at_a_time:
            connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
            try:
                connection.request("POST", "/api/v1", body, headers)
                response = connection.getresponse()
                return Answer(response.status, json.loads(response.read() or b"null"))
            except (OSError, ValueError, http.client.HTTPException) as error:
                raise EditingFailed(
                    _("保存程序没有回答（{reason}），请结束后重新打开", reason=error)
                ) from None
            finally:
                connection.close()

    @property
    def complaint(self) -> str:
        """The end of what it said last."""
        return self._last_line.strip()[-200:]

    def is_running(self) -> bool:
        """Whether the process has not ended."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()

    def _first_port(self) -> int:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line.strip().isdigit():
            self.close()
            raise EditingFailed(_("保存程序没有启动：{reason}", reason=line.strip()[:200] or "?"))
        return int(line)

    def _listen(self) -> None:
        """Keep the pipe empty, and the last line for when something goes wrong."""
        assert self._process.stdout
        for line in self._process.stdout:
            if line.strip():
                self._last_line = line
