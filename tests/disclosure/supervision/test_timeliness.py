"""On time, late, or not to be told."""

from datetime import date

import pytest

from plugins.disclosure.supervision.survey import ALL
from tests.disclosure.supervision.cases import block, counts, item, lines, survey

VILLAGE_LAW = date(2008, 4, 30)


@pytest.mark.parametrize(
    ("changes", "figure"),
    [
        ({"published_on": date(2026, 3, 30)}, "on_time"),  # day 20
        ({"published_on": date(2026, 3, 31)}, "late"),
        ({"genre": "budget", "published_on": date(2026, 3, 22)}, "on_time"),  # 20 days, not working days
        ({"genre": "budget", "published_on": date(2026, 3, 23)}, "late"),
        ({"published_on": None}, "timing_unknown"),
        ({"generated_on": None}, "timing_exempt"),
        ({"generated_on": VILLAGE_LAW, "published_on": VILLAGE_LAW}, "timing_exempt"),
        ({"openness": "on_request"}, "timing_exempt"),
        (
            {
                "published_on": date(2026, 6, 1),
                "imported_from": block("imported_from", source="a"),
            },
            "timing_imported",
        ),
    ],
)
def test_the_group_of_an_item(changes, figure):
    values = counts(survey(item(**changes)))
    assert values[figure] == 1


def test_a_calendar_that_is_not_published_is_never_guessed():
    found = survey(
        item(generated_on=date(2058, 12, 20), published_on=date(2058, 12, 21)), day=date(2059, 1, 2)
    )
    values = counts(found)
    assert (values["timing_unknown"], values["on_time"], values["late"], values["on_time_rate"]) == (
        1,
        0,
        0,
        None,
    )
    assert "2058" in lines(found, "timing_unknown")[0][2]


def test_the_late_ones_with_due_day_and_days_over_worst_first():
    found = survey(
        item(1, published_on=date(2026, 3, 31)),
        item(2, published_on=date(2026, 4, 8)),
        item(3, genre="budget", published_on=date(2026, 3, 25)),
    )
    assert [line[:6] for line in lines(found, "late")] == [
        ("第2条", "2026-03-02", "2026-03-30", "2026-04-08", "26 个工作日", "6 个工作日"),
        ("第3条", "2026-03-02", "2026-03-22", "2026-03-25", "17 个工作日", "3 日"),
        ("第1条", "2026-03-02", "2026-03-30", "2026-03-31", "21 个工作日", "1 个工作日"),
    ]
    values = counts(found, ALL)
    assert (values["days_median"], values["days_longest"], values["on_time_rate"]) == (21, 26, 0)
