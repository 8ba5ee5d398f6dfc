"""What `python3 tasks.py` decides before a task runs. Nothing is installed here."""

import ast
import json
import subprocess
import sys
import threading
import time

import pytest

from commands import bootstrap, quality
from commands.bootstrap import ROOT, Problem

SUMS = {"runtime": "r1", "test": "t1"}
OFFLINE = """\
WARNING: Retrying after connection broken by 'NewConnectionError'
ERROR: Could not find a version that satisfies the requirement pelican==4.12.0 (from versions: none)
ERROR: No matching distribution found for pelican==4.12.0
"""


@pytest.fixture
def venv(tmp_path):
    """A folder that looks like a finished venv with the runtime lock installed."""
    folder = tmp_path / "目录 with space" / ".venv"
    make_venv(folder)
    bootstrap.stamp_of(folder).write_text(json.dumps({"runtime": "r1"}), encoding="utf-8")
    return folder


def make_venv(folder):
    python = bootstrap.python_of(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    (folder / "pyvenv.cfg").write_text(f"version = 3.11\nexecutable = {sys.executable}\n", encoding="utf-8")


@pytest.fixture
def runs(monkeypatch, venv):
    """The modules that would have run, with a venv made by the one that makes it."""
    modules = []

    def run(python, *arguments):
        modules.append(arguments)
        if arguments[0] == "venv":
            make_venv(venv)

    monkeypatch.setattr(bootstrap, "_module", run)
    return modules


@pytest.fixture
def locks(tmp_path):
    files = {name: tmp_path / f"{name}.txt" for name in SUMS}
    for path in files.values():
        path.write_text("invoke==3\n", encoding="utf-8")
    return files


def test_nothing_is_needed_when_the_lock_is_installed(venv):
    assert bootstrap.needed(venv, {"runtime": "r1"}) == []


def test_the_test_lock_is_added_to_a_finished_venv(venv):
    assert bootstrap.needed(venv, SUMS) == ["test"]


def test_a_changed_lock_brings_everything_back(venv):
    assert bootstrap.needed(venv, {"runtime": "r2", "test": "t1"}) == ["runtime", "test"]


def test_a_changed_test_lock_does_not_disturb_a_plain_build(venv):
    bootstrap.stamp_of(venv).write_text(json.dumps({"runtime": "r1", "test": "t0"}), encoding="utf-8")
    assert bootstrap.needed(venv, {"runtime": "r1"}) == []
    assert bootstrap.needed(venv, SUMS) == ["runtime", "test"]


def test_a_venv_without_a_stamp_is_made_anew(venv):
    bootstrap.stamp_of(venv).unlink()
    assert bootstrap.needed(venv, {"runtime": "r1"}) == ["runtime"]


@pytest.mark.parametrize("stamp", ["", "{", "[]", "null", '"runtime"', "\udcff"])
def test_a_broken_stamp_counts_as_none(venv, stamp):
    bootstrap.stamp_of(venv).write_bytes(stamp.encode("utf-8", "surrogateescape"))
    assert bootstrap.needed(venv, {"runtime": "r1"}) == ["runtime"]


def test_a_venv_whose_python_is_gone_is_made_anew(venv):
    python = bootstrap.python_of(venv)
    python.unlink()
    python.symlink_to(venv / "no-such-python")
    assert bootstrap.needed(venv, {"runtime": "r1"}) == ["runtime"]


def test_a_venv_whose_base_python_is_gone_is_made_anew(venv):
    (venv / "pyvenv.cfg").write_text(f"executable = {venv / 'gone'}\n", encoding="utf-8")
    assert bootstrap.needed(venv, {"runtime": "r1"}) == ["runtime"]


def test_prepare_does_nothing_when_ready(venv, locks, runs):
    sums = {name: bootstrap.digest(path) for name, path in locks.items()}
    bootstrap.stamp_of(venv).write_text(json.dumps(sums), encoding="utf-8")
    bootstrap.prepare(venv, locks)
    assert runs == []


def test_prepare_makes_the_venv_anew_and_remembers_it(venv, locks, runs):
    leftover = venv / "leftover"
    leftover.touch()
    bootstrap.prepare(venv, locks)
    assert not leftover.exists()
    assert [arguments[0] for arguments in runs] == ["venv", "ensurepip", "pip", "pip"]
    assert all("--require-hashes" in arguments for arguments in runs[2:])
    assert bootstrap.needed(venv, {name: bootstrap.digest(path) for name, path in locks.items()}) == []


def test_prepare_adds_to_a_finished_venv(venv, locks, runs):
    bootstrap.stamp_of(venv).write_text(
        json.dumps({"runtime": bootstrap.digest(locks["runtime"])}), encoding="utf-8"
    )
    bootstrap.prepare(venv, locks)
    assert [arguments[-1] for arguments in runs] == [str(locks["test"])]
    assert set(bootstrap.installed(venv)) == {"runtime", "test"}


def test_an_interrupted_installation_leaves_no_stamp(venv, locks, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "_module", interrupted)
    with pytest.raises(KeyboardInterrupt):
        bootstrap.prepare(venv, locks)
    assert bootstrap.installed(venv) == {}


@pytest.mark.parametrize(
    ("stderr", "hint"),
    [
        (OFFLINE, "请检查网络"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "校验值不符"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "磁盘空间不足"),
        ("Something else\n", "Something else"),
    ],
)
def test_the_cause_of_a_failing_pip_is_one_line(stderr, hint):
    assert hint in bootstrap.cause(stderr)
    assert "\n" not in bootstrap.cause(stderr)


def test_a_failing_installation_leaves_no_stamp(venv, locks):
    locks["test"].write_text("no valid requirement!\n", encoding="utf-8")
    bootstrap.stamp_of(venv).write_text(json.dumps({"runtime": bootstrap.digest(locks["runtime"])}))
    python = bootstrap.python_of(venv)
    python.unlink()
    python.symlink_to(sys.executable)
    with pytest.raises(Problem, match="no valid requirement"):
        bootstrap.prepare(venv, locks)
    assert bootstrap.installed(venv) == {}


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_python_without_venv_is_named(venv, locks, monkeypatch, missing):
    find = bootstrap.importlib.util.find_spec
    monkeypatch.setattr(
        bootstrap.importlib.util, "find_spec", lambda name: None if name == missing else find(name)
    )
    with pytest.raises(Problem, match="python3-venv"):
        bootstrap.prepare(venv, locks)
    assert venv.exists(), "the old one stays until a new one can be made"


def test_an_old_python_can_read_the_message():
    source = (ROOT / "tasks.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    check = next(index for index, node in enumerate(tree.body) if isinstance(node, ast.If))
    assert [ast.unparse(node) for node in tree.body[1:check]] == ["import sys", "from pathlib import Path"]
    assert "from __future__" not in source


def test_a_problem_ends_the_program_without_a_traceback(monkeypatch):
    def fail(*_):
        raise Problem("装不上")

    monkeypatch.setattr(bootstrap, "prepare", fail)
    with pytest.raises(SystemExit, match="装不上"):
        bootstrap.enter([])


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ([], ["runtime"]),
        (["build"], ["runtime"]),
        (["test"], ["runtime", "test"]),
        (["lint", "--fix"], ["runtime", "test"]),
    ],
)
def test_only_some_tasks_need_the_test_lock(line, names):
    assert list(bootstrap.lock_files(line)) == names


