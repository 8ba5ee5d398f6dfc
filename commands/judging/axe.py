"""Asking axe-core about a page that is open in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from commands import tools
from commands.judging.findings import Finding, Verdict
from commands.judging.settings import PRINT, SIZES, Setting

AXE = "axe"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
# All that colours can change about what a page without another layout is.
COLOUR_RULES = ("color-contrast", "link-in-text-block")
# On paper nothing can be followed, hit or scrolled.
SCREEN_ONLY = ("link-in-text-block", "target-size", "scrollable-region-focusable")
RUN = """options => axe.run(document, options).then(told => ({
    tool: told.testEngine.version,
    faults: told.violations.map(rule => ({
        rule: rule.id,
        places: rule.nodes.map(node => [
            node.target.flat().join(" "),
            [...node.any, ...node.all, ...node.none].map(check => check.message)[0] || rule.help,
        ]),
    })),
    undecided: told.incomplete.reduce((sum, rule) => sum + rule.nodes.length, 0),
    decided: [...told.passes, ...told.violations].map(rule => rule.id),
}))"""


def script() -> Path:
    """The file of axe-core; raises ToolMissing."""
    path = tools.node_modules() / "axe-core" / "axe.min.js"
    if not path.is_file():
        raise tools.ToolMissing("缺少检查工具 axe-core，请用 python3 tasks.py test 运行")
    return path


def ask(page: Page, address: str, setting: Setting, verdict: Verdict, *, everything: bool) -> None:
    """Add to `verdict` what axe says of an open page: of all rules, or of those about colours only.

    A page of which it says nothing at all is a finding.
    """
    setting.apply(page)
    told: dict[str, Any] = page.evaluate(RUN, _options(setting, everything=everything))
    verdict.looks += 1
    verdict.rules.update(told["decided"])
    if setting == SIZES[0]:
        verdict.undecided += told["undecided"]
    verdict.tools["axe-core"] = told["tool"]
    verdict.note(AXE, _findings(told, address, setting))
    if everything and not told["decided"]:
        verdict.note(AXE, [Finding(address, str(setting), "no-verdict", "html")])


def _options(setting: Setting, *, everything: bool) -> dict[str, Any]:
    left_out = SCREEN_ONLY if setting.mode == PRINT else ()
    if everything:
        run: dict[str, Any] = {"type": "tag", "values": TAGS}
        rules = {"target-size": {"enabled": True}, **{rule: {"enabled": False} for rule in left_out}}
    else:
        run = {"type": "rule", "values": [rule for rule in COLOUR_RULES if rule not in left_out]}
        rules = {}
    return {"runOnly": run, "rules": rules, "resultTypes": ["violations", "incomplete"]}


def _findings(told: dict[str, Any], address: str, setting: Setting) -> Iterator[Finding]:
    for fault in told["faults"]:
        for selector, message in fault["places"]:
            yield Finding(address, str(setting), fault["rule"], selector, message)
