"""Which addresses of a site answer otherwise than with a page: withdrawn ones (410) and those that moved (301)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from commands.publishing.errors import PublishFailed
from commands.publishing.whole_site import WholeSite
from plugins.disclosure.manifest import PATH
from plugins.disclosure.messages import _

ADDRESSES = "archive/addresses.json"
# How the page of an item says that it was withdrawn, near its beginning.
TOMBSTONE, BEGINNING = b'class="notice withdrawn"', 65536


@dataclass(frozen=True)
class Answers:
    """`gone`: addresses that show why there is nothing any more; `moved`: old address → new one."""

    gone: tuple[str, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)


def answers(site: WholeSite) -> Answers:
    """From the list of addresses that the site carries, else from its pages. Raises PublishFailed for a broken list."""
    if ADDRESSES not in site.files:
        return Answers(_tombstones(site))
    try:
        told = json.loads(site.path(ADDRESSES).read_bytes())
        gone, moved = told["gone"], dict(told["moved"])
        paths = [*gone, *moved, *moved.values()]
        if not all(isinstance(path, str) and PATH.fullmatch(path) for path in paths):
            raise ValueError
    except (ValueError, KeyError, TypeError):
        raise PublishFailed(_("{path} 写得不对，请重新生成网站", path=ADDRESSES)) from None
    # An address that is gone says so on its own page; one that is there has to have one.
    return Answers(
        tuple(sorted(path for path in gone if path in site.files)),
        {old: new for old, new in sorted(moved.items()) if old != new},
    )


def _tombstones(site: WholeSite) -> tuple[str, ...]:
    found = []
    for path in sorted(site.files):
        if path.startswith("items/") and path.endswith(".html"):
            with site.path(path).open("rb") as page:
                if TOMBSTONE in page.read(BEGINNING):
                    found.append(path)
    return tuple(found)
