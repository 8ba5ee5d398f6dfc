"""Controlled vocabularies: `content/register/vocabularies/<name>.yml`, one file each.

Keys never change, because addresses and data contain them; labels may. Retired terms stay, marked.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.digests import digest
from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.field_types import Flag, Line, ListOf, clean_line, refuse
from plugins.disclosure.messages import _
from plugins.disclosure.register_files import block_of, read_register_text, yaml_files

KEY = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
REQUIRED_VOCABULARIES = (
    "audience",
    "body_kind",
    "body_level",
    "budget_book",
    "budget_stage",
    "budget_table",
    "change",
    "channel",
    "disclosure_rule",
    "domain",
    "genre",
    "ground",
    "handling",
    "major_matter",
    "notice_kind",
    "matter_kind",
    "matter_step",
    "openness",
    "penalty_tier",
    "period",
    "place_kind",
    "posting_kind",
    "power_change",
    "power_kind",
    "project_part",
    "question_kind",
    "question_route",
    "review_result",
    "service_audience",
    "stage",
    "standard_review",
    "statutory",
    "term",
    "timing",
    "topic",
    "topic_status",
    "validity",
    "warning_level",
    "withdrawal",
)


def _key(value: Any) -> str:
    text = clean_line(value)
    if not KEY.fullmatch(text):
        raise refuse("键“{text}”只能用小写字母、数字、- 和 _", text=text[:40])
    return text


Key = Annotated[str, BeforeValidator(_key)]


class _Term(Block):
    key: Annotated[Key, Spec("键", Need.REQUIRED)]
    label: Annotated[Line, Spec("词语", Need.REQUIRED)]
    aliases: Annotated[tuple[Line, ...], ListOf, Spec("别名")] = ()
    note: Annotated[Line | None, Spec("说明")] = None
    group: Annotated[Line | None, Spec("组")] = None
    retired: Annotated[Flag, Spec("停用")] = False
    labels: Annotated[Mapping[str, Line] | None, Spec("译名", note="语言标记和词语，如 en: Notice")] = None


class _ParentTerm(_Term):
    children: Annotated[tuple[_Term, ...], ListOf, Spec("下级")] = ()


class _VocabularyFile(Block):
    label: Annotated[Line, Spec("词表名称", Need.REQUIRED)]
    source: Annotated[Line | None, Spec("出处")] = None
    terms: Annotated[tuple[_ParentTerm, ...], Spec("词条", Need.REQUIRED)]


@dataclass(frozen=True)
class Term:
    """One entry. `key` is unique in its vocabulary (`theme/subtheme` on the second level), `label` what people read.

    `path_label` is the label with its parent's (`综合政务/政务公开`); `parent` is the parent's key or None.
    `labels` has the label in other languages, by language tag: pages of such an interface show it, data never do.
    """

    key: str
    label: str
    path_label: str
    parent: str | None
    note: str
    group: str
    retired: bool
    labels: Mapping[str, str] = field(default_factory=dict)


class VocabularyTerms:
    """The terms of one vocabulary in the order of their file; `digest` stands for all that the file says."""

    def __init__(
        self, name: str, label: str, terms: list[tuple[Term, tuple[str, ...]]], digest: bytes
    ) -> None:
        self.name = name
        self.label = label
        self.digest = digest
        self._terms = {term.key: term for term, _aliases in terms}
        self._by_name: dict[str, Term] = {}
        if len(self._terms) != len(terms):
            raise InvalidRegister(_("词表“{vocabulary}”里有重复的键", vocabulary=label))
        for term, names in terms:
            for known_as in names:
                if self._by_name.setdefault(known_as, term) is not term:
                    raise InvalidRegister(
                        _("词表“{vocabulary}”里有两个“{name}”", vocabulary=label, name=known_as)
                    )

    def __iter__(self) -> Iterator[Term]:
        return iter(self._terms.values())

    def __len__(self) -> int:
        return len(self._terms)

    def __getitem__(self, key: str) -> Term:
        return self._terms[key]

    def find(self, text: str) -> Term | None:
        """The term that `text` names by its key, label or alias; `\\` stands for `/` between two levels."""
        text = "/".join(part.strip() for part in text.replace("\\", "/").split("/"))
        return self._terms.get(text) or self._by_name.get(text)

    def suggestion(self, text: str) -> str:
        """The end of a sentence that names close terms, or an empty text when nothing is close."""
        near = difflib.get_close_matches(text, self._by_name, n=3, cutoff=0.5)
        return _("；是不是“{terms}”？", terms=_("”或“").join(near)) if near else ""


def read_vocabulary(path: Path) -> VocabularyTerms:
    """Read one vocabulary file; raises InvalidRegister with file and line."""
    return _vocabulary_of(path, read_register_text(path))


@lru_cache(maxsize=256)
def _vocabulary_of(path: Path, text: str) -> VocabularyTerms:
    # Whoever serves a site or edits it reads the same vocabularies again and again.
    raw, _lines = block_of(path, text, _VocabularyFile)
    terms: list[tuple[Term, tuple[str, ...]]] = []
    for top in raw.terms:
        terms.append((_term(top, None), (top.label, *top.aliases)))
        for child in top.children:
            term = _term(child, top)
            terms.append((term, (term.path_label, *(f"{top.label}/{alias}" for alias in child.aliases))))
    return VocabularyTerms(path.stem, raw.label, terms, digest(path.stem, raw.model_dump_json()))


def _term(raw: _Term, parent: _Term | None) -> Term:
    return Term(
        key=f"{parent.key}/{raw.key}" if parent else raw.key,
        label=raw.label,
        path_label=f"{parent.label}/{raw.label}" if parent else raw.label,
        parent=parent.key if parent else None,
        note=raw.note or "",
        group=raw.group or "",
        retired=raw.retired,
        labels=raw.labels or {},
    )


def translated_terms(vocabularies: Mapping[str, VocabularyTerms], language: str) -> Mapping[str, str]:
    """Label, alone or behind its parent's → translation; what two vocabularies translate differently is left out."""
    found: dict[str, set[str]] = {}
    for vocabulary in vocabularies.values():
        for term in vocabulary:
            label = term.labels.get(language)
            if label:
                found.setdefault(term.label, set()).add(label)
                above = vocabulary[term.parent].labels.get(language) if term.parent else None
                if above:
                    found.setdefault(term.path_label, set()).add(f"{above}/{label}")
    return {text: shown.pop() for text, shown in sorted(found.items()) if len(shown) == 1}


def read_vocabularies(folder: Path) -> Mapping[str, VocabularyTerms]:
    """All vocabularies of a register by name; raises InvalidRegister when a required one is missing."""
    missing = [name for name in REQUIRED_VOCABULARIES if not (folder / f"{name}.yml").is_file()]
    if missing:
        raise InvalidRegister(
            _(
                "{folder} 里缺少词表文件：{names}",
                folder=folder,
                names=_("、").join(f"{m}.yml" for m in missing),
            )
        )
    return {path.stem: read_vocabulary(path) for path in yaml_files(folder)}
