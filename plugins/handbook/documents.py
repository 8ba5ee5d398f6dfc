"""The documents of the handbook: which files they are, and where their pages stand.

`docs/handbook/README.md` is the first page. Everything in `docs/` to which it leads, over however many steps, has a
page too, so that one text serves the site and code hosting platforms alike.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from plugins.disclosure.digests import ROOT
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _

DOCS = ROOT / "docs"
CHAPTERS, START = "handbook", "handbook/README.md"
PICTURES = f"{CHAPTERS}/pictures"
HOME, REFERENCE = "handbook/index.html", "handbook/reference"
TARGET = re.compile(r"\]\(([^()\s]+)\)")
FENCED = re.compile(r"^(```+|~~~+).*?^\1\s*$", re.M | re.S)
HEADING = re.compile(r"^# +(.+?)\s*$", re.M)
CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Document:
    """A Markdown file; `source` is its path below `docs/`, `title` its first heading, `text` what stands below that."""

    source: str
    title: str
    text: str

    @property
    def address(self) -> str:
        """The page of it."""
        return address_of(self.source)

    @property
    def language(self) -> str:
        """`zh-CN` or `en`: the title tells."""
        return "zh-CN" if CHINESE.search(self.title) else "en"

    def target(self, link: str) -> str:
        """The path below `docs/` to which a relative link leads, without the place in it."""
        path = unquote(link.partition("#")[0])
        return (
            posixpath.normpath(posixpath.join(posixpath.dirname(self.source), path)) if path else self.source
        )


def address_of(source: str) -> str:
    """The address of a document: chapters stand in `handbook/`, all others in `handbook/reference/`."""
    if source == START:
        return HOME
    stem = source.removesuffix(".md")
    return f"{stem}.html" if source.startswith(f"{CHAPTERS}/") else f"{REFERENCE}/{stem}.html"


def documents(folder: Path = DOCS) -> dict[str, Document]:
    """All documents by source, the first page first, then in the order in which a reader comes across them.

    Raises BuildFailed when the first page is not there or a document cannot be read.
    """
    found: dict[str, Document] = {}
    pending = [START]
    while pending:
        source = pending.pop(0)
        if source in found:
            continue
        found[source] = document = _read(folder, source)
        linked = (document.target(link) for link in TARGET.findall(FENCED.sub("", document.text)))
        pending += [path for path in linked if _is_document(folder, path)]
    return found


def chapters(found: Mapping[str, Document]) -> list[Document]:
    """The pages of the handbook itself, without what they refer to."""
    return [document for source, document in found.items() if source.startswith(f"{CHAPTERS}/")]


def _is_document(folder: Path, path: str) -> bool:
    inside = not path.startswith(("../", "/")) and path != ".."
    return inside and path.endswith(".md") and (folder / path).is_file()


def _read(folder: Path, source: str) -> Document:
    try:
        text = (folder / source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BuildFailed(_("使用手册的 docs/{file} 读不出来：{reason}", file=source, reason=error)) from None
    heading = HEADING.search(text)
    if not heading:
        raise BuildFailed(_("使用手册的 docs/{file} 没有“# ”开头的标题", file=source))
    return Document(source, heading[1], text[: heading.start()] + text[heading.end() :])
