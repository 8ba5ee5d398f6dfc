"""Building small sites: in this process, or in another one that may be stopped or run elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pelican
from pelican.settings import read_settings

from plugins.disclosure.loading import Loaded
from plugins.disclosure.site import Site
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


def build(content: Path, output: Path, date: str = DATE, **settings: Any) -> Loaded:
    """Build a site with the configuration of this repository, the settings of `SITE` and `settings`."""
    override = {
        "PATH": str(content),
        "OUTPUT_PATH": str(output),
        "BUILD_DATE": date,
        "SITE": SITE,
        "BUILD_CACHE": "",
        "WORKERS": 1,
        **settings,
    }
    pelican.console.quiet = True
    builder = read(override)["PELICAN_CLASS"](read(override))
    builder.run()
    loaded: Loaded = builder.loaded
    return loaded


def read(override: dict[str, Any]) -> dict[str, Any]:
    """The configuration of this repository with some settings changed."""
    return dict(read_settings(str(ROOT / "pelicanconf.py"), override=override))


def tree(folder: Path) -> dict[str, bytes]:
    """The files below a folder: path → bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def leftovers(output: Path) -> list[str]:
    """What lies beside a site and is neither its lock nor content."""
    names = {path.name for path in output.parent.iterdir() if path.name.startswith(".")}
    return sorted(names - {f".{output.name}.lock"})


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
