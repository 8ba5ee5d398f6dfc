"""The files of linked data: each holds the whole catalog in the form of one standard."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.linked_data import dcat_us, json_ld, oai, rdf_xml, turtle
from plugins.disclosure.linked_data.dcat_catalog import catalog_nodes, changed_on, exports_among
from plugins.disclosure.linked_data.graph import Node
from plugins.disclosure.linked_data.names import Names
from plugins.disclosure.messages import language
from plugins.disclosure.outputs import StreamedFile
from plugins.disclosure.site import Site
from plugins.linked_data.fragments import Portion

Begin = Callable[[Node], str]


@dataclass(frozen=True)
class Whole:
    """What the files are made from; `pages` leads from the slug of a body to its page."""

    catalog: Catalog
    site: Site
    paths: frozenset[str]
    pages: Mapping[str, str]
    portions: Sequence[Portion]

    def key(self) -> bytes:
        """Stands for everything that the files say."""
        exports = exports_among(self.paths, self.catalog, self.site)
        changed = str(changed_on(self.catalog) or self.catalog.date)
        return digest(
            repr(self.site),
            language(),
            changed,
            self.catalog.register.digest,
            *(f"{export.page} {export.files}" for export in exports),
            *(f"{slug} {page}" for slug, page in self.pages.items()),
            *(portion.key for portion in self.portions),
        )


def files_of(whole: Whole) -> Iterator[StreamedFile]:
    """`data/dcat.*`, `data.json` at the root of the site and, where an e-mail address is known, `data/oai.xml`."""
    key = whole.key()
    for path, chunks in chunks_of(whole).items():
        yield StreamedFile(path, digest(path, key), chunks)


def chunks_of(whole: Whole) -> Mapping[str, Callable[[], Iterator[bytes]]]:
    """Path → the bytes of a file, in parts that fit the memory one at a time."""
    found = {
        "data/dcat.rdf": lambda: _graph(whole, "rdf", rdf_xml.begin, rdf_xml.more, rdf_xml.END),
        "data/dcat.ttl": lambda: _graph(whole, "ttl", turtle.begin, turtle.more, turtle.END),
        "data/dcat.jsonld": lambda: _graph(whole, "jsonld", json_ld.begin, json_ld.more, json_ld.END),
        "data.json": lambda: _data_json(whole),
    }
    if oai.admin_email(whole.catalog, whole.site) and oai.has_records(whole.catalog):
        found["data/oai.xml"] = lambda: _repository(whole)
    return found


def _graph(whole: Whole, name: str, begin: Begin, more: Begin, end: str) -> Iterator[bytes]:
    names = Names(whole.site.url)
    exports = exports_among(whole.paths, whole.catalog, whole.site)
    nodes = catalog_nodes(whole.catalog, whole.site, names, exports, whole.pages)
    yield begin(next(nodes)).encode()
    for node in nodes:
        yield more(node).encode()
    for portion in whole.portions:
        yield portion.text(name)
    yield end.encode()


def _data_json(whole: Whole) -> Iterator[bytes]:
    names = Names(whole.site.url)
    head = json.dumps(dcat_us.catalog_head(names), ensure_ascii=False, indent=1)
    yield f'{head[:-2]},\n "dataset": [\n'.encode()
    exports = exports_among(whole.paths, whole.catalog, whole.site)
    first = True
    for export in exports:
        dataset = dcat_us.export_dataset(export, whole.catalog, whole.site, names)
        yield ("" if first else ",\n").encode() + json.dumps(dataset, ensure_ascii=False).encode()
        first = False
    for portion in whole.portions:
        text = portion.text("us")
        # Every dataset of a portion has its comma before it.
        yield text.removeprefix(b",\n") if first else text
        first = first and not text
    yield b"\n]}\n"


def _repository(whole: Whole) -> Iterator[bytes]:
    names, email = Names(whole.site.url), oai.admin_email(whole.catalog, whole.site)
    earliest = min(portion.earliest for portion in whole.portions)
    yield oai.repository_head(whole.site, names, email, earliest).encode()
    for portion in whole.portions:
        yield portion.text("oai")
    yield oai.END.encode()
