"""Pages from templates: strict, escaped, and knowing nothing but the page's data and the site's frame."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, DictLoader, Environment, StrictUndefined, TemplateError, nodes, pass_context
from jinja2.bccache import Bucket
from jinja2.meta import find_referenced_templates
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from plugins.disclosure.digests import digest
from plugins.disclosure.errors import BuildFailed, DisclosureError
from plugins.disclosure.files import LITTER
from plugins.disclosure.language_marks import with_marks
from plugins.disclosure.messages import SOURCE_LANGUAGE, _, language
from plugins.disclosure.outputs import Page
from plugins.disclosure.qr_codes import qr_svg

FRAME = "base.html"
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


class _Compiled(BytecodeCache):
    """Templates that this process has compiled before, for whoever builds again and again."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get(_key(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[_key(bucket)] = bucket.code


def _key(bucket: Bucket) -> tuple[str, str, str]:
    return bucket.key, bucket.checksum, language()


_compiled = _Compiled()


@lru_cache(maxsize=1000)
def _used_by(source: str) -> tuple[str | None, ...]:
    """The names of the templates that one uses; None for a name that is only known while rendering.

    Raises TemplateError.
    """
    return tuple(find_referenced_templates(Environment(**SYNTAX).parse(source)))


class Renderer:
    """Renders pages with some templates (name → text); `chrome` is what every page shows around its content.

    `terms` are labels of vocabularies with their form in the language of the interface, where that is another one.
    """

    def __init__(
        self, templates: Mapping[str, str], chrome: Mapping[str, Any], terms: Mapping[str, str] | None = None
    ) -> None:
        self._terms = terms or {}
        self._templates = templates
        self._environment = _Environment(
            loader=DictLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            bytecode_cache=_compiled,
            **SYNTAX,
        )
        self._environment.filters["href"] = _href
        self._environment.globals["_"] = _
        self._environment.globals["qr_code"] = _qr_code
        self._chrome = chrome

    def render(self, page: Page) -> str:
        """The text of a page; raises BuildFailed, naming page and template, when the template cannot be filled in."""
        try:
            template = self._environment.get_template(page.template)
            data = page.data() if callable(page.data) else page.data
            text = template.render(self._chrome, path=page.path, **data)
            is_mixed = language() != SOURCE_LANGUAGE and page.template.endswith(".html")
            return with_marks(text, language(), self._terms) if is_mixed else text
        except DisclosureError:
            raise
        except Exception as error:  # a template can fail in as many ways as code
            raise BuildFailed(
                _(
                    "页面 {page} 的模板 {template} 有误：{reason}",
                    page=page.path,
                    template=page.template,
                    reason=error,
                )
            ) from error

    def frame_digest(self, template: str) -> bytes:
        """Stands for everything that a page with this template shows besides its data.

        That is the template, those that it uses, and the site's frame. Raises BuildFailed for a template that
        cannot be read.
        """
        return digest(
            *self._frame, *(part for named in sorted(self.sources_of(template).items()) for part in named)
        )

    def has_frame(self, template: str) -> bool:
        """Whether pages with this template have the site's frame. Raises BuildFailed as `frame_digest` does."""
        return FRAME in self.sources_of(template)

    @cached_property
    def _frame(self) -> list[str]:
        return [repr(part) for part in (*self._chrome.items(), *self._terms.items())]

    def sources_of(self, template: str) -> Mapping[str, str]:
        """Name → text of a template and of those that it uses. Raises BuildFailed for one that cannot be read."""
        sources: dict[str, str] = {}
        pending = [template]
        try:
            while pending:
                name = pending.pop()
                if name in sources:
                    continue
                sources[name] = self._templates[name]
                used = _used_by(sources[name])
                # A name that is only known while rendering could be any of them.
                pending += self._templates if None in used else filter(None, used)
        except (TemplateError, KeyError) as error:
            raise BuildFailed(_("模板 {template} 有误：{reason}", template=template, reason=error)) from error
        return sources


@pass_context
def _href(context: Context, target: str) -> str:
    """`target` (below the site's root) relative to the page that is being rendered, so that copies on disk work.

    A page that is shown at other addresses than its own says in `links_from` where the site begins.
    """
    path: str = context["path"]
    start: str = context.get("links_from") or "../" * path.count("/")
    return start + target


def _qr_code(address: str, label: str) -> Markup:
    """The picture of the code for a whole address (`https://…`), which has to stand below it in words."""
    return Markup(qr_svg(address, label))
