"""Boards: what the codes on one wall or counter lead to, one file each in `content/register/boards/<id>.yml`.

A board names items, or says which ones it takes (those of a body, a topic …), or both. Without a file there is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema, model_validator

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.errors import InvalidRegister, UnknownLanguage
from plugins.disclosure.field_types import Flag, Line, ListOf, Text, Vocabulary, clean_line, refuse
from plugins.disclosure.messages import SOURCE_LANGUAGE, _, translations
from plugins.disclosure.register_files import read_block_with_lines, yaml_files

FOLDER = "boards"
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_ID = 60
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
RESERVED = ("index",)
CARDS, ROWS, LARGE = "卡片", "列表", "大字"
LAYOUTS = (CARDS, ROWS, LARGE)
# More than these nobody looks through on a wall; the page says how many there are and leads to all of them.
NEWEST, MOST = 60, 200


def _newest(value: Any) -> int:
    text = clean_line(value)
    if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= MOST):
        raise refuse("“{text}”不是 1 至 {limit} 之间的条数", text=text[:20], limit=MOST)
    return int(text)


def _layout(value: str) -> str:
    if value not in LAYOUTS:
        raise refuse("“{text}”应为：{kinds}", text=value[:20], kinds=_("、").join(LAYOUTS))
    return value


def _language(value: str) -> str:
    try:
        if LANGUAGE.fullmatch(value):
            translations(value)
            return value
    except UnknownLanguage:
        pass
    raise refuse("网站没有“{text}”这种语言的文字；中文写 zh-CN，英文写 en", text=value[:20])


class Query(Block):
    """Which items a board takes: those to which everything applies that is stated, the newest first."""

    body: Annotated[Line | None, Spec("发布机构", note="机构编码或名称")] = None
    topic: Annotated[Annotated[str, Vocabulary("topic")] | None, Spec("主题分类")] = None
    statutory: Annotated[Annotated[str, Vocabulary("statutory")] | None, Spec("法定主动公开类别")] = None
    domain: Annotated[Annotated[str, Vocabulary("domain")] | None, Spec("领域")] = None
    genre: Annotated[Annotated[str, Vocabulary("genre")] | None, Spec("体裁")] = None
    matter: Annotated[Line | None, Spec("所属事项", note="事项编号")] = None
    open_notices: Annotated[Flag, Spec("正在公示", note="写“是”只选还没有截止的公示公告")] = False
    newest: Annotated[
        Annotated[int, BeforeValidator(_newest), WithJsonSchema({"type": "string", "pattern": "^[0-9]+$"})],
        Spec("最新条数", note="不写为 60，最多 200"),
    ] = NEWEST


class Board(Block):
    """One board: where it hangs, what stands above the codes, and which items they lead to."""

    title: Annotated[Line, Spec("标题", Need.REQUIRED)]
    place: Annotated[Line, Spec("放置地点", Need.REQUIRED, note="如 示例镇便民服务中心一楼大厅")]
    items: Annotated[
        tuple[Line, ...],
        ListOf,
        Spec("条目", Need.CONDITIONAL, note="索引号或文号，每条一行，按张贴的顺序", when="没有写选取条件"),
    ] = ()
    query: Annotated[Query | None, Spec("选取条件", Need.CONDITIONAL, when="没有写条目")] = None
    layout: Annotated[
        Annotated[Line, AfterValidator(_layout)], Spec("版式", note="卡片、列表或大字，不写为卡片")
    ] = CARDS
    language: Annotated[
        Annotated[Line, AfterValidator(_language)],
        Spec("语言", note="说明文字的语言，如 en；不写为中文"),
    ] = SOURCE_LANGUAGE
    hotline: Annotated[Line | None, Spec("咨询电话")] = None
    note: Annotated[Text | None, Spec("说明")] = None

    @model_validator(mode="after")
    def _has_items(self) -> Board:
        if not self.items and self.query is None:
            raise refuse("“条目”和“选取条件”至少写一项")
        return self


@dataclass(frozen=True)
class RegisteredBoard:
    """A board, its id, its file below the content folder, and the line of each field there."""

    id: str
    board: Board
    source: str
    lines: Mapping[str, int]

    @property
    def address(self) -> str:
        """Its page, for ever."""
        return f"qrcodes/boards/{self.id}.html"

    def line_of(self, field: str) -> int:
        """The line of a field (`items.0`, `query.body`), or 1."""
        return self.lines.get(field, 1)


def read_boards(register: Path, vocabularies: Mapping[str, Any]) -> Sequence[RegisteredBoard]:
    """The boards of a register in the order of the files' names. Raises InvalidRegister."""
    found = []
    for path in yaml_files(register / FOLDER):
        name = path.stem
        if not ID.fullmatch(name) or len(name) > MAX_ID or name in RESERVED:
            raise InvalidRegister(
                _(
                    "{file}：文件名是网址的一部分，只能用小写字母、数字和连字符，不超过 {limit} 个字符，不能是 index",
                    file=path,
                    limit=MAX_ID,
                )
            )
        board, lines = read_block_with_lines(path, Board, vocabularies)
        found.append(RegisteredBoard(name, board, f"register/{FOLDER}/{path.name}", lines))
    return found
