"""What pages say of themselves in the words of schema.org, as search engines read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plugins.disclosure.annual_reports.fields import Report
from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.linked_data.dcat_catalog import FORMATS, Export, export_note, organiser
from plugins.disclosure.linked_data.descriptions import Description, describe
from plugins.disclosure.linked_data.names import LANGUAGE, Names
from plugins.disclosure.messages import _
from plugins.disclosure.site import Site
from plugins.disclosure.surroundings import surroundings

Thing = dict[str, Any]
CONTEXT = "https://schema.org"
FORCES = {
    "in_force": "InForce",
    "amended": "InForce",
    "not_yet": "NotInForce",
    "repealed": "NotInForce",
    "replaced": "NotInForce",
    "expired": "NotInForce",
}
REPORTS = frozenset(("report", "budget", "statistics"))


def item_thing(item: Item, catalog: Catalog, site: Site) -> Thing:
    """The item that a page is about: Legislation, GovernmentService, Report or DigitalDocument.

    The summary stands in the page's meta tag and is not said again. Everything here is part of the surroundings.
    """
    told = describe(surroundings(item, catalog))
    kind = _kind(told)
    thing: Thing = {"@context": CONTEXT, "@type": kind}
    if site.url:
        names = Names(site.url)
        thing |= {"@id": names.item(item.address), "url": names.page(item.address)}
    thing |= {"name": told.title, "identifier": told.number}
    if told.names:
        role = "provider" if kind == "GovernmentService" else "publisher"
        thing[role] = _organisations(told.names)
    if kind == "GovernmentService":
        return thing
    if item.fields.generated_on:
        thing["dateCreated"] = str(item.fields.generated_on)
    if told.issued:
        thing["datePublished"] = str(told.issued)
    if told.modified and told.modified != told.issued:
        thing["dateModified"] = str(told.modified)
    if told.is_open:
        thing |= {"inLanguage": LANGUAGE, "isAccessibleForFree": True}
        if site.license:
            thing["license"] = site.license
    else:
        thing["conditionsOfAccess"] = told.rights
    if told.keywords:
        thing["keywords"] = list(told.keywords)
    return {**thing, **_legislation(told, catalog)} if kind == "Legislation" else thing


def _kind(told: Description) -> str:
    if told.is_normative:
        return "Legislation"
    if told.is_open and told.item.fields.service:
        return "GovernmentService"
    return "Report" if told.genre in REPORTS else "DigitalDocument"


def _legislation(told: Description, catalog: Catalog) -> Thing:
    fields = told.item.fields
    thing: Thing = {"legislationIdentifier": fields.document_number or told.number}
    if told.genre:
        thing["legislationType"] = catalog.register.term_label("genre", told.genre)
    if fields.generated_on:
        thing["legislationDate"] = str(fields.generated_on)
    if fields.effective_on:
        thing["legislationDateOfApplicability"] = str(fields.effective_on)
    if told.validity in FORCES:
        thing["legislationLegalForce"] = f"{CONTEXT}/{FORCES[told.validity]}"
    return thing


def body_thing(body: Body, catalog: Catalog, site: Site, path: str) -> Thing:
    """The body that a page is about."""
    thing: Thing = {"@context": CONTEXT, "@type": "GovernmentOrganization", "name": body.name}
    if site.url:
        names = Names(site.url)
        thing |= {"@id": names.body(body), "url": names.page(path)}
    if body.all_names[1:]:
        thing["alternateName"] = list(body.all_names[1:])
    if body.uscc:
        thing["identifier"] = body.uscc
    unit = body.work_unit
    if unit:
        told = (("address", unit.address), ("telephone", unit.phone), ("email", unit.email))
        thing |= {name: value for name, value in told if value}
    above = catalog.register.bodies.find(body.parent or "")
    if above and above is not body:
        thing["parentOrganization"] = _organisation(above.name)
    return thing


def report_thing(report: Report, catalog: Catalog, site: Site) -> Thing:
    """The annual report that a page shows (条例 Art. 49)."""
    body = catalog.register.bodies.find(report.place["body"])
    name = body.name if body else report.place["body"]
    thing: Thing = {
        "@context": CONTEXT,
        "@type": "Report",
        "name": _("{body}{year}年政府信息公开工作年度报告", body=name, year=report.place["year"]),
        "datePublished": str(report.fields.published_on),
        "publisher": _organisation(name),
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
    }
    if site.url:
        thing["url"] = Names(site.url).page(report.address)
    return thing


def site_thing(catalog: Catalog, site: Site) -> Thing:
    """The site, its catalog and who runs it."""
    owner = organiser(catalog, site)
    publisher = body_thing(owner, catalog, site, "index.html") if owner else _organisation(site.organiser)
    publisher.pop("@context", None)
    publisher.pop("url", None)
    told: Thing = {"name": site.name, "inLanguage": LANGUAGE, "publisher": publisher}
    if site.description:
        told["description"] = site.description
    web, data = {"@type": "WebSite", **told}, {"@type": "DataCatalog", **told}
    if site.url:
        names = Names(site.url)
        web["url"] = data["url"] = names.page("index.html")
        data["@id"] = names.own("catalog")
    return {"@context": CONTEXT, "@graph": [web, data]}


def exports_thing(exports: Sequence[Export], site: Site) -> Thing:
    """The datasets that can be downloaded."""
    names = Names(site.url)
    return {
        "@context": CONTEXT,
        "@graph": [
            {
                "@type": "Dataset",
                "@id": names.own(export.name),
                "name": export.title,
                "description": export_note(export, site),
                "creator": _organisation(export.body.name if export.body else site.organiser),
                "isAccessibleForFree": True,
                **({"license": site.license} if site.license else {}),
                "distribution": [
                    {
                        "@type": "DataDownload",
                        "encodingFormat": FORMATS[ending],
                        "contentUrl": names.page(path),
                    }
                    for ending, path in export.files
                ],
            }
            for export in exports
        ],
    }


def _organisations(found: Sequence[str]) -> Any:
    told = [_organisation(name) for name in found]
    return told[0] if len(told) == 1 else told


def _organisation(name: str) -> Thing:
    return {"@type": "GovernmentOrganization", "name": name}
