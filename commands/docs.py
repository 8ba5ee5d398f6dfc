"""`tasks.py docs`: the documents that are derived from code, so that they cannot say anything else."""

from __future__ import annotations

import json

from commands.bootstrap import ROOT
from commands.checking.rules import rules
from plugins.disclosure.blocks import Block, Need
from plugins.disclosure.field_types import vocabulary_of
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.findings import SEVERITY_LABELS
from plugins.disclosure.messages import _, label
from plugins.disclosure.record_kinds import RECORD_KINDS

DOCS = ROOT / "docs"
NEEDS = {
    Need.REQUIRED: label("必填"),
    Need.CONDITIONAL: label("视情况"),
    Need.OPTIONAL: label("可填"),
    Need.COMPUTED: label("自动得出"),
}
TABLE_HEAD = ("", "| 中文名 | 英文名 | 要求 | 说明 | 依据 |", "|---|---|---|---|---|")


def refresh() -> int:
    """Write every derived document; returns the exit status 0."""
    for name, text in documents().items():
        path = DOCS / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


def documents() -> dict[str, str]:
    """File name in `docs/` → its text."""
    schema = json.dumps(ItemFields.model_json_schema(), ensure_ascii=False, indent=2) + "\n"
    records = {
        f"{kind.folder}.fields.md": _fields(f"{kind.folder}/ 里的字段", kind.fields) for kind in RECORD_KINDS
    }
    return {
        "fields.md": _fields("条目字段", ItemFields),
        **records,
        "checks.md": _checks(),
        "item.schema.json": schema,
    }


def _fields(title: str, block: type[Block]) -> str:
    lines = [
        f"# {title}",
        "",
        f"由 `{block.__module__.replace('.', '/')}.py` 生成（`python3 tasks.py docs`），不要直接改动。",
        "",
        "字段写在文件开头两行 `---` 之间，英文名或中文名都可以：`title: …` 与 `名称: …` 是一回事。",
    ]
    group = ""
    if not any(spec.group for spec in block.specs().values()):
        lines += TABLE_HEAD
    for name, spec in block.specs().items():
        if spec.group != group:
            group = spec.group
            lines += ["", f"## {group}", *TABLE_HEAD]
        lines.append(_field_row(block, name))
    inner_blocks = _inner_blocks(block)
    lines += ["", "## 分项的小字段"] if inner_blocks else []
    for labels, inner in inner_blocks:
        lines += ["", f"### {labels}", *TABLE_HEAD, *(_field_row(inner, name) for name in inner.specs())]
    return "\n".join(lines) + "\n"


def _field_row(block: type[Block], name: str) -> str:
    spec = block.specs()[name]
    need = _(NEEDS[spec.need]) + (f"：{spec.when}" if spec.when else "")
    vocabulary = vocabulary_of(block.model_fields[name])
    note = "；".join(filter(None, (spec.note, f"词表 `{vocabulary}`" if vocabulary else "")))
    return f"| {spec.label} | `{name}` | {need} | {note} | {spec.rule} |"


def _inner_blocks(block: type[Block]) -> list[tuple[str, type[Block]]]:
    """The blocks inside a block, each once, with the labels of the fields that hold it."""
    labels: dict[type[Block], list[str]] = {}
    pending = [block]
    while pending:
        outer = pending.pop(0)
        for name, spec in outer.specs().items():
            inner = outer.inner(name)
            if inner:
                if inner not in labels:
                    pending.append(inner)
                labels.setdefault(inner, []).append(spec.label)
    return [("、".join(dict.fromkeys(names)), inner) for inner, names in labels.items()]


def _checks() -> str:
    lines = [
        "# 检查规则",
        "",
        "由 `plugins/disclosure/checks/` 等处生成（`python3 tasks.py docs`），不要直接改动。"
        "每条规则的例子见 [check-examples.md](check-examples.md)。",
        "",
        "| 规则 | 轻重 | 检查什么 | 怎样改 | 依据 |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| `{rule.id}` | {_(SEVERITY_LABELS[rule.severity])} | {rule.summary} | {rule.mend} | {rule.basis} |"
        for rule in sorted(rules().values(), key=lambda rule: rule.id)
    ]
    return "\n".join(lines) + "\n"
