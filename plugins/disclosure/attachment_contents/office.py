"""Word, Excel, PowerPoint and OFD files: what all of them can hide, and the text of each."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from functools import partial
from typing import Any

from lxml import etree

from plugins.disclosure.attachment_contents.archives import (
    Archive,
    BrokenMarkup,
    attribute,
    bare_text,
    markup,
    name_of,
    texts_below,
)
from plugins.disclosure.attachment_contents.contents import Contents, Fact, PassageWriter
from plugins.disclosure.attachment_contents.people import looks_like_a_person
from plugins.disclosure.attachment_contents.sheets import Workbook
from plugins.disclosure.messages import _, label

MAX_DEPTH = 2
_EMBEDDED = re.compile(r".*/embeddings/[^/]+\.(docx|xlsx|pptx)", re.IGNORECASE)
_LOADED = re.compile(r"/(?:attachedTemplate|oleObject|subDocument|frame|control)$")
_SHOWN = re.compile(r"/(?:image|externalLink|externalLinkPath|audio|video|media)$")
_ELSEWHERE = re.compile(r"https?:|ftp:|//|\\\\|file:(?://)?//[^/]", re.IGNORECASE)
_FIELD = re.compile(r"\bDDE(?:AUTO)?\b")
# Parts that say how things look, and the sheets and strings, which have a reader of their own.
_NO_TEXT = re.compile(
    r"\[Content_Types\]\.xml|.*/(?:styles|stylesWithEffects|settings|webSettings|fontTable|numbering|theme[0-9]*|calcChain|"
    r"presProps|viewProps|tableStyles|metadata|sharedStrings|workbook)\.xml|"
    r"(?:ppt/slide(?:Layouts|Masters)|xl/(?:worksheets|chartsheets|dialogsheets))/[^/]+\.xml"
)
_WORD_PARTS = re.compile(r"word/(document[0-9]*|header[0-9]*|footer[0-9]*|footnotes|endnotes|comments)\.xml")
_PART_NAMES = {
    "document": label("正文第 {number} 段"),
    "header": label("页眉"),
    "footer": label("页脚"),
    "footnotes": label("脚注"),
    "endnotes": label("尾注"),
    "comments": label("批注"),
}
_PARAGRAPHS = {"p", "si", "TextObject", "comment", "cp"}


def read_office(data: bytes, depth: int = 0) -> Contents:
    """The contents of an office file; raises zipfile's errors and those of `archives` for one that cannot be opened."""
    found = Contents()
    archive = Archive(data)
    workbook = Workbook(archive, found)
    for member in archive.members:
        name = member.filename
        _look_at_name(name, archive, member, found)
        if read := _reader_of(name, found):
            _read_part(found, read, archive, member)
        elif _EMBEDDED.fullmatch(name) and depth < MAX_DEPTH:
            inner = read_office(archive.read(member), depth + 1)
            found.passages += inner.passages
            found.found += [one for one in inner.found if one.fact is not Fact.AUTHOR]
    workbook.read()
    return found


def _reader_of(name: str, found: Contents) -> Callable[[Any], None] | None:
    """What is to be done with the markup of a part of the file; None for a part that is not looked at."""
    if name.endswith(".rels"):
        return partial(_relations, found=found)
    if name in ("docProps/core.xml", "docProps/app.xml"):
        return partial(_properties, found=found)
    if known := _WORD_PARTS.fullmatch(name):
        return partial(_word_part, part=known[1], found=found)
    if name.endswith(".xml") and not _NO_TEXT.fullmatch(name):
        return partial(_plain_part, name=name, found=found)
    return None


def _read_part(
    found: Contents, read: Callable[[Any], None], archive: Archive, member: zipfile.ZipInfo
) -> None:
    """Read a part; of one that is not well formed the bare text, so that nothing in it goes unseen."""
    data = archive.read(member)
    try:
        read(markup(data))
    except BrokenMarkup:
        found.note(Fact.BROKEN, member.filename)
        writer = PassageWriter()
        writer.at(member.filename)
        writer.add(bare_text(data))
        found.add(writer)


