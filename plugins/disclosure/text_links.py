"""The relative links of a text: to its own attachments, to items and to plain pages, and to nothing else."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from plugins.disclosure.attachments import Attachment
from plugins.disclosure.body_html import render
from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.findings import Finding, Severity, Unreadable
from plugins.disclosure.hidden_characters import hidden_character
from plugins.disclosure.messages import _
from plugins.disclosure.places import address_of, is_place

MAX_BRACKETS = 500
NOT_RELATIVE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\{|#?]", re.IGNORECASE)


@dataclass(frozen=True)
class TextLink:
    """A link in a text to the file of an item or a plain page; `line` is where it is written."""

    source: str
    line: int


@dataclass(frozen=True)
class RenderedText:
    """A text as it will be published, and the links in it that have to lead somewhere."""

    html: str
    links: tuple[TextLink, ...]


def render_text(
    source: str, body: str, body_line: int, attachments: Iterable[Attachment] = ()
) -> RenderedText:
    """The safe HTML of the Markdown text of a file, its links made relative to the page's address.

    Raises BadFrontMatter for text that cannot be used at all, Unreadable with a finding for each unusable link.
    """
    _refuse_hidden(body, body_line)
    _refuse_brackets(body, body_line)
    resolver = _Resolver(source, attachments, body, body_line)
    try:
        html = render(body, resolver.resolve)
    except RecursionError:
        raise BadFrontMatter(_("正文的列表或引用嵌套太深"), body_line, _("减少层次")) from None
    if resolver.findings:
        raise Unreadable(resolver.findings)
    return RenderedText(html, tuple(resolver.links))


def _refuse_hidden(body: str, first_line: int) -> None:
    hidden = hidden_character(body)
    if not hidden:
        return
    line = first_line + body.count("\n", 0, body.index(chr(int(hidden[2:], 16))))
    raise BadFrontMatter(
        _("正文里有看不见的或私有的字符（{code}）", code=hidden), line, _("删去后重新输入这一处")
    )


def _refuse_brackets(body: str, first_line: int) -> None:
    """Python-Markdown's time grows with the square of the open brackets of a paragraph."""
    line = first_line
    for paragraph in body.split("\n\n"):
        if paragraph.count("[") > MAX_BRACKETS:
            raise BadFrontMatter(
                _("一段文字里的方括号太多（上限 {limit} 个）", limit=MAX_BRACKETS),
                line,
                _("分成几段，或改用〔〕"),
            )
        line += paragraph.count("\n") + 2


class _Resolver:
    def __init__(self, source: str, attachments: Iterable[Attachment], body: str, body_line: int) -> None:
        self._source = source
        self._here = posixpath.dirname(address_of(source))
        self._attachments = {f"{source.removesuffix('.md')}/{a.name}": a for a in attachments}
        self._body = body
        self._body_line = body_line
        self.links: list[TextLink] = []
        self.findings: list[Finding] = []

    def resolve(self, tag: str, address: str) -> str | None:
        """The address to publish for a relative link or a picture; None, with a finding, when it may not stand."""
        if NOT_RELATIVE.match(address):
            self.reject(address, _("地址“{address}”不能使用", address=address[:80]), _mend(tag))
            return None
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self._source), unquote(address)))
        attachment = self._attachments.get(target)
        if attachment and (tag == "a" or attachment.media_type.startswith("image/")):
            return posixpath.relpath(attachment.address, self._here)
        if tag == "a" and is_place(target):
            self.links.append(TextLink(target, self._line_of(address)))
            return posixpath.relpath(address_of(target), self._here)
        message = _("“{address}”不是本条目的附件，也不是别的条目", address=address[:80])
        self.reject(address, message, _mend(tag))
        return None

    def reject(self, address: str, message: str, mend: str) -> None:
        """Remember that a link may not stand."""
        self.findings.append(
            Finding(self._source, self._line_of(address), Severity.ERROR, "link", message, mend)
        )

    def _line_of(self, address: str) -> int:
        position = self._body.find(address) if address else 0
        return self._body_line + self._body.count("\n", 0, max(position, 0))


def _mend(tag: str) -> str:
    if tag == "img":
        return _("图片放进与本文件同名的文件夹，再写成 ![说明](文件夹/图片.png)")
    return _("附件写“文件夹/文件名”，别的条目写它的 .md 文件，外部网页写 https:// 开头的完整地址")
