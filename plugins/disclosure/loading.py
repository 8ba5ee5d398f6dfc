"""From a content folder to a checked catalog: the one way that the build, `check` and every other command go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks import run_checks
from plugins.disclosure.content_folder import item_sources, stray_files
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.findings import Finding, Unreadable, errors, in_order
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.plain_texts import read_plain_texts
from plugins.disclosure.reader import ItemReader
from plugins.disclosure.register import read_register


@dataclass(frozen=True)
class Loaded:
    """The catalog as it may be published, of everything that could be read, and every finding about the folder."""

    catalog: Catalog
    findings: list[Finding]


def load(content: Path, day: date) -> Loaded:
    """Read and check a content folder as it stands on `day`.

    Raises InvalidRegister when the register cannot be used; what is wrong with items is in the findings.
    """
    register = read_register(content / REGISTER_FOLDER)
    reader = ItemReader(content, register)
    sources, findings = item_sources(content)
    findings.extend(stray_files(content))
    items: list[Item] = []
    for source in sources:
        try:
            items.append(reader.read(source))
        except Unreadable as problem:
            findings.extend(problem.findings)
    texts, text_findings = read_plain_texts(content)
    catalog = Catalog(items, register, day, texts)
    findings.extend((*text_findings, *run_checks(catalog)))
    return Loaded(catalog.without_secrets(), in_order(findings))


def refuse_errors(findings: list[Finding]) -> None:
    """Raise BuildFailed with every error named, when there is one."""
    found = errors(findings)
    if found:
        listing = "\n".join(str(finding) for finding in found)
        raise BuildFailed(
            _("{listing}\n共 {count} 处错误，网站没有更新。", listing=listing, count=len(found))
        )
