"""Names that a conversion must not touch, or has to write in a certain way: `content/register/traditional.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_types import Line, ListOf
from plugins.disclosure.register_files import read_block

TRADITIONAL_NAMES = "traditional.yml"


class TraditionalName(Block):
    """A name as texts have it, and its traditional form: the same where none is given."""

    name: Annotated[Line, Spec("名称", Need.REQUIRED)]
    traditional: Annotated[Line | None, Spec("繁体写法", note="不写就照原样，不转换")] = None


class _File(Block):
    names: Annotated[tuple[TraditionalName, ...], ListOf, Spec("不转换的名称")] = ()


def read_traditional_names(folder: Path) -> Mapping[str, str]:
    """Name → how the traditional edition writes it; none without a file. Raises InvalidRegister."""
    path = folder / TRADITIONAL_NAMES
    if not path.is_file():
        return {}
    return {entry.name: entry.traditional or entry.name for entry in read_block(path, _File).names}
