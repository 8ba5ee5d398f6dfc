"""What stops one file from being imported; the others go on."""

from __future__ import annotations

from plugins.disclosure.errors import DisclosureError


class CannotImport(DisclosureError):
    """A source file cannot become an item; `str(error)` is the reason for the report."""
