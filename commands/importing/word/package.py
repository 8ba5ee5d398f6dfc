"""A Word file opened with suspicion: what cannot be published as it stands is refused, with its place."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

from commands.importing.errors import CannotImport
from commands.importing.portal.leftovers import shorten
from plugins.disclosure.attachment_contents import Fact, read_contents
from plugins.disclosure.attachment_contents.archives import (
    Archive,
    Bomb,
    BrokenMarkup,
    Locked,
    attribute,
    markup,
    name_of,
)
from plugins.disclosure.messages import _, label

MAX_PART = 32 * 1024 * 1024
DOCUMENT = "word/document.xml"
_CHANGES = frozenset(("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"))
_COMMENTS = frozenset(("commentReference", "commentRangeStart"))
_REFUSED = {
    Fact.MACROS: label("文件里有宏，请另存为不带宏的 .docx"),
    Fact.ACTIVE: label("文件里有控件或会自动更新的域"),
    Fact.EXTERNAL: label("文件打开时会读取别处的内容"),
    Fact.ENCRYPTED: label("文件加了密码，请先去掉密码"),
    Fact.BOMB: label("文件展开后过大"),
    Fact.BROKEN: label("文件已经损坏，无法打开"),
}
Element = Any


@dataclass
class WordFile:
    """The parts of a Word file; `links` are the relations of the document by id, `media` gives a part's bytes."""

    body: Element
    styles: Element | None
    numbering: Element | None
    footnotes: dict[str, Element] = field(default_factory=dict)
    endnotes: dict[str, Element] = field(default_factory=dict)
    margins: list[Element] = field(default_factory=list)
    links: dict[str, tuple[str, bool]] = field(default_factory=dict)
    archive: Archive | None = None

    def media(self, relation: str) -> tuple[str, bytes]:
        """Name and bytes of a picture; empty when it is not in the file."""
        target, external = self.links.get(relation, ("", True))
        members = {member.filename: member for member in self.archive.members} if self.archive else {}
        if external or target not in members or self.archive is None:
            return "", b""
        return target.rpartition("/")[2], self.archive.read(members[target])


def open_word(data: bytes) -> WordFile:
    """The parts of a Word file. Raises CannotImport with the reason, and where tracked changes and comments are."""
    facts = dict(reversed(read_contents(data, "docx").found))
    for fact, reason in _REFUSED.items():
        if fact in facts:
            raise CannotImport(_(reason))
    try:
        word = _open(Archive(data))
    except Bomb:
        raise CannotImport(_(_REFUSED[Fact.BOMB])) from None
    except Locked:
        raise CannotImport(_(_REFUSED[Fact.ENCRYPTED])) from None
    except (KeyError, ValueError, BrokenMarkup, zipfile.BadZipFile, OSError):
        raise CannotImport(_(_REFUSED[Fact.BROKEN])) from None
    for root in (word.body, *word.footnotes.values(), *word.endnotes.values()):
        _refuse_unfinished(root)
    return word


def _open(archive: Archive) -> WordFile:
    members = {member.filename: member for member in archive.members}

    def root(path: str) -> Element | None:
        if path not in members:
            return None
        if members[path].file_size > MAX_PART:
            raise Bomb
        return markup(archive.read(members[path]))

    document = root(DOCUMENT)
    body = None if document is None else next(iter(document.iter("{*}body")), None)
    if body is None:
        raise BrokenMarkup
    margins = sorted(name for name in members if re.fullmatch(r"word/(?:header|footer)[0-9]*\.xml", name))
    return WordFile(
        body=body,
        styles=root("word/styles.xml"),
        numbering=root("word/numbering.xml"),
        footnotes=_notes(root("word/footnotes.xml"), "footnote"),
        endnotes=_notes(root("word/endnotes.xml"), "endnote"),
        margins=[part for name in margins if (part := root(name)) is not None],
        links=_links(root("word/_rels/document.xml.rels")),
        archive=archive,
    )


def _notes(root: Element | None, name: str) -> dict[str, Element]:
    if root is None:
        return {}
    found = (note for note in root if name_of(note) == name)
    return {attribute(note, "id"): note for note in found if attribute(note, "type") in ("", "normal")}


def _links(root: Element | None) -> dict[str, tuple[str, bool]]:
    """Relations by id: the address or the path of the part, and whether it is outside of the file."""
    found: dict[str, tuple[str, bool]] = {}
    for relation in root if root is not None else ():
        target, external = attribute(relation, "Target"), attribute(relation, "TargetMode") == "External"
        place = target if external else posixpath.normpath(posixpath.join("/word", target)).lstrip("/")
        found[attribute(relation, "Id")] = (place, external)
    return found


def _refuse_unfinished(root: Element) -> None:
    """Raise CannotImport when somebody still works on the text: nobody knows which wording was issued."""
    for names, message in (
        (
            _CHANGES,
            label("文件里有 {count} 处没有接受或拒绝的修订，第一处在第 {number} 段“{text}”；请先处理完修订"),
        ),
        (_COMMENTS, label("文件里有 {count} 处批注，第一处在第 {number} 段“{text}”；请先删去批注")),
    ):
        found = [element for element in root.iter() if name_of(element) in names]
        if found:
            number, text = _place_of(root, found[0])
            raise CannotImport(_(message, count=len(found), number=number, text=text))


def _place_of(root: Element, element: Element) -> tuple[int, str]:
    """The number of the paragraph that an element stands in, from 1, and how it begins."""
    holder = element
    while holder is not None and name_of(holder) != "p":
        holder = holder.getparent()
    number, last = 0, root
    for paragraph in root.iter("{*}p"):
        number, last = number + 1, paragraph
        if paragraph is holder or (holder is None and _comes_after(paragraph, element)):
            break
    words = "".join(part.text or "" for part in last.iter() if name_of(part) in ("t", "delText"))
    return number, shorten(words)


def _comes_after(paragraph: Element, element: Element) -> bool:
    return any(part is paragraph for part in element.iter()) or paragraph.getprevious() is element
