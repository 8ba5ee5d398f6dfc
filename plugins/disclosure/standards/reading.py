"""The standard catalogs of a register, read from `content/register/standards/`. The folder is optional."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from plugins.disclosure.digests import digest
from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.messages import _
from plugins.disclosure.register_files import read_block_with_lines, yaml_files
from plugins.disclosure.standards.entries import (
    RESERVED_DOMAINS,
    DomainFile,
    Entry,
    NotApplicable,
    NotApplicableFile,
    ReviewStep,
    digest_of_block,
)

FOLDER = "standards"
NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True)
class Domain:
    """The standard catalog of one field of work: `key` and `label` from the vocabulary, its file and its lines."""

    key: str
    label: str
    file: DomainFile
    lines: Mapping[str, int] = field(default_factory=dict, repr=False)

    @property
    def source(self) -> str:
        """The file below the content folder."""
        return f"register/{FOLDER}/{self.key}.yml"

    @property
    def title(self) -> str:
        """The name of the catalog."""
        return self.file.title or _("{domain}领域基层政务公开标准目录", domain=self.label)

    @cached_property
    def in_force(self) -> Sequence[Entry]:
        """The entries that have not been retired."""
        return [entry for entry in self.file.entries if entry.retired is None]

    def line_of(self, position: int, name: str = "") -> int:
        """The line of the entry at a position, or of one of its fields."""
        whole = self.lines.get(f"entries.{position}", 1)
        return self.lines.get(f"entries.{position}.{name}", whole) if name else whole

    def steps(self, names: Sequence[str], day: date) -> list[tuple[str, ReviewStep | None]]:
        """Every step of the review chain with what has been done of it by `day`."""
        done = {step.step: step for step in self.file.review if step.on <= day}
        return [(name, done.get(name)) for name in names]


@dataclass(frozen=True)
class Exemption:
    """What a file says of an entry that is not applicable to a body, and where."""

    fields: NotApplicable
    source: str
    line: int


@dataclass(frozen=True)
class Standards:
    """All standard catalogs of a register, in the order of the vocabulary of domains."""

    domains: Sequence[Domain] = ()
    exemptions: Sequence[Exemption] = ()

    def __bool__(self) -> bool:
        return bool(self.domains)

    def __iter__(self) -> Iterator[Domain]:
        return iter(self.domains)

    @cached_property
    def _by_id(self) -> Mapping[str, tuple[Domain, Entry]]:
        return {entry.id: (domain, entry) for domain in self.domains for entry in domain.file.entries}

    def find(self, entry_id: str) -> tuple[Domain, Entry] | None:
        """The catalog and the entry with this id, retired ones too, or None."""
        return self._by_id.get(entry_id)

    def address_of(self, domain: Domain, entry: Entry) -> str:
        """The page of an entry, for ever."""
        return f"standards/{domain.key}/{entry.id}.html"

    @cached_property
    def digest(self) -> bytes:
        """Stands for everything that the catalogs say."""
        files = (
            part
            for domain in self.domains
            for part in (domain.key, domain.label, digest_of_block(domain.file))
        )
        return digest(*files, "", *(digest_of_block(exemption.fields) for exemption in self.exemptions))


def read_standards(register: Path, vocabularies: Mapping[str, Any]) -> Standards:
    """All catalogs of a register. Raises InvalidRegister with file, line and entry."""
    domains: list[Domain] = []
    exemptions: list[Exemption] = []
    for path in yaml_files(register / FOLDER):
        source = f"register/{FOLDER}/{path.name}"
        if path.stem == NOT_APPLICABLE:
            own, lines = read_block_with_lines(path, NotApplicableFile, vocabularies)
            stated = own.not_applicable
        else:
            block, lines = read_block_with_lines(path, DomainFile, vocabularies)
            domains.append(_domain(path, block, lines, vocabularies))
            stated = block.not_applicable
        for position, exemption in enumerate(stated):
            line = lines.get(f"not_applicable.{position}", lines.get("not_applicable", 1))
            exemptions.append(Exemption(exemption, source, line))
    order = {term.key: rank for rank, term in enumerate(vocabularies["domain"])}
    domains.sort(key=lambda domain: order[domain.key])
    _refuse_repeated(register, domains)
    return Standards(domains, exemptions)


def _domain(
    path: Path, block: DomainFile, lines: Mapping[str, int], vocabularies: Mapping[str, Any]
) -> Domain:
    term = vocabularies["domain"].find(path.stem)
    if term is None or term.key != path.stem or path.stem in RESERVED_DOMAINS:
        raise InvalidRegister(
            _(
                "{file}：文件名应是词表“领域”里的键，如 budget.yml。改法：改名，新的领域先写进 vocabularies/domain.yml",
                file=path,
            )
        )
    for position, stated in enumerate((block.domain, *(entry.domain for entry in block.entries)), -1):
        if stated not in (None, term.key):
            line = lines.get("domain" if position < 0 else f"entries.{position}.domain", 1)
            raise InvalidRegister(
                _("{file}:{line}: 写的领域“{domain}”与文件名不同", file=path, line=line, domain=stated)
            )
    return Domain(term.key, term.label, block, lines)


def _refuse_repeated(register: Path, domains: Sequence[Domain]) -> None:
    """Raise InvalidRegister for an id that two entries have: pages and items refer to it for ever."""
    seen: dict[str, str] = {}
    for domain in domains:
        for position, entry in enumerate(domain.file.entries):
            place = f"{register / FOLDER / domain.key}.yml:{domain.line_of(position, 'id')}"
            first = seen.setdefault(entry.id, place)
            if first != place:
                raise InvalidRegister(
                    _(
                        "{place}: 事项编号“{id}”已在 {first} 用过。改法：换一个没有用过的编号，停用的编号也不再用",
                        place=place,
                        id=entry.id,
                        first=first,
                    )
                )
