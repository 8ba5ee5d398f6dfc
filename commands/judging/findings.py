"""What the judges find, and how each fault is mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from plugins.disclosure.messages import _, label

# Rule → how to mend what breaks it; of axe's rules those that pages like ours break.
MENDS: Mapping[str, str] = {
    "aria-allowed-attr": label("去掉这个角色不允许的 aria- 属性"),
    "aria-hidden-focus": label("aria-hidden 的部分里不要放能用键盘到达的元素"),
    "button-name": label("给按钮写上文字，或者加 aria-label"),
    "color-contrast": label("改用 site.css 里的颜色变量：小字与背景的对比至少 4.5:1，大字 3:1"),
    "duplicate-id-aria": label("同一页里的 id 不能重复"),
    "empty-heading": label("标题里要有文字"),
    "empty-table-header": label("空着的表头写上文字，不需要表头的格子用 td"),
    "heading-order": label("标题逐级往下，不要跳级"),
    "html-has-lang": label("在 html 元素上写 lang"),
    "image-alt": label('给图片写 alt，纯装饰的写 alt=""'),
    "label": label("给输入框写 label 或者 aria-label"),
    "landmark-one-main": label("每页有且只有一个 main"),
    "landmark-unique": label("同类的区域用 aria-label 区分"),
    "link-in-text-block": label("正文里的链接加下划线，不只靠颜色区分"),
    "link-name": label("链接里写上文字，或者加 aria-label"),
    "list": label("ul 和 ol 里只放 li"),
    "meta-viewport": label("不要禁止缩放"),
    "page-has-heading-one": label("每页有一个 h1"),
    "region": label("内容都放进 header、nav、main、footer"),
    "scrollable-region-focusable": label('给能滚动的框加 tabindex="0"、role="region" 和 aria-label'),
    "select-name": label("给选择框写 label 或者 aria-label"),
    "svg-img-alt": label("给图加 title 或者 aria-label"),
    "target-size": label("把能点的部分放大到 24×24 像素以上，或者隔开"),
    "td-headers-attr": label("headers 只能写同一张表里表头的 id"),
    "th-has-data-cells": label("每个表头都要有它的数据格"),
    "animation": label("在 @media (prefers-reduced-motion: reduce) 里关掉动画"),
    "caption": label("给表格写 caption，或者用 aria-labelledby 指向它的标题"),
    "chart-contrast": label("图里的文字用 fill: var(--ink) 或者 var(--muted)"),
    "clipped": label("不要给文字所在的框写死高度；放不下的换行"),
    "colour-only": label('颜色之外写上文字，或者给标记加 role="img" 和 aria-label'),
    "focus-order": label('用键盘能操作的元素不要写 tabindex="-1" 或者正数'),
    "focus-hidden": label("不要让固定的部分盖住得到焦点的元素，用 scroll-padding 留出位置"),
    "focus-visible": label("不要去掉 outline：用 site.css 里 :focus-visible 的写法"),
    "keyboard-trap": label("让 Tab 键能离开这个元素"),
    "no-verdict": label("这一页没有可判断的内容，请在浏览器里打开看看"),
    "reflow": label("不要写死宽度；放不下的表格放进 .scroller"),
    "scope": label('表头用 th，并写 scope="col" 或者 scope="row"'),
    "skip-link": label("页面里第一个能到达的元素是“跳到正文”"),
    "spacing": label("不要写死高度和宽度，字距行距加大以后文字也要放得下"),
    "tall-target": label("按钮、输入框和导航的高度用 var(--target)"),
}


@dataclass(frozen=True, order=True)
class Finding:
    """A fault: on which page, in which setting (how the page was looked at), of which rule, in which element."""

    page: str
    setting: str
    rule: str
    selector: str
    message: str = ""

    def __str__(self) -> str:
        said = f"{self.page}: [{self.setting}] {self.rule}: {self.selector} {self.message}".rstrip()
        mend = MENDS.get(self.rule)
        return said + _("。改法：{mend}", mend=_(mend)) if mend else said


@dataclass
class Verdict:
    """What judging came to: everything that was looked at, and what was found.

    `pages` are those judged, of `of_pages`; `looks` is how many times axe looked at one of them, `rules` which of its
    rules had something to decide, `undecided` on how many elements it left that to people, in the first setting;
    `proofs` says on how many pages each proof was tried, `faults` how many things it found. `tools` gives versions.
    """

    pages: list[str] = field(default_factory=list)
    of_pages: int = 0
    looks: int = 0
    rules: set[str] = field(default_factory=set)
    undecided: int = 0
    proofs: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    tools: dict[str, str] = field(default_factory=dict)

    def note(self, proof: str, found: Iterable[Finding]) -> None:
        """Take what one proof found on one page."""
        for finding in found:
            self.findings.append(finding)
            self.faults[proof] += 1

    def add(self, other: Verdict) -> None:
        """Take over what another judge says of other pages of the same site."""
        self.looks += other.looks
        self.rules |= other.rules
        self.undecided += other.undecided
        self.proofs += other.proofs
        self.faults += other.faults
        self.findings.extend(other.findings)
        self.tools.update(other.tools)
