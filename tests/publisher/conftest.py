"""A site with everything in it, for tests that change something and build again."""

import shutil
import subprocess

import pytest

from tests.catalog.rich import RICH
from tests.make import write
from tests.publisher.desk import Desk


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A site with everything in it, built twice so that it has a twin, and a copy of all that belongs to it."""
    desk = Desk(tmp_path_factory.mktemp("desk"), RICH)
    desk.build()
    write(desk.source("pages/new.md"), "---\ntitle: 说明\n---\n说明\n")
    desk.build()
    copy = tmp_path_factory.mktemp("copy") / "desk"
    _copy(desk.folder, copy)
    return desk.folder, copy


@pytest.fixture
def desk(built):
    """That site as it was; whatever a test does to it is undone before the next one."""
    folder, copy = built
    shutil.rmtree(folder)
    _copy(copy, folder)
    return Desk(folder)


def _copy(source, target):
    """Files that share their bytes go on sharing them."""
    subprocess.run(["cp", "-a", source, target], check=True)
