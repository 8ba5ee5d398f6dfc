"""What can be wrong with keys and signatures."""

from __future__ import annotations

from plugins.disclosure.errors import DisclosureError


class InvalidKey(DisclosureError):
    """A key that cannot be used; the text says why, in Chinese."""


class BadSignature(DisclosureError):
    """A signature that does not vouch for the file; the text says why, in Chinese."""


class NotSigned(BadSignature):
    """A file in the place of a signature which says that there is none."""
