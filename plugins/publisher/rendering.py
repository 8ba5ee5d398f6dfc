"""Pages from templates: strict, escaped, and knowing nothing but the page's data and the site's frame."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from plugins.disclosure.digests import digest
from plugins.disclosure.errors import BuildFailed, DisclosureError
from plugins.disclosure.language_marks import with_marks
from plugins.disclosure.messages import SOURCE_LANGUAGE, _, language
from plugins.disclosure.outputs import Page
from plugins.disclosure.public_address import public_address
from plugins.disclosure.qr_codes import qr_svg
from plugins.publisher.templates import Templates

FRAME = "base.html"


class Renderer:
    """Renders pages with templates; `chrome` is what every page shows around its content.

    `terms` are labels of vocabularies with their form in the language of the interface, where that is another one.
    """

    def __init__(
        self, templates: Templates, chrome: Mapping[str, Any], terms: Mapping[str, str] | None = None
    ) -> None:
        self._terms = terms or {}
        self._templates = templates
        environment = templates.environment
        environment.filters["href"] = _href
        environment.filters["whole"] = _whole
        environment.globals["_"] = _
        environment.globals["qr_code"] = _qr_code
        self._chrome = chrome

    def render(self, page: Page) -> str:
        """The text of a page; raises BuildFailed, naming page and template, when the template cannot be filled in."""
        try:
            template = self._templates.environment.get_template(page.template)
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
            *self._frame,
            *(part for named in sorted(self._templates.sources_of(template).items()) for part in named),
        )

    def has_frame(self, template: str) -> bool:
        """Whether pages with this template have the site's frame. Raises BuildFailed as `frame_digest` does."""
        return FRAME in self._templates.sources_of(template)

    @cached_property
    def _frame(self) -> list[str]:
        return [repr(part) for part in (*self._chrome.items(), *self._terms.items())]


@pass_context
def _href(context: Context, target: str) -> str:
    """`target` (below the site's root) relative to the page that is being rendered, so that copies on disk work.

    A page that is shown at other addresses than its own says in `links_from` where the site begins.
    """
    path: str = context["path"]
    start: str = context.get("links_from") or "../" * path.count("/")
    return start + target


@pass_context
def _whole(context: Context, target: str) -> str:
    """`target` as a whole address, for what is read away from the site; like `href` where the site has none."""
    return public_address(context["site"], target) or _href(context, target)


def _qr_code(address: str, label: str) -> Markup:
    """The picture of the code for a whole address (`https://…`), which has to stand below it in words."""
    return Markup(qr_svg(address, label))
