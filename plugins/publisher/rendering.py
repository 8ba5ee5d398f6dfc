"""Pages from templates: strict, escaped, and knowing nothing but the page's data and the site's frame."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, nodes, pass_context
from jinja2.meta import find_referenced_templates
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

from plugins.disclosure.digests import digest
from plugins.disclosure.errors import BuildFailed, DisclosureError
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page


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


class Renderer:
    """Renders pages with the templates of one folder; `chrome` is what every page shows around its content."""

    def __init__(self, templates: Path, chrome: Mapping[str, Any]) -> None:
        self._loader = FileSystemLoader(templates)
        self._environment = _Environment(
            loader=self._loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.filters["href"] = _href
        self._environment.globals["_"] = _
        self._chrome = chrome

    def render(self, page: Page) -> str:
        """The text of a page; raises BuildFailed, naming page and template, when the template cannot be filled in."""
        try:
            template = self._environment.get_template(page.template)
            data = page.data() if callable(page.data) else page.data
            return template.render(self._chrome, path=page.path, **data)
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
        sources: dict[str, str] = {}
        pending = [template]
        try:
            while pending:
                name = pending.pop()
                if name in sources:
                    continue
                sources[name], _file, _is_current = self._loader.get_source(self._environment, name)
                used = list(find_referenced_templates(self._environment.parse(sources[name])))
                # A name that is only known while rendering could be any of them.
                pending += self._loader.list_templates() if None in used else filter(None, used)
        except (TemplateError, OSError, UnicodeDecodeError) as error:
            raise BuildFailed(_("模板 {template} 有误：{reason}", template=template, reason=error)) from error
        frame = [repr(part) for part in self._chrome.items()]
        return digest(*frame, *(part for name in sorted(sources) for part in (name, sources[name])))


@pass_context
def _href(context: Context, target: str) -> str:
    """`target` (below the site's root) relative to the page that is being rendered, so that copies on disk work."""
    path: str = context["path"]
    return "../" * path.count("/") + target
