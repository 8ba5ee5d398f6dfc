"""A killed import goes on where it stopped; nothing is doubled and nothing half-written."""

import os
import signal
import subprocess
import sys
import time

import pytest

from commands.importing import run
from tests.commands.importing.lists.test_lists import HEAD, changed, csv_of
from tests.commands.importing.samples import ROOT, STATUTE, Imported, page
from tests.commands.importing.word.word_files import notice, word

IMPORT = "import sys; from pathlib import Path; from commands.importing import run; run(Path(sys.argv[1]), Path(sys.argv[2]), '2026-04-01')"  # noqa: E501


def write_sources(folder):
    """A folder with everything that can be imported, dozens of items."""
    rows = [changed(索引号="", 信息名称=f"第 {number} 份通知", 文件编号="") for number in range(20)]
    (folder / "网页").mkdir(parents=True)
    (folder / "清单.csv").write_text(csv_of(HEAD, *rows), encoding="utf-8")
    for number in range(8):
        html = page(index_number=f"000014349/2026-{number + 100:05}", title=f"第 {number} 号公告")
        (folder / f"网页/{number}.html").write_text(html, encoding="utf-8")
        (folder / f"网页/{number}.docx").write_bytes(word(*notice(number=f"示政发〔2026〕{number + 1}号")))
    (folder / "条例.md").write_text(STATUTE, encoding="utf-8")


def tree(content):
    return Imported(0, content, "").tree()


@pytest.mark.parametrize("after", [1, 22])
def test_a_killed_import_goes_on(tmp_path, after):
    write_sources(tmp_path / "sources")
    run(tmp_path / "sources", tmp_path / "whole", "2026-04-01")
    content = tmp_path / "content"
    process = subprocess.Popen(
        [sys.executable, "-c", IMPORT, str(tmp_path / "sources"), str(content)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        if len(list(content.rglob("catalog/**/*.md"))) >= after:
            break
        time.sleep(0.002)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    for path in content.rglob("catalog/**/*.md"):
        assert path.read_bytes() == (tmp_path / "whole" / path.relative_to(content)).read_bytes()
    run(tmp_path / "sources", content, "2026-04-01")
    found, wanted = tree(content), tree(tmp_path / "whole")
    assert {name: data for name, data in found.items() if not name.endswith(".tmp")} == wanted


def test_a_mixed_folder_is_taken_in_order(importing, tmp_path):
    write_sources(tmp_path / "pages")
    done = importing({})
    assert len(done.paths) == 20 + 8 + 8 + 1
    assert "未导入 0 处" in done.screen
    order = [
        line.split("`")[1] for line in done.report.split("\n") if line.startswith("- `") and " → " in line
    ]
    assert order[:2] == ["清单.csv#第 0 份通知", "清单.csv#第 1 份通知"]
    assert order[20:] == sorted(order[20:])
