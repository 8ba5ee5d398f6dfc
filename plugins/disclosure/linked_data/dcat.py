"""Items as DCAT-AP 3.0.1 wants them: every item is a dcat:Dataset with its page and files as distributions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.disclosure.attachments import Attachment
from plugins.disclosure.linked_data.descriptions import Description
from plugins.disclosure.linked_data.graph import Iri, Node, Text, Typed, Value, iri, text
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

Properties = list[tuple[str, Value]]
RELATIONS = {
    "replaces": "dct:replaces",
    "replaced_by": "dct:isReplacedBy",
    "references": "dct:references",
    "referenced_by": "dct:isReferencedBy",
    "relation": "dct:relation",
}


def item_nodes(told: Description, names: Names, json_path: str = "", license_: str = "") -> list[Node]:
    """The dataset that an item is, and that the catalog has it.

    `json_path` is its data file, if there is one; `license_` the address of the terms for all files, if there are any.
    """
    subject = names.item(told.item.address)
    dataset = Node(subject, ("dcat:Dataset",), list(_dataset(told, names, json_path, license_)))
    return [dataset, Node(names.own("catalog"), (), [("dcat:dataset", subject)])]


def _dataset(told: Description, names: Names, json_path: str, license_: str) -> Iterator[tuple[str, Value]]:
    item, fields = told.item, told.item.fields
    page = document(names.page(item.address))
    yield "dct:identifier", text(told.number)
    yield "dct:title", text(told.title, LANGUAGE)
    # Of what is not open the site itself says why, in its own language.
    yield "dct:description", text(told.summary, LANGUAGE if told.is_open else interface_language())
    if fields.generated_on:
        yield "dct:created", _day(str(fields.generated_on))
    if told.issued:
        yield "dct:issued", issued(told)
    if told.modified:
        yield "dct:modified", _day(str(told.modified))
    yield from _bodies(told, names)
    yield "dct:accessRights", ACCESS_RIGHTS[told.access]
    yield "dcat:landingPage", page
    if told.access == "withdrawn":
        yield "adms:status", WITHDRAWN
    yield from _classes(told, names)
    for kind, address in told.related:
        yield RELATIONS[kind], names.item(address)
    if told.is_open:
        yield "dct:language", CHINESE
        for file in _distributions(told, names, json_path):
            yield "dcat:distribution", file._replace(properties=[*file.properties, *licensed(license_)])


def _bodies(told: Description, names: Names) -> Iterator[tuple[str, Value]]:
    """Publisher, contact and region of the lead; the joint bodies contribute."""
    known = {name: body for body in told.bodies for name in body.all_names}
    for place, name in enumerate(told.names):
        body = known.get(name)
        agent = names.body(body) if body else Node("", ("foaf:Agent",), [("foaf:name", text(name, LANGUAGE))])
        yield "dct:contributor" if place else "dct:publisher", agent
        if body and not place:
            if body.work_unit:
                yield "dcat:contactPoint", names.contact(body)
            if body.region_code:
                yield "dct:spatial", names.region(body.region_code)


def _classes(told: Description, names: Names) -> Iterator[tuple[str, Value]]:
    if told.topic:
        yield "dcat:theme", names.term("topic", told.topic)
    for key in told.statutory:
        yield "dct:subject", names.term("statutory", key)
    if told.genre:
        yield "dct:type", names.term("genre", told.genre)
    if told.validity:
        yield "adms:status", names.term("validity", told.validity)
    for keyword in told.keywords:
        yield "dcat:keyword", text(keyword, LANGUAGE)


def _distributions(told: Description, names: Names, json_path: str) -> Iterator[Node]:
    page = names.page(told.item.address)
    yield distribution(Iri(f"{page}#html"), page, told.title, "text/html", names)
    if json_path:
        address = names.page(json_path)
        yield distribution(
            Iri(f"{page}#json"), page, told.title, "application/json", names, [("dcat:downloadURL", address)]
        )
    for file in told.attachments:
        yield _attachment(file, page, names)


def _attachment(file: Attachment, page: Iri, names: Names) -> Node:
    address = names.page(file.address)
    checksum = Node(
        "",
        ("spdx:Checksum",),
        [("spdx:algorithm", SHA256), ("spdx:checksumValue", Typed(file.sha256, "xsd:hexBinary"))],
    )
    return distribution(
        Iri(f"{address}#file"),
        page,
        file.title,
        file.media_type,
        names,
        [
            ("dcat:downloadURL", address),
            ("dcat:byteSize", Typed(str(file.size), "xsd:nonNegativeInteger")),
            ("spdx:checksum", checksum),
        ],
    )


def distribution(
    name: Iri, page: Iri, title: str, media_type: str, names: Names, more: Sequence[tuple[str, Value]] = ()
) -> Node:
    """A file or page with `title`, reached from `page`."""
    told: Properties = [("dct:title", text(title, LANGUAGE)), ("dcat:accessURL", page), *more]
    if media_type in UNREGISTERED:
        told.append(("dct:format", Node("", ("dct:MediaTypeOrExtent",), [("rdfs:label", Text(media_type))])))
    else:
        told.append(("dcat:mediaType", names.media_type(media_type)))
    return Node(name, ("dcat:Distribution",), told)


def licensed(license_: str) -> Properties:
    """That something may be used under terms at this address; nothing where there are none."""
    return [("dct:license", Node(iri(license_), ("dct:LicenseDocument",), []))] if license_ else []


def document(address: Iri) -> Node:
    """A page as something that can be read."""
    return Node(address, ("foaf:Document",), ())


def issued(told: Description) -> Typed:
    """The day of publication, or the moment where the item says it."""
    if told.clock and told.item.fields.published_on:
        return Typed(f"{told.issued}T{told.clock}:00+08:00", "xsd:dateTime")
    return _day(str(told.issued))


def _day(day: str) -> Typed:
    return Typed(day, "xsd:date")
