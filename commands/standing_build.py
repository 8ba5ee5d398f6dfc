"""A process that stays and builds when it is asked to: what it has read once it still knows the next time.

Talks in lines of JSON: `{}` asks for a build, the answer tells its exit status and what it printed.
"""

from __future__ import annotations

import gc
import io
import json
import signal
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass
from pathlib import Path

from commands.bootstrap import ROOT
from commands.build import Options, build
from plugins.disclosure.messages import _


@dataclass(frozen=True)
class Answer:
    """The end of a build: its exit status and what it printed and complained about."""

    status: int
    out: str
    complaint: str


class StandingBuild:
    """The other end: starts the process, asks it, and starts a new one when the code changed or it died."""

    def __init__(self, content: Path, output: Path, date: str) -> None:
        self._command = [sys.executable, "-m", "commands.standing_build", str(content), str(output), date]
        self._process: subprocess.Popen[str] | None = None

    def build(self) -> Answer:
        """Build once."""
        if self._process is None or self._process.poll() is not None:
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(
                self._command, cwd=ROOT, stdin=pipe, stdout=pipe, encoding="utf-8", errors="replace"
            )
        line = ""
        if self._process.stdin and self._process.stdout:
            try:
                self._process.stdin.write("{}\n")
                self._process.stdin.flush()
                line = self._process.stdout.readline()
            except OSError:
                line = ""
        if not line:
            self.stop()
            return Answer(1, "", _("生成网站的进程意外结束，下一次保存时会重新开始"))
        return Answer(**json.loads(line))

    def stop(self) -> None:
        """End the process; the next build begins with a new one, and with the code as it is then."""
        if self._process:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe:
                    pipe.close()
            self._process = None


def stay(content: Path, output: Path, date: str) -> None:
    """Answer every line of the standard input with a build, until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that asks
    options = Options(date=date, kept_items={})
    for _line in sys.stdin:
        out, complaint = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(complaint):
            status = build(content, output, options)
        answer = Answer(status, out.getvalue().strip(), complaint.getvalue().strip())
        print(json.dumps(asdict(answer), ensure_ascii=False), flush=True)
        gc.collect()


if __name__ == "__main__":
    stay(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
