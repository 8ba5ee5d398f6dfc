"""The files that prove a copy, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.archive.signing import public_key, published_key
from plugins.disclosure.archive_links import ArchiveLink
from plugins.disclosure.manifest import MANIFEST
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import FileFacts
from plugins.disclosure.site import Site

CHECKSUMS, VERIFIER = "SHA256SUMS", "verify.py"


def checksums(files: Mapping[str, FileFacts]) -> bytes:
    """`SHA256SUMS`: every file there is so far, as `sha256sum -c` and `shasum -a 256 -c` read it."""
    return "".join(f"{facts.sha256.hex()}  {path}\n" for path, facts in sorted(files.items())).encode()


def links_to_proofs(site: Site) -> list[ArchiveLink]:
    """Links to them, in their order."""
    group = _("核对")
    links = [
        ArchiveLink(10, group, _("文件清单"), MANIFEST, _("每个文件的大小和 SHA-256，以及网站由什么生成")),
        ArchiveLink(11, group, _("校验值"), CHECKSUMS, _("供 sha256sum 和 shasum 使用")),
        ArchiveLink(12, group, _("核对程序"), VERIFIER, _("只需要 Python 3.8 或更新版本，不联网")),
    ]
    if key := public_key(site):
        place = published_key(site, key)[0]
        links += [
            ArchiveLink(13, group, _("清单的签名"), key.signature_file, key.name),
            ArchiveLink(14, group, _("公钥"), place, key.line),
        ]
    return links
