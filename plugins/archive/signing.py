"""Who signs the manifest: the public key stands in the settings, the private one in a file that only the builder knows.

Everyone who builds the same commit gets the same site; only the file of the signature needs the private key.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from plugins.archive import minisign_format, ssh_format
from plugins.archive.keys import PrivateKey, PublicKey, read_private_key, read_public_key
from plugins.archive.wrong import InvalidKey
from plugins.disclosure.digests import ROOT
from plugins.disclosure.errors import BadFrontMatter, BuildFailed
from plugins.disclosure.files import read_bytes
from plugins.disclosure.messages import _
from plugins.disclosure.site import Site

KEY_FILE = "YANGGUANG_SIGNING_KEY"
MAX_BYTES = 64 * 1024
MINISIGN_PUBLIC, SSH_PUBLIC = "archive/minisign.pub", "archive/allowed_signers.txt"


def public_key(site: Site) -> PublicKey | None:
    """The key with which the site says that it signs, None where it does not sign; raises BuildFailed."""
    if not site.signing_key:
        return None
    try:
        return read_public_key(site.signing_key)
    except InvalidKey as error:
        raise BuildFailed(_("pelicanconf.py 的 SITE 里 signing_key 不能用：{reason}", reason=error)) from None


def published_key(site: Site, key: PublicKey) -> tuple[str, bytes]:
    """Where the public key stands in the site, and the file, as minisign or OpenSSH take it."""
    if key.key_id:
        return MINISIGN_PUBLIC, minisign_format.public_file(key.key_id, key.raw)
    return SSH_PUBLIC, ssh_format.allowed_signers(key.raw, site.domain)


def private_key(site: Site) -> PrivateKey | None:
    """The key that signs this build, None when nobody has given one.

    Raises BuildFailed when the file that the environment names is missing, unreadable, protected by a password, inside
    the repository, or does not belong to the public key of the settings.
    """
    place, public = os.environ.get(KEY_FILE, ""), public_key(site)
    if not place:
        return None
    path = Path(place).absolute()
    if path.resolve().is_relative_to(ROOT):
        raise BuildFailed(_("私钥 {file} 放在仓库里，会被提交出去，请移到仓库外面", file=path))
    try:
        # The file may be a link: systems that hold secrets hand them over so.
        key = read_private_key(read_bytes(path.resolve(), MAX_BYTES))
    except (BadFrontMatter, InvalidKey) as error:
        raise BuildFailed(
            _("{variable} 所指的私钥 {file} 不能用：{reason}", variable=KEY_FILE, file=path, reason=error)
        ) from None
    if public is None:
        raise BuildFailed(
            _(
                '给了私钥，但没有公布公钥。请在 pelicanconf.py 的 SITE 里写：signing_key="{key}"',
                key=key.public.line,
            )
        )
    if key.public != public:
        raise BuildFailed(
            _(
                "私钥 {file} 与 pelicanconf.py 里的公钥不是一对：私钥属于 {own}，公布的是 {published}",
                file=path,
                own=key.public.name,
                published=public.name,
            )
        )
    return key


def state_of_signing(site: Site) -> str:
    """Stands for the private key that signs, empty when none does; raises BuildFailed like `private_key`."""
    key = private_key(site)
    return key.public.line if key else ""


def signature_maker(site: Site, comment: str) -> Callable[[bytes], bytes]:
    """What makes the file of the signature from the manifest; without a private key it says just that.

    `comment` is one line. Raises BuildFailed like `private_key`.
    """
    key, public = private_key(site), public_key(site)
    if key:
        return lambda manifest: key.signature(manifest, comment)
    told = minisign_format.NOT_SIGNED if public and public.key_id else ssh_format.NOT_SIGNED
    return lambda _manifest: told
