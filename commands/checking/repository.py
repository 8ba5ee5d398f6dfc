"""What git knows of a content folder. Names of files are bytes here as there: any of them may be hostile."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.messages import _

# A hook sets these for the folder it was started in, which need not be the one that is asked about.
OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
SETTINGS = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_LITERAL_PATHSPECS": "1",
}
SUBMODULE, LINK = b"160000", b"120000"
# With one of these git hands out other bytes than it keeps.
REWRITING = ("filter", "ident", "working-tree-encoding")
SECONDS = 300


class Incomparable(DisclosureError):
    """It cannot be said what changed, and why; everything has to be told then."""


@dataclass(frozen=True)
class Changes:
    """The files, relative to the content folder, that differ from `commit`; `removed` are those that are gone."""

    commit: str
    changed: frozenset[str]
    removed: frozenset[str]

    def touch(self, file: str) -> bool:
        """Whether a file changed, or one that belongs to it as an attachment."""
        return file in self._touched or file.startswith(self._folders)

    @cached_property
    def count(self) -> int:
        """The number of files that differ."""
        return len(self.changed | self.removed)

    @cached_property
    def _touched(self) -> frozenset[str]:
        every = self.changed | self.removed
        return every | {f"{file.rpartition('/')[0]}.md" for file in every}

    @cached_property
    def _folders(self) -> tuple[str, ...]:
        """Repositories inside this one, of which git names nothing but the folder."""
        return tuple(file for file in self.changed if file.endswith("/"))


class Repository:
    """The git repository in which a content folder lies. Every method raises Incomparable when git gives no answer.

    `root` is its top folder, `prefix` the content folder in it, with `/` at the end unless it is the top itself.
    """

    def __init__(self, content: Path) -> None:
        self._content = content
        self.root = Path(self._line("rev-parse", "--show-toplevel"))
        self.prefix = self._line("rev-parse", "--show-prefix")

    def merge_base(self, revision: str) -> str:
        """The commit from which the present state and `revision` have grown apart."""
        if not revision or revision.startswith("-"):
            raise Incomparable(_("“{revision}”不是版本的名称", revision=revision))
        try:
            commit = self._line("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        except Incomparable:
            raise Incomparable(
                _("这里没有版本“{revision}”，可能还要先运行 git fetch", revision=revision)
            ) from None
        try:
            return self._line("merge-base", commit, "HEAD")
        except Incomparable:
            raise Incomparable(
                _(
                    "当前分支与“{revision}”没有共同的起点；浅克隆要先运行 git fetch --unshallow",
                    revision=revision,
                )
            ) from None

    def changes_since(self, commit: str) -> Changes:
        """What differs from `commit` in the working folder: committed, uncommitted, untracked and ignored files."""
        options = ("--name-status", "-z", "--no-renames", "--no-ext-diff", "--ignore-submodules=none")
        parts = _parts(self._run("diff", *options, "--relative", commit, "--", "."))
        changed = set(self._not_followed())
        removed: set[str] = set()
        for status, file in zip(parts[::2], parts[1::2], strict=True):
            (removed if status == b"D" else changed).add(os.fsdecode(file))
        changed |= {os.fsdecode(file) for file in _parts(self._run("ls-files", "-z", "--others", "--", "."))}
        return Changes(commit, frozenset(changed), frozenset(removed - changed))

    def changed_modes(self, commit: str) -> Iterator[tuple[str, str, str]]:
        """Path from the repository's top, old and new mode of every file of the repository that differs from `commit`.

        A mode of zeros means that there is no such file. Files that git does not follow are left out.
        """
        options = ("--raw", "-z", "--no-renames", "--no-ext-diff", "--ignore-submodules=none")
        parts = _parts(self._run("diff", *options, commit))
        for facts, file in zip(parts[::2], parts[1::2], strict=True):
            before, after = facts.decode("ascii").lstrip(":").split(" ")[:2]
            yield os.fsdecode(file), before, after

    def _not_followed(self) -> Iterator[str]:
        """The files of which git has been told not to look whether they changed."""
        for entry in _parts(self._run("ls-files", "-z", "-v", "-s", "--", ".")):
            facts, _tab, file = entry.partition(b"\t")
            if facts[2:8] == SUBMODULE:
                raise Incomparable(_("内容里有子模块 {file}", file=os.fsdecode(file)))
            if facts[:1] == b"S" or facts[:1].islower():
                yield os.fsdecode(file)

    def tree(self, commit: str) -> str:
        """The id that stands for the content folder's files in `commit`; empty when there was no such folder."""
        try:
            return self._line("rev-parse", "--verify", "--quiet", f"{commit}:{self.prefix.rstrip('/')}")
        except Incomparable:
            return ""

    def file(self, commit: str, file: str) -> bytes:
        """The bytes of a file below the content folder in `commit`; empty when there was none."""
        try:
            blob = self._line("rev-parse", "--verify", "--quiet", f"{commit}:{self.prefix}{file}")
        except Incomparable:
            return b""
        return self._run("cat-file", "blob", blob)

    def clean_tree(self) -> str:
        """The id of the last commit's content folder when the working folder holds the same bytes, else empty."""
        commit = self._line("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        tree = self.tree(commit)
        if not tree or self.changes_since(commit).count:
            return ""
        files = self._run("ls-files", "-z", "--", ".")
        facts = _parts(self._run("check-attr", "-z", "--stdin", *REWRITING, given=files))
        return "" if any(value not in (b"unspecified", b"unset") for value in facts[2::3]) else tree

    def write_files(self, commit: str, folder: Path) -> None:
        """Write the content folder's files as they are kept in `commit` into `folder`, which is empty."""
        listed = _parts(self._run("ls-tree", "-r", "-z", commit, "--", "."))
        command = [*self._command(), "cat-file", "--batch"]
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        ) as git:
            for entry in listed:
                facts, _tab, name = entry.partition(b"\t")
                mode, kind, blob = facts.split(b" ")
                path = _below(folder, os.fsdecode(name))
                path.parent.mkdir(parents=True, exist_ok=True)
                if mode == LINK:
                    # Where it leads does not matter: a link is refused, not followed.
                    path.symlink_to("-")
                elif kind == b"blob":
                    path.write_bytes(_answer(git, blob))

    def _line(self, *arguments: str) -> str:
        return os.fsdecode(self._run(*arguments).removesuffix(b"\n"))

    def _run(self, *arguments: str, given: bytes = b"") -> bytes:
        try:
            done = subprocess.run(
                [*self._command(), *arguments],
                input=given,
                capture_output=True,
                env=_environment(),
                timeout=SECONDS,
            )
        except FileNotFoundError:
            raise Incomparable(_("这台机器上没有 git")) from None
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            raise Incomparable(_("git 不能运行：{reason}", reason=error)) from None
        if done.returncode:
            complaint = done.stderr.decode(errors="replace").strip().partition("\n")[0]
            raise Incomparable(complaint.removeprefix("fatal: ") or f"git {arguments[0]}: {done.returncode}")
        return done.stdout

    def _command(self) -> list[str]:
        return ["git", "-C", str(self._content)]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in OF_HOOKS}
    return kept | SETTINGS


def _parts(output: bytes) -> list[bytes]:
    return output.split(b"\0")[:-1]


def _below(folder: Path, name: str) -> Path:
    """The path of a file that git names; a name that would lead elsewhere is refused."""
    if any(part in ("", ".", "..") or part.lower() == ".git" for part in name.split("/")):
        raise Incomparable(_("版本库里有不能使用的文件名 {file}", file=name))
    return folder / name


def _answer(git: subprocess.Popen[bytes], blob: bytes) -> bytes:
    """The bytes of one blob, from a running `git cat-file --batch`."""
    if git.stdin is None or git.stdout is None:
        raise RuntimeError("git was started without pipes")
    try:
        git.stdin.write(blob + b"\n")
        git.stdin.flush()
    except OSError:
        raise Incomparable(_("git 中途结束了")) from None
    facts = git.stdout.readline().split()
    if len(facts) != 3 or facts[1] != b"blob":
        raise Incomparable(_("版本库里缺少 {file}", file=blob.decode()))
    data = git.stdout.read(int(facts[2]) + 1)
    return data[:-1]
