"""The site that shall be published, compared with its own manifest before anything is moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from commands.proven_site import differences
from commands.publishing.errors import PublishFailed
from plugins.disclosure.git_state import SHALLOW
from plugins.disclosure.manifest import MANIFEST, SIGNATURES, InvalidManifest, Manifest, read_manifest
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import FileFacts

SHOWN = 5


@dataclass(frozen=True)
class WholeSite:
    """A site that is as its manifest says: its folder, the manifest, its bytes, and the signatures that are there."""

    folder: Path
    manifest: Manifest
    data: bytes
    signatures: tuple[str, ...] = ()

    @property
    def files(self) -> Mapping[str, FileFacts]:
        """What the manifest lists."""
        return self.manifest.files

    @property
    def is_of_shallow_history(self) -> bool:
        """Whether older commits were missing where it was made, and with them pages about earlier versions."""
        return str(self.manifest.source.get("content") or "").endswith(SHALLOW)

    def path(self, name: str) -> Path:
        """Where a file of the site lies."""
        return self.folder / name


def whole_site(folder: Path) -> WholeSite:
    """The site in a folder. Raises PublishFailed when a file is missing, altered, or of somebody else."""
    try:
        data = (folder / MANIFEST).read_bytes()
        manifest = read_manifest(data)
    except OSError:
        raise PublishFailed(
            _("{folder} 里没有清单 {name}。请先生成：python3 tasks.py build", folder=folder, name=MANIFEST)
        ) from None
    except InvalidManifest as error:
        raise PublishFailed(
            _("{folder} 的清单不能用：{reason}。请重新生成网站", folder=folder, reason=error)
        ) from None
    try:
        problems = list(differences(folder, manifest))
    except OSError as error:
        problems = [_("读不出 {path}：{reason}", path=error.filename, reason=error.strerror)]
    if problems:
        raise PublishFailed(
            _(
                "{folder} 与它的清单不一致，没有发布：{problems}（共 {count} 处）。请重新生成网站",
                folder=folder,
                problems=_("；").join(problems[:SHOWN]),
                count=len(problems),
            )
        )
    return WholeSite(folder, manifest, data, tuple(name for name in SIGNATURES if (folder / name).is_file()))
