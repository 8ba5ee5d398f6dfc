"""`tasks.py screenshots`: the pictures of the handbook, taken anew of the sample site and of the form."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from commands import build, tools
from commands.bootstrap import ROOT
from commands.handbook.pictures import PICTURES, take
from plugins.disclosure.messages import _

FOLDER = ROOT / "docs" / "handbook" / "pictures"
DATE = "2026-11-22"
FORM = re.compile(r"http://127\.0\.0\.1:\d+/\S+")
PATIENCE = 60


def refresh() -> int:
    """Take every picture and put it into the handbook; returns the exit status."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="yangguang-") as name:
        place = Path(name)
        if build.build(ROOT / "content", place / "site", build.Options(date=DATE, cache=ROOT / ".cache")):
            return 1
        with form(place / "repository") as address:
            for path in pictures({"site": (place / "site").as_uri() + "/", "form": address}, FOLDER):
                print(_("{file}：{size} 字节", file=path.relative_to(ROOT), size=path.stat().st_size))
    return 0


def pictures(roots: dict[str, str], into: Path) -> Iterator[Path]:
    """Take every picture whose place, `site` or `form`, has an address in `roots`."""
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--font-render-hinting=none"]
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=flags)
        for picture in PICTURES:
            root = roots.get("site" if picture.address else "form")
            if root:
                yield take(browser, picture, root, into)
        browser.close()


@contextmanager
def form(repository: Path) -> Iterator[str]:
    """The address of the form for a copy of the sample content, as long as the body runs."""
    shutil.copytree(ROOT / "content", repository / "content")
    name = ["-c", "user.name=孙演示", "-c", "user.email=sunyanshi@shili.example"]
    for arguments in (["init", "-q", "-b", "main"], ["add", "."], [*name, "commit", "-q", "-m", "样例"]):
        subprocess.run(["git", *arguments], cwd=repository, check=True)
    for key, value in (("user.name", "孙演示"), ("user.email", "sunyanshi@shili.example")):
        subprocess.run(["git", "config", key, value], cwd=repository, check=True)
    command = [sys.executable, str(ROOT / "tasks.py"), "edit", "--content", str(repository / "content")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:
        assert process.stdout
        try:
            lines = iter(process.stdout.readline, "")
            found = next((match for line in lines if (match := FORM.search(line))), None)
            if not found:
                raise tools.ToolMissing(_("表单没有打开"))
            yield found[0]
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE)
