"""A small site in which everything occurs, served as a portal would, and its copy by wget."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from commands.tools import ToolMissing
from tests.browser.served import Site, served
from tests.catalog.rich import RICH
from tests.make import make_content
from tests.publisher.building import build

WGET = (
    *("--mirror", "--no-parent", "--no-host-directories", "--cut-dirs=2"),
    *("--no-verbose", "--no-http-keep-alive", "--no-config"),
)


def needed(tool: Callable[[], Path]) -> Path:
    """A program that a proof needs: without it the proof fails where CI runs, and is left out elsewhere."""
    try:
        return tool()
    except ToolMissing as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))


def wget() -> Path:
    """The program, or ToolMissing."""
    found = shutil.which("wget")
    if not found:
        raise ToolMissing("缺少 wget，无法试做镜像")
    return Path(found)


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site, served below a sub-path."""
    folder = tmp_path_factory.mktemp("original")
    build(make_content(folder, RICH), folder / "site")
    with served(folder / "site") as site:
        yield site


@pytest.fixture(scope="session")
def mirror(original: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `wget --mirror` makes of it."""
    folder = tmp_path_factory.mktemp("mirror")
    command = [str(needed(wget)), *WGET, f"{original.url}index.html"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    # 8: something was not there, such as robots.txt at the root of the host.
    assert done.returncode in (0, 8), done.stderr[-2000:]
    return folder
