"""From a target as it is described to the place itself."""

from __future__ import annotations

from pathlib import Path

from commands.bootstrap import ROOT
from commands.publishing.branch import BranchPlace
from commands.publishing.errors import PublishFailed
from commands.publishing.folder import FolderPlace
from commands.publishing.places import Place
from commands.publishing.switched import SwitchedPlace
from commands.publishing.targets import Target
from plugins.disclosure.messages import _


def open_place(target: Target) -> Place:
    """The place of a target. Raises PublishFailed when it cannot be reached."""
    if target.folder:
        folder = Path(target.folder.folder)
        if not folder.is_absolute():
            raise PublishFailed(_("文件夹“{folder}”应写完整的路径，以 / 开头", folder=folder))
        return SwitchedPlace(folder) if target.folder.switch else FolderPlace(folder)
    if target.s3:
        try:
            from commands.publishing.objects import ObjectPlace
        except ImportError:
            raise PublishFailed(_("没有装好 boto3，请用 python3 tasks.py publish 运行")) from None
        return ObjectPlace(target.s3)
    if target.pages:
        return BranchPlace(target.pages, ROOT / ".cache" / "publishing" / f"{target.name}.git")
    raise PublishFailed(_("没有这种目标"))
