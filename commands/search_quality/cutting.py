"""Long texts cut into many items: a corpus of the size that is wanted, made of texts that somebody wrote."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from commands.sampling.plain_yaml import write
from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.front_matter import parse, split
from plugins.disclosure.places import CATALOG_FOLDER, IMPORTED

_article = re.compile(r"(?:\*\*)?(第[一二三四五六七八九十百千零〇]+条)")
# Of the whole text, and not of its pieces.
LEFT_OUT = ("summary", "summary_generated")


def cut_content(content: Path, into: Path, length: int) -> int:
    """Copy a content folder, its imported items cut into pieces of at least `length` characters.

    Pieces begin with an article (第…条) where a text has any, else with a paragraph, and are called after it. Items
    that were not imported, that have attachments or that cannot be read stay as they are. Returns the number of items.
    Raises OSError.
    """
    shutil.copytree(content, into)
    imported = into / CATALOG_FOLDER / IMPORTED
    for path in sorted(imported.rglob("*.md")):
        if not path.with_suffix("").is_dir():
            _cut_item(path, length)
    return sum(1 for _path in (into / CATALOG_FOLDER).rglob("*.md"))


def _cut_item(path: Path, length: int) -> None:
    try:
        header, body, _line = split(path.read_text(encoding="utf-8"))
        fields = {name: value for name, value in parse(header).items() if name not in LEFT_OUT}
    except (BadFrontMatter, UnicodeDecodeError):
        return
    title = str(fields.get("title", ""))
    found = list(pieces(body, length))
    if len(found) < 2:
        return
    path.unlink()
    for number, piece in enumerate(found, start=1):
        fields["title"] = f"{title}{_name(piece) or f'（之{number}）'}"
        target = path.with_name(f"{path.stem}-{number}.md")
        target.write_text(f"{write(fields)}\n{piece}\n", encoding="utf-8")


def pieces(body: str, length: int) -> Iterator[str]:
    """The paragraphs of a text in pieces of at least `length` characters; together they are the text."""
    blocks = [block for block in re.split(r"\n{2,}", body.strip()) if block]
    has_articles = any(map(_article.match, blocks))
    piece: list[str] = []
    heading: list[str] = []
    for block in blocks:
        if block.startswith("#"):
            # A heading goes with what follows it.
            heading.append(block)
            continue
        may_begin = bool(_article.match(block)) or not has_articles
        if piece and may_begin and sum(map(len, piece)) >= length:
            yield "\n\n".join(piece)
            piece = []
        piece += [*heading, block]
        heading = []
    if piece or heading:
        yield "\n\n".join([*piece, *heading])


def _name(piece: str) -> str:
    """The first and last article of a piece, "" where it has none."""
    articles = [found[1] for block in piece.split("\n\n") if (found := _article.match(block))]
    if not articles:
        return ""
    return articles[0] if len(articles) == 1 else f"{articles[0]}至{articles[-1]}"
