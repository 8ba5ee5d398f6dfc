"""The pages of one list behind the figures of a scope."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from plugins.disclosure.digests import digest
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.site import Site
from plugins.disclosure.supervision.addresses import METHOD, scope_address
from plugins.disclosure.supervision.entries import Entry
from plugins.disclosure.supervision.figure import TITLES, Listing
from plugins.disclosure.supervision.listings import Listed, Part
from plugins.disclosure.supervision.survey import ALL, Scope, Survey
from plugins.supervision.frame import frame

# What these lists say does not change with the day.
_TIMELESS = (Listing.PUBLISHED, Listing.STATUTORY, Listing.LATE, Listing.TIMING)


def list_pages(
    survey: Survey, scope: Scope, listed: Listed, names: Mapping[str, str], site: Site
) -> Iterator[Page]:
    """Every page of a list; a page names its neighbours only, so that it stays when others are added."""
    holder = _("全部机构") if scope.slug == ALL else scope.name
    title = _("{body}：{list}", body=holder, list=_(TITLES[listed.listing]))
    address = listed.address(scope.slug, 1)
    above = () if scope.slug == ALL else ((scope.name, scope_address(scope.slug)),)
    common = {
        **frame(site, title, title, *above, (_(TITLES[listed.listing]), address)),
        "day": "" if listed.listing in _TIMELESS else str(survey.day),
        "method": METHOD,
        "whole": scope.slug == ALL,
    }
    for number, parts in enumerate(listed.pages, 1):
        head = {
            **common,
            "number": number,
            "earlier": listed.address(scope.slug, number - 1) if number > 1 else "",
            "later": listed.address(scope.slug, number + 1) if number < len(listed.pages) else "",
        }
        # A name of a body that the page does not show must not make it anew.
        shown = {entry.owner: names[entry.owner] for part in parts for entry in part.entries}
        key = digest(json.dumps(head), json.dumps(shown), *map(_digest_of, parts))
        yield Page(
            listed.address(scope.slug, number),
            "supervision-list.html",
            partial(_data, head, parts, shown),
            key,
        )


def _data(head: Mapping[str, Any], parts: Sequence[Part], names: Mapping[str, str]) -> dict[str, Any]:
    return {**head, "parts": [_part(part, names) for part in parts]}


def _digest_of(part: Part) -> bytes:
    lines = (
        "\n".join((entry.owner, entry.title, entry.address, entry.number, entry.state, *entry.cells))
        for entry in part.entries
    )
    return digest(part.anchor, part.heading, part.note, *part.columns, "", *lines)


def _part(part: Part, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "anchor": part.anchor,
        "heading": part.heading,
        "note": part.note,
        "columns": [_(column) for column in part.columns],
        "numbered": any(entry.number for entry in part.entries),
        "rows": [_row(entry, names) for entry in part.entries],
    }


def _row(entry: Entry, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "title": entry.title,
        "address": entry.address,
        "number": entry.number,
        "body": names[entry.owner],
        "cells": entry.cells,
        "state": entry.state,
    }
