"""From the facts of a metadata box to the fields of an item; what fits no field is kept as it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from commands.importing.body_names import split_bodies
from commands.importing.characters import clean
from commands.importing.dates import parse_day, parse_moment
from commands.importing.portal.metadata_box import Fact
from plugins.disclosure.document_numbers import find
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.messages import _
from plugins.disclosure.register import Register

NOTHING = frozenset({"", "无", "暂无", "—", "-", "--", "/", "null", "undefined", "空"})
VOCABULARY_FIELDS = ("genre", "openness", "validity")


@dataclass
class Facts:
    """The fields that a source fills, the facts that fit none (`label：value`), and what a person has to look at."""

    fields: dict[str, Any] = field(default_factory=dict)
    unmapped: list[str] = field(default_factory=list)
    todos: list[str] = field(default_factory=list)

    @property
    def bodies(self) -> list[str]:
        """All issuing bodies, the lead first."""
        lead = [self.fields["publisher"]] if "publisher" in self.fields else []
        return lead + list(self.fields.get("joint_bodies", ()))

    def keep(self, label: str, value: str) -> None:
        """Remember a fact that found no field."""
        line = f"{label}：{value}"
        if line not in self.unmapped:
            self.unmapped.append(line)


class BoxReader:
    """Turns facts into fields with the words of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._read: dict[str, Callable[[str], Any]] = {
            "index_number": lambda text: "".join(text.split()),
            "title": _title,
            "publisher": self._names,
            "joint_bodies": self._names,
            "document_number": lambda text: str(number) if (number := find(text)) else None,
            "generated_on": _day,
            "published_on": parse_moment,
            "effective_on": _day,
            "expires_on": _day,
            "repealed_on": _day,
            "topic": lambda text: self._term("topic", text),
            "service_audience": self._audiences,
            "keywords": _keywords,
            "summary": lambda text: text,
        } | {name: (lambda text, name=name: self._term(name, text)) for name in VOCABULARY_FIELDS}

    def read(self, facts: tuple[Fact, ...]) -> Facts:
        """The fields that `facts` fill; the first filled one of several for the same field counts."""
        found = Facts()
        seen: dict[str, str] = {}
        for fact in facts:
            value = clean(fact.value).strip()
            if value in NOTHING:
                continue
            if not fact.field:
                found.keep(fact.label, value)
            elif fact.field in seen:
                if seen[fact.field] != value:
                    found.keep(fact.label, value)
                    found.todos.append(
                        _(
                            "“{label}”出现了两次，采用“{first}”，另一处为“{second}”",
                            label=fact.label,
                            first=seen[fact.field],
                            second=value,
                        )
                    )
            else:
                seen[fact.field] = value
                self._take(found, fact, value)
        _split_joint(found)
        return found

    def _take(self, found: Facts, fact: Fact, value: str) -> None:
        result = self._read[fact.field](value)
        if not result:
            found.keep(fact.label, value)
            found.todos.append(_REASONS.get(fact.field, _not_a_term)(fact.label, value))
            return
        found.fields[fact.field] = result
        if fact.field == "document_number" and result != value:
            found.todos.append(_("文号原写作“{value}”，已改为规范写法“{number}”", value=value, number=result))
        if fact.field == "keywords" and "".join(result) != "".join(re.split(_KEYWORD_SEPARATOR, value)):
            found.keep(fact.label, value)

    def _names(self, text: str) -> list[str]:
        return split_bodies(text, lambda name: self._register.bodies.find(name) is not None)

    def _term(self, vocabulary: str, text: str) -> str | None:
        terms = self._register.vocabularies[vocabulary]
        levels = [level.strip() for level in re.split(r"[\\＼/／>＞→»]+", text) if level.strip()]
        term = terms.find("/".join(levels)) or terms.find(text)
        return term.path_label if term else None

    def _audiences(self, text: str) -> list[str] | None:
        terms = self._register.vocabularies["service_audience"]
        found = [terms.find(part) for part in re.split(r"[\s、，,；;]+", text) if part]
        return [term.path_label for term in found if term] if all(found) else None


def _split_joint(found: Facts) -> None:
    """The first of the issuing bodies is the lead (条例 Art. 10), the others are joint bodies."""
    names = found.fields.pop("publisher", [])
    joint = [*names[1:], *found.fields.pop("joint_bodies", [])]
    joint = [name for name in dict.fromkeys(joint) if name not in names[:1]]
    if names:
        found.fields["publisher"] = names[0]
    if joint:
        found.fields["joint_bodies"] = joint
        found.todos.append(
            _(
                "联合发文：牵头机关“{lead}”，联合机关“{others}”，请核对",
                lead="".join(names[:1]),
                others="”“".join(joint),
            )
        )


def _title(text: str) -> str:
    return " ".join(text.split())


def _day(text: str) -> str | None:
    moment = parse_moment(text)
    day = parse_day(moment[:10]) if moment else parse_day(text)
    return str(day) if day else None


_KEYWORD_SEPARATOR = r"[\s\u3000、，,；;]+"


def _keywords(text: str) -> list[str]:
    """Keywords; the mark △ only said that a word is not in the old official list of subject words."""
    words = (word.strip("△▲") for word in re.split(_KEYWORD_SEPARATOR, text))
    return list(dict.fromkeys(word for word in words if word))


def _not_a_term(label: str, value: str) -> str:
    return _("{label}“{value}”不在词表里，未填入，原文保留在“未能归入的原始信息”", label=label, value=value)


def _not_a_date(label: str, value: str) -> str:
    return _("{label}“{value}”不是可以识别的日期，未填入", label=label, value=value)


def _not_a_number(label: str, value: str) -> str:
    return _("{label}“{value}”不是规范的文号，未填入", label=label, value=value)


_REASONS: dict[str, Callable[[str, str], str]] = {
    "document_number": _not_a_number,
    **{name: _not_a_date for name in ItemFields.specs() if name.endswith("_on")},
}
