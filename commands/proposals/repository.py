"""What git knows of a proposal. Nothing that it brings along is run: no hooks, filters, helpers or settings."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _

ABSENT = "000000"
NO_BLOB = "0" * 40
PLAIN = "100644"
_SAFE = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}
_OPTIONS = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "safe.directory=*")


@dataclass(frozen=True)
class Change:
    """One path that differs from the base: its modes as git writes them (ABSENT where it is not) and its old blob."""

    path: str
    mode_before: str
    mode: str
    blob_before: str

    @property
    def is_added(self) -> bool:
        """Whether the base does not have it."""
        return self.mode_before == ABSENT

    @property
    def is_deleted(self) -> bool:
        """Whether the proposal no longer has it."""
        return self.mode == ABSENT


class Repository:
    """The repository in which `folder` lies; raises BuildFailed where there is none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.root = Path(
            self._git("rev-parse", "--show-toplevel").decode(errors="surrogateescape").rstrip("\n")
        )

    def merge_base(self, revision: str) -> str:
        """The commit from which the proposal branched off `revision`; raises BuildFailed when it is not known."""
        if revision.startswith("-"):
            raise BuildFailed(_("“{revision}”不是提交的名称", revision=revision))
        return self._git("merge-base", revision, "HEAD").decode("ascii").strip()

    def changes(self, base: str) -> list[Change]:
        """Every path at which the files on disk differ from the commit `base`; raises BuildFailed."""
        raw = self._git(
            "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", base, "--"
        )
        parts = raw.decode(errors="surrogateescape").split("\0")
        found = []
        for head, path in zip(parts[::2], parts[1::2], strict=False):
            mode_before, mode, blob_before, _blob, _status = head.lstrip(":").split(" ")
            found.append(Change(path, mode_before, mode, blob_before))
        new = self._git("ls-files", "-z", "--others", "--exclude-standard").decode(errors="surrogateescape")
        found += [Change(path, ABSENT, self._mode(path), NO_BLOB) for path in new.split("\0") if path]
        return sorted(found, key=lambda change: change.path)

    def export(self, base: str, below: str, target: Path) -> None:
        """Write the files of the commit `base` below a folder into `target`; links and the like are left out."""
        listing = self._git("ls-tree", "-r", "-z", "--full-tree", base, "--", below)
        wanted: list[tuple[str, str]] = []
        for entry in filter(None, listing.decode(errors="surrogateescape").split("\0")):
            meta, _tab, path = entry.partition("\t")
            mode, _kind, blob = meta.split(" ")
            if mode.startswith("100"):
                wanted.append((path, blob))
        names = "".join(f"{blob}\n" for _path, blob in wanted).encode("ascii")
        data = self._git("cat-file", "--batch", given=names)
        place = 0
        for path, _blob in wanted:
            end = data.index(b"\n", place)
            size = int(data[place:end].split(b" ")[2])
            file = target / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data[end + 1 : end + 1 + size])
            place = end + size + 2

    def _mode(self, path: str) -> str:
        file = self.root / path
        if file.is_symlink():
            return "120000"
        return "100755" if os.access(file, os.X_OK) and file.is_file() else PLAIN

    def _git(self, *arguments: str, given: bytes = b"") -> bytes:
        folder = getattr(self, "root", self._folder)
        try:
            done = subprocess.run(
                ["git", *_OPTIONS, *arguments],
                cwd=folder,
                input=given,
                capture_output=True,
                check=True,
                env={**os.environ, **_SAFE},
            )
        except FileNotFoundError:
            raise BuildFailed(_("没有找到 git，或找不到文件夹 {folder}", folder=folder)) from None
        except subprocess.CalledProcessError as error:
            lines = error.stderr.decode(errors="replace").strip().splitlines() or [str(error.returncode)]
            raise BuildFailed(_("git 不能比较这次改动：{reason}", reason=lines[-1])) from None
        return done.stdout