def test_line_ends_do_not_change_a_lock(tmp_path):
    unix, windows = tmp_path / "unix", tmp_path / "windows"
    unix.write_bytes(b"a==1\nb==2\n")
    windows.write_bytes(b"a==1\r\nb==2\r\n")
    assert bootstrap.digest(unix) == bootstrap.digest(windows)


def test_two_starts_install_once_and_in_turn(venv, locks, monkeypatch):
    installs, inside = [], []

    def install(folder, names, files, sums):
        inside.append(1)
        assert len(inside) == 1
        time.sleep(0.3)
        installs.append(names)
        bootstrap.stamp_of(folder).write_text(json.dumps(sums), encoding="utf-8")
        inside.clear()

    monkeypatch.setattr(bootstrap, "_install", install)
    threads = [threading.Thread(target=bootstrap.prepare, args=(venv, locks)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert installs == [["runtime", "test"]]


def test_the_lock_outlives_a_killed_parent_while_its_child_works(tmp_path):
    lock = tmp_path / "lock"
    with bootstrap.exclusive(lock):
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, close_fds=False)
    try:
        with lock.open("ab") as handle:
            assert not bootstrap._locked(handle)
    finally:
        child.communicate(b"\n")
    with lock.open("ab") as handle:
        assert bootstrap._locked(handle)


def start(*arguments, cwd):
    command = [sys.executable, str(ROOT / "tasks.py"), *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)


def test_without_a_task_the_tasks_are_listed_from_anywhere(tmp_path):
    result = start(cwd=tmp_path)
    assert result.returncode == 0
    names = [line.split()[0] for line in result.stdout.splitlines() if line.startswith("  ")]
    assert names[:2] == ["serve", "build"]
    assert {"check", "import", "number", "sample", "bench", "messages", "docs", "lint", "test", "lock"} < set(
        names
    )


def test_a_mistyped_task_is_explained(tmp_path):
    result = start("biuld", cwd=tmp_path)
    assert result.returncode == 2
    assert "biuld" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_exit_status_of_a_task_is_passed_on(tmp_path):
    assert start("test", "--only", "nothing", cwd=tmp_path).returncode == 2


def test_every_task_explains_itself(tmp_path):
    assert "索引号" in start("number", "--help", cwd=tmp_path).stdout
    assert "--into" in start("import", "--help", cwd=tmp_path).stdout


def test_the_help_names_every_check(tmp_path):
    names = [*quality.code_checks(), *quality.site_check_table(tmp_path)]
    assert ",".join(names) in start("test", "--help", cwd=tmp_path).stdout.replace("\n", "").replace(" ", "")
