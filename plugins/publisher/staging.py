"""The folder beside the old site into which a build writes, and the swap that makes it the site."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import CopiedFile, MadeFile, Output, Page
from plugins.publisher.locking import FolderLock
from plugins.publisher.rendering import Renderer
from plugins.publisher.swap import swap

ADDRESS = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]*(?:/[0-9A-Za-z][0-9A-Za-z._-]*)*")
MARK = b'<meta name="generator" content="Yangguang'


class Staging:
    """One build's output before it is published. Only one build at a time may prepare the same output."""

    def __init__(self, final: Path) -> None:
        final = final.absolute()
        self._final = final
        self.folder = final.with_name(f".{final.name}.next")
        self._paths: dict[str, str] = {}
        _refuse_foreign(final)
        final.parent.mkdir(parents=True, exist_ok=True)
        self._lock = FolderLock(final.with_name(f".{final.name}.lock"))
        if self._old.exists() and not final.exists():
            self._old.rename(final)  # a build died between the two steps of a swap
        for leftover in (self.folder, self._old):
            shutil.rmtree(leftover, ignore_errors=True)
        self.folder.mkdir()

    @property
    def _old(self) -> Path:
        return self._final.with_name(f".{self._final.name}.old")

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def add(self, output: Output, renderer: Renderer) -> None:
        """Write one page or file.

        Raises BuildFailed for an address that is taken (also when it differs in case only) or not plain ASCII, and
        for a file whose bytes changed while the site was being built.
        """
        self._claim(output)
        if isinstance(output, CopiedFile):
            data = output.source.read_bytes()
            if hashlib.sha256(data).hexdigest() != output.sha256:
                raise BuildFailed(_("{file} 在生成网站时被改动，请重新生成", file=output.source))
        elif isinstance(output, MadeFile):
            data = output.make()
        else:
            data = renderer.render(output).encode()
        self._write(output.path, data)

    def publish(self) -> None:
        """Make what was written the site; readers see the old site or the new one, nothing between."""
        swap(self.folder, self._final, self._old)

    def release(self) -> None:
        """Give the output up for the next build, and remove what was not published."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.release()

    def _write(self, path: str, data: bytes) -> None:
        target = self.folder / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        except OSError as error:
            raise BuildFailed(
                _("{path} 写不进 {folder}：{reason}", path=path, folder=self.folder, reason=error.strerror)
            ) from error

    def _claim(self, output: Output) -> None:
        origin = output.template if isinstance(output, Page) else str(getattr(output, "source", output.path))
        if not ADDRESS.fullmatch(output.path):
            raise BuildFailed(
                _("地址“{path}”只能用 ASCII 字母、数字和 . _ -（{origin}）", path=output.path, origin=origin)
            )
        key = output.path if output.path == output.path.lower() else output.path.casefold()
        other = self._paths.get(key) or self._paths.get(output.path)
        if other:
            raise BuildFailed(
                _(
                    "两个页面用了同一地址 {path}：{first}、{second}",
                    path=output.path,
                    first=other,
                    second=origin,
                )
            )
        self._paths[key] = self._paths[output.path] = origin


def _refuse_foreign(final: Path) -> None:
    """Refuse to replace a folder that is not a site of ours: somebody's work might be in it."""
    if not final.exists() and not final.is_symlink():
        return
    if not final.is_dir() or final.is_symlink():
        raise BuildFailed(_("输出位置 {folder} 不是文件夹", folder=final))
    if not any(final.iterdir()):
        return
    home = final / "index.html"
    if not home.is_file() or MARK not in home.read_bytes()[:4096]:
        raise BuildFailed(_("{folder} 里有不是本程序生成的文件，为免误删，请换一个空文件夹", folder=final))
