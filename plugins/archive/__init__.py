"""What proves a copy: the manifest of the whole site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plugins.archive.source import source_of
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.manifest import MANIFEST, SIGNATURES, Manifest
from plugins.disclosure.outputs import FileFacts, Seal, collecting_seals
from plugins.disclosure.site import Site

# After everything else that is in the site.
LAST = 900


def _seals(catalog: Catalog, *, site: Site, paths: Sequence[str]) -> Iterator[Seal]:
    source = source_of(catalog, site)

    def manifest(files: Mapping[str, FileFacts]) -> bytes:
        listed = {path: facts for path, facts in files.items() if path not in SIGNATURES}
        return Manifest(source, listed).to_bytes()

    yield Seal(LAST, MANIFEST, manifest)


def register() -> None:
    """Connect to the signal that asks for seals."""
    collecting_seals.connect(_seals)
