"""The register: everything items refer to, read once from `content/register/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated

from plugins.disclosure.accessibility_results import AccessibilityResults, read_accessibility_results
from plugins.disclosure.blocks import Block, Spec
from plugins.disclosure.boards import RegisteredBoard, read_boards
from plugins.disclosure.bodies import Bodies, Body
from plugins.disclosure.deadlines import OWN_PERIODS, Period, read_periods
from plugins.disclosure.deliveries import Deliveries, read_deliveries
from plugins.disclosure.digests import digest
from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.field_types import ListOf
from plugins.disclosure.files import files_below
from plugins.disclosure.index_numbers import Scheme, read_schemes
from plugins.disclosure.ledger import LedgerLine, read_ledger_lines
from plugins.disclosure.matters import RegisteredMatter, read_matters
from plugins.disclosure.messages import _
from plugins.disclosure.notice_periods import OWN_MINIMUMS, Minimum, read_minimums
from plugins.disclosure.personal_data import LinedHit, personal_data_by_line
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.postings import Postings, read_postings
from plugins.disclosure.privacy_exceptions import (
    PRIVACY_EXCEPTIONS,
    PrivacyExceptions,
    read_privacy_exceptions,
)
from plugins.disclosure.publication_columns import OWN_COLUMNS, Column, read_columns
from plugins.disclosure.published_addresses import PublishedAddress, read_published_addresses
from plugins.disclosure.reading_places import ReadingPlaces, read_reading_places
from plugins.disclosure.redirects import Redirects, read_redirects
from plugins.disclosure.register_files import (
    read_block,
    read_block_with_lines,
    read_register_text,
    yaml_files,
)
from plugins.disclosure.standards.reading import Standards, read_standards
from plugins.disclosure.traditional.names import read_traditional_names
from plugins.disclosure.vocabularies import VocabularyTerms, read_vocabularies

VOCABULARIES = "vocabularies"
BODIES = "bodies"
PROPOSED_BODIES = "proposed-bodies.yml"
INDEX_SCHEMES = "index-schemes.yml"


@dataclass(frozen=True)
class Register:
    """Bodies, vocabularies, index-number schemes, periods and standard catalogs of one catalog.

    `lines` gives for the code of a body the line of each field of its file; `personal` is the personal data in files.
    At `ledger` (every number ever given), `reading_places`, `matters` (by id), `columns`, `boards`, `postings`,
    `deliveries`, `redirects`, `addresses`, `accessibility` and `traditional_names` no check of a single item may look:
    they are no part of `digest`.
    """

    bodies: Bodies
    vocabularies: Mapping[str, VocabularyTerms]
    schemes: Sequence[Scheme]
    lines: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    ledger: Sequence[LedgerLine] = ()
    periods: Sequence[Period] = OWN_PERIODS
    minimums: Sequence[Minimum] = OWN_MINIMUMS
    privacy_exceptions: PrivacyExceptions = field(default_factory=PrivacyExceptions)
    standards: Standards = field(default_factory=Standards)
    reading_places: ReadingPlaces = field(default_factory=ReadingPlaces)
    matters: Mapping[str, RegisteredMatter] = field(default_factory=dict)
    columns: Sequence[Column] = OWN_COLUMNS
    boards: Sequence[RegisteredBoard] = ()
    postings: Postings = field(default_factory=Postings)
    redirects: Redirects = field(default_factory=Redirects)
    addresses: Sequence[PublishedAddress] = ()
    deliveries: Deliveries = field(default_factory=Deliveries)
    accessibility: AccessibilityResults | None = None
    traditional_names: Mapping[str, str] = field(default_factory=dict)
    personal: Mapping[str, Sequence[LinedHit]] = field(default_factory=dict)

    @cached_property
    def terms_digest(self) -> bytes:
        """Stands for all vocabularies and schemes: for everything besides its own files that an item is read with."""
        forms = (
            f"{scheme.name} {scheme.pattern.pattern} {scheme.template} {scheme.serial_digits} {scheme.check}"
            for scheme in self.schemes
        )
        return digest(*(vocabulary.digest for vocabulary in self.vocabularies.values()), *forms)

    @cached_property
    def digest(self) -> bytes:
        """Stands for everything that a check of a single item may look at."""
        lists = (self.periods, self.minimums, self.privacy_exceptions.entries)
        return digest(
            self.terms_digest,
            *map(self.bodies.digest_of, self.bodies),
            *(part for blocks in lists for part in ("", *(block.model_dump_json() for block in blocks))),
            self.standards.digest,
        )

    @cached_property
    def word_owners(self) -> Mapping[str, Sequence[Body]]:
        """Office word of document numbers (机关代字) → the bodies that the register gives it to."""
        owners: dict[str, list[Body]] = {}
        for body in self.bodies:
            for word in body.document_words:
                owners.setdefault(word, []).append(body)
        return owners

    def term_label(self, vocabulary: str, key: str) -> str:
        """The full label of a term (`综合政务/政务公开`)."""
        return self.vocabularies[vocabulary][key].path_label


class _ProposedBodies(Block):
    bodies: Annotated[tuple[Body, ...], ListOf, Spec("机构")] = ()


def read_register(folder: Path) -> Register:
    """Read `content/register/`; raises InvalidRegister with file, line and mend."""
    if not (folder / VOCABULARIES).is_dir():
        raise InvalidRegister(_("找不到词表文件夹 {folder}", folder=folder / VOCABULARIES))
    vocabularies = read_vocabularies(folder / VOCABULARIES)
    lines: dict[str, Mapping[str, int]] = {}
    return Register(
        bodies=Bodies(_bodies(folder, vocabularies, lines)),
        vocabularies=vocabularies,
        schemes=read_schemes(folder / INDEX_SCHEMES),
        lines=lines,
        ledger=read_ledger_lines(folder),
        periods=read_periods(folder, vocabularies),
        minimums=read_minimums(folder, vocabularies),
        privacy_exceptions=read_privacy_exceptions(folder),
        standards=read_standards(folder, vocabularies),
        reading_places=read_reading_places(folder, vocabularies),
        matters=read_matters(folder, vocabularies),
        columns=read_columns(folder, vocabularies),
        boards=read_boards(folder, vocabularies),
        postings=read_postings(folder, vocabularies),
        redirects=read_redirects(folder),
        addresses=read_published_addresses(folder),
        deliveries=read_deliveries(folder, vocabularies),
        accessibility=read_accessibility_results(folder),
        traditional_names=read_traditional_names(folder),
        personal=dict(_personal_data(folder)),
    )


def _personal_data(folder: Path) -> Iterator[tuple[str, Sequence[LinedHit]]]:
    """File (relative to the content folder) → the personal data in it, of files in which people are named."""
    for path in files_below(folder):
        if path.suffix == ".yml" and path.parent.name != VOCABULARIES and path.name != PRIVACY_EXCEPTIONS:
            found = personal_data_by_line(read_register_text(path))
            if found:
                yield f"{REGISTER_FOLDER}/{path.relative_to(folder).as_posix()}", found


def _bodies(
    folder: Path, vocabularies: Mapping[str, VocabularyTerms], lines: dict[str, Mapping[str, int]]
) -> list[tuple[Body, Path]]:
    found = []
    for path in yaml_files(folder / BODIES):
        body, lines[path.stem] = read_block_with_lines(path, Body, vocabularies)
        if body.code and body.code != path.stem:
            raise InvalidRegister(_("{file}：文件名应与机构编码“{code}”相同", file=path, code=body.code))
        found.append((body, path))
    proposals = folder / PROPOSED_BODIES
    if proposals.exists():
        found.extend(
            (body, proposals) for body in read_block(proposals, _ProposedBodies, vocabularies).bodies
        )
    return found
