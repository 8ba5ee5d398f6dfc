"""`tasks.py import-standard`: a published standard catalog (XLSX) becomes `register/standards/<domain>.yml`.

Nothing is guessed in silence: every row that a person should compare with the table is in the report. A file that
exists is never overwritten, because its ids and what people changed in it would be lost.
"""

from __future__ import annotations

import os
from pathlib import Path

from commands.atomic_files import write_atomically
from commands.importing.errors import CannotImport
from commands.importing.standard_catalogs.entries import CatalogImport, Imported
from commands.importing.workbooks import MAX_BYTES, read_workbook
from plugins.disclosure.errors import BadFrontMatter, DisclosureError
from plugins.disclosure.files import read_bytes
from plugins.disclosure.front_matter import dump_yaml
from plugins.disclosure.messages import _
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.register import read_register
from plugins.disclosure.standards.entries import RESERVED_DOMAINS
from plugins.disclosure.standards.reading import FOLDER

REPORT = "standards-import-report.md"


def run(source: Path, domain: str, into: Path) -> int:
    """Import the workbook `source` as the catalog of `domain` (a key of the vocabulary) into the content folder `into`.

    Gives 0, or 1 when nothing was written or a row could not be taken over. What is left to do is printed and written
    to `into/register/standards-import-report.md`.
    """
    try:
        found, target = _imported(source, domain, into)
        text = dump_yaml(
            {"source": _("导入自 {name}", name=_printable(source.name)), "entries": found.entries}
        )
        outcome = _write(target, text, into / REGISTER_FOLDER)
        report = _report(source, target.relative_to(into), found, outcome)
        write_atomically(into / REGISTER_FOLDER / REPORT, report.encode(), into / REGISTER_FOLDER)
    except DisclosureError as error:
        print(_("未导入 {source}：{reason}", source=_printable(source.name), reason=error))
        return 1
    except OSError as error:
        print(_("未导入 {source}：{reason}", source=_printable(source.name), reason=error.strerror or error))
        return 1
    print(report, end="")
    return 1 if found.failures else 0


def _imported(source: Path, domain: str, into: Path) -> tuple[Imported, Path]:
    """What the workbook says and the file that it is for. Raises CannotImport, InvalidRegister."""
    register = read_register(into / REGISTER_FOLDER)
    term = register.vocabularies["domain"].find(domain)
    if term is None or term.key in RESERVED_DOMAINS:
        raise CannotImport(_("词表“领域”里没有“{domain}”，请先写进 vocabularies/domain.yml", domain=domain))
    taken = frozenset(
        entry.id for known in register.standards if known.key != term.key for entry in known.file.entries
    )
    if not source.is_file():
        raise CannotImport(_("找不到 {source}", source=source))
    found = CatalogImport(term.key, register, taken).run(read_workbook(_bytes(source), _("标准目录")))
    if not found.entries:
        reasons = _("；").join([*found.failures, *found.notes][:5])
        raise CannotImport(_("没有找到标准目录的事项。{reasons}", reasons=reasons))
    return found, into / REGISTER_FOLDER / FOLDER / f"{term.key}.yml"


def _bytes(source: Path) -> bytes:
    try:
        return read_bytes(source, MAX_BYTES)
    except BadFrontMatter as error:
        raise CannotImport(str(error)) from None


def _write(target: Path, text: str, scratch: Path) -> str:
    """Write the file unless it is there; raises CannotImport when what is there says something else."""
    if target.is_symlink() or target.exists():
        if target.is_symlink() or target.read_bytes() != text.encode():
            raise CannotImport(
                _("{file} 已经存在，内容不同，没有覆盖；确要重新导入，先把它移走", file=target.name)
            )
        return _("没有变化")
    write_atomically(target, text.encode(), scratch)
    return _("新写入")


def _report(source: Path, target: Path, found: Imported, outcome: str) -> str:
    lines = [
        _("# 标准目录导入报告"),
        "",
        _(
            "{source} → {target}（{outcome}）：{entries} 项，未导入 {failed} 行，需核对 {notes} 处。",
            source=_printable(source.name),
            target=target.as_posix(),
            outcome=outcome,
            entries=len(found.entries),
            failed=len(found.failures),
            notes=len(found.notes),
        ),
        "",
        _("还需人工：写明施行日期、审核过程和版本记录，逐项核对公开主体能否对应到机构名录。"),
    ]
    for title, part in ((_("## 未导入"), found.failures), (_("## 需核对"), found.notes)):
        if part:
            lines += ["", title, "", *(f"- {' '.join(line.split())}" for line in part)]
    return "\n".join(lines) + "\n"


def _printable(name: str) -> str:
    """A file name whose bytes are no UTF-8 with signs for them."""
    return os.fsencode(name).decode("utf-8", "replace")
