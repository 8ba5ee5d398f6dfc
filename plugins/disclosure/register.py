"""The register: everything items refer to, read once from `content/register/`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated

from plugins.disclosure.blocks import Block, Spec
from plugins.disclosure.bodies import Bodies, Body
from plugins.disclosure.deadlines import OWN_PERIODS, Period, read_periods
from plugins.disclosure.digests import digest
from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.field_types import ListOf
from plugins.disclosure.index_numbers import Scheme, read_schemes
from plugins.disclosure.ledger import LedgerLine, read_ledger_lines
from plugins.disclosure.messages import _
from plugins.disclosure.privacy_exceptions import PrivacyExceptions, read_privacy_exceptions
from plugins.disclosure.publication_columns import OWN_COLUMNS, Column, read_columns
from plugins.disclosure.register_files import read_block, read_block_with_lines, yaml_files
from plugins.disclosure.vocabularies import VocabularyTerms, read_vocabularies

VOCABULARIES = "vocabularies"
BODIES = "bodies"
PROPOSED_BODIES = "proposed-bodies.yml"
INDEX_SCHEMES = "index-schemes.yml"


@dataclass(frozen=True)
class Register:
    """Bodies, vocabularies, index-number schemes, periods and columns of one catalog.

    `lines` gives for the code of a body the line of each field of its file; `ledger` is every number ever given, which
    no check of a single item may look at, because it is no part of `digest`; nor are the `columns`.
    """

    bodies: Bodies
    vocabularies: Mapping[str, VocabularyTerms]
    schemes: Sequence[Scheme]
    lines: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    ledger: Sequence[LedgerLine] = ()
    periods: Sequence[Period] = OWN_PERIODS
    privacy_exceptions: PrivacyExceptions = field(default_factory=PrivacyExceptions)
    columns: Sequence[Column] = OWN_COLUMNS

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
        """Stands for everything that the register says."""
        periods = (period.model_dump_json() for period in self.periods)
        exceptions = (entry.model_dump_json() for entry in self.privacy_exceptions.entries)
        return digest(self.terms_digest, *map(self.bodies.digest_of, self.bodies), *periods, "", *exceptions)

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
    bodies = Bodies(_bodies(folder, vocabularies, lines))
    schemes = read_schemes(folder / INDEX_SCHEMES)
    periods = read_periods(folder, vocabularies)
    exceptions = read_privacy_exceptions(folder)
    ledger, columns = read_ledger_lines(folder), read_columns(folder, vocabularies)
    return Register(bodies, vocabularies, schemes, lines, ledger, periods, exceptions, columns)


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
