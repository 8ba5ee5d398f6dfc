"""Examples of guides and reading places. On line 15 of a guide begins its text."""

from __future__ import annotations

from tests.disclosure.checks.example import Example
from tests.disclosure.guide_files import SOURCE, TEXT, guide
from tests.make import FINANCE

BODY = f"register/bodies/{FINANCE}.yml"
PLACES = "register/places.yml"
# A guide of the other body, so that no guide is missing.
OTHER = {f"guides/{FINANCE}.md": guide()}
PLACE = (
    'places:\n- name: "档案馆"\n  kind: "档案馆"\n  address: "文昌路 1 号"\n  hours: "工作日"\n'
    '  phone: "0000-12349001"\n  kept_by: "示例市人民政府"\n'
)
REQUEST = {"unit": "政务公开科", "fax": "0000-12340002"}
OLD_ANSWER = "自收到申请之日起15个工作日内予以答复。\n"
CHOICE = "对不予公开不服的，可以申请行政复议或者提起行政诉讼。\n"


def _guide(rule, good, bad, at, severity="error"):
    return Example(rule, {**OTHER, SOURCE: good}, {**OTHER, SOURCE: bad}, (SOURCE, at), severity)


def _place(rule, good, bad, at, severity="error"):
    return Example(rule, {PLACES: good}, {PLACES: bad}, (PLACES, at), severity)


EXAMPLES = [
    Example("guide-missing", {**OTHER, SOURCE: guide()}, {SOURCE: guide()}, (BODY, 1), "warning"),
    Example("guide-missing", {}, {SOURCE: guide()}, (BODY, 1), "warning"),
    _guide("guide-stale", guide(reviewed_on="2025-06-30"), guide(reviewed_on="2025-06-29"), 12, "warning"),
    _guide("guide-stale", guide(reviewed_on="2026-06-30"), guide(reviewed_on="2026-07-01"), 12, "warning"),
    _guide("guide-phone", guide(), guide(unit={"phone": "0000-1234"}), 9),
    _guide(
        "guide-phone",
        guide(unit={"phone": "0000-12340001、12345"}),
        guide(unit={"phone": "0000-12340001、0000-99"}),
        9,
    ),
    _guide("guide-phone", guide(unit={"fax": "0000-12340002"}), guide(unit={"fax": "0000-12"}), 10),
    _guide("guide-phone", guide(request=REQUEST), guide(request={**REQUEST, "fax": "0000-12"}), 15),
    _guide("guide-contact", guide(), guide(unit={"address": "示例路 2 号"}), 7, "warning"),
    _guide(
        "guide-contact",
        guide(unit={"phone": "0000-12340001、0000-12340009", "address": "示例路1号。"}),
        guide(unit={"phone": "0000-12340009"}),
        9,
        "warning",
    ),
    _guide("guide-old-law", guide(TEXT + "20 个工作日内答复。\n"), guide(TEXT + OLD_ANSWER), 15),
    _guide(
        "guide-old-law",
        guide(TEXT, access="申请不需要说明用途。"),
        guide(TEXT, access="申请时写明信息的用途。"),
        4,
    ),
    _guide("guide-remedies", guide(TEXT), guide(CHOICE), 14, "warning"),
    _guide("guide-remedies", guide(TEXT, remedies=TEXT), guide(TEXT, remedies=CHOICE), 13, "warning"),
    _place("place-phone", PLACE, PLACE.replace("12349001", "1234"), 6),
    _place("place-body", PLACE, PLACE.replace("人民政府", "茶馆"), 7, "warning"),
]
