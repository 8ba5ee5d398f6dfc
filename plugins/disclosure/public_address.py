"""The address under which a page can be reached from anywhere: what codes hold and paper shows."""

from __future__ import annotations

from plugins.disclosure.qr_codes import qr_svg
from plugins.disclosure.site import Site


def public_address(site: Site, path: str) -> str:
    """The whole address of a page at `path` below the root; empty as long as the site has none."""
    return f"{site.url}/{path}" if site.url else ""


def code_of(url: str, label: str) -> str:
    """The picture of the code of a whole address, as `qr_svg` draws it; empty without an address."""
    return qr_svg(url, label) if url else ""
