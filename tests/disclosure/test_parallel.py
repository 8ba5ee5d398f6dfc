"""Work in several processes gives what one process gives, and no death goes unnoticed."""

import os
import signal
import time

import pytest

from plugins.disclosure import parallel
from plugins.disclosure.errors import BadFrontMatter, BuildFailed, CalendarNotPublished, InvalidRegister
from plugins.disclosure.parallel import Aside, available_workers, begun, in_workers
from tests.publisher.building import assert_ended, children, process

pytestmark = pytest.mark.skipif(not parallel.CAN_FORK, reason="这个系统上只有一个进程")
ORPHANS = """
import os, sys, time
from plugins.disclosure.parallel import Aside, in_workers
def work(number):
    tell()
    time.sleep(600)
def tell():
    os.write(1, b"%d\\n" % os.getpid())
{start}
"""
TWO_WORKERS = "list(in_workers(work, [1, 2], 2))"
ONE_ASIDE = "aside = Aside(lambda: work(1))\ntell()\ntime.sleep(600)"


@pytest.fixture(autouse=True)
def two_processors(monkeypatch):
    """What is done aside is done in another process on every machine."""
    monkeypatch.setattr(parallel, "available_workers", lambda: 2)


@pytest.fixture(autouse=True)
def others():
    """No test leaves a process behind; a server of another test may run in this process."""
    before = children()
    yield
    assert children() - before == set()


def square(number):
    return number * number


@pytest.mark.parametrize("workers", [1, 2, 8])
@pytest.mark.parametrize("count", [0, 1, 2, 37])
def test_results_come_in_the_order_of_the_tasks(workers, count):
    assert list(in_workers(square, range(count), workers)) == [n * n for n in range(count)]


def test_work_is_really_shared(tmp_path):
    """Each of two tasks waits for the other one to have begun, which one process alone could never do."""

    def meet(number):
        (tmp_path / str(number)).touch()
        until = time.monotonic() + 60
        while not (tmp_path / str(1 - number)).exists() and time.monotonic() < until:
            time.sleep(0.001)
        return os.getpid(), (tmp_path / str(1 - number)).exists()

    (first, first_met), (second, second_met) = in_workers(meet, [0, 1], 2)
    assert first_met
    assert second_met
    assert len({first, second, os.getpid()}) == 3


def test_a_job_may_use_everything_that_this_process_knows():
    known = {"words": lambda number: "字" * number}
    assert list(in_workers(lambda n: known["words"](n), [1, 2, 300_000], 2))[2] == "字" * 300_000


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("error", "text"),
    [
        (BuildFailed("页面有误"), "页面有误"),
        (InvalidRegister("词表有误"), "词表有误"),
        (BadFrontMatter("写法有误", 3, "改写"), "写法有误"),
        (CalendarNotPublished(2099, "没有日历"), "没有日历"),
        (OSError(28, "No space left on device"), "No space left"),
        (KeyError("名称"), "名称"),
    ],
)
def test_what_a_job_raises_arrives_as_it_is(error, text, workers):
    def job(number):
        if number == 2:
            raise error
        return number

    with pytest.raises(type(error), match=text) as raised:
        list(in_workers(job, [1, 2, 3], workers))
    details = ("line", "mend", "year")
    assert [getattr(raised.value, name, None) for name in details] == [
        getattr(error, name, None) for name in details
    ]


def test_an_error_that_cannot_travel_is_still_told():
    class Local(Exception):
        """Known to no other process by its name."""

    def job(_number):
        raise Local("说不清的错误")

    with pytest.raises(Exception, match=r"说不清的错误|Local"):
        list(in_workers(job, [1, 2], 2))


@pytest.mark.parametrize("workers", [1, 2, 8])
def test_of_several_errors_the_first_task_decides(workers):
    def job(number):
        time.sleep(0.05 if number == 3 else 0)
        if number >= 3:
            raise BuildFailed(f"第 {number} 个")
        return number

    with pytest.raises(BuildFailed, match="第 3 个"):
        list(in_workers(job, range(9), workers))


@pytest.mark.parametrize("number", [0, 5, 9])
def test_a_killed_worker_is_told_in_a_sentence(number):
    def job(task):
        if task == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return task

    with pytest.raises(BuildFailed, match="工作进程中途结束"):
        list(in_workers(job, range(10), 2))


def test_results_may_be_given_up_before_all_have_come():
    results = in_workers(square, range(50), 2)
    assert next(results) == 0
    results.close()
    assert list(in_workers(square, [1, 2], 2)) == [1, 4]


def test_workers_leave_an_interruption_to_their_parent():
    def job(number):
        os.kill(os.getpid(), signal.SIGINT)
        return number

    assert list(in_workers(job, [1, 2, 3], 2)) == [1, 2, 3]


def test_without_a_fork_one_process_does_it_all(monkeypatch):
    monkeypatch.setattr(parallel, "CAN_FORK", False)
    here = os.getpid()
    assert set(in_workers(lambda _task: os.getpid(), range(5), 8)) == {here}
    assert Aside(os.getpid).result() == here


def test_processors_are_counted_as_this_process_may_use_them(monkeypatch):
    monkeypatch.undo()
    assert available_workers() >= 1
    monkeypatch.setattr(parallel, "CAN_FORK", False)
    assert available_workers() == 1


def test_what_is_done_aside_is_done_in_another_process():
    assert Aside(os.getpid).result() != os.getpid()
    assert len(Aside(lambda: "字" * 1_000_000).result()) == 1_000_000


@pytest.mark.parametrize(
    "error", [BuildFailed("页面有误"), BadFrontMatter("写法有误", 3, "改写"), OSError(28, "No space")]
)
def test_what_is_raised_aside_arrives_as_it_is(error):
    def fail():
        raise error

    with pytest.raises(type(error), match=r"有误|No space"):
        Aside(fail).result()


def test_a_death_aside_is_told_in_a_sentence():
    with pytest.raises(BuildFailed, match="工作进程中途结束"):
        Aside(lambda: os.kill(os.getpid(), signal.SIGKILL)).result()


def test_what_is_done_aside_can_be_stopped():
    aside = Aside(lambda: time.sleep(600))
    aside.stop()
    aside.stop()


def test_what_nobody_waits_for_any_more_ends():
    aside = Aside(lambda: time.sleep(600))
    process = aside._process
    del aside
    assert not process.is_alive()


@pytest.mark.parametrize("items", [0, 10**6])
def test_what_is_begun_gives_what_it_would_have_given(items):
    assert begun(lambda: "字" * 1_000_000, items)() == "字" * 1_000_000
    assert (begun(os.getpid, items)() == os.getpid()) is (items == 0)


@pytest.mark.parametrize("start", [TWO_WORKERS, ONE_ASIDE], ids=["workers", "aside"])
def test_nothing_outlives_a_killed_parent(start):
    with process(ORPHANS.format(start=start)) as parent:
        pids = {int(parent.stdout.readline()) for _ in range(2)} - {parent.pid}
        assert pids
        parent.kill()
        parent.wait()
        assert_ended(pids)
