"""Makes `.venv` from the lock files and moves the running program into it. Standard library only."""

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, NoReturn

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
# Lock file → the tasks that need it besides what every task needs.
TASKS_WITH_MORE = {
    "test": frozenset({"bench", "bench-search", "lint", "lock", "screenshots", "test"}),
    "edit": frozenset({"edit", "screenshots"}),
    "print": frozenset({"print"}),
    "publish": frozenset({"addresses", "publish"}),
}

NO_VENV = (
    "缺少 venv 模块，请先安装（Debian/Ubuntu：apt install python3-venv）。"
    " / This Python has no venv module (Debian/Ubuntu: apt install python3-venv)."
)
# What pip says when it fails, and what a person can do about it. The first match counts.
PIP_CAUSES = (
    (
        "DO NOT MATCH THE HASHES",
        "下载的软件包与锁文件的校验值不符 / a downloaded package does not match the lock",
    ),
    ("No space left on device", "磁盘空间不足 / the disk is full"),
    (
        "No matching distribution found",
        "取不到软件包，请检查网络、代理或 pip 镜像设置"
        " / cannot fetch a package: check the network, the proxy or pip's mirror settings",
    ),
)


class Problem(Exception):
    """Something that the person at the keyboard can mend; its text is one line, Chinese first."""


def enter(arguments: Sequence[str]) -> None:
    """Return only inside `.venv` with the locked packages in place.

    arguments: the command line after the program's name; decides which locks are needed.
    Outside `.venv` the program starts again inside it. Ends with a one-line message when that is impossible.
    """
    try:
        prepare(VENV, lock_files(arguments))
    except Problem as problem:
        sys.exit(str(problem))
    except OSError as error:
        sys.exit(f"无法准备运行环境 / Cannot prepare .venv: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
    if not _inside(VENV):
        _restart(python_of(VENV), arguments)


def lock_files(arguments: Sequence[str]) -> dict[str, Path]:
    """Return the locks that the command line needs, by name, in the order of installation."""
    more = (name for name, tasks in TASKS_WITH_MORE.items() if tasks.intersection(arguments))
    names = ["runtime", *more]
    return {name: ROOT / "requirements" / f"{name}.txt" for name in names}


def prepare(venv: Path, locks: dict[str, Path]) -> None:
    """Bring `venv` to the state of `locks`. Two programs that start at once do it one after the other.

    Raises Problem when Python, venv or pip cannot do it, OSError when the disk cannot.
    """
    sums = {name: digest(path) for name, path in locks.items()}
    if not needed(venv, sums):
        return
    with exclusive(venv.with_name(venv.name + ".lock")):
        missing = needed(venv, sums)
        if missing:
            _install(venv, missing, locks, sums)


def needed(venv: Path, sums: dict[str, str]) -> list[str]:
    """Return the locks to install into `venv`, none when it is ready. `sums` holds the digest of each.

    A venv is only ever added to or made anew: where one of these locks changed, or the last installation did
    not finish, or its Python is gone, all of them are returned.
    """
    done = installed(venv)
    if any(done.get(name, value) != value for name, value in sums.items()):
        done = {}
    return [name for name in sums if name not in done]


def installed(venv: Path) -> dict[str, str]:
    """Return the digest of each lock that was installed completely; empty where `venv` cannot be used."""
    try:
        done = json.loads(stamp_of(venv).read_text(encoding="utf-8"))
        settings = (venv / "pyvenv.cfg").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return {}
    base = [line.partition("=")[2].strip() for line in settings.splitlines() if line.startswith("executable")]
    if not python_of(venv).exists() or not all(Path(path).exists() for path in base):
        return {}
    return done if isinstance(done, dict) else {}


def digest(path: Path) -> str:
    """Return the SHA-256 of the file; raises OSError."""
    # A checkout on Windows may have other line ends.
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def stamp_of(venv: Path) -> Path:
    """Return the file that says which locks are installed; it is absent while an installation runs."""
    return venv / "locks.json"


def python_of(venv: Path) -> Path:
    """Return the path of the interpreter inside `venv`."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


@contextlib.contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock file `path` while the body runs; waits, and says so, while another process holds it.

    The operating system drops the lock when its holder dies. Raises OSError where the file cannot be written.
    """
    with path.open("ab") as handle:
        waiting = False
        while not _locked(handle):
            if not waiting:
                _say("另一个进程正在安装，等它完成…… / Waiting for another installation to finish...")
                waiting = True
            time.sleep(0.2)
        # A pip that outlives its killed parent keeps the lock until it is done too.
        os.set_inheritable(handle.fileno(), True)
        yield


def _locked(handle: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _install(venv: Path, names: Sequence[str], locks: dict[str, Path], sums: dict[str, str]) -> None:
    done = {} if set(names) == set(locks) else installed(venv)
    with contextlib.suppress(FileNotFoundError):
        stamp_of(venv).unlink()
    if not done:
        _create(venv)
    for name in names:
        _say(f"正在安装 {locks[name].name}…… / Installing {locks[name].name}...")
        # Python compiles what it loads when it loads it; of the test tools that is a small part.
        how = ("--disable-pip-version-check", "--no-input", "--no-compile", "--require-hashes")
        _module(python_of(venv), "pip", "install", *how, "-r", str(locks[name]))
        done = {**done, name: sums[name]}
    stamp_of(venv).write_text(json.dumps(done), encoding="utf-8")


def _create(venv: Path) -> None:
    if any(importlib.util.find_spec(module) is None for module in ("venv", "ensurepip")):
        raise Problem(NO_VENV)
    _say("正在准备运行环境 .venv，首次需要一两分钟…… / Preparing .venv, a minute or two the first time...")
    shutil.rmtree(venv, ignore_errors=True)
    # Resolved, so that the venv dies with this Python and does not follow a link to the next one.
    base = Path(getattr(sys, "_base_executable", None) or sys.executable).resolve()
    _module(base, "venv", "--without-pip", str(venv))
    # Apart, because venv would hide what it says when it fails.
    _module(python_of(venv), "ensurepip", "--default-pip")


def _module(python: Path, *arguments: str) -> None:
    # A person's own pip settings (--user) would put the packages beside the venv.
    environment = {**os.environ, "PIP_USER": "0", "PYTHONUTF8": "1"}
    result = subprocess.run(
        [str(python), "-m", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        close_fds=False,
        check=False,
    )
    if result.returncode:
        raise Problem(f"准备运行环境失败 / Preparing .venv failed: {cause(result.stderr or result.stdout)}")


def cause(output: str) -> str:
    """Return what the output of a failed pip means, in one line that ends with pip's own last error."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    error = ([line for line in lines if line.startswith("ERROR")] or lines or ["?"])[-1]
    return next((f"{text} ({error})" for sign, text in PIP_CAUSES if sign in output), error)


def _inside(venv: Path) -> bool:
    return Path(sys.prefix).resolve() == venv.resolve()


def _restart(python: Path, arguments: Sequence[str]) -> NoReturn:
    # Windows would otherwise read and write files and pipes in a code page that lacks characters.
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = [str(python), str(ROOT / "tasks.py"), *arguments]
    if os.name != "nt":
        os.execve(command[0], command, environment)
    try:
        status = subprocess.call(command, env=environment)
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
