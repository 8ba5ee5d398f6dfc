"""Who vouches for a manifest: its signatures against a key that one knows, else against the one in the copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.archive.keys import PublicKey, read_public_key
from plugins.archive.signing import MAX_BYTES, MINISIGN_PUBLIC, SSH_PUBLIC
from plugins.archive.wrong import BadSignature, InvalidKey, NotSigned
from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.files import as_text, read_bytes
from plugins.disclosure.manifest import SIGNATURES
from plugins.disclosure.messages import _

GOOD, BAD, NONE = "good", "bad", "none"

# The bytes of a small file of the copy by its path; None where there is none, OSError where it cannot be read.
Fetch = Callable[[str], bytes | None]


@dataclass(frozen=True)
class Proof:
    """What a signature is worth: `state` is good, bad or none; `is_given` tells whether the key came from the user."""

    state: str
    reason: str = ""
    key: PublicKey | None = None
    is_given: bool = False
    comment: str = ""

    @property
    def is_bad(self) -> bool:
        """Whether it speaks against the copy; no signature does so only where a key was given."""
        return self.state == BAD or (self.state == NONE and self.is_given)

    def as_data(self) -> dict[str, Any]:
        """For programs."""
        return {
            "state": self.state,
            "reason": self.reason,
            "key": self.key.line if self.key else "",
            "key_name": self.key.name if self.key else "",
            "key_from": ("given" if self.is_given else "copy") if self.key else "",
            "comment": self.comment,
        }

    def as_text(self) -> str:
        """One line for people."""
        name = self.key.name if self.key else ""
        if self.state == NONE:
            return _("签名：没有（{reason}）", reason=self.reason)
        if self.state == BAD:
            return _("签名：不对（{reason}）", reason=self.reason)
        if self.is_given:
            told = _("签名：正确，由 --key 给出的公钥 {name} 验证", name=name)
        else:
            told = _(
                "签名：与拷贝里的公钥 {name} 相符；这把公钥是不是发布者的，请用别处得到的公钥（--key）确认",
                name=name,
            )
        return told + (_("（{reason}）", reason=self.comment) if self.comment else "")


def key_of_file(path: Path) -> PublicKey:
    """The public key in a file that the user has named; raises InvalidKey."""
    try:
        return read_public_key(as_text(read_bytes(path.resolve(), MAX_BYTES)))
    except (BadFrontMatter, InvalidKey) as error:
        raise InvalidKey(_("公钥文件 {file} 不能用：{reason}", file=path, reason=error)) from None


def proof_of(manifest: bytes, fetch: Fetch, given: PublicKey | None) -> Proof:
    """What the signatures beside a manifest are worth, with the `given` key or with that of the copy."""
    try:
        key = given or _key_of_copy(fetch)
        present = [name for name in SIGNATURES if fetch(name) is not None] if key is None else []
        signature = fetch(key.signature_file) if key else None
    except OSError as error:
        return Proof(
            BAD, _("签名或公钥读不出来：{reason}", reason=error.strerror or error), given, given is not None
        )
    except InvalidKey as error:
        return Proof(BAD, _("拷贝里的公钥不能用：{reason}", reason=error))
    if key is None:
        return Proof(BAD, _("有签名，没有公钥")) if present else Proof(NONE, _("清单没有签名"))
    if signature is None:
        reason = _("缺少签名文件 {name}", name=key.signature_file)
        # A copy that says with which key it is signed has lost its signature, or somebody took it away.
        return Proof(NONE if given else BAD, reason, key, given is not None)
    try:
        comment = key.verified(signature, manifest)
    except NotSigned as error:
        return Proof(NONE, str(error), key, given is not None)
    except BadSignature as error:
        return Proof(BAD, str(error), key, given is not None)
    return Proof(GOOD, "", key, given is not None, comment)


def _key_of_copy(fetch: Fetch) -> PublicKey | None:
    for path in (MINISIGN_PUBLIC, SSH_PUBLIC):
        data = fetch(path)
        if data is not None:
            return read_public_key(data.decode("utf-8", "replace"))
    return None
