"""Building small sites: in this process, or in another one that may be stopped or run elsewhere."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pelican
import pytest
from blinker import ANY, Signal
from pelican.settings import read_settings

import pelicanconf
from plugins import handbook
from plugins.disclosure.loading import Loaded
from plugins.disclosure.site import Site
from plugins.publisher.site_writer import SiteWriter
from tests.make import ROOT

DATE = "2026-06-30"
SITE = Site(
    name="示例市信息公开",
    description="测试用的目录",
    domain="www.shili.example",
    id_code="9900000000",
    organiser="示例市政务公开办公室",
    page_size=3,
    feed_size=5,
    new_on_home=4,
    footer={"联系电话": "0000-12345678"},
)

# Its pages are the same in every site, and full of addresses and texts that are examples.
WITHOUT_HANDBOOK = [plugin for plugin in pelicanconf.PLUGINS if plugin is not handbook]

# Enough for pages, other files and seals, where a build is stopped, starved or killed again and again.
FEW_PLUGINS = [
    plugin
    for plugin in pelicanconf.PLUGINS
    if plugin.__name__
    in [f"plugins.{name}" for name in ("publisher", "catalog", "plain_pages", "archive", "search")]
]


def build(content: Path, output: Path, date: str = DATE, **settings: Any) -> Loaded:
    """Build a site with the configuration of this repository, the settings of `SITE` and `settings`."""
    override = {
        "PATH": str(content),
        "OUTPUT_PATH": str(output),
        "BUILD_DATE": date,
        "SITE": SITE,
        "BUILD_CACHE": "",
        "WORKERS": 1,
        "PLUGINS": WITHOUT_HANDBOOK,
        **settings,
    }
    pelican.console.quiet = True
    _disconnect_plugins()
    builder = read(override)["PELICAN_CLASS"](read(override))
    builder.run()
    loaded: Loaded = builder.loaded
    return loaded


def _disconnect_plugins() -> None:
    """Plugins of an earlier build in this process answer no more, so that one that is switched off is."""
    modules = [module for name, module in sys.modules.items() if name.startswith("plugins.disclosure.")]
    signals = {value for module in modules for value in vars(module).values() if isinstance(value, Signal)}
    for signal in signals:
        for receiver in list(signal.receivers_for(ANY)):
            if receiver.__module__.startswith("plugins."):
                signal.disconnect(receiver)


def read(override: dict[str, Any]) -> dict[str, Any]:
    """The configuration of this repository with some settings changed."""
    return dict(read_settings(str(ROOT / "pelicanconf.py"), override=override))


def tree(folder: Path) -> dict[str, bytes]:
    """The files below a folder: path → bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def is_sealed(path: str) -> bool:
    """Whether a file tells of all the others, so that it changes with any of them."""
    return path.startswith(("resourcesync/", "sitemap.xml", "SHA256SUMS", "manifest.json"))


def differing(first: Mapping[str, object], second: Mapping[str, object]) -> list[str]:
    """The paths at which two trees are not the same; to be compared in asserts, which print what they compare."""
    return [path for path in {**first, **second} if first.get(path) != second.get(path)]


def entries(folder: Path) -> dict[str, tuple[str, bytes]]:
    """Everything below a folder, folders and links too: path → mode as `ls` shows it, bytes or target of a link."""
    found = {}
    for path in sorted(folder.rglob("*")):
        mode = stat.filemode(path.lstat().st_mode)
        data = (
            os.fsencode(path.readlink()) if mode[0] == "l" else path.read_bytes() if mode[0] == "-" else b""
        )
        found[path.relative_to(folder).as_posix()] = (mode, data)
    return found


@contextmanager
def watching_writes() -> Iterator[list[str]]:
    """The addresses of everything but seals that is made while the body runs, by builds with one worker."""
    made: list[str] = []
    write = SiteWriter._write

    def noted(writer: SiteWriter, output: Any) -> tuple[bytes, int]:
        made.append(output.path)
        return write(writer, output)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SiteWriter, "_write", noted)
        yield made


def own_theme(folder: Path) -> Path:
    """A copy of the theme that a test may change."""
    return Path(shutil.copytree(ROOT / "theme", folder / "theme", dirs_exist_ok=True))


def configuration(folder: Path, **settings: str) -> Path:
    """A configuration of few plugins, with settings whose values are Python expressions."""
    few = ", ".join(plugin.__name__.removeprefix("plugins.") for plugin in FEW_PLUGINS)
    lines = ["from pelicanconf import *", f"PLUGINS = [{few}]"]
    lines += [f"{name} = {value}" for name, value in settings.items()]
    path = folder / "settings_of_a_test.py"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def leftovers(output: Path) -> list[str]:
    """What lies beside a site and is neither its lock nor its twin nor content."""
    twin = output.with_name(f".{output.name}.spare")
    names = {path.name for path in output.parent.iterdir() if path.name.startswith(".")}
    if twin.is_dir() and tree(twin) != tree(output):
        return [f"{twin} differs"]
    return sorted(names - {f".{output.name}.lock", twin.name})


@contextmanager
def process(
    script: str, *arguments: object, cwd: Path = ROOT, **environment: str
) -> Iterator[subprocess.Popen[str]]:
    """A Python program that can import this repository, ended at the latest when the body has run."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    pipe = subprocess.PIPE
    running = subprocess.Popen(
        command, cwd=cwd, env=variables, stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8"
    )
    try:
        yield running
    finally:
        running.kill()
        running.communicate()


def children() -> set[int]:
    """The processes that this one has started and that are not gone yet."""
    listing = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii")
    return {int(pid) for pid in listing.split()}


def assert_ended(pids: Iterable[int], seconds: float = 2.0) -> None:
    """None of some processes is alive after so many seconds."""
    alive, until = set(pids), time.monotonic() + seconds
    while alive and time.monotonic() < until:
        alive = {pid for pid in alive if _is_alive(pid)}
        time.sleep(0.01)
    assert alive == set()


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
