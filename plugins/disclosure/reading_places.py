"""Where disclosed information can be read on paper or on a screen (条例 Art. 25): `content/register/places.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_types import Line, ListOf, Text, Vocabulary
from plugins.disclosure.guide import SaidLine
from plugins.disclosure.register_files import read_block_with_lines

FILE = "places.yml"
R = Need.REQUIRED
RULE = "条例 Art. 25"


class ReadingPlace(Block):
    """One place. `kept_by` is the body that looks after it, `steps_free` how one gets in without steps."""

    name: Annotated[SaidLine, Spec("名称", R, RULE)]
    kind: Annotated[Annotated[str, Vocabulary("place_kind")], Spec("类型", R, RULE)]
    address: Annotated[SaidLine, Spec("地址", R)]
    hours: Annotated[SaidLine, Spec("开放时间", R)]
    phone: Annotated[SaidLine, Spec("电话", R)]
    kept_by: Annotated[Line | None, Spec("管理机构", note="机构编码或名称")] = None
    equipment: Annotated[tuple[Line, ...], ListOf, Spec("设施设备", rule=RULE, note="每项一行")] = ()
    holdings: Annotated[Text | None, Spec("馆藏信息", note="有哪些机关、哪些年份的信息，多久补充一次")] = None
    steps_free: Annotated[Line | None, Spec("无障碍设施")] = None
    note: Annotated[Text | None, Spec("说明")] = None


class _PlacesFile(Block):
    places: Annotated[tuple[ReadingPlace, ...], ListOf, Spec("查阅场所")] = ()


@dataclass(frozen=True)
class ReadingPlaces:
    """All places in the order of the file, and the line of each field in it (`places.0.phone`)."""

    entries: tuple[ReadingPlace, ...] = ()
    lines: Mapping[str, int] | None = None

    def line_of(self, number: int, field: str) -> int:
        """The line on which a field of the place with this number (from 0) stands, else that of the place."""
        lines = self.lines or {}
        return lines.get(f"places.{number}.{field}", lines.get(f"places.{number}", 1))


def read_reading_places(register: Path, vocabularies: Mapping[str, Any]) -> ReadingPlaces:
    """The places of a register, none without the file; raises InvalidRegister."""
    path = register / FILE
    if not path.exists():
        return ReadingPlaces()
    block, lines = read_block_with_lines(path, _PlacesFile, vocabularies)
    return ReadingPlaces(block.places, lines)
