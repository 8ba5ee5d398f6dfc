"""An issue of the government's gazette (政府公报)."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_blocks import Reference
from plugins.disclosure.field_types import Day, Line, ListOf

R = Need.REQUIRED


class GazetteEntry(Block):
    """One text in an issue."""

    title: Annotated[Line, Spec("标题", R)]
    column: Annotated[Line | None, Spec("栏目")] = None
    document_number: Annotated[Line | None, Spec("文号")] = None
    item: Annotated[Reference | None, Spec("信息", note="本目录中该文件的索引号或文号")] = None
    page: Annotated[Line | None, Spec("页码")] = None


class Gazette(Block):
    """An issue: the web edition has the same contents as the printed one (国务院办公厅 notice, 2018-03-28)."""

    issue: Annotated[Line, Spec("期号", R, note="如 2026 年第 3 期")]
    total: Annotated[Line | None, Spec("总期号")] = None
    on: Annotated[Day, Spec("出版日期", R)]
    contents: Annotated[tuple[GazetteEntry, ...], ListOf, Spec("目录", R)]
    file: Annotated[Line | None, Spec("全文", note="整期的附件文件名")] = None


def issue_key(text: str) -> str:
    """An issue as it is compared: `2026 年第 3 期`, `2026年第03号`, `《某市人民政府公报》2026年第3期` are the same."""
    plain = re.sub(r"《[^》]*》|\s", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"第0*(\d+)[期号]", r"第\1期", plain)
