"""The theme's templates: read as texts, compiled once, and remembered from build to build."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, DictLoader, Environment, StrictUndefined, TemplateError, nodes
from jinja2.bccache import Bucket
from jinja2.meta import find_referenced_templates
from jinja2.visitor import NodeTransformer

from plugins.disclosure.digests import digest
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.files import LITTER
from plugins.disclosure.memo import Forgetful, Memo
from plugins.disclosure.messages import _, language

COMPILED, USED = "compiled-templates", "used-templates"
SYNTAX: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": True}


def read_templates(folder: Path) -> dict[str, str]:
    """Name → text of every template below a folder, read once for a whole build.

    Raises BuildFailed for a file that is not UTF-8 text, OSError for one that cannot be read.
    """
    found = {}
    for below, folders, names in os.walk(folder, onerror=_refuse, followlinks=True):
        folders.sort()
        for name in sorted(names):
            path = Path(below) / name
            if name in LITTER:
                continue
            try:
                found[path.relative_to(folder).as_posix()] = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                raise BuildFailed(_("模板 {template} 不是 UTF-8 编码", template=path)) from None
    return found


def _refuse(error: OSError) -> None:
    raise error


class Templates:
    """The templates of one build, from their texts by name; `memo` spares the next build the work."""

    def __init__(self, texts: Mapping[str, str], memo: Memo | None = None) -> None:
        self._texts = texts
        self._memo = memo or Forgetful()
        self._sources: dict[str, Mapping[str, str]] = {}
        self.environment = _Environment(
            loader=DictLoader(texts),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            bytecode_cache=_Compiled(self._memo),
            **SYNTAX,
        )

    def compile(self, names: Iterable[str]) -> None:
        """Compile some templates with all that they use; what is wrong with one is told when a page needs it."""
        used = {source for name in names for source in self.sources_of(name)}
        for name in sorted(used):
            with suppress(TemplateError):
                self.environment.get_template(name)

    def sources_of(self, template: str) -> Mapping[str, str]:
        """Name → text of a template and of those that it uses. Raises BuildFailed for one that cannot be read."""
        if template not in self._sources:
            self._sources[template] = self._find_sources(template)
        return self._sources[template]

    def _find_sources(self, template: str) -> Mapping[str, str]:
        sources: dict[str, str] = {}
        pending = [template]
        try:
            while pending:
                name = pending.pop()
                if name in sources:
                    continue
                sources[name] = self._texts[name]
                used = self._used_by(sources[name])
                # A name that is only known while rendering could be any of them.
                pending += self._texts if None in used else filter(None, used)
        except (TemplateError, KeyError) as error:
            raise BuildFailed(_("模板 {template} 有误：{reason}", template=template, reason=error)) from error
        return sources

    def _used_by(self, source: str) -> list[str | None]:
        key = digest(source)
        known = self._memo.get(USED, key)
        if known is not None:
            found: list[str | None] = json.loads(known)
            return found
        used = _parsed(source)
        self._memo.put(USED, key, json.dumps(used).encode())
        return used


@lru_cache(maxsize=1000)
def _parsed(source: str) -> list[str | None]:
    """The names of the templates that one uses; None for a name that is only known while rendering.

    Raises TemplateError.
    """
    return list(find_referenced_templates(Environment(**SYNTAX).parse(source)))


class _Environment(Environment):
    """Jinja for our pages: data is made of plain mappings, and the language does not change within a build."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A mapping is asked for its key first: looking for an attribute that is not there costs ten times as much."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed: nodes.Template = _Translated().visit(super()._parse(source, name, filename))
        return parsed


class _Translated(NodeTransformer):
    """Puts translations in the place of calls that ask for them with nothing to fill in."""

    def visit_Call(self, node: nodes.Call, *_arguments: Any, **_options: Any) -> nodes.Node:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        asks = isinstance(node.node, nodes.Name) and node.node.name == "_" and len(node.args) == 1
        text = node.args[0] if asks and not node.kwargs else None
        return nodes.Const(_(text.value), lineno=node.lineno) if isinstance(text, nodes.Const) else node


_code: dict[bytes, Any] = {}


class _Compiled(BytecodeCache):
    """What this process has compiled before, or an earlier build."""

    def __init__(self, memo: Memo) -> None:
        self._memo = memo

    def load_bytecode(self, bucket: Bucket) -> None:
        key = _key(bucket)
        bucket.code = _code.get(key)
        if bucket.code is None and (known := self._memo.get(COMPILED, key)) is not None:
            bucket.bytecode_from_string(known)
            _code[key] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        key = _key(bucket)
        _code[key] = bucket.code
        self._memo.put(COMPILED, key, bucket.bytecode_to_string())


def _key(bucket: Bucket) -> bytes:
    return digest(bucket.key, bucket.checksum, language())
