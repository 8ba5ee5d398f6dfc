"""Where the pages of the standard catalogs stand that other capabilities lead to."""

from __future__ import annotations

INDEX = "standards/index.html"
COVERAGE = "standards/coverage/index.html"
UNASSIGNED = "unassigned"


def coverage_address(slug: str) -> str:
    """The coverage of one body; of the entries that oblige nobody for an empty slug."""
    return f"standards/coverage/{slug or UNASSIGNED}.html"
