"""The number in a cell as people type it: full-width digits, separators of thousands, blanks around it."""

from __future__ import annotations

import re

from commands.importing.grids import GridCell
from plugins.disclosure.annual_reports.fields import read_amount, read_count
from plugins.disclosure.annual_reports.tables import Figure, cell_name
from plugins.disclosure.messages import _

FEE = "admin_fees.amount_wanyuan"
# Nothing more: a footnote `12²` must not become 122.
_HALF_WIDTH = str.maketrans("０１２３４５６７８９，．－", "0123456789,.-")
_SEPARATED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


class Figures:
    """The figures found so far, and what could not be read; nothing is ever put in place of a missing number."""

    def __init__(self) -> None:
        self.found: dict[str, Figure] = {}
        self.problems: list[str] = []

    def take(self, key: str, cell: GridCell) -> None:
        """Read the cell `key` of the form from a cell of the source."""
        text = cell.text.translate(_HALF_WIDTH).strip()
        if _SEPARATED.fullmatch(text):
            text = text.replace(",", "")
        name = cell_name(key)
        if key in self.found:
            self.problems.append(_("“{cell}”出现了两次：又见{place}", cell=name, place=cell.place))
            return
        try:
            self.found[key] = read_amount(text) if key == FEE else read_count(text)
        except ValueError:
            self.problems.append(_said_of(text, name, cell.place))


def _said_of(text: str, name: str, place: str) -> str:
    if not text:
        return _("“{cell}”是空的（{place}）：没有的请填 0", cell=name, place=place)
    if text.startswith("="):
        return _(
            "“{cell}”是公式，文件里没有算出的值（{place}）：请在 Excel 或 WPS 里打开，保存一次再导入",
            cell=name,
            place=place,
        )
    return _("“{cell}”读不出数：“{text}”（{place}）", cell=name, text=text[:40], place=place)
