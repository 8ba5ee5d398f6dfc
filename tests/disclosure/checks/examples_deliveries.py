"""Examples of the register of deliveries."""

from __future__ import annotations

import json

from tests.disclosure.checks.example import Example
from tests.make import FIELDS

FILE, PLACES = "register/deliveries.yml", "register/places.yml"
ARCHIVE = "示例市档案馆"
PLACE_FILE = f"""places:
- name: {ARCHIVE}
  kind: 国家档案馆
  address: 示例路 9 号
  hours: 工作日 9:00—17:00
  phone: 0000-12349009
"""
HANDED = {"body": "示例市人民政府", "period": "2026-03", "place": ARCHIVE, "handed_on": "2026-03-31"}


def deliveries(*changes):
    """A register of deliveries, each on lines of its own, field by field, from the second line on."""
    lines = ["deliveries:"]
    for change in changes:
        fields = {**HANDED, **change}
        lines += [
            f"{'- ' if not number else '  '}{name}: {json.dumps(value, ensure_ascii=False)}"
            for number, (name, value) in enumerate(fields.items())
        ]
    return "\n".join(lines) + "\n"


def later(day, **changes):
    """What changes in an item that was made and published on a later day."""
    secrecy = {"by": "保密审查人丙", "on": day, "result": "通过"}
    review = {**FIELDS["review"], "on": day, "secrecy": secrecy}
    return {"generated_on": day, "published_on": day, "approved_on": day, "review": review, **changes}


def handed(rule, good, bad, line, severity="error", **files):
    """An example of one delivery, of which the line (from 1) is found."""
    items = {"00001": {}, PLACES: PLACE_FILE, **files}
    return Example(
        rule, {**items, FILE: deliveries(good)}, {**items, FILE: deliveries(bad)}, (FILE, line), severity
    )


EXAMPLES = [
    handed("delivery-known", {}, {"body": "某局"}, 2),
    handed("delivery-known", {}, {"period": "2026-02"}, 3, "warning"),
    handed("delivery-known", {}, {"place": "某档案馆"}, 4),
    handed("delivery-dates", {"handed_on": "2026-03-01"}, {"handed_on": "2026-02-28"}, 5),
    handed("delivery-dates", {"received_on": "2026-03-31"}, {"received_on": "2026-03-30"}, 6),
    handed(
        "delivery-dates",
        {"received_on": "2026-04-01", "shelved_on": "2026-04-01"},
        {"received_on": "2026-04-01", "shelved_on": "2026-03-31"},
        7,
    ),
    # Published on 4 March 2026; the twentieth working day after it is 1 April.
    handed("delivery-late", {"handed_on": "2026-04-01"}, {"handed_on": "2026-04-02"}, 5, "notice"),
    handed(
        "delivery-late",
        {"received_on": "2026-03-31", "shelved_on": "2026-04-08"},
        {"received_on": "2026-03-31", "shelved_on": "2026-04-09"},
        7,
        "notice",
    ),
    Example(
        "delivery-overdue",
        {"00001": {}, "00002": later("2026-06-10"), PLACES: PLACE_FILE, FILE: deliveries({})},
        {"00001": {}, "00002": later("2026-05-06"), PLACES: PLACE_FILE, FILE: deliveries({})},
        (FILE, 3),
        "notice",
    ),
]
