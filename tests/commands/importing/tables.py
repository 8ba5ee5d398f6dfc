"""Tables of standard catalogs as counties publish them, made as workbooks of any shape."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from tests.disclosure.office_files import SHEET, TYPES, xlsx, zipped

TITLE = ["示例县财政预决算领域基层政务公开标准目录"]
UPPER = [
    "序号", "公开事项", "公开事项", "公开内容\n（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体",
    "公开对象", "", "公开方式", "", "公开层级", "",
]  # fmt: skip
LOWER = [
    "",
    "一级事项",
    "二级事项",
    "",
    "",
    "",
    "",
    "",
    "全社会",
    "特定群体（请写明）",
    "主动",
    "依申请",
    "县级",
    "乡级",
]
ROW = [
    "1", "政府预算", "县级预算", "1.收支预算；\n2.三公经费", "《中华人民共和国预算法》", "自批准之日起20个工作\n日内",
    "示例市财政局", "■政府网站 □政府公报\n■两微一端 口公开查阅点", "√", "", "√", "", "√", "",
]  # fmt: skip


def table(*rows: Sequence[str], head: Sequence[Sequence[str]] = (TITLE, UPPER, LOWER)) -> list[Sequence[str]]:
    """A table with its head."""
    return [*head, *rows]


def changed(**cells: str) -> list[str]:
    """The usual row with other texts; `c3` is the fourth column."""
    found = list(ROW)
    for name, text in cells.items():
        found[int(name.removeprefix("c"))] = text
    return found


def merged(rows: Sequence[Sequence[str]], *places: str) -> bytes:
    """A workbook with one sheet in which the blocks `places` (`A1:B2`) are merged."""
    cells = "".join(f'<mergeCell ref="{place}"/>' for place in places)
    return _with(xlsx(rows), f"<mergeCells>{cells}</mergeCells>")


def _with(data: bytes, markup: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"].decode().replace("</worksheet>", markup + "</worksheet>")
    return zipped(members | {"xl/worksheets/sheet1.xml": sheet})


def several(**sheets: Sequence[Sequence[str]]) -> bytes:
    """A workbook with sheets of these names; one whose name begins with `hidden` is hidden."""
    members: dict[str, str | bytes] = {}
    book, relations = "", ""
    for number, (name, rows) in enumerate(sheets.items(), 1):
        with zipfile.ZipFile(io.BytesIO(xlsx(rows))) as archive:
            members[f"xl/worksheets/sheet{number}.xml"] = archive.read("xl/worksheets/sheet1.xml")
        state = ' state="hidden"' if name.startswith("hidden") else ""
        book += f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"{state}/>'
        relations += f'<Relationship Id="r{number}" Target="worksheets/sheet{number}.xml"/>'
    members["xl/workbook.xml"] = f'<workbook {SHEET} xmlns:r="{TYPES}"><sheets>{book}</sheets></workbook>'
    members["xl/_rels/workbook.xml.rels"] = f"<Relationships>{relations}</Relationships>"
    return zipped(members)
