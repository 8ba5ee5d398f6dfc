"""The annual report of a body (政府信息公开工作年度报告, 条例 Art. 49、50): `content/reports/<body>/<year>.md`."""

from __future__ import annotations

from typing import Annotated

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_types import Day
from plugins.disclosure.places import REPORT_PLACE, REPORTS_FOLDER
from plugins.disclosure.records import RecordKind


class ReportFields(Block):
    """The front matter of an annual report."""

    published_on: Annotated[Day, Spec("发布日期", Need.REQUIRED, "条例 Art. 49")]


REPORTS = RecordKind(REPORTS_FOLDER, REPORT_PLACE, ReportFields)
