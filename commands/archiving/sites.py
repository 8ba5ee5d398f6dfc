"""A built site that is whole: exactly the files that its manifest lists, each with its digest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from commands.proven_site import differences, facts_of
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.manifest import MANIFEST, SIGNATURES, InvalidManifest, Manifest, read_manifest
from plugins.disclosure.messages import _, use_language
from plugins.disclosure.outputs import FileFacts

MOST_TOLD = 20
MOST_BYTES = 512 * 1024 * 1024


@dataclass(frozen=True)
class BuiltSite:
    """A proven site: `files` are all of it by path, the manifest and its signatures too."""

    folder: Path
    source: Mapping[str, Any]
    files: Mapping[str, FileFacts]

    @property
    def date(self) -> date:
        """The day as of which the site was built."""
        return date.fromisoformat(self.source["date"])

    @property
    def name(self) -> str:
        """What the site is called."""
        return str(self.source["site"]["name"])

    @property
    def id_code(self) -> str:
        """The identification code of the site (网站标识码)."""
        return str(self.source["site"]["id_code"])

    @property
    def url(self) -> str:
        """The public address without a slash at its end; made from the domain where none was set."""
        return str(self.source["site"]["url"] or f"https://{self.source['settings']['domain']}")

    def address(self, path: str) -> str:
        """The public address of a file."""
        return f"{self.url}/{path}"

    def setting(self, name: str) -> str:
        """A setting of the site as one line of text."""
        return " ".join(str(self.source["settings"].get(name) or "").split())

    def footer(self, name: str) -> str:
        """A line of the site's footer, or nothing."""
        return " ".join(str((self.source["settings"].get("footer") or {}).get(name) or "").split())


def open_site(folder: Path) -> BuiltSite:
    """The site in a folder, proven against its own manifest; from here on messages are in its language.

    Raises BuildFailed with the names of the files that are missing, altered or strange; OSError.
    """
    if not folder.is_dir() or not (folder / "index.html").exists():
        raise BuildFailed(_("{folder} 里没有生成好的网站，请先运行 python3 tasks.py build", folder=folder))
    path = folder / MANIFEST
    if not path.is_file() or path.is_symlink():
        raise BuildFailed(
            _("{folder} 里没有清单 {file}，不能证明网站完整，请重新生成", folder=folder, file=MANIFEST)
        )
    try:
        manifest = _checked(read_manifest(_limited(path)))
    except InvalidManifest as error:
        raise BuildFailed(_("{file} 不能用：{reason}", file=path, reason=error)) from None
    use_language(str(manifest.source["settings"]["language"]))
    problems = list(differences(folder, manifest))
    if problems:
        more = len(problems) - MOST_TOLD
        shown = problems[:MOST_TOLD] + ([_("……另有 {count} 个文件", count=more)] if more > 0 else [])
        listing = "\n".join(shown)
        raise BuildFailed(
            _("网站与它的清单不符，没有打包：\n{listing}\n请重新生成网站后再打包", listing=listing)
        )
    return BuiltSite(folder, manifest.source, dict(sorted({**manifest.files, **_own_files(folder)}.items())))


def _limited(path: Path) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        raise InvalidManifest(_("文件太大"))
    return path.read_bytes()


def _checked(manifest: Manifest) -> Manifest:
    """The manifest, if it says of the site what packages need."""
    match manifest.source:
        case {
            "date": str(day),
            "commit": str(),
            "site": {"name": str(), "url": str(), "id_code": str(code)},
            "settings": {"domain": str(), "language": str()},
        } if code.isalnum() and code.isascii():
            try:
                date.fromisoformat(day)
            except ValueError:
                pass
            else:
                return manifest
    raise InvalidManifest(_("其中缺少网站的名称、标识码、日期或设置"))


def _own_files(folder: Path) -> dict[str, FileFacts]:
    """The manifest and its signatures, which it cannot list."""
    paths = [name for name in (MANIFEST, *SIGNATURES) if (folder / name).is_file()]
    return {path: facts_of(folder / path) for path in paths}
