"""Items as an OAI-PMH static repository wants them: one file with a Dublin Core record for each.

After the specification of static repositories and their gateways (OAI-PMH 2.0): days only, no sets, no deleted
records. The record of what was withdrawn therefore stays and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import OLDEST, Item
from plugins.disclosure.linked_data.dcat_catalog import organiser
from plugins.disclosure.linked_data.dcat_us import EMAIL
from plugins.disclosure.linked_data.descriptions import Description
from plugins.disclosure.linked_data.graph import plain
from plugins.disclosure.linked_data.names import LANGUAGE, Names
from plugins.disclosure.linked_data.rdf_xml import escaped
from plugins.disclosure.register import Register
from plugins.disclosure.site import CHINA, Site
from plugins.disclosure.surroundings import Surroundings

OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = f"{OAI}oai_dc/"
HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<Repository xmlns="{OAI}static-repository" xmlns:oai="{OAI}"
 xmlns:oai_dc="{OAI_DC}" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="{OAI}static-repository {OAI}static-repository.xsd {OAI_DC} {OAI}oai_dc.xsd">
"""
END = "</ListRecords>\n</Repository>\n"


def admin_email(catalog: Catalog, site: Site) -> str:
    """The address that the protocol demands: that of the disclosure office of the body that runs the site.

    Where the register has none for it, the first that it has for any body; empty when there is none at all.
    """
    owner = organiser(catalog, site)
    bodies = [owner, *catalog.register.bodies] if owner else list(catalog.register.bodies)
    found = (body.work_unit.email for body in bodies if body.work_unit)
    return next((email for email in found if email and EMAIL.fullmatch(email)), "")


def has_records(catalog: Catalog) -> bool:
    """Whether there is anything to tell: the protocol knows no empty repository."""
    return bool(catalog.items)


def repository_head(site: Site, names: Names, email: str, earliest: str) -> str:
    """What stands before the records; `earliest` is the first datestamp of all.

    Once a gateway serves the file its own address has to stand as baseURL; until then it is that of the file.
    """
    identify = (
        ("repositoryName", site.name),
        ("baseURL", names.page("data/oai.xml")),
        ("protocolVersion", "2.0"),
        ("adminEmail", email),
        ("earliestDatestamp", earliest),
        ("deletedRecord", "no"),
        ("granularity", "YYYY-MM-DD"),
    )
    formats = (
        ("metadataPrefix", "oai_dc"),
        ("schema", f"{OAI}oai_dc.xsd"),
        ("metadataNamespace", OAI_DC),
    )
    return (
        f"{HEAD}<Identify>\n{_oai(identify)}</Identify>\n"
        f"<ListMetadataFormats>\n<oai:metadataFormat>\n{_oai(formats)}</oai:metadataFormat>\n</ListMetadataFormats>\n"
        '<ListRecords metadataPrefix="oai_dc">\n'
    )


def record(told: Description, stamp: str, register: Register, site: Site, names: Names) -> str:
    """The record of an item with its datestamp; of one that was withdrawn it says so and nothing of its content."""
    elements = "".join(
        f"<dc:{name}>{escaped(plain(value))}</dc:{name}>\n"
        for name, value in _elements(told, register, site, names)
    )
    local = told.item.address.removesuffix(".html")
    return (
        f"<oai:record>\n<oai:header>\n<oai:identifier>oai:{site.domain}:{local}</oai:identifier>\n"
        f"<oai:datestamp>{stamp}</oai:datestamp>\n</oai:header>\n<oai:metadata>\n<oai_dc:dc>\n{elements}"
        "</oai_dc:dc>\n</oai:metadata>\n</oai:record>\n"
    )


def datestamp(told: Description, around: Surroundings) -> str:
    """The day in UTC on which the record changed last: that of the item or of what its relations name since.

    A day without a clock time is taken as it stands; 1900-01-01 stands for an item without any date.
    """
    days = [told.modified or OLDEST]
    days += [other.first_shown_on for other in _named(around) if other.first_shown_on]
    last = max(days)
    moment = told.item.fields.published_on
    if moment and moment.clock and moment.day == last:
        shown = datetime.fromisoformat(f"{moment.day}T{moment.clock}").replace(tzinfo=CHINA)
        return str(shown.astimezone(UTC).date())
    return str(last)


def _named(around: Surroundings) -> Iterator[Item]:
    for relation in around.stated:
        if relation.target:
            yield relation.target
    for relation in around.pointing:
        yield relation.subject


def _elements(told: Description, register: Register, site: Site, names: Names) -> Iterator[tuple[str, str]]:
    fields = told.item.fields
    document_number = fields.document_number if told.is_open else ""
    yield "title", told.title
    for identifier in (names.page(told.item.address), told.item.index_number, document_number):
        if identifier:
            yield "identifier", identifier
    for place, name in enumerate(told.names):
        yield "contributor" if place else "publisher", name
    if fields.generated_on:
        yield "date", str(fields.generated_on)
    yield "description", told.summary
    yield from _classes(told, register)
    yield "rights", told.rights
    if site.license and told.is_open:
        yield "rights", site.license
    for _kind, address in told.related:
        yield "relation", names.page(address)
    if told.is_open:
        yield "language", LANGUAGE
        for media_type in dict.fromkeys(("text/html", *(file.media_type for file in told.attachments))):
            yield "format", media_type


def _classes(told: Description, register: Register) -> Iterator[tuple[str, str]]:
    if told.topic:
        yield "subject", register.term_label("topic", told.topic)
    for keyword in told.keywords:
        yield "subject", keyword
    if told.genre:
        yield "type", register.term_label("genre", told.genre)


def _oai(elements: tuple[tuple[str, str], ...]) -> str:
    return "".join(f"<oai:{name}>{escaped(plain(value))}</oai:{name}>\n" for name, value in elements)
