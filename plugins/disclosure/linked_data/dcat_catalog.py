"""What stands before the items in a DCAT-AP file: the catalog, its exports, bodies, vocabularies, formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from plugins.disclosure.attachments import FILE_TYPES
from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import OLDEST
from plugins.disclosure.linked_data.dcat import Properties, distribution, document, licensed
from plugins.disclosure.linked_data.graph import Iri, Node, Typed, Value, iri, text
from plugins.disclosure.linked_data.names import (
    ACCESS_RIGHTS,
    CHINESE,
    LANGUAGE,
    SHA256,
    UNREGISTERED,
    WITHDRAWN,
    Names,
    interface_language,
)
from plugins.disclosure.messages import _, label
from plugins.disclosure.site import Site

VOCABULARIES = ("topic", "statutory", "genre", "validity", "body_kind")
FORMATS: Mapping[str, str] = {
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
}
ACCESS_LABELS = {
    "open": label("公开"),
    "on_request": label("依申请公开"),
    "withheld": label("不予公开"),
}


@dataclass(frozen=True)
class Export:
    """A dataset of many items that other capabilities publish as files: `name` for its IRI, `page` about it.

    `files` are (ending, path) below the site's root; `body` is the body whose items these are, None for all.
    """

    name: str
    title: str
    page: str
    files: Sequence[tuple[str, str]]
    body: Body | None = None


def exports_among(paths: frozenset[str], catalog: Catalog, site: Site) -> list[Export]:
    """The files of the whole catalog and of single bodies that are there."""
    found = [
        Export("all", _("{site}：全部目录信息", site=site.name), "index.html", _files("data/catalog", paths))
    ]
    for body in catalog.register.bodies:
        title = _("{body}的目录信息", body=body.name)
        page = f"bodies/{body.slug}/index.html"
        files = _files(f"data/bodies/{body.slug}", paths)
        found.append(
            Export(f"items-{body.slug}", title, page if page in paths else "index.html", files, body)
        )
    return [export for export in found if export.files]


def export_note(export: Export, site: Site) -> str:
    """What is in an export, in a sentence."""
    whole = _("{site}的全部目录信息，每条一行，字段与网页相同。", site=site.name)
    return _("{body}公开的全部目录信息。", body=export.body.name) if export.body else whole


def organiser(catalog: Catalog, site: Site) -> Body | None:
    """The body that runs the site, if the register knows it by this name."""
    return catalog.register.bodies.find(site.organiser)


def catalog_nodes(
    catalog: Catalog, site: Site, names: Names, exports: Sequence[Export], pages: Mapping[str, str]
) -> Iterator[Node]:
    """All of it, the catalog first; `pages` leads from the slug of a body to its page."""
    yield _catalog(catalog, site, names, exports)
    for export in exports:
        yield _export(export, catalog, site, names)
    for body in catalog.register.bodies:
        yield from _body(body, names, pages)
    for code in sorted({body.region_code for body in catalog.register.bodies if body.region_code}):
        told: Properties = [
            ("dct:identifier", text(code)),
            ("rdfs:label", text(_("行政区划代码 {code}", code=code), interface_language())),
        ]
        yield Node(names.region(code), ("dct:Location",), told)
    yield from _vocabularies(catalog, names)
    yield from _authorities(names)


def _catalog(catalog: Catalog, site: Site, names: Names, exports: Sequence[Export]) -> Node:
    owner = organiser(catalog, site)
    agent: Value = Node("", ("foaf:Agent",), [("foaf:name", text(site.organiser, LANGUAGE))])
    told: Properties = [
        ("dct:title", text(site.name, LANGUAGE)),
        ("dct:description", text(site.description or site.name, LANGUAGE)),
        ("dct:identifier", text(site.id_code)),
        ("dct:publisher", names.body(owner) if owner else agent),
        ("dct:language", CHINESE),
        *_modified(catalog),
        ("foaf:homepage", document(names.page("index.html"))),
    ]
    told += licensed(site.license)
    told += [("dcat:themeTaxonomy", names.own(name)) for name in ("topic", "statutory")]
    if owner and owner.region_code:
        told.append(("dct:spatial", names.region(owner.region_code)))
    told += [("dcat:dataset", names.own(export.name)) for export in exports]
    return Node(names.own("catalog"), ("dcat:Catalog",), told)


def _export(export: Export, catalog: Catalog, site: Site, names: Names) -> Node:
    owner = export.body or organiser(catalog, site)
    agent: Value = Node("", ("foaf:Agent",), [("foaf:name", text(site.organiser, LANGUAGE))])
    page = names.page(export.page)
    told: Properties = [
        ("dct:identifier", text(export.name)),
        ("dct:title", text(export.title, interface_language())),
        ("dct:description", text(export_note(export, site), interface_language())),
        ("dct:publisher", names.body(owner) if owner else agent),
        *_modified(catalog, export.body),
        ("dct:language", CHINESE),
        ("dct:accessRights", ACCESS_RIGHTS["open"]),
        ("dcat:landingPage", document(page)),
    ]
    for ending, path in export.files:
        address = names.page(path)
        file = distribution(
            Iri(f"{address}#file"),
            page,
            export.title,
            FORMATS[ending],
            names,
            [("dcat:downloadURL", address), *licensed(site.license)],
        )
        told.append(("dcat:distribution", file))
    if owner and owner.work_unit:
        told.append(("dcat:contactPoint", names.contact(owner)))
    return Node(names.own(export.name), ("dcat:Dataset",), told)


def changed_on(catalog: Catalog, body: Body | None = None) -> date | None:
    """The last day on which an item changed, of all or of those of a body; None where no day is known."""
    days = _last_days(catalog)
    return days.get(body.slug if body else "")


_known: WeakKeyDictionary[Catalog, Mapping[str, date]] = WeakKeyDictionary()


def _last_days(catalog: Catalog) -> Mapping[str, date]:
    if catalog not in _known:
        days: dict[str, date] = {}
        for item in catalog.items:
            day = catalog.updated_on(item)
            for slug in ("", *(body.slug for body in catalog.bodies_of(item))):
                days[slug] = max(day, days.get(slug, day))
        _known[catalog] = {slug: day for slug, day in days.items() if day != OLDEST}
    return _known[catalog]


def _modified(catalog: Catalog, body: Body | None = None) -> Properties:
    day = changed_on(catalog, body)
    return [("dct:modified", Typed(str(day), "xsd:date"))] if day else []


def _body(body: Body, names: Names, pages: Mapping[str, str]) -> Iterator[Node]:
    told: Properties = [("foaf:name", text(body.name, LANGUAGE))]
    told += [("skos:altLabel", text(name, LANGUAGE)) for name in body.all_names[1:]]
    if body.uscc:
        told.append(("dct:identifier", text(body.uscc)))
    if body.kind:
        told.append(("dct:type", names.term("body_kind", body.kind)))
    if body.slug in pages:
        told.append(("foaf:homepage", document(names.page(pages[body.slug]))))
    yield Node(names.body(body), ("foaf:Agent",), told)
    unit = body.work_unit
    if unit:
        contact: Properties = [("vcard:fn", text(unit.name, LANGUAGE))]
        if unit.email:
            contact.append(("vcard:hasEmail", iri(f"mailto:{unit.email}")))
        if unit.phone:
            contact.append(("vcard:hasTelephone", iri(f"tel:{unit.phone}")))
        yield Node(names.contact(body), ("vcard:Kind",), contact)


def _vocabularies(catalog: Catalog, names: Names) -> Iterator[Node]:
    for name in VOCABULARIES:
        terms = catalog.register.vocabularies[name]
        scheme = names.own(name)
        yield Node(scheme, ("skos:ConceptScheme",), [("dct:title", text(terms.label, LANGUAGE))])
        for term in terms:
            told: Properties = [
                ("skos:prefLabel", text(term.label, LANGUAGE)),
                ("skos:notation", text(term.key)),
                ("skos:inScheme", scheme),
            ]
            if term.parent:
                told.append(("skos:broader", names.term(name, term.parent)))
            yield Node(names.term(name, term.key), ("skos:Concept",), told)


def _authorities(names: Names) -> Iterator[Node]:
    """What is defined elsewhere and has to be known by its class here."""
    yield Node(CHINESE, ("dct:LinguisticSystem",), [("rdfs:label", text("中文", LANGUAGE))])
    yield Node(SHA256, ("spdx:ChecksumAlgorithm",), [("rdfs:label", text("SHA-256"))])
    yield Node(WITHDRAWN, ("skos:Concept",), [("skos:prefLabel", text(_("已撤回"), interface_language()))])
    for access, title in ACCESS_LABELS.items():
        yield Node(
            ACCESS_RIGHTS[access],
            ("dct:RightsStatement",),
            [("rdfs:label", text(_(title), interface_language()))],
        )
    types = {"text/html", *FORMATS.values(), *(kind.media_type for kind in FILE_TYPES)}
    for media_type in sorted(types - UNREGISTERED):
        yield Node(names.media_type(media_type), ("dct:MediaType",), [("rdfs:label", text(media_type))])


def _files(stem: str, paths: frozenset[str]) -> list[tuple[str, str]]:
    return [(ending, f"{stem}.{ending}") for ending in FORMATS if f"{stem}.{ending}" in paths]
