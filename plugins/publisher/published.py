"""The promise to readers of the published site: a new one that would lose one of its pages is not made."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from plugins.disclosure.digests import digest
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.files import system_errors_told
from plugins.disclosure.manifest import MANIFEST, InvalidManifest, read_manifest
from plugins.disclosure.messages import _
from plugins.disclosure.published_addresses import is_of_edition

LASTING = (".html", ".xml")
MOST_TOLD = 20


class PublishedSite:
    """The site that readers see now: its folder or its manifest, or nothing when that is not told (empty `place`).

    Raises BuildFailed when it cannot be read.
    """

    def __init__(self, place: str) -> None:
        self._pages: frozenset[str] = frozenset()
        self.digest = b""
        if not place:
            return
        path = Path(place) / MANIFEST if Path(place).is_dir() else Path(place)
        with system_errors_told():
            data = path.read_bytes()
        try:
            files = read_manifest(data).files
        except InvalidManifest as error:
            raise BuildFailed(_("{file}：{reason}", file=path, reason=error)) from None
        self._pages = frozenset(name for name in files if name.endswith(LASTING) and not is_of_edition(name))
        self.digest = digest(data)

    def refuse_loss(self, paths: Iterable[str], seals: Collection[str]) -> None:
        """Raise BuildFailed, naming them, when pages or feeds would be lost."""
        lost = sorted(self._pages.difference(paths, seals)) if self._pages else []
        if lost:
            named = [
                *lost[:MOST_TOLD],
                *([_("等 {count} 个", count=len(lost))] if len(lost) > MOST_TOLD else []),
            ]
            raise BuildFailed(
                _(
                    "现在公开的网站有这些页面，新生成的没有：{pages}。改法：在公开的网站上运行 "
                    "python3 tasks.py addresses --output 网站 记下发布过的地址，再生成",
                    pages=_("、").join(named),
                )
            )
