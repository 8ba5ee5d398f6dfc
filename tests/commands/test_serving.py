"""`tasks.py serve`: builds, serves, rebuilds after a change, and survives a change that cannot be built."""

import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from queue import Empty, Queue
from threading import Thread

import pytest

from commands import serve as serving
from commands.bootstrap import ROOT
from commands.sample import sample
from commands.serve import serve

PATIENCE = 60


@contextmanager
def served(folder, port):
    """The address and the printed lines of `serve` for the content in a folder; ends it as a person would."""
    command = [sys.executable, str(ROOT / "tasks.py"), "serve", "--date", "2026-11-01", "--port", str(port)]
    command += ["--content", str(folder / "content"), "--output", str(folder / "output")]
    with running(command, r"http://127\.0\.0\.1:\d+/") as served_at:
        yield served_at


@contextmanager
def running(command, address):
    """What a program that stays prints first that matches `address`, and its lines; ends it as a person would."""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:
        lines = Queue()
        Thread(target=lambda: [lines.put(line) for line in process.stdout], daemon=True).start()
        try:
            yield wait_for(lines, address), lines
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()


def wait_for(lines, pattern):
    """The first match of `pattern` in what the program prints from now on."""
    seen = []
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            seen.append(lines.get(timeout=1))
        except Empty:
            continue
        found = re.search(pattern, seen[-1])
        if found:
            return found[0]
    raise AssertionError(f"{pattern} not in:\n{''.join(seen)}")


def get(address):
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return answer.read().decode()


def test_a_change_shows_and_a_mistake_leaves_the_site_standing(tmp_path):
    sample(3, tmp_path / "content")
    item = next((tmp_path / "content/catalog").rglob("*.md"))
    text = item.read_text(encoding="utf-8")
    title = re.search("title: (.*)", text)[1]
    with served(tmp_path, 8360) as (address, lines):
        assert title in get(f"{address}index.html")
        item.write_text(text.replace(title, "改过的标题"), encoding="utf-8")
        wait_for(lines, "网站已生成")
        assert "改过的标题" in get(f"{address}index.html")
        item.write_text(text.replace("title: ", "title："), encoding="utf-8")
        wait_for(lines, "全角冒号")
        assert "改过的标题" in get(f"{address}index.html")


def test_without_a_first_good_build_the_browser_shows_what_is_wrong(tmp_path):
    sample(1, tmp_path / "content")
    item = next((tmp_path / "content/catalog").rglob("*.md"))
    item.write_text("没有条目信息", encoding="utf-8")
    with served(tmp_path, 8390) as (address, _lines):
        with pytest.raises(urllib.error.HTTPError) as refused:
            get(address)
        assert refused.value.code == 503
        assert "找不到条目信息" in refused.value.read().decode()


def test_a_folder_that_is_not_there_is_named(tmp_path, capsys):
    assert serve(tmp_path / "nothing", tmp_path / "output") == 1
    assert str(tmp_path / "nothing") in capsys.readouterr().err
    assert not (tmp_path / "output").exists()


def test_what_is_saved_during_the_first_build_is_built(tmp_path, monkeypatch):
    sample(1, tmp_path / "content")
    builds = []

    def building(_builder, _newsroom):
        builds.append(None)
        if len(builds) > 1:
            raise KeyboardInterrupt
        (tmp_path / "content" / "saved.md").write_text("x", encoding="utf-8")

    monkeypatch.setattr(serving, "_build", building)
    assert serve(tmp_path / "content", tmp_path / "output", 8420) == 0
    assert len(builds) == 2
