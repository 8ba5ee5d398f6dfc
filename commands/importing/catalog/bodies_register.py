"""What an import adds to the register: vocabularies that are missing, and bodies met for the first time."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from commands.atomic_files import write_atomically
from commands.bootstrap import ROOT
from plugins.disclosure import front_matter
from plugins.disclosure.errors import BadFrontMatter, InvalidRegister
from plugins.disclosure.files import read_text
from plugins.disclosure.messages import _
from plugins.disclosure.register import PROPOSED_BODIES, VOCABULARIES, Register, read_register
from plugins.disclosure.register_files import MAX_BYTES

PROJECT_REGISTER = ROOT / "content" / "register"


def prepare_register(folder: Path) -> Register:
    """The register in `folder`, completed with the project's vocabularies so that the catalog builds at once.

    Existing files are never touched. Raises InvalidRegister when the register cannot be read.
    """
    vocabularies = folder / VOCABULARIES
    vocabularies.mkdir(parents=True, exist_ok=True)
    for source in sorted((PROJECT_REGISTER / VOCABULARIES).glob("*.yml")):
        target = vocabularies / source.name
        if not target.exists():
            shutil.copyfile(source, target)
    return read_register(folder)


def propose_bodies(folder: Path, register: Register, names: set[str]) -> list[str]:
    """Write the names that the register does not know as proposals, by name; existing entries stay as they are.

    Gives all of `names` that a person still has to confirm, those proposed earlier included. Raises InvalidRegister
    when the file with proposals cannot be read.
    """
    bodies = {name: register.bodies.find(name) for name in sorted(names)}
    _write_proposals(folder, [name for name, body in bodies.items() if body is None])
    return [name for name, body in bodies.items() if body is None or body.proposed]


def _write_proposals(folder: Path, unknown: list[str]) -> None:
    if not unknown:
        return
    path = folder / PROPOSED_BODIES
    entries = _entries(path)
    entries += [{"name": name, "proposed": "true"} for name in unknown]
    entries.sort(key=lambda entry: str(entry.get("name") or entry.get("名称") or ""))
    text = front_matter.dump_yaml({"bodies": entries})
    write_atomically(path, text.encode(), folder)


def _entries(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    try:
        raw = front_matter.parse(
            read_text(path, MAX_BYTES), first_line=1, limits=front_matter.REGISTER_LIMITS
        )
    except BadFrontMatter as error:
        raise InvalidRegister(
            _("{file}:{line}: {message}", file=path.name, line=error.line, message=error)
        ) from None
    entries = raw.get("bodies") or raw.get("机构") or []
    return [dict(entry) for entry in entries]
