"""Rows of a published standard catalog become entries; what a person must look at is noted with its row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.cell.cell import ERROR_CODES
from pydantic import ValidationError

from commands.importing.characters import UNREADABLE
from commands.importing.grids import Grid
from commands.importing.standard_catalogs.cells import (
    SAME,
    elements,
    is_no,
    is_yes,
    joined,
    laws,
    names,
    ticks,
    without_ticks,
)
from commands.importing.standard_catalogs.headers import Header, find_header, is_numbering
from plugins.disclosure.block_errors import problems
from plugins.disclosure.front_matter import dump_yaml, parse
from plugins.disclosure.messages import _
from plugins.disclosure.register import Register
from plugins.disclosure.standards.columns import COLUMNS
from plugins.disclosure.standards.entries import Entry
from plugins.disclosure.standards.time_limits import Kind, understood

# Cells that these tables merge downwards; where a file has lost its merges, an empty one is as the one above.
_GOES_ON = ("level1", "basis", "time_limit", "responsible", "channels")
_NOT_CONTENT = ("number", "remark")

Fields = dict[str, Any]
Cells = dict[str, dict[str, str]]


@dataclass
class Imported:
    """What was made of a workbook: the entries in order, notes on what to look at, and what was not taken over."""

    entries: list[Fields] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


class CatalogImport:
    """One run over the sheets of a workbook for one domain; `taken` are ids that others have."""

    def __init__(self, domain: str, register: Register, taken: frozenset[str]) -> None:
        self._domain = domain
        self._register = register
        self._taken = set(taken)
        self._found = Imported()

    def run(self, grids: Sequence[Grid]) -> Imported:
        """Take over every sheet that holds a table."""
        for grid in grids:
            rows = grid.texts()
            header = find_header(rows)
            if grid.hidden and rows:
                self._found.notes.append(_("工作表“{name}”是隐藏的，没有导入", name=grid.name))
            elif header is None:
                if rows:
                    self._found.notes.append(
                        _("工作表“{name}”里找不到标准目录的表头，没有导入", name=grid.name)
                    )
            else:
                self._sheet(grid.name, rows, header)
        return self._found

    def _sheet(self, name: str, rows: Sequence[Sequence[str]], header: Header) -> None:
        for text in dict.fromkeys(header.strange.values()):
            self._found.notes.append(
                _(
                    "工作表“{name}”的“{column}”一栏没有对应的字段，没有导入",
                    name=name,
                    column=joined(text)[:40],
                )
            )
        heads = {tuple(row) for row in rows[: header.first]}
        above: Cells = {}
        for number, row in enumerate(rows[header.first :], header.first + 1):
            place = _("工作表“{name}”第 {row} 行", name=name, row=number)
            if tuple(row) in heads or not any(row) or is_numbering(row):
                continue
            cells = _cells(row, header)
            told = {
                text for key, parts in cells.items() if key not in _NOT_CONTENT for text in parts.values()
            }
            if len(told - {""}) <= 1:  # a heading or a note that fills the row
                text = joined(" ".join(dict.fromkeys(filter(None, row))))[:80]
                self._found.notes.append(_("{place}没有导入：{text}", place=place, text=text))
                continue
            self._row(cells, above, place)

    def _row(self, cells: Cells, above: Cells, place: str) -> None:
        """Take over one row; `above` is what stood in each column last and is brought up to date."""
        _repeat(cells, above)
        texts = {key: parts.get("", "") for key, parts in cells.items()}
        notes = [
            _("公式“{text}”没有算出来", text=joined(text)[:40])
            for text in texts.values()
            if text.startswith("=") or text in ERROR_CODES
        ]
        notes += list(_continue(texts, {key: parts.get("", "") for key, parts in above.items()}))
        for key, parts in cells.items():
            known = above.setdefault(key, {})
            known.update({value: text for value, text in parts.items() if text})
            known.update({"": texts[key]} if texts[key] else {})
        fields: Fields = {"id": "", **self._matter(texts, notes)}
        fields["basis"] = laws(texts.get("basis", ""))
        fields["time_limit"] = joined(texts.get("time_limit", ""))
        fields["responsible"] = names(texts.get("responsible", ""))
        fields["channels"] = self._channels(cells.get("channels", {}), texts.get("channels", ""), notes)
        fields["audience"] = _audience(cells.get("audience", {}), notes)
        fields["openness"] = self._openness(cells.get("openness", {}), notes)
        fields["level"] = self._levels(cells.get("level", {}), notes)
        fields["stage"] = self._terms("stage", texts.get("stage", ""), notes)
        if fields["time_limit"] and understood(fields["time_limit"]).kind is Kind.UNKNOWN:
            notes.append(_("公开时限“{text}”无法计算", text=fields["time_limit"][:60]))
        if any(UNREADABLE in str(value) for value in fields.values()):
            notes.append(_("有无法识别的字符，已写成 {sign}", sign=UNREADABLE))
        self._take(fields, texts.get("id", ""), place, notes)

    def _matter(self, texts: Mapping[str, str], notes: list[str]) -> Fields:
        level1, level2 = joined(texts.get("level1", "")), joined(texts.get("level2", ""))
        content, certain = elements(texts.get("content", ""))
        if not certain:
            notes.append(_("公开内容分行而没有编号，按行分成 {count} 个要素", count=len(content)))
        return {"level1": level1, "level2": "" if level2 == level1 else level2, "content": content}

    def _channels(self, parts: Mapping[str, str], text: str, notes: list[str]) -> list[str]:
        chosen = ticks(text)
        found = names(text) if chosen is None else [name for name, ticked in chosen.items() if ticked]
        for name, cell in parts.items():
            if name and is_yes(cell):
                found.append(name)
            elif name and not is_no(cell):
                notes.append(
                    _("公开渠道“{name}”一栏里的“{text}”看不懂", name=name[:40], text=joined(cell)[:40])
                )
        vocabulary = self._register.vocabularies["channel"]
        terms = [(name, vocabulary.find(_channel_name(name)) or vocabulary.find(name)) for name in found]
        strange = [name for name, term in terms if term is None]
        if strange:
            notes.append(_("公开渠道“{names}”不在词表里", names=_("”“").join(strange)[:80]))
        return list(dict.fromkeys(term.label if term else name for name, term in terms))

    def _openness(self, parts: Mapping[str, str], notes: list[str]) -> str:
        chosen = {value for value, text in parts.items() if value and is_yes(text)}
        whole = parts.get("", "")
        marked = ticks(whole)
        words = [name for name, yes in marked.items() if yes] if marked is not None else [whole]
        chosen |= {
            value
            for word in words
            for value, sign in (("proactive", "主动"), ("on_request", "申请"))
            if sign in word or word == value
        }
        if len(chosen) != 1:
            notes.append(
                _("公开方式同时勾选了主动和依申请，按主动公开导入")
                if chosen
                else _("没有写明公开方式，按主动公开导入")
            )
        value = "on_request" if chosen == {"on_request"} else "proactive"
        return self._register.term_label("openness", value)

    def _levels(self, parts: Mapping[str, str], notes: list[str]) -> list[str]:
        chosen = [
            level for value, text in parts.items() if value and is_yes(text) for level in value.split(",")
        ]
        unclear = [text for value, text in parts.items() if value and not is_yes(text) and not is_no(text)]
        if unclear:
            notes.append(_("公开层级里的“{text}”看不懂", text=joined(unclear[0])[:40]))
        marked = ticks(parts.get("", ""))
        words = [name for name, yes in marked.items() if yes] if marked else names(parts.get("", ""))
        terms = self._register.vocabularies["body_level"]
        for word in words:
            term = terms.find(word)
            if term:
                chosen.append(term.key)
            else:
                notes.append(_("公开层级里的“{text}”看不懂", text=word[:40]))
        if not chosen:
            notes.append(_("没有写明公开层级"))
        return [terms[key].label for key in dict.fromkeys(chosen)]

    def _terms(self, vocabulary: str, text: str, notes: list[str]) -> list[str]:
        marked = ticks(text)
        words = [name for name, yes in marked.items() if yes] if marked is not None else names(text)
        terms = self._register.vocabularies[vocabulary]
        found = [(word, terms.find(word)) for word in words]
        notes += [
            _("“{word}”不在词表“{list}”里", word=word[:40], list=terms.label)
            for word, term in found
            if not term
        ]
        return [term.label for _word, term in found if term]

    def _take(self, fields: Fields, written_id: str, place: str, notes: list[str]) -> None:
        """Add the entry, if the catalog's own reader accepts it, under its own id or the next free one."""
        kept = {key: value for key, value in fields.items() if value or key == "id"}
        kept["id"] = self._id(joined(written_id), notes)
        raw = parse(dump_yaml(kept), first_line=1)
        try:
            Entry.model_validate(raw, context=self._register.vocabularies)
        except ValidationError as error:
            reasons = _("；").join(message for _line, message in problems(error, raw, Entry))
            self._found.failures.append(_("{place}没有导入：{reason}", place=place, reason=reasons))
            return
        self._taken.add(kept["id"])
        self._found.entries.append(kept)
        self._found.notes += [
            _("{place}（{id}）：{note}", place=place, id=kept["id"], note=note) for note in notes
        ]

    def _id(self, written: str, notes: list[str]) -> str:
        if re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", written) and written not in self._taken:
            return written
        number = len(self._found.entries) + 1
        while (given := f"{self._domain}-{number:02}") in self._taken:
            number += 1
        if written:
            notes.append(_("编号“{written}”不能沿用，改为 {given}", written=written[:40], given=given))
        return given


