"""Seals: files about all other files of the site, written when those are there."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from plugins.disclosure.outputs import FileFacts, Seal
from plugins.publisher.carrying import Record, inodes_below, remove, written
from plugins.publisher.site_writer import write


def facts_of_record(record: Record) -> dict[str, FileFacts]:
    """The facts of every file that was made or carried over."""
    return {path: FileFacts(known.sha256, known.size) for path, known in record.items()}


def facts_on_disk(folder: Path, seals: Sequence[Seal]) -> dict[str, FileFacts]:
    """The facts of every file in a folder, besides `seals`: where others write too, only the disk knows."""
    facts = {}
    for path in inodes_below(folder).keys() - {seal.path for seal in seals}:
        with (folder / path).open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").digest()
            facts[path] = FileFacts(sha256, file.tell())
    return facts


def write_seals(
    folder: Path,
    seals: Sequence[Seal],
    facts: Mapping[str, FileFacts],
    known: Record,
    carried: frozenset[str],
) -> tuple[Record, list[str]]:
    """Make every seal; gives their record, and the paths of those that differ from what was `carried` over.

    Raises BuildFailed when one cannot be made or written.
    """
    all_facts, record, changed = dict(facts), {}, []
    for seal in seals:
        data = seal.make(all_facts)
        made = record[seal.path] = written(b"", data)
        all_facts[seal.path] = FileFacts(made.sha256, made.size)
        if seal.path not in carried or known.get(seal.path) != made:
            changed.append(seal.path)
            remove(folder, seal.path)
            write(folder, seal.path, (data,))
    return record, changed
