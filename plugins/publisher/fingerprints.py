"""Fingerprints: two builds that would give an output the same fingerprint would give it the same bytes."""

from __future__ import annotations

import json

from plugins.disclosure.digests import digest
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import CopiedFile, MadeFile, Page, StreamedFile
from plugins.publisher.rendering import Renderer


class Fingerprints:
    """Tells what an output is made from: its template with all that this one includes, the site's frame, its data.

    The code is not among it: when that changes, everything that was remembered is forgotten anyway.
    """

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._frames: dict[str, bytes] = {}

    def of(self, output: Page | CopiedFile | MadeFile | StreamedFile) -> bytes:
        """16 bytes; raises BuildFailed for a page whose data is not plain or whose template cannot be read."""
        if isinstance(output, CopiedFile):
            return digest("copied", output.sha256)
        if isinstance(output, MadeFile | StreamedFile):
            return digest("made", output.key)
        frame = self._frames.get(output.template)
        if frame is None:
            frame = self._frames[output.template] = self._renderer.frame_digest(output.template)
        return digest(frame, output.path, output.key or _written_out(output))


def _written_out(page: Page) -> str:
    if callable(page.data):
        raise BuildFailed(_("页面 {page} 的数据是函数，却没有 key", page=page.path))
    try:
        return json.dumps(page.data, ensure_ascii=False)
    except (TypeError, ValueError) as error:
        raise BuildFailed(_("页面 {page} 的数据不是纯数据：{reason}", page=page.path, reason=error)) from None