def _look_at_name(name: str, archive: Archive, member: zipfile.ZipInfo, found: Contents) -> None:
    last = name.rpartition("/")[2].lower()
    is_macro = (last.startswith("vbaproject") and last.endswith(".bin")) or "/macrosheets/" in name
    if is_macro or (name == "[Content_Types].xml" and b"macroEnabled" in archive.read(member)):
        found.note(Fact.MACROS)
    elif "/activeX/" in name and last.endswith(".bin"):
        found.note(Fact.ACTIVE, name)
    elif "/embeddings/" in name and "Ole10Native".encode("utf-16-le") in archive.read(member):
        found.note(Fact.EMBEDDED, name)


def _relations(root: etree._Element, found: Contents) -> None:
    """Note what the file would fetch from elsewhere when it is opened; plain hyperlinks are left alone."""
    for relation in root.iter():
        if attribute(relation, "TargetMode") != "External":
            continue
        kind, target = attribute(relation, "Type"), attribute(relation, "Target")
        if _LOADED.search(kind):
            found.note(Fact.EXTERNAL if _ELSEWHERE.match(target) else Fact.LINKED, target)
        elif _SHOWN.search(kind) or re.match(r"javascript:|vbscript:|\\\\", target, re.IGNORECASE):
            found.note(Fact.LINKED, target)


def _properties(root: etree._Element, found: Contents) -> None:
    for element in root.iter():
        value = (element.text or "").strip()
        is_name = name_of(element) in ("creator", "lastModifiedBy", "Manager")
        if is_name and looks_like_a_person(value):
            found.note(Fact.AUTHOR, value)


def _word_part(root: etree._Element, part: str, found: Contents) -> None:
    """The text of a part of a Word file, a line a paragraph or row of a table."""
    writer = PassageWriter()
    changed = comments = cells = number = 0
    place = _PART_NAMES.get(part.rstrip("0123456789"), "")
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = name_of(element)
        if event == "start":
            changed += name in ("ins", "del", "moveFrom", "moveTo")
            comments += name == "comment"
            cells += name == "tc"
            if name in ("p", "tr") and not (name == "p" and cells):
                number += 1
                writer.at(_(place, number=number))
        elif name in ("t", "delText"):
            writer.add(element.text or "")
        elif name == "instrText":
            if _FIELD.search(element.text or ""):
                found.note(Fact.ACTIVE, (element.text or "").strip())
            writer.add(f" {element.text or ''} ")
        else:
            cells -= name == "tc"
            writer.add(_ends(name, bool(cells)))
    if changed:
        found.note(Fact.TRACKED, str(changed))
    if comments:
        found.note(Fact.COMMENTS, str(comments))
    found.add(writer)


def _ends(name: str, in_cell: bool) -> str:
    """What follows the end of an element in plain text."""
    if name == "tc":
        return " | "
    if name in ("p", "br", "cr"):
        return " " if in_cell else "\n"
    return {"tr": "\n", "tab": "\t", "noBreakHyphen": "-"}.get(name, "")


def _plain_part(root: etree._Element, name: str, found: Contents) -> None:
    """The text of a part that has no places of its own, a line a paragraph."""
    if name_of(root) == "externalLink":
        for element in root.iter():
            if name_of(element) == "ddeLink":
                found.note(Fact.ACTIVE, "DDE")
    writer = PassageWriter()
    writer.at(name)
    blocks = [element for element in root.iter() if name_of(element) in _PARAGRAPHS]
    if blocks and not name.startswith("xl/"):
        for block in blocks:
            writer.add("".join(texts_below(block)) + "\n")
    else:
        for text in texts_below(root):
            writer.add(f"{text}\n")
    if "omments/" in name or "/comment" in name:
        found.note(Fact.COMMENTS, str(len(blocks) or 1))
    found.add(writer)
