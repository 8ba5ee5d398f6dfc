"""Reading one YAML file of `content/register/` into a block."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from plugins.disclosure import front_matter
from plugins.disclosure.block_errors import problems
from plugins.disclosure.blocks import Block
from plugins.disclosure.errors import BadFrontMatter, InvalidRegister
from plugins.disclosure.files import read_text
from plugins.disclosure.messages import _

MAX_BYTES = 4 * 1024 * 1024
AnyBlock = TypeVar("AnyBlock", bound=Block)


def read_block(path: Path, model: type[AnyBlock], context: Mapping[str, Any] | None = None) -> AnyBlock:
    """The block that a register file holds.

    Raises InvalidRegister with the file, the line, what is wrong and how to mend it.
    """
    try:
        raw = front_matter.parse(
            read_text(path, MAX_BYTES), first_line=1, limits=front_matter.REGISTER_LIMITS
        )
    except BadFrontMatter as error:
        raise InvalidRegister(
            _(
                "{file}:{line}: {message}。改法：{mend}",
                file=path,
                line=error.line,
                message=error,
                mend=error.mend,
            )
        ) from None
    try:
        return model.model_validate(raw, context=context)
    except ValidationError as error:
        lines = [f"{path}:{line}: {message}" for line, message in problems(error, raw, model)]
        raise InvalidRegister("\n".join(lines)) from None
