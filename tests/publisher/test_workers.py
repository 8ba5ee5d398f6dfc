"""Several processes make the bytes that one makes; when one of them dies, that is said and the old site stays."""

import os
import signal
import time
from pathlib import Path

import pytest

from commands import build as building
from commands.build import Options
from commands.build import build as command
from plugins.disclosure import parallel, reading
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.outputs import MadeFile, Page, collecting_pages
from plugins.disclosure.reader import ItemReader
from plugins.publisher import last_build, site_writer
from plugins.publisher.rendering import Renderer
from plugins.publisher.site_writer import SiteWriter
from tests.catalog.rich import RICH
from tests.make import item, make_content, place, write
from tests.publisher.building import (
    DATE,
    assert_ended,
    build,
    children,
    configuration,
    differing,
    leftovers,
    process,
    tree,
)

pytestmark = pytest.mark.skipif(not parallel.CAN_FORK, reason="这个系统上只有一个进程")
PAGE = "items/SL0000019/2026/00012.html"
SLOW = """
import os, sys, time
from pathlib import Path
from commands import build as command
from plugins.disclosure import parallel, reading
from plugins.disclosure.reader import ItemReader
from plugins.publisher import last_build, site_writer
from plugins.publisher.rendering import Renderer
parallel.available_workers = lambda: 2
reading.ITEMS_A_TASK = site_writer.OUTPUTS_A_TASK = 3
def slow(*_arguments, **_options):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(600)
{owner}.{name} = slow
content, output, cache, command.CONFIGURATION = map(Path, sys.argv[1:5])
command.build(content, output, command.Options(date=sys.argv[5], cache=cache, workers=2))
"""


@pytest.fixture(autouse=True)
def small_tasks(monkeypatch):
    """Small sites make several tasks, and there are two processors on every machine."""
    monkeypatch.setattr(parallel, "available_workers", lambda: 2)
    monkeypatch.setattr(reading, "ITEMS_A_TASK", 3)
    monkeypatch.setattr(site_writer, "OUTPUTS_A_TASK", 3)


@pytest.fixture(scope="module")
def rich(tmp_path_factory):
    """A content folder in which everything occurs, and the site that one process makes of it."""
    folder = tmp_path_factory.mktemp("rich")
    content = make_content(folder, RICH)
    build(content, folder / "site")
    return content, tree(folder / "site")


@pytest.fixture
def site(tmp_path):
    """A content folder with enough items for several tasks, its site, and a change that is not published yet."""
    content, output = make_content(tmp_path, RICH), tmp_path / "public" / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "CONFIGURATION", configuration(tmp_path))
        assert command(content, output, options(tmp_path)) == 0
        for number in range(10, 17):
            write(content / place(f"{number:05}"), item(title=f"新的第 {number} 份统计"))
        yield content, output


def options(tmp_path, workers=2):
    return Options(date=DATE, cache=tmp_path / "cache", workers=workers)


def assert_refused(site, tmp_path, capsys, text, monkeypatch):
    """The build fails with a sentence, nothing is left of it, and the next one works."""
    content, output = site
    before, others = tree(output), children()
    capsys.readouterr()
    assert command(content, output, options(tmp_path)) == 1
    told = capsys.readouterr()
    assert text in told.err
    assert "Traceback" not in told.err + told.out
    assert differing(tree(output), before) == leftovers(output) == []
    # A server of another test may run in this process.
    assert children() - others == set()
    monkeypatch.undo()
    assert_next_works(site, tmp_path)


def assert_next_works(site, tmp_path):
    content, output = site
    assert command(content, output, options(tmp_path)) == 0
    clean = tmp_path / "clean" / "site"
    assert command(content, clean, Options(date=DATE, cache=tmp_path / "no cache yet", workers=1)) == 0
    assert differing(tree(output), tree(clean)) == leftovers(output) == []


