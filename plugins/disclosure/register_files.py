"""Reading one YAML file of `content/register/` into a block."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from plugins.disclosure import front_matter
from plugins.disclosure.block_errors import problems
from plugins.disclosure.blocks import Block
from plugins.disclosure.errors import BadFrontMatter, InvalidRegister
from plugins.disclosure.files import LITTER, read_text
from plugins.disclosure.messages import _

MAX_BYTES = 4 * 1024 * 1024
AnyBlock = TypeVar("AnyBlock", bound=Block)


def yaml_files(folder: Path) -> list[Path]:
    """The `.yml` files of a register folder in order; raises InvalidRegister for anything else that lies there."""
    if not folder.is_dir():
        return []
    entries = sorted(entry for entry in folder.iterdir() if entry.name not in LITTER)
    strange = [str(entry) for entry in entries if entry.suffix != ".yml"]
    if strange:
        raise InvalidRegister(
            _("{files}：这个文件夹里只能放 .yml 文件。改法：改正扩展名，或移走", files=_("、").join(strange))
        )
    return entries


def read_block(path: Path, model: type[AnyBlock], context: Mapping[str, Any] | None = None) -> AnyBlock:
    """The block that a register file holds.

    Raises InvalidRegister with the file, the line, what is wrong and how to mend it.
    """
    return read_block_with_lines(path, model, context)[0]


def read_block_with_lines(
    path: Path, model: type[AnyBlock], context: Mapping[str, Any] | None = None
) -> tuple[AnyBlock, dict[str, int]]:
    """The same, and the line of each field, within blocks and lists too (`work_unit.phone`, `leaders.0.phone`)."""
    return block_of(path, read_register_text(path), model, context)


def block_of(
    path: Path, text: str, model: type[AnyBlock], context: Mapping[str, Any] | None = None
) -> tuple[AnyBlock, dict[str, int]]:
    """The same of a text that was read from the file at `path`. Raises InvalidRegister."""
    try:
        raw = front_matter.parse(text, first_line=1, limits=front_matter.REGISTER_LIMITS)
    except BadFrontMatter as error:
        raise _invalid(path, error) from None
    try:
        block = model.model_validate(raw, context=context)
    except ValidationError as error:
        lines = [f"{path}:{line}: {message}" for line, message in problems(error, raw, model)]
        raise InvalidRegister("\n".join(lines)) from None
    return block, dict(lines_of(raw, model))


def read_register_text(path: Path) -> str:
    """The text of a register file. Raises InvalidRegister when it cannot be read."""
    try:
        return read_text(path, MAX_BYTES)
    except BadFrontMatter as error:
        raise _invalid(path, error) from None


def _invalid(path: Path, error: BadFrontMatter) -> InvalidRegister:
    return InvalidRegister(
        _(
            "{file}:{line}: {message}。改法：{mend}",
            file=path,
            line=error.line,
            message=error,
            mend=error.mend,
        )
    )


def lines_of(
    raw: front_matter.Mapping, model: type[Block], within: Container[str] | None = None
) -> Iterator[tuple[str, int]]:
    """The line of each field of a block, within blocks and lists too; `within` names those to look into, if not all."""
    by_label = model.names_by_label()
    for key, value in raw.items():
        name = by_label.get(key, key)
        inner = model.inner(name)
        yield name, raw.lines[key]
        if within is not None and name not in within:
            continue
        if inner and isinstance(value, front_matter.Mapping):
            yield from ((f"{name}.{below}", line) for below, line in lines_of(value, inner))
        elif isinstance(value, front_matter.Sequence):
            for position, element in enumerate(value):
                yield f"{name}.{position}", value.lines[position]
                if inner and isinstance(element, front_matter.Mapping):
                    yield from (
                        (f"{name}.{position}.{below}", line) for below, line in lines_of(element, inner)
                    )
