"""The text of an item as its page shows it: every article can be linked to, the signature stands where it belongs."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import escape, unescape

from plugins.disclosure.body_html import TAG
from plugins.disclosure.messages import _
from plugins.disclosure.text_facts import Signature
from plugins.disclosure.written_dates import whole_date

_ANCHORED = re.compile(r'(<(p|h[2-6]) id="((?:art|ch|sec|part|sub)-[a-z0-9-]+)">)(.*?)</\2>', re.DOTALL)
_NUMBER = re.compile(r"第[^条章节编]{1,12}(?:条|章|节|分?编)(?:之[一二三四五六七八九十]{1,3})?")
_PARAGRAPH = re.compile(r"<p>((?:(?!</?(?:p|table|img|a)\b).){1,400})</p>", re.DOTALL)
# Rules are signed by the head of the body (规章制定程序条例 Art. 30).
_HEAD = re.compile(
    r"代?(?:省长|市长|州长|县长|区长|主席|主任|局长|厅长|部长|总理)[ \u3000]+[\u4e00-\u9fff·\u3000 ]{2,12}"
)
_LINE_END = re.compile(r"<br>\s*|\n")
_SPACE = re.compile(r"\s+")


def with_article_links(html: str, *, has_contents: bool) -> str:
    """The HTML of a text with a quiet link to itself behind every article and chapter.

    Where a table of contents leads to all of them, they are out of the way of keyboards and screen readers.
    """

    def linked(match: re.Match[str]) -> str:
        tag, name, inner = match[2], match[3], match[4]
        if has_contents:
            about = 'tabindex="-1" aria-hidden="true"'
        else:
            number = _NUMBER.search(TAG.sub("", inner))
            label = _("{article}的链接", article=_SPACE.sub("", number[0]) if number else name)
            about = f'aria-label="{escape(label)}"'
        return f'{match[1]}{inner}<a class="here" href="#{name}" {about}>¶</a></{tag}>'

    return _ANCHORED.sub(linked, html)


def with_signature(html: str, signature: Signature | None, names: Collection[str]) -> str:
    """The HTML of a text with its signature marked as such, where it is certain that there is one.

    It is when paragraphs consist of nothing but names among `names`, those of the bodies that publish the text, or
    their head, and the day of `signature`.
    """
    known = {_plain(name) for name in names}
    if signature is None or not all(
        _plain(name) in known or _HEAD.fullmatch(name) for name in signature.names
    ):
        return html
    paragraphs = list(_PARAGRAPH.finditer(html))
    for position, last in enumerate(paragraphs):
        lines = _lines(last)
        if not lines or whole_date(lines[-1]) != signature.on:
            continue
        first = position
        signers = lines[:-1]
        while first and len(signers) < len(signature.names):
            before = paragraphs[first - 1]
            if html[before.end() : paragraphs[first].start()].strip():
                break
            signers = [*_lines(before), *signers]
            first -= 1
        if [_plain(name) for name in signers] == [_plain(name) for name in signature.names]:
            shown = "<br>".join([*map(escape, signers), escape(lines[-1])])
            start = paragraphs[first].start()
            return f'{html[:start]}<p class="signature">{shown}</p>{html[last.end() :]}'
    return html


def _lines(paragraph: re.Match[str]) -> list[str]:
    found = (unescape(TAG.sub("", line)).strip() for line in _LINE_END.split(paragraph[1]))
    return [line for line in found if line]


def _plain(name: str) -> str:
    return _SPACE.sub("", name)
