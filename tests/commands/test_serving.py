"""`tasks.py serve`: builds, serves, rebuilds after a change, and survives a change that cannot be built."""

import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from queue import Empty, Queue
from threading import Thread

import pytest

from commands.bootstrap import ROOT
from commands.sample import sample

PATIENCE = 60


@pytest.fixture
def serving(tmp_path):
    sample(3, tmp_path / "content")
    command = [sys.executable, str(ROOT / "tasks.py"), "serve", "--date", "2026-11-01", "--port", "8360"]
    command += ["--content", str(tmp_path / "content"), "--output", str(tmp_path / "output")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:
        lines: Queue[str] = Queue()
        Thread(target=lambda: [lines.put(line) for line in process.stdout], daemon=True).start()
        address = wait_for(lines, r"http://127\.0\.0\.1:\d+/")
        yield address, lines, tmp_path / "content"
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0


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


def test_a_change_shows_and_a_mistake_leaves_the_site_standing(serving):
    address, lines, content = serving
    item = next((content / "catalog").rglob("*.md"))
    title = re.search("title: (.*)", item.read_text(encoding="utf-8"))[1]
    assert title in get(f"{address}index.html")

    text = item.read_text(encoding="utf-8")
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
    command = [sys.executable, str(ROOT / "tasks.py"), "serve", "--port", "8390"]
    command += ["--content", str(tmp_path / "content"), "--output", str(tmp_path / "output")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:
        lines: Queue[str] = Queue()
        Thread(target=lambda: [lines.put(line) for line in process.stdout], daemon=True).start()
        address = wait_for(lines, r"http://127\.0\.0\.1:\d+/")
        with pytest.raises(urllib.error.HTTPError) as refused:
            get(address)
        assert refused.value.code == 503
        assert "找不到条目信息" in refused.value.read().decode()
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
