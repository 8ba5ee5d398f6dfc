"""Choosing from a list: by number, by name, or by a part of the name that fits one entry alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from plugins.disclosure.bodies import Bodies
from plugins.disclosure.messages import _
from plugins.disclosure.vocabularies import VocabularyTerms

MOST_SHOWN = 60


class Choice(NamedTuple):
    """One entry: what is written into the file and shown, the other names by which it is known, and its theme."""

    value: str
    names: tuple[str, ...] = ()
    parent: str = ""


class Unclear(Exception):
    """An answer that fits no entry or several; `str()` says which."""


def bodies_to_choose(bodies: Bodies) -> list[Choice]:
    """The bodies that can publish: those with a code that have not been abolished for good."""
    return [
        Choice(body.name, (*body.all_names, body.slug)) for body in bodies if body.code and not body.valid_to
    ]


def terms_to_choose(terms: VocabularyTerms) -> list[Choice]:
    """The terms of a vocabulary that are still in use: first the themes, or all where there is one level only."""
    found = [
        Choice(term.path_label, (term.key,), terms[term.parent].label if term.parent else "")
        for term in terms
        if not term.retired
    ]
    return sorted(found, key=lambda choice: bool(choice.parent))


def below(choices: list[Choice], parent: str) -> list[Choice]:
    """The subthemes of a theme."""
    return [choice for choice in choices if choice.parent == parent]


def shown(choices: list[Choice]) -> str:
    """The list with its numbers, of a list with two levels the first, or a hint where it is too long."""
    listed = [choice for choice in choices if not choice.parent] or choices
    if len(listed) > MOST_SHOWN:
        return _("共 {count} 项，请输入名称的一部分", count=len(listed))
    return "\n".join(f"  {number:>2}  {choice.value}" for number, choice in enumerate(listed, 1))


def chosen(text: str, choices: list[Choice]) -> str:
    """The value that `text` means; raises Unclear."""
    text = text.strip()
    exact = [choice for choice in choices if text in (choice.value, *choice.names)]
    if exact:
        return exact[0].value
    if text.isascii() and text.isdigit() and len(text) < 5 and 1 <= int(text) <= len(choices):
        return choices[int(text) - 1].value
    near = [choice for choice in choices if choice.parent and choice.value.endswith(f"/{text}")]
    near = near if len(near) == 1 else [choice for choice in choices if text and text in choice.value]
    if len(near) == 1:
        return near[0].value
    if not near:
        raise Unclear(_("没有“{text}”这一项", text=text[:40]))
    labels = _("、").join(choice.value for choice in near[:10]) + ("……" if len(near) > 10 else "")
    raise Unclear(_("“{text}”有 {count} 项符合：{labels}", text=text[:40], count=len(near), labels=labels))


def all_chosen(text: str, choices: list[Choice]) -> list[str]:
    """The values that several numbers or names mean, separated by spaces or commas; raises Unclear."""
    try:
        return [chosen(text, choices)]
    except Unclear:
        words = text.replace(",", " ").replace("，", " ").replace(";", " ").replace("；", " ").split()
        if len(words) < 2:
            raise
    return unique(chosen(word, choices) for word in words)


def unique(values: Iterable[str]) -> list[str]:
    """The values, each once, in order."""
    return list(dict.fromkeys(values))
