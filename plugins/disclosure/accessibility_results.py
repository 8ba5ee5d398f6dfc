"""What the last test of accessibility came to: `content/register/accessibility.yml`.

`tasks.py accessibility` writes the file. The accessibility statement shows it, so that nothing stands
there that no test has shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import AfterValidator

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_types import Count, Day, Line, ListOf, refuse
from plugins.disclosure.messages import _, label
from plugins.disclosure.register_files import read_block

FILE = "accessibility.yml"
R = Need.REQUIRED
# After that many days a statement says that its results are old.
FRESH_DAYS = 183


class Subject(NamedTuple):
    """What a proof shows when it finds nothing, and the criteria of WCAG 2.2 that this is about."""

    claim: str
    criteria: str


SUBJECTS: Mapping[str, Subject] = {
    "axe": Subject(
        label("axe-core 的 WCAG 2.2 A、AA 级规则和通行做法，浅色、深色、高对比度、强制颜色和打印"), ""
    ),
    "keyboard": Subject(
        label("只用键盘可以到达能操作的部分，第一步可以跳到正文，焦点看得见、不被遮住、不会困住"),
        "2.1.1、2.1.2、2.4.1、2.4.3、2.4.7、2.4.11",
    ),
    "reflow": Subject(label("放大到 400% 不用左右滚动（表格在自己的框里滚动）"), "1.4.10"),
    "spacing": Subject(label("加大字距、行距和段距不丢失文字"), "1.4.12"),
    "clipped": Subject(label("手机上没有被切掉的文字"), "1.4.4"),
    "targets": Subject(label("按钮、输入框和导航够大，手指点得准"), "2.5.8"),
    "tables": Subject(label("表格有名称，表头注明管哪些格子"), "1.3.1"),
    "structure": Subject(label("网页注明语言和标题，各级标题不跳级"), "1.3.1、2.4.2、3.1.1"),
    "colourOnly": Subject(label("不只用颜色表示意思"), "1.4.1"),
    "charts": Subject(label("图里的文字看得清，与底色的对比至少 4.5:1"), "1.4.3"),
    "motion": Subject(label("读者要求减少动画时没有动画"), "2.3.3"),
}


def _subject(value: str) -> str:
    if value not in SUBJECTS:
        raise refuse("“{text}”应为：{names}", text=value[:40], names=_("、").join(SUBJECTS))
    return value


class ProofResult(Block):
    """On how many pages something was tried, and how many faults there were."""

    proof: Annotated[Annotated[Line, AfterValidator(_subject)], Spec("项目", R)]
    pages: Annotated[Count, Spec("网页数", R)]
    faults: Annotated[Count, Spec("问题数", R)]


class PageScore(Block):
    """What Lighthouse says of one page, 0 to 100 points."""

    page: Annotated[Line, Spec("网页", R)]
    accessibility: Annotated[Count, Spec("无障碍", R)]
    performance: Annotated[Count, Spec("速度", R)]


class AccessibilityResults(Block):
    """One test of a site: when, with what, on how much of it, and what came out."""

    tested_on: Annotated[Day, Spec("测试日期", R)]
    theme: Annotated[Line, Spec("模板和样式的校验值", R)]
    axe: Annotated[Line, Spec("axe-core 版本", R)]
    chromium: Annotated[Line, Spec("Chromium 版本", R)]
    lighthouse: Annotated[Line | None, Spec("Lighthouse 版本")] = None
    pages: Annotated[Count, Spec("测试的网页数", R)]
    of_pages: Annotated[Count, Spec("全部网页数", R)]
    looks: Annotated[Count, Spec("测试次数", R)]
    rules: Annotated[Count, Spec("用到的规则数", R)]
    undecided: Annotated[Count, Spec("不能自动判断的处数", R)]
    proofs: Annotated[tuple[ProofResult, ...], ListOf, Spec("逐项结果", R)]
    scores: Annotated[tuple[PageScore, ...], ListOf, Spec("Lighthouse 得分")] = ()

    @property
    def faults(self) -> int:
        """All faults together."""
        return sum(proof.faults for proof in self.proofs)


def read_accessibility_results(register: Path) -> AccessibilityResults | None:
    """The results in a register, None without the file; raises InvalidRegister."""
    path = register / FILE
    return read_block(path, AccessibilityResults) if path.exists() else None
