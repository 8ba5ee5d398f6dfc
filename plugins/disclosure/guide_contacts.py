"""How a body can be reached about disclosure and where it takes applications: from its guide, else the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from plugins.disclosure.bodies import Body, WorkUnit
from plugins.disclosure.guide import WEB_ADDRESS, GuideFields, GuideRequest, GuideUnit
from plugins.disclosure.messages import _
from plugins.disclosure.records import Record

Rows = list[dict[str, Any]]


def contact_rows(body: Body | None, guide: Record[GuideFields] | None) -> Rows:
    """Label and text of each contact that is known; web addresses in the text are links."""
    if guide:
        unit = guide.fields.work_unit
        return _rows(GuideUnit.specs(), unit.model_dump().items())
    if body and body.work_unit:
        return _rows(WorkUnit.specs(), body.work_unit.model_dump().items())
    return []


def request_rows(request: GuideRequest | None) -> Rows:
    """Label and text of everything that a guide says about where applications go."""
    return _rows(GuideRequest.specs(), request.model_dump().items()) if request else []


def _rows(specs: Mapping[str, Any], values: Iterable[tuple[str, Any]]) -> Rows:
    return [{"label": _(specs[name].label), "parts": linked(str(value))} for name, value in values if value]


def linked(text: str) -> list[dict[str, str]]:
    """A text in parts, those that are web addresses with the address that they lead to."""
    parts, done = [], 0
    for match in WEB_ADDRESS.finditer(text):
        address = match.group().rstrip("。，；、,;.)）")
        parts.append({"text": text[done : match.start()], "url": ""})
        parts.append({"text": address, "url": address})
        done = match.start() + len(address)
    parts.append({"text": text[done:], "url": ""})
    return [part for part in parts if part["text"]]
