"""The IRIs of everything that the linked data speaks of: all below the public address of the site."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.disclosure.bodies import Body
from plugins.disclosure.linked_data.graph import Iri, iri
from plugins.disclosure.messages import SOURCE_LANGUAGE, language

DCAT_FILE = "data/dcat.rdf"
LANGUAGE = "zh"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
# Authority tables of the Publications Office of the European Union, which DCAT-AP asks for.
AUTHORITY = "http://publications.europa.eu/resource/authority/"
CHINESE = Iri(f"{AUTHORITY}language/ZHO")
WITHDRAWN = Iri(f"{AUTHORITY}dataset-status/WITHDRAWN")
SHA256 = Iri("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")
ACCESS_RIGHTS = {
    "open": Iri(f"{AUTHORITY}access-right/PUBLIC"),
    "on_request": Iri(f"{AUTHORITY}access-right/RESTRICTED"),
    "withheld": Iri(f"{AUTHORITY}access-right/NON_PUBLIC"),
    "withdrawn": Iri(f"{AUTHORITY}access-right/NON_PUBLIC"),
}
# OFD (GB/T 33190) is a national standard that IANA does not know.
UNREGISTERED = frozenset(("application/ofd",))


def interface_language() -> str:
    """The language of the texts that the program adds, as a tag of linked data."""
    return LANGUAGE if language() == SOURCE_LANGUAGE else language()


@dataclass(frozen=True)
class Names:
    """The IRIs of a site at the public address `base` (without a slash at its end).

    What has no page of its own is named within the RDF/XML file, so that whoever asks for the name gets what is said.
    """

    base: str

    def page(self, path: str) -> Iri:
        """A page or file at `path` below the site's root."""
        return iri(f"{self.base}/{path}")

    def item(self, address: str) -> Iri:
        """The item on the page at `address`; the page itself is another thing."""
        return iri(f"{self.base}/{address}#item")

    def own(self, name: str) -> Iri:
        """Something that the catalog's own description defines."""
        return iri(f"{self.base}/{DCAT_FILE}#{name}")

    def term(self, vocabulary: str, key: str) -> Iri:
        """A term of a vocabulary of the register."""
        return self.own(f"{vocabulary}-{key}")

    def body(self, body: Body) -> Iri:
        """A body of the register."""
        return self.own(f"body-{body.slug}")

    def contact(self, body: Body) -> Iri:
        """The office in charge of disclosure within a body (条例 Art. 4)."""
        return self.own(f"contact-{body.slug}")

    def region(self, code: str) -> Iri:
        """An administrative division by its code (GB/T 2260)."""
        return self.own(f"region-{code}")

    def media_type(self, name: str) -> Iri:
        """A media type in IANA's register."""
        return iri(MEDIA_TYPES + name)
