"""Keys for tests, made by the programs that agencies use."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.archive.keys import read_public_key


def program(name: str) -> str:
    """A program of the system, installed from Debian's package of the same name where that can be."""
    if not shutil.which(name) and shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], ["install", "-y", "-qq", name]):
            subprocess.run(["apt-get", *command], env=environment, capture_output=True, check=False)
    found = shutil.which(name)
    if not found:
        message = f"{name} is not here and cannot be installed"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return found


def run(
    *command: str | Path, cwd: Path | None = None, data: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run a program without a terminal."""
    return subprocess.run(list(map(str, command)), cwd=cwd, input=data, capture_output=True, check=False)


def minisign_key(folder: Path, name: str = "key") -> tuple[Path, str]:
    """A private key of minisign without a password, and its public line."""
    private, public = folder / f"{name}.key", folder / f"{name}.pub"
    made = run(program("minisign"), "-G", "-W", "-f", "-p", public, "-s", private)
    assert made.returncode == 0, made.stderr
    return private, read_public_key(public.read_text()).line


def ssh_key(folder: Path, name: str = "ssh", password: str = "", kind: str = "ed25519") -> tuple[Path, str]:
    """A private key of OpenSSH and its public line."""
    private = folder / name
    made = run(program("ssh-keygen"), "-q", "-t", kind, "-N", password, "-C", "office", "-f", private)
    assert made.returncode == 0, made.stderr
    return private, " ".join(private.with_name(f"{name}.pub").read_text().split()[:2])
