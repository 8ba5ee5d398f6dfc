"""Matters of the register: what one story is called, whose it is, and which of its steps do not apply.

One file each, `content/register/matters/<id>.yml`; items name the id in their field `matter`. All of it is optional: a
matter that only its items know has a dossier too.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.field_types import Day, Line, ListOf, Text, Vocabulary
from plugins.disclosure.messages import _
from plugins.disclosure.register_files import read_block_with_lines, yaml_files

FOLDER = "matters"
ID = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
MAX_ID = 60
RESERVED = ("index",)


class StepNote(Block):
    """What is to be known of one step: why there is none, or that one is expected though its kind asks for none."""

    step: Annotated[Annotated[str, Vocabulary("matter_step")], Spec("环节", Need.REQUIRED)]
    not_applicable: Annotated[
        Line | None, Spec("不适用的理由", note="这一环节依法不需要时写明理由；不写表示应当有这一环节")
    ] = None


class Matter(Block):
    """One matter as the register knows it."""

    title: Annotated[Line, Spec("事项名称", Need.REQUIRED)]
    kind: Annotated[Annotated[str, Vocabulary("matter_kind")], Spec("事项类别", Need.REQUIRED)]
    lead: Annotated[Line, Spec("承办机关", Need.REQUIRED, note="机构名录中的名称")]
    started_on: Annotated[Day | None, Spec("启动日期")] = None
    finished_on: Annotated[Day | None, Spec("办结日期", note="各环节都已走完时填写")] = None
    summary: Annotated[Text | None, Spec("事项概述")] = None
    opinions: Annotated[
        Text | None,
        Spec(
            "意见采纳情况", rule="重大行政决策程序暂行条例 Art. 32", note="没有另行公布采纳情况的，在这里说明"
        ),
    ] = None
    steps: Annotated[tuple[StepNote, ...], ListOf, Spec("环节")] = ()


@dataclass(frozen=True)
class RegisteredMatter:
    """A matter, its file below the content folder, and the line of each field there."""

    matter: Matter
    source: str
    lines: Mapping[str, int]


def is_matter_id(text: str) -> bool:
    """Whether a text can be the id of a matter, which is a part of an address."""
    return len(text) <= MAX_ID and ID.fullmatch(text) is not None and text.lower() not in RESERVED


def slug_of(matter_id: str) -> str:
    """The part of addresses that stands for a matter: its id, or a stable stand-in for one that is no address.

    Two ids that differ in capitals alone would be one file on many disks, so capitals have a stand-in too.
    """
    if is_matter_id(matter_id) and matter_id == matter_id.lower():
        return matter_id
    stem = matter_id.lower() if is_matter_id(matter_id) else "m"
    return f"{stem}-{hashlib.sha256(matter_id.encode()).hexdigest()[:10]}"


def read_matters(register: Path, vocabularies: Mapping[str, Any]) -> dict[str, RegisteredMatter]:
    """Id → matter, in the order of the files' names. Raises InvalidRegister."""
    found = {}
    for path in yaml_files(register / FOLDER):
        if not is_matter_id(path.stem):
            raise InvalidRegister(
                _(
                    "{file}：文件名是事项编号，只能用字母、数字和连字符，不超过 {limit} 个字符",
                    file=path,
                    limit=MAX_ID,
                )
            )
        matter, lines = read_block_with_lines(path, Matter, vocabularies)
        steps = [note.step for note in matter.steps]
        if len(set(steps)) != len(steps):
            raise InvalidRegister(_("{file}：同一个环节写了两次", file=path))
        found[path.stem] = RegisteredMatter(matter, f"register/{FOLDER}/{path.name}", lines)
    return found
