"""Alerts: what stands above everything on the home page while it lasts; a plugin announces them on the signal here."""

from __future__ import annotations

from typing import NamedTuple

from blinker import Signal

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.site import Site


class Alert(NamedTuple):
    """`title` leads to the page at `address`; `level` is its grade in words, `text` a sentence about it."""

    title: str
    address: str
    day: str
    level: str = ""
    text: str = ""


collecting_alerts = Signal("(catalog, *, site) → Alerts, the most urgent first")


def alerts(catalog: Catalog, site: Site) -> list[Alert]:
    """The alerts of the day of a catalog, as all plugins that are switched on make them."""
    return [alert for _receiver, found in collecting_alerts.send(catalog, site=site) for alert in found]
