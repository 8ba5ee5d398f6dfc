"""From a content folder to a checked catalog: the one way that the build, `check` and every other command go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.disclosure.cache import Cache
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks import run_checks
from plugins.disclosure.content_folder import item_files, stray_files
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.findings import Finding, errors, in_order
from plugins.disclosure.messages import _
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.plain_texts import read_plain_texts
from plugins.disclosure.reading import ItemReading
from plugins.disclosure.register import read_register


@dataclass(frozen=True)
class Loaded:
    """The catalog as it may be published, of everything that could be read, and every finding about the folder."""

    catalog: Catalog
    findings: list[Finding]


def load(content: Path, day: date, cache: Cache | None = None, workers: int = 1) -> Loaded:
    """Read and check a content folder as it stands on `day`, with so many worker processes.

    What `cache` knows is not read again. Raises InvalidRegister when the register cannot be used and BuildFailed
    when the folder cannot be listed; what is wrong with items is in the findings.
    """
    register = read_register(content / REGISTER_FOLDER)
    files = item_files(content)
    read = ItemReading(content, register, cache, workers).read(files.sources)
    texts, text_findings = read_plain_texts(content)
    catalog = Catalog(read.items, register, day, texts)
    findings = [*files.findings, *stray_files(content), *read.findings, *text_findings]
    findings += run_checks(catalog, read.hits)
    return Loaded(catalog.without_secrets(), in_order(findings))


def refuse_errors(findings: list[Finding]) -> None:
    """Raise BuildFailed with every error named, when there is one."""
    found = errors(findings)
    if found:
        listing = "\n".join(str(finding) for finding in found)
        raise BuildFailed(
            _("{listing}\n共 {count} 处错误，网站没有更新。", listing=listing, count=len(found))
        )
