"""Which files of a content folder are items: links are not followed, nothing is skipped in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.files import LITTER
from plugins.disclosure.findings import Finding, unreadable
from plugins.disclosure.messages import _
from plugins.disclosure.places import CATALOG_FOLDER, PAGE_PLACE, REGISTER_FOLDER
from plugins.disclosure.reader import misplaced


def item_sources(content: Path) -> tuple[list[str], list[Finding]]:
    """Every item file below `catalog/` in order, and a finding for everything there that is no item or attachment."""
    sources: list[str] = []
    findings: list[Finding] = []
    pending = [content / CATALOG_FOLDER]
    while pending:
        folder = pending.pop()
        if folder.is_symlink():
            findings.append(_link(folder, content))
            continue
        entries = sorted(folder.iterdir()) if folder.is_dir() else []
        stems = {entry.stem for entry in entries if entry.suffix == ".md" and entry.is_file()}
        for entry in entries:
            if entry.name in LITTER:
                continue
            if entry.is_symlink():
                findings.append(_link(entry, content))
            elif entry.is_dir() and entry.name in stems:
                findings.extend(_no_files(entry, content))
            elif entry.is_dir() and entry.suffix != ".md":
                pending.append(entry)
            elif entry.is_file() and entry.suffix == ".md":
                sources.append(_source(entry, content))
            else:
                findings.append(unreadable(_source(entry, content), misplaced()))
    return sorted(sources), findings


def stray_files(content: Path) -> Iterator[Finding]:
    """A finding for every file outside `catalog/` and `register/` that nothing would publish."""
    for folder in sorted(
        entry for entry in content.iterdir() if entry.name not in (CATALOG_FOLDER, REGISTER_FOLDER)
    ):
        for path in sorted((folder, *folder.rglob("*"))):
            if path.name in LITTER or (path.is_dir() and not path.is_symlink()):
                continue
            if not PAGE_PLACE.fullmatch(_source(path, content)):
                yield unreadable(_source(path, content), misplaced())


def _source(path: Path, content: Path) -> str:
    return path.relative_to(content).as_posix()


def _link(path: Path, content: Path) -> Finding:
    error = BadFrontMatter(_("这是一个链接，不是文件"), 1, _("放入文件本身"))
    return unreadable(_source(path, content), error)


def _no_files(folder: Path, content: Path) -> Iterator[Finding]:
    """Findings for what lies in an attachments folder and is not a file."""
    for entry in sorted(folder.iterdir()):
        if entry.is_symlink():
            yield _link(entry, content)
        elif not entry.is_file():
            error = BadFrontMatter(
                _("附件文件夹里只能直接放文件"), 1, _("把文件移到附件文件夹里，删去下级文件夹")
            )
            yield unreadable(_source(entry, content), error)
