"""What the accessibility statement shows of the last test, and what has happened since."""

from __future__ import annotations

from typing import Any

from plugins.disclosure.accessibility_results import FRESH_DAYS, SUBJECTS
from plugins.disclosure.building import theme_of
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.messages import _
from plugins.disclosure.places import PAGES_FOLDER

# The plain page that is the statement, wherever its text comes from.
ADDRESS = f"{PAGES_FOLDER}/accessibility.html"


def results_shown(catalog: Catalog) -> dict[str, Any] | None:
    """The results as plain data for the statement's template; None when nothing was ever tested."""
    found = catalog.register.accessibility
    if found is None:
        return None
    return {
        "tested_on": found.tested_on.isoformat(),
        "tools": _("、").join(
            f"{name} {version}"
            for name, version in (
                ("axe-core", found.axe),
                ("Chromium", found.chromium),
                ("Lighthouse", found.lighthouse),
            )
            if version
        ),
        "pages": found.pages,
        "of_pages": found.of_pages,
        "looks": found.looks,
        "rules": found.rules,
        "undecided": found.undecided,
        "faults": found.faults,
        "proofs": [
            {
                "claim": _(SUBJECTS[proof.proof].claim),
                "criteria": SUBJECTS[proof.proof].criteria,
                "pages": proof.pages,
                "faults": proof.faults,
            }
            for proof in found.proofs
        ],
        "scores": [score.model_dump() for score in found.scores],
        "is_old": (catalog.date - found.tested_on).days > FRESH_DAYS,
        "is_of_another_theme": found.theme != theme_of(catalog),
    }
