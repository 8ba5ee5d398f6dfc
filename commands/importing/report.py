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


@dataclass
class Report:
    """What became of every source; `name` is that of the folder or file that was imported."""

    name: str
    drafts: list[Draft] = field(default_factory=list)
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    unconfirmed: list[str] = field(default_factory=list)

    def screen(self) -> Iterator[str]:
        """The lines for the screen: totals, failures, then what to look at, file by file."""
        counts = Counter(self.outcomes.values())
        yield _(
            "导入 {name}：{items} 条（新写入 {written}，没有变化 {unchanged}，保留 {kept}），未导入 {failed} 个文件",
            name=self.name,
            items=len(self.drafts),
            written=counts[Outcome.WRITTEN],
            unchanged=counts[Outcome.UNCHANGED],
            kept=counts[Outcome.KEPT],
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
        listed = [draft for draft in self.drafts if _lines_of(draft)]
        for draft in listed[:SHOWN]:
            yield f"{draft.source} → {draft.place.path}"
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
        yield _(
            "导入 {items} 条，未导入 {failed} 个文件。", items=len(self.drafts), failed=len(self.failures)
        )
        yield ""
        for line in self._totals():
            yield f"- {line}"
        if self.failures:
            yield ""
            yield _("### 未导入")
            yield ""
            for source, reason in sorted(self.failures.items()):
                yield f"- `{source}`：{_plain(reason)}"
        yield ""
        yield _("### 逐条待办")
        yield ""
        for draft in self.drafts:
            yield f"- `{draft.source}` → `{draft.place.path}`"
            for line in _lines_of(draft):
                yield f"    - {_plain(line)}"


def _lines_of(draft: Draft) -> list[str]:
    lines = [_("原文没有写明：{names}", names="、".join(map(_label, draft.missing)))] if draft.missing else []
    lines += draft.todos
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
