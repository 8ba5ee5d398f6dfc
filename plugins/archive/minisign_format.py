"""minisign's files: lines of comment and lines of Base64 (jedisct1.github.io/minisign)."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable

from plugins.archive.wrong import BadSignature, InvalidKey, NotSigned
from plugins.disclosure.messages import _

ALGORITHM, PREHASHED = b"Ed", b"ED"
NO_PASSWORD = b"\0\0"
PUBLIC_BYTES, PRIVATE_BYTES, SIGNATURE_BYTES = 42, 158, 74
UNTRUSTED, TRUSTED = b"untrusted comment: ", b"trusted comment: "
NOT_SIGNED = (
    "untrusted comment: 这次生成网站时没有私钥，清单没有签名 / built without the key, not signed\n".encode()
)


def public_line(key_id: bytes, raw: bytes) -> str:
    """A public key as one line."""
    return base64.b64encode(ALGORITHM + key_id + raw).decode()


def public_file(key_id: bytes, raw: bytes) -> bytes:
    """A public key as a file for `minisign -p`."""
    name = key_id[::-1].hex().upper()
    return f"untrusted comment: minisign public key {name}\n{public_line(key_id, raw)}\n".encode()


def public(line: str) -> tuple[bytes, bytes]:
    """Number and key of a line; raises InvalidKey."""
    data = _decoded(line.encode("utf-8", "replace"), PUBLIC_BYTES)
    if data is None or not data.startswith(ALGORITHM):
        raise InvalidKey(_("这不是 minisign 或 OpenSSH 的 Ed25519 公钥"))
    return data[2:10], data[10:]


def private(file: bytes) -> tuple[bytes, bytes, bytes]:
    """Seed, number and public key of a private key file; raises InvalidKey."""
    lines = file.splitlines()
    data = _decoded(lines[1], PRIVATE_BYTES) if len(lines) > 1 and lines[0].startswith(UNTRUSTED) else None
    if data is None or not data.startswith(ALGORITHM):
        raise InvalidKey(_("这不是 minisign 或 OpenSSH 的私钥文件"))
    if data[2:4] != NO_PASSWORD:
        raise InvalidKey(_("私钥有密码保护，生成网站时没有人输入密码：请另备一把没有密码的私钥"))
    return data[62:94], data[54:62], data[94:126]


def signature(sign: Callable[[bytes], bytes], key_id: bytes, data: bytes, comment: str) -> bytes:
    """The file that signs `data` (prehashed) and a one-line comment."""
    made = sign(_hash(data))
    told = comment.encode()
    lines = (
        UNTRUSTED + b"signature of manifest.json",
        base64.b64encode(PREHASHED + key_id + made),
        TRUSTED + told,
        base64.b64encode(sign(made + told)),
    )
    return b"".join(line + b"\n" for line in lines)


def signed(file: bytes, key_id: bytes, data: bytes) -> tuple[list[tuple[bytes, bytes]], str]:
    """What has to be proven of a signature file: pairs of signature and message, and the comment.

    Raises BadSignature when it is none, or by another key.
    """
    if file == NOT_SIGNED:
        raise NotSigned(_("这次生成网站时没有私钥，清单没有签名"))
    lines = file.splitlines()
    made = _decoded(lines[1], SIGNATURE_BYTES) if len(lines) == 4 else None
    whole = _decoded(lines[3], 64) if len(lines) == 4 else None
    if made is None or whole is None or made[:2] not in (ALGORITHM, PREHASHED) or lines[2][:17] != TRUSTED:
        raise BadSignature(_("签名文件已损坏"))
    if made[2:10] != key_id:
        raise BadSignature(_("这是另一把私钥的签名（{name}）", name=made[2:10][::-1].hex().upper()))
    comment = lines[2].removeprefix(TRUSTED)
    message = _hash(data) if made[:2] == PREHASHED else data
    return [(made[10:], message), (whole, made[10:] + comment)], comment.decode("utf-8", "replace")


def _hash(data: bytes) -> bytes:
    return hashlib.blake2b(data).digest()


def _decoded(line: bytes, size: int) -> bytes | None:
    try:
        data = base64.b64decode(line.strip(), validate=True)
    except (binascii.Error, ValueError):
        return None
    # One key or signature has one way to be written.
    return data if len(data) == size and base64.b64encode(data) == line.strip() else None
