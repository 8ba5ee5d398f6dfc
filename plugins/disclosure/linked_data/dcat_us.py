"""Items as DCAT-US 1.1 (Project Open Data) wants them in `data.json`, after its schema for non-federal publishers.

The federal codes `bureauCode` and `programCode` do not exist outside the United States and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.linked_data.dcat_catalog import FORMATS, Export, changed_on, export_note, organiser
from plugins.disclosure.linked_data.descriptions import Description
from plugins.disclosure.linked_data.graph import plain
from plugins.disclosure.linked_data.names import LANGUAGE, Names
from plugins.disclosure.register import Register
from plugins.disclosure.site import Site

STANDARD = "https://project-open-data.cio.gov/v1.1/schema"
ACCESS_LEVELS = {
    "open": "public",
    "on_request": "restricted public",
    "withheld": "non-public",
    "withdrawn": "non-public",
}
MOST_OF_RIGHTS = 255
# What the schema takes for an address; anything else is left out rather than the whole file be refused.
EMAIL = re.compile(r"[\w~!$&'()*+,;=:.-]+@[\w.-]+\.[\w.-]+", re.ASCII)


def catalog_head(names: Names) -> dict[str, Any]:
    """What stands in the file before its datasets."""
    return {
        "@context": f"{STANDARD}/catalog.jsonld",
        "@id": names.page("data.json"),
        "@type": "dcat:Catalog",
        "conformsTo": STANDARD,
        "describedBy": f"{STANDARD}/catalog.json",
    }


def item_dataset(
    told: Description, register: Register, site: Site, names: Names, json_path: str = ""
) -> dict[str, Any]:
    """The dataset that an item is; what was withdrawn, which the standard does not know, says so in its rights."""
    page = names.page(told.item.address)
    topic = register.term_label("topic", told.topic) if told.topic else ""
    genre = register.term_label("genre", told.genre) if told.genre else ""
    lead = told.bodies[0] if told.bodies else None
    found: dict[str, Any] = {
        "@type": "dcat:Dataset",
        "identifier": page,
        "title": plain(told.title),
        "description": plain(told.summary),
        "keyword": [plain(word) for word in told.keywords] or [topic or genre or plain(told.title)],
        "publisher": _publisher(told.names[0] if told.names else site.organiser, lead, register),
        "contactPoint": contact_point(lead, site),
        "accessLevel": ACCESS_LEVELS[told.access],
        "rights": told.rights[:MOST_OF_RIGHTS],
        "landingPage": page,
        "language": [LANGUAGE],
    }
    if told.modified:
        found["modified"] = str(told.modified)
    if site.license and told.is_open:
        found["license"] = site.license
    if told.issued:
        found["issued"] = str(told.issued)
    if topic:
        found["theme"] = [topic]
    files = _distributions(told, page, names, json_path) if told.is_open else []
    return {**found, "distribution": files} if files else found


def export_dataset(export: Export, catalog: Catalog, site: Site, names: Names) -> dict[str, Any]:
    """The dataset of all items, or of those of a body."""
    owner = export.body or organiser(catalog, site)
    # The schema demands a day, also of the empty set.
    changed = changed_on(catalog, export.body) or catalog.date
    terms = {"license": site.license} if site.license else {}
    return {
        "@type": "dcat:Dataset",
        **terms,
        "identifier": names.own(export.name),
        "title": plain(export.title),
        "description": plain(export_note(export, site)),
        "keyword": [plain(site.name)],
        "modified": str(changed),
        "publisher": _publisher(owner.name if owner else site.organiser, owner, catalog.register),
        "contactPoint": contact_point(owner, site),
        "accessLevel": "public",
        "landingPage": names.page(export.page),
        "language": [LANGUAGE],
        "distribution": [
            _file(plain(export.title), FORMATS[ending], names.page(path)) for ending, path in export.files
        ],
    }


def contact_point(body: Body | None, site: Site) -> Mapping[str, str]:
    """The disclosure office of a body (条例 Art. 4), with its e-mail only where the register has one."""
    unit = body.work_unit if body else None
    if unit is None:
        return {"@type": "vcard:Contact", "fn": plain(body.name if body else site.organiser)}
    told = {"@type": "vcard:Contact", "fn": plain(unit.name)}
    if unit.email and EMAIL.fullmatch(unit.email):
        told["hasEmail"] = f"mailto:{unit.email}"
    return told


def _publisher(name: str, body: Body | None, register: Register) -> dict[str, Any]:
    told: dict[str, Any] = {"@type": "org:Organization", "name": plain(name)}
    above = register.bodies.find(body.parent or "") if body else None
    if above and above is not body:
        told["subOrganizationOf"] = {"@type": "org:Organization", "name": plain(above.name)}
    return told


def _distributions(told: Description, page: str, names: Names, json_path: str) -> Sequence[Mapping[str, str]]:
    found = [_file(plain(told.title), "text/html", page)]
    if json_path:
        found.append(_file(plain(told.title), "application/json", names.page(json_path)))
    attached = (
        _file(plain(file.title), file.media_type, names.page(file.address)) for file in told.attachments
    )
    return [*found, *attached]


def _file(title: str, media_type: str, address: str) -> Mapping[str, str]:
    return {"@type": "dcat:Distribution", "title": title, "mediaType": media_type, "downloadURL": address}
