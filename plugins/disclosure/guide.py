"""The guide to a body's information (公开指南, 条例 Art. 12): `content/guides/<body>.md`."""

from __future__ import annotations

from typing import Annotated

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_types import Day
from plugins.disclosure.places import GUIDE_PLACE, GUIDES_FOLDER
from plugins.disclosure.records import RecordKind


class GuideFields(Block):
    """The front matter of a guide."""

    reviewed_on: Annotated[Day, Spec("核对日期", Need.REQUIRED, "条例 Art. 53", "最近一次核对全文的日期")]


GUIDES = RecordKind(GUIDES_FOLDER, GUIDE_PLACE, GuideFields)
