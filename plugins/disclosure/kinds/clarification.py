"""A clarification (澄清): a claim that goes about, and what is true (条例 Art. 6)."""

from __future__ import annotations

from typing import Annotated

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_types import Day, Line, ListOf, Text

R = Need.REQUIRED


class ClarificationUpdate(Block):
    """What became known later."""

    on: Annotated[Day, Spec("日期", R)]
    what: Annotated[Text, Spec("内容", R)]


class Clarification(Block):
    """The claim, the facts and where they come from."""

    claim: Annotated[Text, Spec("不实信息", R, note="只概述，不转载原文和传播者的个人信息")]
    fact: Annotated[Text, Spec("事实", R)]
    source: Annotated[Line, Spec("核实来源", R)]
    updates: Annotated[tuple[ClarificationUpdate, ...], ListOf, Spec("续报")] = ()
