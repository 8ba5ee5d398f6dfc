"""What proves a copy: checksums, the manifest of the whole site, its signature, and the page that explains them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from plugins.archive.page import ARCHIVE_PATH, archive_page
from plugins.archive.proofs import CHECKSUMS, VERIFIER, checksums, links_to_proofs
from plugins.archive.signing import public_key, published_key, signature_maker, state_of_signing
from plugins.archive.source import program_commit, signed_words, source_of
from plugins.disclosure.archive_links import ArchiveLink, collecting_archive_links
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.manifest import MANIFEST, SIGNATURES, Manifest
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import (
    CopiedFile,
    FileFacts,
    MadeFile,
    Output,
    Seal,
    Section,
    collecting_inputs,
    collecting_pages,
    collecting_seals,
    collecting_sections,
)
from plugins.disclosure.site import Site

BEFORE_THE_MANIFEST, LAST, ABOUT_THE_MANIFEST = 800, 900, 950


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    yield archive_page(catalog, site)
    verifier = Path(__file__).with_name("verify.py")
    yield CopiedFile(VERIFIER, verifier, hashlib.sha256(verifier.read_bytes()).hexdigest())
    if key := public_key(site):
        path, data = published_key(site, key)
        yield MadeFile(path, digest(data), lambda: data)


def _seals(catalog: Catalog, *, site: Site, paths: Sequence[str]) -> Iterator[Seal]:
    source = source_of(catalog, site)
    made = b""

    def manifest(files: Mapping[str, FileFacts]) -> bytes:
        nonlocal made
        made = Manifest(
            source, {path: facts for path, facts in files.items() if path not in SIGNATURES}
        ).to_bytes()
        return made

    yield Seal(BEFORE_THE_MANIFEST, CHECKSUMS, checksums)
    yield Seal(LAST, MANIFEST, manifest)
    if key := public_key(site):
        sign = signature_maker(site, signed_words(source))
        yield Seal(ABOUT_THE_MANIFEST, key.signature_file, lambda _files: sign(made))


def _links(catalog: Catalog, *, site: Site) -> list[ArchiveLink]:
    return links_to_proofs(site)


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    yield Section(84, _("归档与数据"), ARCHIVE_PATH, under="catalog/index.html")


def _inputs(site: Site) -> Iterator[str]:
    yield state_of_signing(site)
    yield program_commit()


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_seals.connect(_seals)
    collecting_sections.connect(_sections)
    collecting_archive_links.connect(_links)
    collecting_inputs.connect(_inputs)
