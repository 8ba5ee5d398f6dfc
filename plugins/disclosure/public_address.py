"""The address under which a page can be reached from anywhere: what codes hold and paper shows."""

from __future__ import annotations

from plugins.disclosure.site import Site


def public_address(site: Site, path: str) -> str:
    """The whole address of a page at `path` below the root; without a stated `url` the site stands on its domain."""
    return f"{site.url or f'https://{site.domain}'}/{path}"
