"""A Word file becomes an item."""

from __future__ import annotations

import re
from pathlib import Path

from commands.importing.body_names import split_bodies
from commands.importing.catalog.item_place import Places
from commands.importing.characters import squeeze
from commands.importing.drafts import Draft
from commands.importing.errors import CannotImport
from commands.importing.finishing import Parts, finish
from commands.importing.html.headings import mark_headings
from commands.importing.html.paragraph_groups import group_columns, group_contents
from commands.importing.markdown.document import Block, paragraphs
from commands.importing.portal.box_fields import Facts
from commands.importing.portal.leftovers import shorten
from commands.importing.sources import Source
from commands.importing.word.looks import Looks
from commands.importing.word.official import Official, read_official
from commands.importing.word.package import WordFile, open_word
from commands.importing.word.reading import ReadWord, read_word
from commands.importing.word.witness import words_of
from plugins.disclosure.attachments import read_attachment
from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.messages import _
from plugins.disclosure.register import Register

EXPECTED = ("title", "index_number", "publisher", "document_number", "generated_on", "published_on", "topic")
_AROUND = 12
_BEFORE_NAME = re.compile(r"(?:附件)?[0-9０-９一二三四五六七八九十]*[.．、:：]?")


def import_document(data: bytes, source: Source, register: Register, places: Places) -> Draft:
    """The item of a Word file. Raises CannotImport."""
    return finish(read_document_parts(data, source.path, register), source.name, places, EXPECTED)


def read_document_parts(data: bytes, path: Path, register: Register) -> Parts:
    """What a Word file says, before it has a place; `path` is where it lies. Raises CannotImport."""
    word = open_word(data)
    looks = Looks(word.styles)
    read = read_word(word, looks)
    _prove(word, read, looks)
    if not any(paragraph.text.strip() for paragraph in paragraphs(read.blocks)):
        raise CannotImport(_("文件里没有文字；扫描的图片请先识别成文字"))
    official = read_official(read.blocks)
    facts = _facts(official, register)
    todos = [*read.todos, *_margins(word), *_head_todo(official)]
    parts = Parts(facts, source_text=_text(official.rest), todos=todos)
    parts.blocks = group_columns(mark_headings(group_contents(official.rest), official.title))
    parts.attachments = dict(read.pictures)
    _attach_listed(parts, official, path)
    return parts


def _text(blocks: list[Block]) -> str:
    return "".join(paragraph.text for paragraph in paragraphs(blocks))


def _prove(word: WordFile, read: ReadWord, looks: Looks) -> None:
    """Raise CannotImport unless the blocks say every word of the file, in its order."""
    wanted, got = squeeze(words_of(word.body, read, looks)), squeeze(_text(read.blocks))
    if wanted == got:
        return
    at = next(
        (n for n, (a, b) in enumerate(zip(wanted, got, strict=False)) if a != b), min(len(wanted), len(got))
    )
    start = max(at - _AROUND, 0)
    raise CannotImport(
        _(
            "读到的正文与文件不一致，第 {at} 字处：文件“{wanted}”，读到“{got}”",
            at=at + 1,
            wanted=wanted[start : at + _AROUND],
            got=got[start : at + _AROUND],
        )
    )


def _facts(official: Official, register: Register) -> Facts:
    facts = Facts()
    if official.title:
        facts.fields["title"] = official.title
    if official.number:
        facts.fields["document_number"] = str(official.number)
    if official.signed_on:
        facts.fields["generated_on"] = str(official.signed_on)
    if official.openness:
        facts.fields["openness"] = register.term_label("openness", _openness_key(official, register))
    _find_publisher(facts, official, register)
    return facts


def _openness_key(official: Official, register: Register) -> str:
    term = register.vocabularies["openness"].find(official.openness)
    if term is None:
        raise CannotImport(_("词表“公开属性”里没有“{text}”", text=official.openness))
    return term.key


def _find_publisher(facts: Facts, official: Official, register: Register) -> None:
    """The signers, else the body that the register gives the document word to, else the name in the head."""
    owners = register.word_owners.get(official.number.word, ()) if official.number else ()
    signers = [
        name
        for text in official.signers
        for name in split_bodies(text, lambda known: register.bodies.find(known) is not None)
    ]
    names = list(dict.fromkeys(signers))
    if not names and len(owners) == 1:
        names = [owners[0].name]
        facts.todos.append(_("没有落款，发布机构“{name}”由文号的机关代字得出，请核对", name=names[0]))
    if not names and official.red_head:
        names = [official.red_head]
        facts.todos.append(_("没有落款，发布机构“{name}”取自版头，请核对", name=names[0]))
    if not names:
        return
    facts.fields["publisher"] = names[0]
    if names[1:]:
        facts.fields["joint_bodies"] = names[1:]
        facts.todos.append(
            _(
                "联合发文：牵头机关“{lead}”，联合机关“{others}”，请核对",
                lead=names[0],
                others="”“".join(names[1:]),
            )
        )
    lead = register.bodies.find(names[0])
    if owners and all(owner is not lead for owner in owners):
        facts.todos.append(
            _(
                "落款是“{signer}”，文号的机关代字是“{owner}”的，请核对",
                signer=names[0],
                owner="、".join(owner.name for owner in owners),
            )
        )


def _head_todo(official: Official) -> list[str]:
    if not official.head:
        return []
    return [_("版头没有放进正文：{lines}", lines=shorten("；".join(official.head)))]


def _margins(word: WordFile) -> list[str]:
    """Headers and footers that say more than a page number."""
    texts = ["".join(part.text or "" for part in root.iter("{*}t")).strip() for root in word.margins]
    said = [
        text
        for text in dict.fromkeys(texts)
        if re.search(r"[^\W\d_]", text) and not re.fullmatch(r"[-—－\s]*第?.{0,3}页.{0,8}", text)
    ]
    return [_("页眉页脚没有导入：{text}", text=shorten(text)) for text in said]


def _attach_listed(parts: Parts, official: Official, path: Path) -> None:
    """Attachments that the text lists and whose file lies beside it under the same name."""
    beside = (
        {}
        if not official.listed
        else {
            _bare(file.stem): file
            for file in sorted(path.parent.iterdir())
            if file.is_file() and not file.is_symlink() and file != path
        }
    )
    for name in official.listed:
        file = beside.get(_bare(name))
        if file is None:
            if not official.has_attached_text:
                parts.todos.append(_("正文列出的附件“{name}”没有同名文件，请补上", name=shorten(name)))
            continue
        try:
            read_attachment(file, "")
        except BadFrontMatter as error:
            parts.todos.append(_("附件没有带上：{reason}", reason=str(error)))
        else:
            parts.attachments[file.name] = file


def _bare(name: str) -> str:
    return _BEFORE_NAME.sub("", squeeze(name).strip("《》"), count=1).strip("《》")
