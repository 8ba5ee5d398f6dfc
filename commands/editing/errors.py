"""What keeps the form from working."""

from __future__ import annotations

from plugins.disclosure.errors import DisclosureError


class EditingFailed(DisclosureError):
    """The form cannot be served, or an entry cannot be saved; the text says why and what to do."""
