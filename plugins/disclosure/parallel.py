"""Work in several processes: same results as in one, and no death unnoticed."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from typing import Any, Generic, TypeVar

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _

# Of so many items on, what looks at all of them takes longer than the start of another process.
MANY_ITEMS = 1000
PR_SET_PDEATHSIG = 1
# Elsewhere a fork is missing (Windows) or not safe once system libraries are loaded (macOS): one process does it all.
CAN_FORK = sys.platform.startswith(("linux", "freebsd"))

Task = TypeVar("Task")
Result = TypeVar("Result")

Report = Callable[[str, int, int], None]

_job: Callable[[Any], Any] | None = None
_report: Report | None = None


@contextmanager
def report_progress(report: Report) -> Iterator[None]:
    """While the body runs, tell `report` after every task what is being done, how many tasks are, and of how many."""
    global _report
    _report = report
    try:
        yield
    finally:
        _report = None


def available_workers() -> int:
    """The number of processors that this process may use; 1 where work cannot be shared."""
    if not CAN_FORK:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_workers(
    job: Callable[[Task], Result], tasks: Sequence[Task], workers: int, label: str = ""
) -> Iterator[Result]:
    """`job` of every task, in order. The workers are forked, so `job` may use everything that this process knows.

    `label` names the work where progress is shown. Raises BuildFailed when a worker dies, and whatever `job` raises.
    """
    for done, result in enumerate(_shared(job, tasks, workers), 1):
        if _report:
            _report(label, done, len(tasks))
        yield result


def _shared(job: Callable[[Task], Result], tasks: Sequence[Task], workers: int) -> Iterator[Result]:
    global _job
    if workers < 2 or len(tasks) < 2 or not CAN_FORK:
        yield from map(job, tasks)
        return
    _job = job
    gc.freeze()  # what is known so far is no garbage, and looking at it would copy it into every worker
    pool = ProcessPoolExecutor(
        min(workers, len(tasks)),
        mp_context=multiprocessing.get_context("fork"),
        initializer=_begin,
        initargs=(os.getpid(),),
    )
    try:
        futures = [pool.submit(_do, task) for task in tasks]
        for future in futures:
            yield future.result()
    except BrokenProcessPool:
        raise _died() from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        gc.unfreeze()
        _job = None


class Aside(Generic[Result]):
    """A function that runs in a process of its own while this one goes on; at `result` where none can be forked."""

    def __init__(self, function: Callable[[], Result]) -> None:
        self._function = function
        self._parent = os.getpid()
        self._process: Any = None
        if not CAN_FORK or available_workers() < 2:
            return
        context = multiprocessing.get_context("fork")
        self._answers, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=self._run, args=(sender, os.getpid()))
        self._process.start()
        sender.close()

    def result(self) -> Result:
        """What the function returned; raises BuildFailed when its process died, and what the function raised."""
        if self._process is None:
            return self._function()
        try:
            answer, error = self._answers.recv()
        except (EOFError, OSError):
            raise _died() from None
        finally:
            self.stop()
        if error is not None:
            raise error
        result: Result = answer
        return result

    def __del__(self) -> None:
        """Nobody waits for the result any more, as after an error elsewhere."""
        self.stop()

    def stop(self) -> None:
        """End the process, if there is one and it still runs; a copy in another process only lets go of it."""
        if self._process is not None:
            if self._parent == os.getpid():
                self._process.kill()
                self._process.join()
            self._answers.close()
            self._process = None

    def _run(self, sender: Any, parent: int) -> None:
        _begin(parent)
        try:
            sender.send((self._function(), None))
        except Exception as error:  # the other process is the one to tell
            sender.send((None, error))


def begun(function: Callable[[], Result], items: int) -> Callable[[], Result]:
    """To be called for the result of `function`, which looks at so many items.

    Where that pays it begins at once in another process, which must not share an open cache with this one. Raises what
    `Aside` raises.
    """
    return Aside(function).result if items >= MANY_ITEMS else function


def _do(task: Any) -> Any:
    if _job is None:
        raise RuntimeError("a worker was started without a job")
    return _job(task)


def _begin(parent: int) -> None:
    """Leave interruptions to the parent, and do not outlive it: an orphan would write into the next build."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _died() -> BuildFailed:
    return BuildFailed(_("一个工作进程中途结束了（可能是内存不足），请重新运行"))
