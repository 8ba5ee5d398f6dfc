"""Our own proofs of WCAG 2.2 AA: what no rule of axe-core looks at. They run inside the page (`probes.js`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from commands.judging.findings import Finding, Verdict
from commands.judging.settings import COMPUTER, HEIGHT, LIGHT, MODES, NARROW, PHONE, Setting

SCRIPT = Path(__file__).with_name("probes.js")
# 1280 × 1024 pixels at 400 %.
ZOOMED_HEIGHT = 256
# Pages with more links than that differ from their first ones in nothing but number.
MOST_STEPS = 150
FEW_STEPS = 40
# A field for a date takes four steps; those on the way to the last element that must have been reached.
STEPS_WITHIN = 12
KEYBOARD = "keyboard"


@dataclass(frozen=True)
class Proof:
    """A function of `probes.js`, and the settings in which it has something to say."""

    name: str
    settings: Sequence[Setting]
    height: int = HEIGHT


PROOFS: tuple[Proof, ...] = (
    Proof("motion", (Setting(LIGHT, COMPUTER),)),
    Proof("structure", (Setting(LIGHT, COMPUTER),)),
    Proof("tables", (Setting(LIGHT, COMPUTER),)),
    Proof("colourOnly", (Setting(LIGHT, COMPUTER),)),
    Proof("charts", tuple(Setting(mode, PHONE) for mode in MODES)),
    Proof("targets", (Setting(LIGHT, PHONE), Setting(LIGHT, COMPUTER))),
    Proof("clipped", (Setting(LIGHT, PHONE),)),
    Proof("spacing", (Setting(LIGHT, NARROW), Setting(LIGHT, COMPUTER))),
    Proof("reflow", (Setting(LIGHT, NARROW),), ZOOMED_HEIGHT),
)


def try_all(page: Page, address: str, verdict: Verdict) -> None:
    """Add to `verdict` what the proofs find in an open page."""
    for proof in PROOFS:
        for setting in proof.settings:
            setting.apply(page, proof.height)
            found = page.evaluate(f"judge.{proof.name}()")
            verdict.note(proof.name, [Finding(address, str(setting), *parts) for parts in found])
        verdict.proofs[proof.name] += 1


def try_keyboard(page: Page, address: str, verdict: Verdict, most_steps: int) -> None:
    """Go through an open page with the Tab key, as it is when it has just been opened."""
    setting = Setting(LIGHT, COMPUTER)
    setting.apply(page)
    all_steps = page.evaluate("judge.watch()")
    steps = min(all_steps, most_steps)
    for _step in range(steps):
        page.keyboard.press("Tab")
    reached = steps - (1 if steps == all_steps else STEPS_WITHIN)
    found = page.evaluate("limit => judge.walked(limit)", reached)
    verdict.note(KEYBOARD, [Finding(address, str(setting), *parts) for parts in found])
    verdict.proofs[KEYBOARD] += 1
