"""Keys that sign manifests: Ed25519 keys as minisign or OpenSSH write them, without a password."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from plugins.archive import minisign_format, ssh_format
from plugins.archive.wrong import BadSignature, InvalidKey
from plugins.disclosure.manifest import SIGNATURES
from plugins.disclosure.messages import _

MINISIGN_FILE, SSH_FILE = SIGNATURES
MINISIGN_MARK = "minisign"
SSH_BEGIN = b"-----BEGIN OPENSSH PRIVATE KEY-----"


@dataclass(frozen=True)
class PublicKey:
    """A public key of 32 bytes; `key_id` (8 bytes) is what minisign knows it by, empty for a key of OpenSSH."""

    raw: bytes
    key_id: bytes = b""

    @property
    def signature_file(self) -> str:
        """The file beside the manifest in which its signature stands."""
        return MINISIGN_FILE if self.key_id else SSH_FILE

    @property
    def line(self) -> str:
        """The key as it is written in settings, and given to `minisign -P`."""
        return (
            minisign_format.public_line(self.key_id, self.raw) if self.key_id else ssh_format.line(self.raw)
        )

    @property
    def name(self) -> str:
        """What people compare: minisign's key number, or OpenSSH's fingerprint."""
        return self.key_id[::-1].hex().upper() if self.key_id else ssh_format.fingerprint(self.raw)

    def verified(self, signature: bytes, data: bytes) -> str:
        """The comment that a good signature of `data` vouches for, empty where it has none; raises BadSignature."""
        public = Ed25519PublicKey.from_public_bytes(self.raw)
        try:
            if not self.key_id:
                public.verify(*ssh_format.signed(signature, self.raw, data))
                return ""
            pairs, comment = minisign_format.signed(signature, self.key_id, data)
            for made, message in pairs:
                public.verify(made, message)
        except InvalidSignature:
            raise BadSignature(_("签名与清单不符")) from None
        return comment


@dataclass(frozen=True)
class PrivateKey:
    """A private key, by its `seed` of 32 bytes, and the public key that belongs to it."""

    seed: bytes
    public: PublicKey

    def signature(self, data: bytes, comment: str) -> bytes:
        """The file that signs `data`, the same whenever it is made; minisign's vouches for the one-line `comment`."""
        private = Ed25519PrivateKey.from_private_bytes(self.seed)
        if self.public.key_id:
            return minisign_format.signature(private.sign, self.public.key_id, data, comment)
        return ssh_format.signature(private.sign, self.public.raw, data)


def read_public_key(text: str) -> PublicKey:
    """The key in the text of a `.pub` file of minisign or OpenSSH, or in a line of these; raises InvalidKey."""
    for line in text.splitlines():
        if ssh_format.KIND in line.split():
            return PublicKey(ssh_format.public(line))
        if line.strip() and not line.startswith(("untrusted comment:", "#")):
            key_id, raw = minisign_format.public(line)
            return PublicKey(raw, key_id)
    raise InvalidKey(_("里面没有公钥"))


def read_private_key(data: bytes) -> PrivateKey:
    """The key in the bytes of a private key file without a password; raises InvalidKey."""
    if not data.startswith(SSH_BEGIN):
        seed, key_id, raw = minisign_format.private(data)
        key = PrivateKey(seed, PublicKey(raw, key_id))
    else:
        try:
            loaded = serialization.load_ssh_private_key(data, None)
        except TypeError:
            raise InvalidKey(
                _("私钥有密码保护，生成网站时没有人输入密码：请另备一把没有密码的私钥")
            ) from None
        except (ValueError, UnsupportedAlgorithm):
            raise InvalidKey(_("私钥文件已损坏")) from None
        if not isinstance(loaded, Ed25519PrivateKey):
            raise InvalidKey(_("只能用 Ed25519 的私钥"))
        seed = loaded.private_bytes_raw()
        key = PrivateKey(seed, PublicKey(loaded.public_key().public_bytes_raw()))
    if Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw() != key.public.raw:
        raise InvalidKey(_("私钥文件已损坏"))
    return key
