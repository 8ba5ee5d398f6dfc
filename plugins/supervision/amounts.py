"""How much was published: the tables and charts of the overview and of the page of a body."""

from __future__ import annotations

from typing import Any

from plugins.disclosure.messages import _
from plugins.disclosure.supervision.figure import Listing
from plugins.disclosure.supervision.listings import month_name
from plugins.disclosure.supervision.survey import Scope, Survey
from plugins.disclosure.supervision.volumes import UNDATED, by_month, by_year, month_of, statutory_label
from plugins.supervision.charts import month_chart, share_rows
from plugins.supervision.frame import Listings


def amounts(survey: Survey, scope: Scope, listings: Listings) -> dict[str, Any] | None:
    """Months, years and statutory categories, each number with the place of its list; None where there is nothing."""
    entries = survey.entries(scope.slug, "items")
    if not entries:
        return None
    places = listings[Listing.PUBLISHED].places
    months = by_month(entries, survey.day)
    first_of_year: dict[str, str] = {}
    for entry in entries:
        month = month_of(entry)
        first_of_year.setdefault(month if month == UNDATED else month[:4], places[f"m{month}"])
    years = [
        (_("日期不详") if year == UNDATED else _("{year} 年", year=year), count, first_of_year[year])
        for year, count in by_year(entries)
    ]
    categories = survey.statutory(scope.slug)
    in_list = listings[Listing.STATUTORY].places if categories else {}
    statutory = [
        (statutory_label(survey.facts, key), len(found), in_list[key]) for key, found in categories.items()
    ]
    return {
        "chart": month_chart(months),
        "months": [
            {"label": month_name(month), "count": count, "address": places.get(f"m{month}", "")}
            for month, count in reversed(months)
        ],
        "years": share_rows(years),
        "statutory": share_rows(statutory),
    }
