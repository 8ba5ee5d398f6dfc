"""Scores of Lighthouse are read, and the ones that are too low are told."""

import pytest

from commands.judging.lighthouse import CATEGORIES, read_report, usual_pages


def report(**scores):
    audits = [{"id": "label", "weight": 1}, {"id": "told-only", "weight": 0}]
    return {
        "lighthouseVersion": "13.5.0",
        "categories": {
            name: {"score": scores.get(name.replace("-", "_"), 1), "auditRefs": audits} for name in CATEGORIES
        },
        "audits": {"label": {"score": 0}, "told-only": {"score": 0}},
    }


def test_good_scores_have_no_faults():
    found = read_report("index.html", report(performance=0.95, seo=0.5, best_practices=0.5))
    assert found.scores["performance"] == 95
    assert found.faults == []


def test_low_scores_are_faults_and_say_what_cost_points():
    found = read_report("index.html", report(performance=0.94, accessibility=0.99))
    assert len(found.faults) == 2
    assert all(line.startswith("index.html: ") and line.endswith("：label") for line in found.faults)


@pytest.mark.parametrize("broken", [{}, {"categories": {}}, report(performance=None)])
def test_what_is_no_report_is_refused(broken):
    with pytest.raises((KeyError, TypeError)):
        read_report("index.html", broken)


def test_of_each_kind_the_largest_page_is_judged(tmp_path):
    for address, size in {
        "index.html": 1,
        "items/A/2026/1.html": 5,
        "items/A/2026/2.html": 9,
        "items/A/2026/1/notice-sheet.html": 1,
        "reports/A/2025.html": 1,
        "reports/A/index.html": 9,
    }.items():
        (tmp_path / address).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / address).write_text("x" * size, encoding="utf-8")
    assert usual_pages(tmp_path) == [
        "index.html",
        "items/A/2026/2.html",
        "items/A/2026/1.html",
        "reports/A/2025.html",
    ]
