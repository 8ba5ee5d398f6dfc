"""A branch of a git repository from which a hosting platform serves pages. Every publication is one commit."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from commands.publishing.errors import PublishFailed, disk_trouble
from commands.publishing.plan import INTENT
from commands.publishing.targets import Branch
from commands.publishing.whole_site import SHOWN, WholeSite
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import FileFacts
from plugins.publisher.locking import FolderLock

WAIT_SECONDS = 1800
# Without it GitHub's builder would leave out what it takes for its own.
NO_JEKYLL = ".nojekyll"
OURS = "refs/heads/published"
ACCOUNT = re.compile(r"://[^/\s@]+@")
NOBODY = "0" * 40
IDENTITY = {"NAME": "publish", "EMAIL": "publish@localhost"}


class BranchPlace:
    """The branch; `scratch` is a folder for a repository of our own, kept so that less has to be fetched."""

    def __init__(self, target: Branch, scratch: Path) -> None:
        self._target = target
        self._git_folder = scratch
        self._entries: dict[str, str] = {}
        self._removed: set[str] = set()
        with self.locked():
            self._parent = self._fetch()

    @property
    def title(self) -> str:
        """Repository and branch, without an account."""
        remote = ACCOUNT.sub("://", self._target.remote)
        return _("{remote} 的分支 {branch}", remote=remote, branch=self._target.branch)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """A lock on our own repository alone: the other takes a commit only on top of the one that was compared."""
        try:
            self._git_folder.parent.mkdir(parents=True, exist_ok=True)
            lock = FolderLock(self._git_folder.with_suffix(".lock"))
        except BuildFailed:
            raise PublishFailed(_("本机上另一次发布正在写 {place}，请等它结束", place=self.title)) from None
        except OSError as error:
            raise disk_trouble(error, str(self._git_folder)) from None
        try:
            # What a git that was killed has left.
            for left in self._git_folder.rglob("*.lock"):
                left.unlink()
            yield
        finally:
            lock.release()

    def read(self, path: str) -> bytes | None:
        """A file of the branch. There are no intents: a commit is there or not."""
        if not self._parent or path == INTENT or path not in self._listed(path):
            return None
        return self._git("cat-file", "blob", f"{self._parent}:{path}")

    def strangers(self) -> Sequence[str]:
        """The first files of the branch."""
        return self._listed()[:SHOWN] if self._parent else []

    def occupied(self, paths: Sequence[str]) -> Sequence[str]:
        """Those that the branch has."""
        there = set(self._listed()) if self._parent and paths else set()
        return [path for path in paths if path in there]

    def altered(self, files: Mapping[str, FileFacts], site: WholeSite) -> Collection[str]:
        """Those whose bytes are others in the branch."""
        if not self._parent:
            return list(files)
        names = sorted(files)
        there = dict(self._ids())
        ids = self._hashed([site.path(name) for name in names])
        return [name for name, known in zip(names, ids, strict=True) if there.get(name) != known]

    def upload(self, paths: Sequence[str], site: WholeSite) -> None:
        """Note files for the commit."""
        ids = self._hashed([site.path(path) for path in paths], "-w")
        self._entries.update(zip(paths, ids, strict=True))

    def write(self, path: str, data: bytes) -> None:
        """Note a small file for the commit."""
        if path != INTENT:
            self._entries[path] = self._git("hash-object", "-w", "--stdin", given=data).decode().strip()

    def remove(self, paths: Sequence[str]) -> None:
        """Note files that the commit takes away."""
        self._removed.update(path for path in paths if path != INTENT)

    def finish(self, site: WholeSite) -> None:
        """Commit and push; a branch that has moved on meanwhile refuses, and is never forced."""
        self.write(NO_JEKYLL, b"")
        index = {"GIT_INDEX_FILE": str(self._git_folder / "publishing.index")}
        Path(index["GIT_INDEX_FILE"]).unlink(missing_ok=True)
        self._git("read-tree", self._parent or "--empty", more=index)
        lines = [f"100644 {known}\t{path}" for path, known in sorted(self._entries.items())]
        lines += [f"0 {NOBODY}\t{path}" for path in sorted(self._removed - self._entries.keys())]
        self._git("update-index", "--add", "--index-info", given="\n".join([*lines, ""]).encode(), more=index)
        tree = self._git("write-tree", more=index).decode().strip()
        source = site.manifest.source
        words = _("发布 {day}（提交 {commit}）", day=source.get("date"), commit=source.get("commit") or "–")
        parent = ["-p", self._parent] if self._parent else []
        names = {
            f"GIT_{who}_{name}": text for who in ("AUTHOR", "COMMITTER") for name, text in IDENTITY.items()
        }
        commit = self._git("commit-tree", tree, *parent, "-m", words, more=names).decode().strip()
        self._git("push", "--quiet", self._target.remote, f"{commit}:refs/heads/{self._target.branch}")

    def _fetch(self) -> str:
        """Bring the branch here; its commit, or an empty text where there is no such branch."""
        try:
            if not (self._git_folder / "HEAD").is_file():
                shutil.rmtree(self._git_folder, ignore_errors=True)
                self._git_folder.mkdir(parents=True)
                self._git("init", "--quiet", "--bare", "--template=")
        except OSError as error:
            raise disk_trouble(error, str(self._git_folder)) from None
        wanted = f"refs/heads/{self._target.branch}"
        if not self._git("ls-remote", "--quiet", self._target.remote, wanted).strip():
            return ""
        self._git("fetch", "--quiet", "--depth=1", "--no-tags", self._target.remote, f"+{wanted}:{OURS}")
        return self._git("rev-parse", OURS).decode().strip()

    def _listed(self, *paths: str) -> list[str]:
        listed = self._git("ls-tree", "-r", "-z", "--name-only", self._parent, "--", *paths)
        return listed.decode("utf-8", "replace").split("\0")[:-1]

    def _ids(self) -> Iterator[tuple[str, str]]:
        listed = self._git("ls-tree", "-r", "-z", self._parent).decode("utf-8", "replace")
        for line in listed.split("\0")[:-1]:
            facts, _tab, path = line.partition("\t")
            yield path, facts.split()[2]

    def _hashed(self, files: Sequence[Path], *options: str) -> list[str]:
        given = "".join(f"{file.absolute()}\n" for file in files).encode()
        told = self._git("hash-object", "--no-filters", "--stdin-paths", *options, given=given)
        return told.decode().split()

    def _git(self, *arguments: str, given: bytes = b"", more: Mapping[str, str] | None = None) -> bytes:
        inherited = {
            name: value for name, value in os.environ.items() if name not in ("GIT_DIR", "GIT_WORK_TREE")
        }
        settings = ("-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0")
        try:
            done = subprocess.run(
                ["git", f"--git-dir={self._git_folder}", *settings, *arguments],
                input=given,
                capture_output=True,
                env={**inherited, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", **(more or {})},
                timeout=WAIT_SECONDS,
                check=False,
            )
        except FileNotFoundError:
            raise PublishFailed(_("没有 git，请先安装")) from None
        except subprocess.TimeoutExpired:
            raise PublishFailed(_("git 超过 {seconds} 秒没有答复", seconds=WAIT_SECONDS)) from None
        if done.returncode:
            raise PublishFailed(self._trouble(done.stderr.decode("utf-8", "replace")))
        return done.stdout

    def _trouble(self, errors: str) -> str:
        told = errors.casefold()
        if "non-fast-forward" in told or "fetch first" in told or "cannot lock ref" in told:
            return _("{place}：在此期间有人发布过，没有覆盖。请重新运行", place=self.title)
        lines = [line for line in errors.splitlines() if line.strip()]
        reason = ACCOUNT.sub("://", lines[-1] if lines else "?")[:300]
        if any(
            sign in told
            for sign in ("authentication", "could not read username", "permission", "denied", "403")
        ):
            return _("{place}：没有权限。请检查 git 的凭据（{reason}）", place=self.title, reason=reason)
        return _("{place}：git 没有成功。请检查仓库地址和网络（{reason}）", place=self.title, reason=reason)
