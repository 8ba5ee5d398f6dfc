"""What an import says to people: a summary on the screen, everything in a file beside the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from commands.atomic_files import write_atomically
from commands.importing.catalog.item_writing import Outcome
from commands.importing.drafts import Draft
from plugins.disclosure.blocks import Need
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.messages import _
from plugins.disclosure.register import PROPOSED_BODIES

REPORT = "import-report.md"
SHOWN = 60
_PART = "## "
_SHOWN_FIELDS = frozenset(ItemFields.specs()) - {"imported_from", "summary_generated", "number_defect"}


@dataclass
class Notes:
    """What is said of a whole source file: what was taken and left, and what a person has to look at."""

    notes: list[str] = field(default_factory=list)
    todos: list[str] = field(default_factory=list)


@dataclass
class Report:
    """What became of every source; `name` is that of the folder or file that was imported.

    `notes` are those of whole files, `used` the files that went with others, `gone` items whose row is no longer there.
    """

    name: str
    drafts: list[Draft] = field(default_factory=list)
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    unconfirmed: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    notes: dict[str, Notes] = field(default_factory=dict)
    used: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @property
    def status(self) -> int:
        """The exit status: 1 for something that was not imported, 2 for something to look at, else 0."""
        if self.failures:
            return 1
        kept = Outcome.KEPT in self.outcomes.values()
        said = any(note.todos for note in self.notes.values()) or any(draft.todos for draft in self.drafts)
        return 2 if kept or said or self.gone or self.unconfirmed else 0

    def screen(self) -> Iterator[str]:
        """The lines for the screen: totals, failures, then what to look at, file by file."""
        counts = Counter(self.outcomes.values())
        yield _(
            "导入 {name}：{items} 条（新写入 {written}，没有变化 {unchanged}，保留 {kept}，更新 {renewed}），"
            "未导入 {failed} 处",
            name=self.name,
            items=len(self.drafts),
            written=counts[Outcome.WRITTEN],
            unchanged=counts[Outcome.UNCHANGED],
            kept=counts[Outcome.KEPT],
            renewed=counts[Outcome.RENEWED],
            failed=len(self.failures),
        )
        yield from self._totals()
        for source, reason in sorted(self.failures.items()):
            yield _("未导入 {source}：{reason}", source=source, reason=reason)
        for draft in self.drafts:
            if self.outcomes[draft.source] is Outcome.KEPT:
                yield _(
                    "保留 {path}：已有人改动或移动，没有覆盖（来源 {source}）",
                    path=draft.place.path,
                    source=draft.source,
                )
        for name, said in sorted(self.notes.items()):
            yield from (f"{name}：{line}" for line in (*said.notes, *said.todos))
        yield from self._gone()
        listed = [draft for draft in self.drafts if _lines_of(draft)]
        for draft in listed[:SHOWN]:
            yield f"{_named(draft)} → {draft.place.path}"
            yield from (f"    {line}" for line in _lines_of(draft))
        if len(listed) > SHOWN:
            yield _("其余 {count} 个文件的待办见 register/{report}", count=len(listed) - SHOWN, report=REPORT)

    def _totals(self) -> Iterator[str]:
        missing = Counter(name for draft in self.drafts for name in draft.missing)
        if missing:
            counts = "，".join(
                f"{_label(name)} {missing[name]}" for name in ItemFields.specs() if name in missing
            )
            yield _("原文没有写明的：{counts}", counts=counts)
        if self.unconfirmed:
            names = "、".join(self.unconfirmed)
            yield _(
                "机构名录里没有、列在待确认名单（{file}）里的机构 {count} 个：{names}",
                file=PROPOSED_BODIES,
                count=len(self.unconfirmed),
                names=names,
            )
        if self.drafts:
            yield _("每条都还需人工填写：{names}", names="、".join(map(_label, self._absent())))

    def _absent(self) -> list[str]:
        """The fields that every item needs and no source of this kind says."""
        filled = {name for draft in self.drafts for name in draft.facts.fields}
        return [
            name
            for name, spec in ItemFields.specs().items()
            if (spec.need is Need.REQUIRED or name in ("statutory", "validity")) and name not in filled
        ]

    def write(self, folder: Path) -> None:
        """Put this report into `folder`, in place of an earlier one on a source of the same name.

        It says nothing about the day or about what was there before, so that the same import gives the same bytes.
        """
        path = folder / REPORT
        parts = _parts(path.read_text(encoding="utf-8")) if path.is_file() else {}
        parts[self.name] = "\n".join(self._lines()).rstrip("\n") + "\n"
        title = _("# 导入报告")
        body = "\n".join(f"{_PART}{name}\n\n{parts[name]}" for name in sorted(parts))
        write_atomically(path, f"{title}\n\n{body}".encode(), folder)

    def _lines(self) -> Iterator[str]:
        yield _("导入 {items} 条，未导入 {failed} 处。", items=len(self.drafts), failed=len(self.failures))
        yield ""
        for line in self._totals():
            yield f"- {line}"
        if self.failures:
            yield ""
            yield _("### 未导入")
            yield ""
            for source, reason in sorted(self.failures.items()):
                yield f"- `{source}`：{_plain(reason)}"
        for part in (self._files(), self._gone_part()):
            lines = list(part)
            yield from ["", *lines] if lines else []
        yield ""
        yield _("### 逐条待办")
        yield ""
        for draft in self.drafts:
            place = _("（{where}）", where=draft.where) if draft.where else ""
            yield f"- `{_code(draft.source)}`{place} → `{draft.place.path}`"
            yield f"    - {_plain(_taken(draft))}"
            for line in _lines_of(draft):
                yield f"    - {_plain(line)}"

    def _files(self) -> Iterator[str]:
        """What is to be said of whole files."""
        if self.notes or self.used:
            yield _("### 逐个文件")
            yield ""
        for name, said in sorted(self.notes.items()):
            yield f"- `{_code(name)}`"
            yield from (f"    - {_plain(line)}" for line in said.notes)
            yield from (f"    - {_plain(_('请看：{line}', line=line))}" for line in said.todos)
        for name in sorted(set(self.used)):
            yield _("- `{name}`：作为别的文件的正文或附件", name=_code(name))

    def _gone_part(self) -> Iterator[str]:
        if self.gone:
            yield _("### 表格里不再有的条目")
            yield ""
            yield from (f"- {_plain(line)}" for line in self._gone())

    def _gone(self) -> Iterator[str]:
        for path in self.gone:
            yield _(
                "{path}：以前从表格导入，这次表格里没有它的名称或索引号；改了表格或对应关系的，请删去旧的",
                path=path,
            )


def _named(draft: Draft) -> str:
    return f"{draft.source}（{draft.where}）" if draft.where else draft.source


def _taken(draft: Draft) -> str:
    """What of a source went into the item."""
    fields = {*draft.facts.fields, *(["index_number"] if draft.number else [])}
    names = _("、").join(
        _label(name) for name in ItemFields.specs() if name in fields and name in _SHOWN_FIELDS
    )
    return _(
        "已取：{names}；正文 {length} 字；附件 {files} 个",
        names=names or _("（无）"),
        length=len("".join(draft.body.split())),
        files=len(draft.attachments),
    )


def _code(text: str) -> str:
    """A text between back quotes."""
    return text.replace("`", "'")


def _lines_of(draft: Draft) -> list[str]:
    lines = [_("原文没有写明：{names}", names="、".join(map(_label, draft.missing)))] if draft.missing else []
    lines += draft.todos
    if draft.where:
        return lines  # columns that are kept are told once, with the columns
    lines += [_("未归入字段：{line}", line=line) for line in draft.facts.unmapped]
    return lines


def _label(name: str) -> str:
    return _(ItemFields.specs()[name].label)


def _plain(text: str) -> str:
    """A text on one line of Markdown."""
    return " ".join(text.split()).replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")


def _parts(text: str) -> dict[str, str]:
    """The parts of an earlier report by the name of their source."""
    parts: dict[str, str] = {}
    name = ""
    for line in text.split("\n"):
        if line.startswith(_PART):
            name = line.removeprefix(_PART)
            parts[name] = ""
        elif name:
            parts[name] += line + "\n"
    return {name: part.strip("\n") + "\n" for name, part in parts.items()}
