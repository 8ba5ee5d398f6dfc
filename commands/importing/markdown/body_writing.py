"""From blocks to the body of an item, proven against the source."""

from __future__ import annotations

from commands.importing.errors import CannotImport
from commands.importing.markdown.document import Block, Paragraph, Span, paragraphs
from commands.importing.markdown.text_check import difference
from commands.importing.markdown.writing import MarkdownWriter
from plugins.disclosure.messages import _


def write_body(blocks: list[Block], source_text: str, folder: str) -> tuple[str, str]:
    """The Markdown of `blocks` and a message when its layout had to be given up to keep the text whole.

    `folder` is where the item's attachments will lie. Raises CannotImport when even the plain text would differ
    from `source_text`.
    """
    body = MarkdownWriter(folder).write(blocks)
    found = difference(source_text, body)
    if not found:
        return body, ""
    plain: list[Block] = [Paragraph([Span(paragraph.text)]) for paragraph in paragraphs(blocks)]
    body = MarkdownWriter(folder, styled=False).write(plain)
    if difference(source_text, body):
        raise CannotImport(_("导入后的正文与原文不一致：{found}", found=found))
    return body, _("排版没有保留，只导入了文字，请对照原网页调整（{found}）", found=found)