@pytest.mark.parametrize("workers", [1, 2, 8])
def test_any_number_of_workers_gives_the_same_bytes(rich, tmp_path, workers):
    content, expected = rich
    for cache in ("", str(tmp_path / "cache"), str(tmp_path / "cache")):
        output = tmp_path / f"site {cache != ''}"
        build(content, output, BUILD_CACHE=cache, WORKERS=workers)
        assert differing(tree(output), expected) == []
    build(content, tmp_path / "from the cache", BUILD_CACHE=cache, WORKERS=workers)
    assert differing(tree(tmp_path / "from the cache"), expected) == []


def test_the_number_of_workers_may_change_from_build_to_build(rich, tmp_path):
    content = make_content(tmp_path, RICH)
    for workers in (8, 1, 2):
        write(content / "pages" / "about.md", f"---\ntitle: 关于\n---\n{workers}\n")
        build(content, tmp_path / "site", BUILD_CACHE=str(tmp_path / "cache"), WORKERS=workers)
        build(content, tmp_path / "clean", WORKERS=3 - workers if workers < 3 else 1)
        assert differing(tree(tmp_path / "site"), tree(tmp_path / "clean")) == []


def test_reading_and_writing_are_really_shared(rich, tmp_path, monkeypatch):
    for owner, name in ((ItemReader, "read"), (SiteWriter, "_write")):
        original = getattr(owner, name)

        def noted(self, what, original=original, name=name):
            (tmp_path / f"{name} {os.getpid()}").touch()
            time.sleep(0.002)
            return original(self, what)

        monkeypatch.setattr(owner, name, noted)
    build(rich[0], tmp_path / "site", WORKERS=2)
    noted_by = [path.name.partition(" ") for path in tmp_path.iterdir() if " " in path.name]
    for name in ("read", "_write"):
        pids = {pid for what, _space, pid in noted_by if what == name}
        assert len(pids) == 2
        assert str(os.getpid()) not in pids


MOMENTS = [
    (ItemReader, "read", lambda _reader, source: source == place("00012")),
    (Renderer, "render", lambda _renderer, page: page.path == PAGE),
    (SiteWriter, "_write", lambda _writer, output: output.path == PAGE),
    (last_build, "_look_at", lambda *_arguments: True),
    (last_build, "carry_over", lambda *_arguments: True),
]
IDS = ["reading", "rendering", "writing", "proving", "carrying over"]


def interrupt(monkeypatch, owner, name, is_now, action):
    """In a worker, `action` takes place instead of some work."""
    here, original = os.getpid(), getattr(owner, name)

    def disturbed(*arguments, **options):
        if os.getpid() != here and is_now(*arguments):
            action()
        return original(*arguments, **options)

    monkeypatch.setattr(owner, name, disturbed)


@pytest.mark.parametrize(("owner", "name", "is_now"), MOMENTS, ids=IDS)
def test_a_killed_worker_is_told_and_the_old_site_stays(
    site, tmp_path, capsys, monkeypatch, owner, name, is_now
):
    interrupt(monkeypatch, owner, name, is_now, lambda: os.kill(os.getpid(), signal.SIGKILL))
    assert_refused(site, tmp_path, capsys, "工作进程中途结束", monkeypatch)


@pytest.mark.parametrize(("owner", "name", "is_now"), MOMENTS[1:], ids=IDS[1:])
def test_what_a_worker_complains_about_is_told(site, tmp_path, capsys, monkeypatch, owner, name, is_now):
    def fail():
        raise BuildFailed("有一处说得清的错误")

    interrupt(monkeypatch, owner, name, is_now, fail)
    assert_refused(site, tmp_path, capsys, "有一处说得清的错误", monkeypatch)


@pytest.mark.parametrize(
    ("owner", "name", "is_now"),
    [
        (site_writer, "write_new", lambda path, _data: path.endswith(PAGE)),
        (os, "mkdir", lambda path, *_mode: ".site.next/items" in str(path)),
    ],
    ids=["writing", "carrying over"],
)
def test_a_system_that_refuses_is_told_in_a_sentence(
    site, tmp_path, capsys, monkeypatch, owner, name, is_now
):
    def fail():
        raise OSError(28, "No space left on device")

    interrupt(monkeypatch, owner, name, is_now, fail)
    assert_refused(site, tmp_path, capsys, "No space left on device", monkeypatch)


