"""Plain pages (about, help, accessibility statement): `content/pages/*.md`, a title and a text."""

from __future__ import annotations

from typing import Annotated

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_types import Line
from plugins.disclosure.places import PAGE_PLACE, PAGES_FOLDER
from plugins.disclosure.records import RecordKind


class PlainFields(Block):
    """The front matter of a plain page."""

    title: Annotated[Line, Spec("名称", Need.REQUIRED)]
    summary: Annotated[Line | None, Spec("内容概述")] = None
    order: Annotated[Line, Spec("次序", note="页脚里的先后，两位数字")] = "50"


PAGES = RecordKind(
    PAGES_FOLDER, PAGE_PLACE, PlainFields, order=lambda record: (record.fields.order, record.source)
)
