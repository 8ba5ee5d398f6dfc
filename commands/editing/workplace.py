"""A second working tree for the form, so that it never touches the files that lie in the first."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from commands.bootstrap import ROOT
from commands.editing.errors import EditingFailed
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _
from plugins.publisher.locking import FolderLock

BASE = "editing-base"
PLACES = ROOT / ".cache" / "editing"
SETTINGS = {
    # Names of files in Chinese are given as they are.
    "core.quotePath": "false",
    # Hooks of the repository are for people at a terminal, who could read what they say.
    "core.hooksPath": os.devnull,
    "core.autocrlf": "false",
    "commit.gpgSign": "false",
}
# Where a hook of git starts this program, these would point at another repository.
FOREIGN = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX"}
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in FOREIGN},
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_CONFIG_COUNT": str(len(SETTINGS)),
    **{f"GIT_CONFIG_KEY_{number}": name for number, name in enumerate(SETTINGS)},
    **{f"GIT_CONFIG_VALUE_{number}": value for number, value in enumerate(SETTINGS.values())},
}


class Workplace:
    """The working tree `path`, on a branch `BASE` that begins at the last commit of the person's own branch.

    content: the content folder that is edited. `folder` is that folder as seen from the root of the repository,
    `unsaved` the number of files in it that are not in the last commit.
    Raises EditingFailed where there is no repository, no commit, no author's name, or another form at work.
    """

    def __init__(self, content: Path) -> None:
        self._repository, self.folder = whereabouts(content)
        self._refuse_what_cannot_work(content)
        self.unsaved = len((_git(content, "status", "--porcelain", "--", ".") or "").splitlines())
        self.path = PLACES / hashlib.sha256(str(self._repository).encode()).hexdigest()[:16]
        PLACES.mkdir(parents=True, exist_ok=True)
        try:
            self._lock = FolderLock(self.path.with_suffix(".lock"))
        except BuildFailed:
            raise EditingFailed(_("这个仓库的表单已经打开，请先结束那一个")) from None
        try:
            self._remove()
            self._run("worktree", "add", "--force", "-B", BASE, str(self.path), "HEAD")
        except BaseException:
            self._lock.release()
            raise

    @property
    def content(self) -> Path:
        """The content folder within the second working tree."""
        return self.path / self.folder

    def text_of(self, branch: str, path: str) -> str | None:
        """A file as it stands on a branch, else as it stands in the last commit; None where there is none."""
        for place in (branch, BASE):
            if place and (text := _git(self.path, "show", f"{place}:{path}", strip=False)) is not None:
                return text
        return None

    def recover(self) -> None:
        """Put the working tree back on its branch after a command that stopped half-way."""
        for command in (["rebase", "--abort"], ["checkout", "--force", BASE], ["clean", "-ffdq"]):
            _git(self.path, *command)

    def close(self) -> None:
        """Take the second working tree and its branch away; what was saved stays on its own branches."""
        self._remove()
        self._lock.release()

    def _refuse_what_cannot_work(self, content: Path) -> None:
        if not _git(content, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"):
            raise EditingFailed(_("仓库里还没有提交，请先把内容提交一次"))
        if not _git(content, "ls-files", "--", "register"):
            raise EditingFailed(_("{folder} 没有提交到仓库里，请先提交", folder=content))
        if not _git(content, "var", "GIT_AUTHOR_IDENT"):
            raise EditingFailed(
                _(
                    "git 不知道您是谁，请先运行 git config --global user.name 姓名"
                    " 和 git config --global user.email 邮箱"
                )
            )

    def _remove(self) -> None:
        _git(self._repository, "worktree", "remove", "--force", "--force", str(self.path))
        shutil.rmtree(self.path, ignore_errors=True)
        _git(self._repository, "worktree", "prune")
        _git(self._repository, "branch", "-D", BASE)

    def _run(self, *arguments: str) -> None:
        result = _called(self._repository, arguments)
        if result.returncode:
            reason = (result.stderr.strip().splitlines() or ["?"])[-1]
            raise EditingFailed(_("git 不能为表单准备文件：{reason}", reason=reason))


def whereabouts(content: Path) -> tuple[Path, str]:
    """The root of the repository of a content folder, and the folder as seen from there, empty for the root itself.

    Raises EditingFailed where there is no repository.
    """
    if not shutil.which("git"):
        raise EditingFailed(_("找不到 git，请先安装"))
    root = _git(content, "rev-parse", "--show-toplevel")
    if not root:
        raise EditingFailed(_("{folder} 不在 git 仓库里，表单没有地方保存", folder=content))
    repository = Path(root).resolve()
    return repository, content.resolve().relative_to(repository).as_posix().removeprefix(".")


def _git(folder: Path, *arguments: str, strip: bool = True) -> str | None:
    """What git prints; None when it fails."""
    result = _called(folder, arguments)
    if result.returncode:
        return None
    return result.stdout.strip() if strip else result.stdout


def _called(folder: Path, arguments: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