def test_an_item_that_cannot_be_read_is_named_by_whichever_worker(site, tmp_path, capsys, monkeypatch):
    content, _output = site
    good = (content / place("00012")).read_text(encoding="utf-8")
    write(content / place("00012"), "---\ntitle: [\n---\n")
    monkeypatch.setattr(monkeypatch, "undo", lambda: write(content / place("00012"), good))
    assert_refused(site, tmp_path, capsys, f"{place('00012')}:3: 错误", monkeypatch)


def test_a_faulty_template_is_named_by_whichever_worker(site, tmp_path, capsys):
    def pages(_catalog, **_site):
        yield from (
            Page(f"many/{n}.html", "text.html", {"meta": {}, "title": "x", "body": ""}) for n in range(9)
        )
        yield Page("many/faulty.html", "text.html", {"meta": {}, "body": ""})

    content, output = site
    before = tree(output)
    with collecting_pages.connected_to(pages):
        assert command(content, output, Options(date=DATE, cache=tmp_path / "other", workers=2)) == 1
    told = capsys.readouterr().err
    assert "many/faulty.html" in told
    assert "text.html" in told
    assert differing(tree(output), before) == leftovers(output) == []


def test_an_error_with_details_survives_the_way_out_of_a_worker(site, tmp_path, capsys):
    def pages(catalog, **_site):
        def fail():
            raise BuildFailed("做不出这个文件")

        yield from (MadeFile(f"many/{n}.txt", b"%d" % n, lambda: b"x") for n in range(9))
        yield MadeFile("many/faulty.txt", b"key", fail)

    content, output = site
    with collecting_pages.connected_to(pages):
        assert command(content, output, Options(date=DATE, cache=tmp_path / "other", workers=2)) == 1
    assert capsys.readouterr().err.endswith("做不出这个文件\n")


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("ItemReader", "read"),
        ("Renderer", "render"),
        ("last_build", "_look_at"),
        ("last_build", "carry_over"),
    ],
)
def test_no_worker_outlives_a_killed_build(site, tmp_path, owner, name):
    """The next build does not even have to wait."""
    content, output = site
    before = tree(output)
    script = SLOW.format(owner=owner, name=name)
    with process(script, content, output, tmp_path / "cache", building.CONFIGURATION, DATE) as slow:
        pids = {int(slow.stdout.readline() or slow.stderr.read())}
        assert pids != {slow.pid}
        slow.kill()
        slow.wait()
        assert differing(tree(output), before) == []
        assert_next_works(site, tmp_path)
        assert_ended(pids)


def test_an_interrupted_build_ends_its_workers(site, tmp_path):
    """Ctrl+C reaches all processes of a terminal."""
    content, output = site
    before = tree(output)
    script = SLOW.format(owner="Renderer", name="render").replace("sleep(600)", "sleep(0.5)")
    with process(
        "import os\nos.setsid()\n" + script, content, output, tmp_path / "cache", building.CONFIGURATION, DATE
    ) as slow:
        pids = {int(slow.stdout.readline())}
        os.killpg(slow.pid, signal.SIGINT)
        assert slow.wait() != 0
        assert "KeyboardInterrupt" in slow.stderr.read()
        assert_ended(pids)
    assert differing(tree(output), before) == leftovers(output) == []
    assert_next_works(site, tmp_path)


def test_without_a_fork_the_site_is_the_same(rich, tmp_path, monkeypatch):
    monkeypatch.setattr(parallel, "CAN_FORK", False)
    build(rich[0], Path(tmp_path / "site"), WORKERS=8)
    assert differing(tree(tmp_path / "site"), rich[1]) == []
