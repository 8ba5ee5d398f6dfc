"""From what a site was made: the commit of its content, the lock of the program, the settings, the day."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import ROOT
from plugins.disclosure.git_repository import commit_of
from plugins.disclosure.item_links import content_folder_of
from plugins.disclosure.site import Site

LOCK = "requirements/runtime.txt"


def source_of(catalog: Catalog, site: Site) -> Mapping[str, Any]:
    """`site`, `date` (of the build), `commit` (empty without git), `lock` (name and SHA-256), `settings`, `items`."""
    content = content_folder_of(catalog)
    lock = ROOT / LOCK
    return {
        "site": {"name": site.name, "url": site.url, "id_code": site.id_code},
        "date": str(catalog.date),
        "commit": commit_of(content) if content else "",
        "lock": {
            "file": LOCK,
            "sha256": hashlib.sha256(lock.read_bytes()).hexdigest() if lock.is_file() else "",
        },
        "items": len(catalog.items),
        "settings": asdict(site),
    }
