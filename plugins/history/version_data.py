"""What the page of an earlier version shows: the text and the fields as they were published then, as plain data."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import Any

from plugins.disclosure.differences import PUBLIC_FIELDS, RELATIVE, shown
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.register import Register
from plugins.history.comparison import Version, shown_from

# Pages of versions stand two folders below the page of their item.
UP = "../../"


def version_pages(versions: Sequence[Version], present: Item, register: Register) -> list[dict[str, Any]]:
    """The pages of all versions but the present one, which stands last; oldest first.

    Until when the last of them stood is left open, so that committing the present one changes no page.
    Their attachments stand where they stood then; those that are attachments of `present` are there already.
    """
    ends = [shown_from(version.on, version.item) for version in versions[1:] if version.item]
    there = {file.address for file in present.attachments}
    return [
        {
            "name": version.name,
            "number": version.number,
            "on": str(shown_from(version.on, item) or ""),
            "until": str(end or ""),
            "title": item.title,
            "fields": [
                {"label": _(spec.label), "text": text}
                for name, spec in ItemFields.specs().items()
                if name in PUBLIC_FIELDS and (text := shown(name, getattr(item.fields, name), register))
            ],
            "html": _from_below(item),
            "attachments": _attachments(version, item, there),
        }
        for version, end in zip(versions, ends, strict=False)
        if (item := version.item)
    ]


def _attachments(version: Version, item: Item, there: set[str]) -> list[dict[str, Any]]:
    ids = dict(version.files)
    return [
        {
            "title": file.title,
            "name": file.name,
            "type": file.type_label,
            "sha256": file.sha256,
            "address": file.address,
            "id": ids[file.name] if file.address not in there else "",
        }
        for file in item.attachments
    ]


def _from_below(item: Item) -> str:
    """The text whose relative links are those of the page of the version."""
    here = posixpath.dirname(item.address)

    def moved(link: str) -> str:
        target = posixpath.normpath(posixpath.join(here, link))
        return UP + posixpath.relpath(target, here)

    return RELATIVE.sub(
        lambda found: found[0] if found[2].startswith("#") else f'{found[1]}{moved(found[2])}"', item.html
    )
