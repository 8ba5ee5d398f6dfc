"""The constraints of DCAT-AP 3.0.1 as a table, and the SHACL shapes that follow from it.

Every class that the profile constrains is here, with the properties that are demanded (all 20) and those that the
catalog uses. Beside the path stand `min` and `max` (how often), `kind` (what it must be) and `of` (class or datatype).
"""

from __future__ import annotations

from typing import NamedTuple

from rdflib import RDF, SH, XSD, BNode, Graph, Literal, URIRef

from plugins.disclosure.linked_data.graph import PREFIXES

SHORT = {**PREFIXES, "eli": "http://data.europa.eu/eli/ontology#"}


class Rule(NamedTuple):
    """A property: `kind` is `literal` or `node`; `of` the class of a node or the datatype of a literal."""

    path: str
    kind: str
    of: str = ""
    least: int = 0
    most: int = 0


ANY, ONE = (1, 0), (1, 1)
TITLED = (Rule("dct:title", "literal", "", *ANY), Rule("dct:description", "literal", "", *ANY))
DATED = (Rule("dct:issued", "literal", "", 0, 1), Rule("dct:modified", "literal", "", 0, 1))
RULES: dict[str, tuple[Rule, ...]] = {
    "dcat:Catalog": (
        *TITLED,
        *DATED,
        Rule("dct:publisher", "node", "foaf:Agent", *ONE),
        Rule("dct:creator", "node", "foaf:Agent", 0, 1),
        Rule("dct:language", "node", "dct:LinguisticSystem"),
        Rule("dct:license", "node", "dct:LicenseDocument", 0, 1),
        Rule("dct:rights", "node", "dct:RightsStatement"),
        Rule("dct:spatial", "node", "dct:Location"),
        Rule("dct:hasPart", "node", "dcat:Catalog"),
        Rule("foaf:homepage", "node", "foaf:Document", 0, 1),
        Rule("dcat:themeTaxonomy", "node", "skos:ConceptScheme"),
        Rule("dcat:dataset", "node", "dcat:Dataset"),
        Rule("dcat:catalog", "node", "dcat:Catalog"),
        Rule("dcat:record", "node", "dcat:CatalogRecord"),
        Rule("dcat:service", "node", "dcat:DataService"),
    ),
    "dcat:Dataset": (
        *TITLED,
        *DATED,
        Rule("dct:publisher", "node", "foaf:Agent", 0, 1),
        Rule("dct:creator", "node", "foaf:Agent"),
        Rule("dct:identifier", "literal"),
        Rule("dct:language", "node", "dct:LinguisticSystem"),
        Rule("dct:accessRights", "node", "dct:RightsStatement", 0, 1),
        Rule("dct:spatial", "node", "dct:Location"),
        Rule("dct:type", "node", "skos:Concept"),
        Rule("dct:relation", "node"),
        Rule("dct:isReferencedBy", "node"),
        Rule("dct:source", "node", "dcat:Dataset"),
        Rule("dct:conformsTo", "node", "dct:Standard"),
        Rule("dct:accrualPeriodicity", "node", "dct:Frequency", 0, 1),
        Rule("adms:identifier", "node", "adms:Identifier"),
        Rule("dcat:contactPoint", "node", "vcard:Kind"),
        Rule("dcat:distribution", "node", "dcat:Distribution"),
        Rule("dcat:keyword", "literal"),
        Rule("dcat:landingPage", "node", "foaf:Document"),
        Rule("dcat:theme", "node", "skos:Concept"),
        Rule("dcat:version", "literal", "", 0, 1),
        Rule("dcat:inSeries", "node", "dcat:DatasetSeries"),
        Rule("foaf:page", "node", "foaf:Document"),
    ),
    "dcat:Distribution": (
        *DATED,
        Rule("dcat:accessURL", "node", "", *ANY),
        Rule("dcat:downloadURL", "node"),
        Rule("dcat:mediaType", "node", "dct:MediaType", 0, 1),
        Rule("dcat:byteSize", "literal", "xsd:nonNegativeInteger", 0, 1),
        Rule("dct:title", "literal"),
        Rule("dct:description", "literal"),
        Rule("dct:format", "node", "dct:MediaTypeOrExtent", 0, 1),
        Rule("dct:language", "node", "dct:LinguisticSystem"),
        Rule("dct:license", "node", "dct:LicenseDocument", 0, 1),
        Rule("dct:rights", "node", "dct:RightsStatement"),
        Rule("dct:conformsTo", "node", "dct:Standard"),
        Rule("adms:status", "node", "skos:Concept", 0, 1),
        Rule("spdx:checksum", "node", "spdx:Checksum", 0, 1),
    ),
    "dcat:DatasetSeries": TITLED,
    "dcat:CatalogRecord": (
        Rule("dct:modified", "literal", "", *ONE),
        Rule("foaf:primaryTopic", "node", "dcat:Resource", *ONE),
    ),
    "dcat:DataService": (
        Rule("dct:title", "literal", "", *ANY),
        Rule("dcat:endpointURL", "node", "", *ANY),
    ),
    "dcat:Relationship": (
        Rule("dct:relation", "node", "", *ANY),
        Rule("dcat:hadRole", "node", "dcat:Role", *ANY),
    ),
    "adms:Identifier": (Rule("skos:notation", "literal", "", *ONE),),
    "foaf:Agent": (
        Rule("foaf:name", "literal", "", *ANY),
        Rule("dct:type", "node", "skos:Concept", 0, 1),
    ),
    "skos:Concept": (Rule("skos:prefLabel", "literal", "", *ANY),),
    "skos:ConceptScheme": (Rule("dct:title", "literal", "", *ANY),),
    "spdx:Checksum": (
        Rule("spdx:algorithm", "node", "spdx:ChecksumAlgorithm", *ONE),
        Rule("spdx:checksumValue", "literal", "xsd:hexBinary", *ONE),
    ),
}


def whole(short: str) -> URIRef:
    """What a short name stands for."""
    prefix, _colon, name = short.partition(":")
    return URIRef(SHORT[prefix] + name)


def shapes() -> Graph:
    """All of it as SHACL."""
    graph = Graph()
    for subject, rules in RULES.items():
        shape = URIRef(f"urn:shape:{subject}")
        graph.add((shape, RDF.type, SH.NodeShape))
        graph.add((shape, SH.targetClass, whole(subject)))
        for rule in rules:
            place = BNode()
            graph.add((shape, SH.property, place))
            graph.add((place, SH.path, whole(rule.path)))
            graph.add((place, SH.nodeKind, SH.Literal if rule.kind == "literal" else SH.BlankNodeOrIRI))
            if rule.of:
                graph.add((place, SH.datatype if rule.kind == "literal" else SH["class"], whole(rule.of)))
            for count, predicate in ((rule.least, SH.minCount), (rule.most, SH.maxCount)):
                if count:
                    graph.add((place, predicate, Literal(count, datatype=XSD.integer)))
    return graph
