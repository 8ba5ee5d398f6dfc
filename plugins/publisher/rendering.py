"""Pages from templates: strict, escaped, and knowing nothing but the page's data and the site's frame."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page


class Renderer:
    """Renders pages with the templates of one folder; `chrome` is what every page shows around its content."""

    def __init__(self, templates: Path, chrome: Mapping[str, Any]) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
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
        except Exception as error:  # a template can fail in as many ways as code
            raise BuildFailed(
                _(
                    "页面 {page} 的模板 {template} 有误：{reason}",
                    page=page.path,
                    template=page.template,
                    reason=error,
                )
            ) from error


@pass_context
def _href(context: Context, target: str) -> str:
    """`target` (below the site's root) relative to the page that is being rendered, so that copies on disk work."""
    path: str = context["path"]
    return "../" * path.count("/") + target
