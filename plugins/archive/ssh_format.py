"""Signatures that `ssh-keygen -Y verify -n file` examines (OpenSSH's PROTOCOL.sshsig), with Ed25519 keys."""

from __future__ import annotations

import base64
import binascii
import hashlib
import struct
import textwrap
from collections.abc import Callable

from plugins.archive.wrong import BadSignature, InvalidKey, NotSigned
from plugins.disclosure.messages import _

KIND = "ssh-ed25519"
MAGIC, VERSION = b"SSHSIG", struct.pack(">I", 1)
NAMESPACE = b"file"
HASHES = {b"sha256": hashlib.sha256, b"sha512": hashlib.sha512}
BEGIN, END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
NOT_SIGNED = "这次生成网站时没有私钥，清单没有签名 / built without the key, not signed\n".encode()


def line(raw: bytes) -> str:
    """A public key as OpenSSH writes it."""
    return f"{KIND} {base64.b64encode(_blob(raw)).decode()}"


def fingerprint(raw: bytes) -> str:
    """What `ssh-keygen -l` shows of a public key."""
    return "SHA256:" + base64.b64encode(hashlib.sha256(_blob(raw)).digest()).decode().rstrip("=")


def allowed_signers(raw: bytes, signer: str) -> bytes:
    """The file with which `ssh-keygen -Y verify -I <signer>` knows the key."""
    return f'{signer} namespaces="{NAMESPACE.decode()}" {line(raw)}\n'.encode()


def public(text: str) -> bytes:
    """The key in a line of a `.pub` or `allowed_signers` file; raises InvalidKey."""
    words = text.split()
    encoded = words[words.index(KIND) + 1 :]
    try:
        fields = _fields(base64.b64decode(encoded[0], validate=True))
    except (binascii.Error, ValueError, IndexError, struct.error):
        fields = []
    if len(fields) != 2 or fields[0] != KIND.encode() or len(fields[1]) != 32:
        raise InvalidKey(_("OpenSSH 的公钥写得不完整"))
    return fields[1]


def signature(sign: Callable[[bytes], bytes], raw: bytes, data: bytes) -> bytes:
    """The file that signs `data`."""
    made = _strings(KIND.encode(), sign(_message(b"sha512", data)))
    blob = MAGIC + VERSION + _strings(_blob(raw), NAMESPACE, b"", b"sha512", made)
    return "\n".join([BEGIN, *textwrap.wrap(base64.b64encode(blob).decode(), 70), END, ""]).encode()


def signed(file: bytes, raw: bytes, data: bytes) -> tuple[bytes, bytes]:
    """What has to be proven of a signature file: the signature and its message.

    Raises BadSignature when it is none, for another purpose, or by another key.
    """
    if file == NOT_SIGNED:
        raise NotSigned(_("这次生成网站时没有私钥，清单没有签名"))
    lines = file.decode("ascii", "replace").split()
    try:
        # The first and the last line have three blanks each.
        blob = base64.b64decode("".join(lines[3:-3]), validate=True)
        key, namespace, _reserved, hashing, made = _fields(blob.removeprefix(MAGIC + VERSION))
        kind, proof = _fields(made)
    except (binascii.Error, ValueError, struct.error):
        raise BadSignature(_("签名文件已损坏")) from None
    is_plain = base64.b64encode(blob).decode() == "".join(lines[3:-3]) and blob.startswith(MAGIC + VERSION)
    if not is_plain or kind != KIND.encode() or hashing not in HASHES:
        raise BadSignature(_("签名文件已损坏"))
    if key != _blob(raw):
        raise BadSignature(_("这是另一把私钥的签名"))
    if namespace != NAMESPACE:
        raise BadSignature(_("签名的用途不是文件（{namespace}）", namespace=ascii(namespace)))
    return proof, _message(hashing, data)


def _message(hashing: bytes, data: bytes) -> bytes:
    return MAGIC + _strings(NAMESPACE, b"", hashing, HASHES[hashing](data).digest())


def _blob(raw: bytes) -> bytes:
    return _strings(KIND.encode(), raw)


def _strings(*parts: bytes) -> bytes:
    return b"".join(struct.pack(">I", len(part)) + part for part in parts)


def _fields(data: bytes) -> list[bytes]:
    """The strings of which some bytes consist; raises ValueError or struct.error."""
    found, position = [], 0
    while position < len(data):
        (length,) = struct.unpack_from(">I", data, position)
        position += 4 + length
        if position > len(data):
            raise ValueError("a string is cut off")
        found.append(data[position - length : position])
    return found
