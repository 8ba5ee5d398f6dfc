"""Where sheets and codes hang: `content/register/postings.yml`, one entry for each paper on a wall."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_types import Day, Line, ListOf, Vocabulary, refuse
from plugins.disclosure.guide import SaidLine
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.register_files import read_block_with_lines

FILE = "postings.yml"
R = Need.REQUIRED
EDITION_SIZE = 8
CHECK_EVERY = timedelta(days=90)
EDITION = re.compile(rf"[0-9a-f]{{{EDITION_SIZE}}}")


def _edition(value: str) -> str:
    text = re.sub(r"[\s-]", "", value).lower()
    if not EDITION.fullmatch(text):
        raise refuse(
            "版次“{text}”应是印在纸上的 {count} 位数字和字母（0–9、a–f）", text=value[:20], count=EDITION_SIZE
        )
    return text


class Posting(Block):
    """One paper on a wall; office data only, for the list of postings is public."""

    sheet: Annotated[
        Line, Spec("张贴内容", R, note="打印页的编号，如 bodies/YG0000225/2026-10；单张二维码写索引号")
    ]
    place: Annotated[SaidLine, Spec("地点", R, note="单位或村、社区的名称")]
    spot: Annotated[Line | None, Spec("位置", note="如 门厅左侧第二块公示栏")] = None
    kind: Annotated[Annotated[str, Vocabulary("posting_kind")], Spec("场所类型", R)]
    posted_on: Annotated[Day, Spec("张贴日期", R)]
    posted_by: Annotated[Line, Spec("张贴机关", R, note="机构名录中的名称")]
    checked_on: Annotated[Day | None, Spec("核对日期", note="最近一次到现场核对的日期")] = None
    edition: Annotated[
        Annotated[Line, AfterValidator(_edition)] | None,
        Spec("版次", note="印在纸张下端的八位数字和字母；单张二维码没有版次的不写"),
    ] = None
    photo: Annotated[Line | None, Spec("照片", note="照片的文件名或档号，由张贴机关保存")] = None
    removed_on: Annotated[Day | None, Spec("撤下日期", note="已经撤下的写日期，不删去这一条")] = None

    @property
    def seen_on(self) -> date:
        """The last day on which somebody stood in front of it."""
        return self.checked_on or self.posted_on

    @property
    def check_due(self) -> date:
        """The last day on which it counts as checked."""
        return self.seen_on + CHECK_EVERY

    def hangs_on(self, day: date) -> bool:
        """Whether it hangs on a day."""
        return self.posted_on <= day and not (self.removed_on and self.removed_on <= day)


class _File(Block):
    postings: Annotated[tuple[Posting, ...], ListOf, Spec("张贴登记")] = ()


@dataclass(frozen=True)
class Postings:
    """All postings in the order of the file, and the line of each field in it (`postings.0.place`)."""

    entries: tuple[Posting, ...] = ()
    lines: Mapping[str, int] | None = None

    source = f"{REGISTER_FOLDER}/{FILE}"

    def line_of(self, number: int, field: str = "") -> int:
        """The line on which a field of the posting with this number (from 0) stands, else that of the posting."""
        lines = self.lines or {}
        return lines.get(f"postings.{number}.{field}", lines.get(f"postings.{number}", 1))


def read_postings(register: Path, vocabularies: Mapping[str, Any]) -> Postings:
    """The postings of a register, none without the file; raises InvalidRegister."""
    path = register / FILE
    if not path.exists():
        return Postings()
    block, lines = read_block_with_lines(path, _File, vocabularies)
    return Postings(block.postings, lines)
