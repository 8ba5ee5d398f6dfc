"""Runs one command and writes what it cost to a JSON file: `python measured.py REPORT COMMAND …`.

A program of its own, standard library only, so that everything that it waits for belongs to the command.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

PROC = Path("/proc/self/smaps_rollup")
INTERVAL = 0.05
# Looking at the memory of a large process takes time itself: at most this share of one processor.
SHARE = 0.1
# Seconds that helpers of the command have to end after it.
GRACE = 10
PR_SET_CHILD_SUBREAPER = 36


def main(report: str, *command: str) -> int:
    """Run `command`, write wall and processor seconds and MB of memory to `report`; returns its exit status.

    Processor seconds count all its processes. Memory is the largest sum over all its processes at one time, in
    which shared pages count once; where the system does not tell, the largest process, and None on Windows.
    """
    is_linux = PROC.exists()
    if is_linux:
        # Processes whose parent ends become children of this one, so that none is overlooked.
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        os.sync()
    peak = 0.0
    ended = Event()
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    ends: list[float] = []
    Thread(target=_wait, args=(process, ends, ended), daemon=True).start()
    pause = INTERVAL
    while not ended.wait(pause):
        if is_linux:
            before = time.perf_counter()
            peak = max(peak, sum(map(_proportional_mb, _descendants(os.getpid()))))
            pause = max(INTERVAL, (time.perf_counter() - before) / SHARE)
    cpu, largest = _usage()
    costs = {"wall": ends[0] - start, "cpu": cpu, "peak_mb": peak if is_linux else largest}
    Path(report).write_text(json.dumps(costs), encoding="utf-8")
    return process.returncode


def _wait(process: subprocess.Popen[bytes], ends: list[float], ended: Event) -> None:
    process.wait()
    ends.append(time.perf_counter())
    ended.set()


def _usage() -> tuple[float | None, float | None]:
    """Processor seconds of all children and MB of the largest; None where the system does not count them."""
    if sys.platform == "win32":
        return None, None
    import resource

    patience = time.monotonic() + GRACE
    with contextlib.suppress(ChildProcessError):
        # Only what has ended and was waited for counts.
        while os.waitpid(-1, os.WNOHANG)[0] or time.monotonic() < patience:
            time.sleep(0.01)
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def _descendants(pid: int) -> Iterator[int]:
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in map(int, children.read_text().split()):
                yield child
                yield from _descendants(child)


def _proportional_mb(pid: int) -> float:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1e3
    return 0.0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