def _cells(row: Sequence[str], header: Header) -> Cells:
    """Field → value of its tick column (empty where it has one column) → the text of the cell."""
    cells: dict[str, dict[str, str]] = defaultdict(dict)
    for column, (name, value) in header.columns.items():
        text = row[column] if column < len(row) else ""
        cells[name][value] = cells[name].get(value) or text
    return dict(cells)


def _repeat(cells: Cells, above: Cells) -> None:
    """Put what stood above where a cell says 同上."""
    for key, parts in cells.items():
        for value, text in parts.items():
            if SAME.fullmatch(joined(text)):
                parts[value] = above.get(key, {}).get(value, "")


def _continue(texts: dict[str, str], above: Mapping[str, str]) -> Iterator[str]:
    """Fill what is as in the row above, and say so, for it is concluded from an empty cell."""
    # A second level without a first one is new; where both are empty, the row goes on with the matter above.
    both_empty = not texts.get("level1") and not texts.get("level2")
    going_on = (*_GOES_ON, "level2") if both_empty else _GOES_ON
    for key in going_on:
        if key in texts and not texts[key] and above.get(key):
            texts[key] = above[key]
            if key != "level1":
                yield _("“{column}”空白，沿用上一行", column=_(COLUMNS[key]))


def _audience(parts: Mapping[str, str], notes: list[str]) -> list[str]:
    found: list[str] = []
    whole = parts.get("", "")
    marked = ticks(whole)
    words = [name for name, yes in marked.items() if yes] if marked is not None else names(whole)
    for word in words:
        group = re.fullmatch(r"特定(?:群体|人群|对象)\s*[:：(（]?\s*(.*?)[)）]?", word)
        found.append(group[1] or _("特定群体") if group else word)
    if is_yes(parts.get("all", "")):
        found.append(_("全社会"))
    stated = parts.get("group", "")
    if not is_no(stated):
        group_name = re.sub(r"^特定(?:群体|人群)[:：]?", "", without_ticks(stated))
        found += names(group_name) or [_("特定群体")]
        if not group_name:
            notes.append(_("没有写明是什么特定群体"))
    if not found:
        notes.append(_("没有写明公开对象，按全社会导入"))
    return list(dict.fromkeys(found))


def _channel_name(name: str) -> str:
    """A channel as the vocabulary spells it: without what is added in brackets or after a colon."""
    return re.sub(r"\s+", "", re.sub(r"[:：].*$", "", name))
