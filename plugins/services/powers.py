"""The page of one power: what a body may do, by which steps, and how the entry changed."""

from __future__ import annotations

from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.plain import plain
from plugins.disclosure.messages import _
from plugins.services.flow import Box, drawing


def power_part(item: Item, catalog: Catalog) -> dict[str, Any]:
    """A power as its page shows it, with the drawing of its steps."""
    power = item.fields.power
    part: dict[str, Any] = plain(power, catalog)
    if power:
        part["cancelled"] = power.cancelled
        part["state"] = part["changes"][-1]
        part["time_of_steps"] = str(power.time_of_steps or "")
        steps = [Box(step.name, _("{post}，{time}", post=step.post, time=step.time)) for step in power.steps]
        part["flow"] = drawing(steps)
    return part
