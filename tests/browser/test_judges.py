"""The judges find faults that were put into pages for them, find none in a sound page, and look at every kind."""

import pytest

from commands.bootstrap import ROOT
from commands.judging.judge import judge
from commands.judging.page_kinds import LEADS_ON, pages_of_every_kind, templates_of

PAGE = """\
<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>政府信息公开目录</title>
<style>
:root {{ color-scheme: light dark }}
body {{ background: white; color: black }}
nav a {{ display: inline-block; min-height: 30px }}
@media (prefers-color-scheme: dark) {{ body {{ background: #111; color: #eee }} a {{ color: #9cf }} }}
{style}
</style></head>
<body><a href="#main">跳到正文</a>
<header><nav aria-label="主导航"><a href="index.html">首页</a></nav></header>
<main id="main"><h1>公开目录</h1>{body}</main>
<script>{script}</script></body>
</html>
"""
TABLE = '<table>{caption}<thead><tr><th scope="col">名称</th></tr></thead><tbody><tr><td>预算</td></tr></tbody></table>'
CHART = (
    '<svg role="img" aria-label="图" width="200" height="40">'
    '<rect width="200" height="40" fill="#000"></rect><text x="5" y="20" fill="{fill}">收入</text></svg>'
)
SOUND = (
    '<h2>表</h2><p>正文<a href="index.html">链接</a></p><label>词语 <input class="tall"></label>'
    + TABLE.format(caption="<caption>清单</caption>")
    + CHART.format(fill="#fff")
)
TALL = ".tall { min-height: 44px }"
HELP = '<p>见<a class="plain" href="#x">这里的说明</a></p><p id="x">一</p>'
DOT = ".dot { display: inline-block; width: 1em; height: 1em; background: red }"
LOW = ".low { height: 1.2em; line-height: 1.1; overflow: hidden }"
PALE_PAPER = "@media print { .pale { color: #ccc; background: #fff } }"
# Name of a page → the rule that it breaks, its body, style and script.
FAULTS = {
    "contrast": ("color-contrast", '<p class="pale">看不清的字</p>', ".pale { color: #999; background: #fff }", ""),
    "dark": (
        "color-contrast",
        '<p class="pale">夜里看不清的字</p>',
        "@media (prefers-color-scheme: dark) { .pale { color: #333 } }",
        "",
    ),
    "print": ("color-contrast", '<p class="pale">印不清的字</p>', PALE_PAPER, ""),
    "label": ("label", '<input class="tall">', TALL, ""),
    "caption": ("caption", TABLE.format(caption=""), "", ""),
    "scope": ("scope", "<table><caption>表</caption><tr><td>一</td></tr></table>", "", ""),
    "outline": ("focus-visible", HELP, "a.plain:focus { outline: 0 }", ""),
    "covered": (
        "focus-hidden",
        '<p>见<a href="#x">这里的说明</a></p><p id="x">一</p><div class="over">通知</div>',
        ".over { position: fixed; inset: 0; background: #fff; color: #000 }",
        "",
    ),
    "reflow": ("reflow", '<p class="wide">宽</p>', ".wide { width: 500px }", ""),
    "spacing": ("spacing", '<p class="low">放不下的字</p>', LOW, ""),
    "clipped": ("clipped", '<p class="low">两行<br>文字</p>', ".low { height: 1em; overflow: hidden }", ""),
    "low": ("tall-target", "<button>检索</button>", "", ""),
    "headings": ("heading-order", "<h4>跳级</h4>", "", ""),
    "motion": (
        "animation",
        '<p class="moves">动</p>',
        "@keyframes m { to { transform: translateX(9px) } } .moves { animation: m 1s infinite }",
        "",
    ),
    "colour": ("colour-only", '<p>状态 <span class="dot"></span></p>', DOT, ""),
    "chart": ("chart-contrast", CHART.format(fill="#333"), "", ""),
    "unreached": ("focus-order", '<a href="#main" tabindex="3">先到这里的链接</a>', "", ""),
    "trap": (
        "keyboard-trap",
        '<label>词语 <input class="tall" id="t"></label><a href="#main">后面的链接</a>',
        TALL,
        "t.onkeydown = event => event.preventDefault()",
    ),
    "skip": ("skip-link", "<p>一</p>", "body > a { display: none }", ""),
}  # fmt: skip


@pytest.fixture(scope="module")
def verdict(tmp_path_factory):
    """What the judges say of a folder with a sound page and one page for every fault."""
    folder = tmp_path_factory.mktemp("faulty")
    pages = {"index": ("", SOUND, TALL, ""), **FAULTS}
    for name, (_rule, body, style, script) in pages.items():
        html = PAGE.format(body=body, style=style, script=script)
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return judge(folder, [f"{name}.html" for name in pages])


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_where_it_is(verdict, name):
    rules = {finding.rule for finding in verdict.findings if finding.page == f"{name}.html"}
    assert FAULTS[name][0] in rules


def test_a_sound_page_has_no_fault(verdict):
    assert [str(finding) for finding in verdict.findings if finding.page == "index.html"] == []


def test_a_fault_of_dark_colours_is_found_only_there(verdict):
    told = [finding for finding in verdict.findings if finding.page == "dark.html"]
    assert {finding.setting.split()[0] for finding in told} == {"深色", "深色高对比度"}


def test_a_finding_says_how_to_mend_it(verdict):
    (line,) = {str(finding) for finding in verdict.findings if finding.page == "caption.html"}
    assert line.startswith("caption.html: [浅色 1280] caption: main")
    assert "改法：给表格写 caption" in line


def test_the_verdict_counts_what_was_done(verdict):
    assert verdict.looks > len(verdict.pages) == len(FAULTS) + 1
    assert set(verdict.proofs.values()) == {len(verdict.pages)}
    assert sum(verdict.faults.values()) == len(verdict.findings)
    assert {"axe-core", "Chromium"} <= set(verdict.tools)
    assert {"color-contrast", "target-size", "label"} <= verdict.rules


def test_a_site_without_a_page_is_a_finding(tmp_path):
    assert judge(tmp_path).findings


def test_every_template_that_makes_a_page_is_judged(site):
    templates = {
        address: template
        for address, template in templates_of(ROOT / "content").items()
        if (site.path / address).suffix == ".html"
        and not LEADS_ON.search((site.path / address).read_text(encoding="utf-8"))
    }
    chosen = pages_of_every_kind(site.path, templates)
    assert len(set(templates.values())) > 50
    assert set(templates.values()) <= {templates.get(address) for address in chosen}
    assert chosen == pages_of_every_kind(site.path, templates)
    assert len(chosen) < len(templates) / 5
