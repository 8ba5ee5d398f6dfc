"""Whatever is counted for all is the sum of what is counted for each, and every item is counted once."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.supervision.figure import Figure, Rate
from plugins.disclosure.supervision.survey import ALL, DECLARED, FIGURES
from plugins.disclosure.supervision.volumes import by_month, by_year
from tests.disclosure.supervision.cases import counts, item, survey, withdrawn
from tests.make import CITY, DAY

DAYS = st.none() | st.dates(date(2007, 1, 1), DAY)
TIMING = ("on_time", "late", "timing_unknown", "timing_imported", "timing_exempt")
STATES = ("columns_empty", "columns_stale", "columns_soon", "columns_fresh")


@st.composite
def items(draw):
    """Items of any state: undated, of unknown bodies, imported, withheld, withdrawn, periodic."""
    found = []
    for serial in range(1, draw(st.integers(0, 6)) + 1):
        changes = {
            "publisher": draw(st.sampled_from(["示例市人民政府", "示例市财政局", "某处", None])),
            "joint_bodies": draw(st.sampled_from([(), ("示例市财政局",)])),
            "openness": draw(st.sampled_from(["proactive", "withheld", "on_request"])),
            "statutory": draw(st.sampled_from([(), ("a20-01",), ("a20-07", "a20-15")])),
            "term": draw(st.sampled_from(["long", "periodic"])),
            "period": draw(st.sampled_from([None, "monthly", "january_july", "unheard-of"])),
            "validity": draw(st.sampled_from([None, "in_force", "repealed"])),
            "withdrawn": draw(st.sampled_from([None, withdrawn(DAY, "error")])),
        }
        for name in ("generated_on", "published_on", "expires_on", "review_by", "next_assessment_on"):
            changes[name] = draw(DAYS)
        found.append(item(serial, **changes))
    return found


@given(items(), st.dates(date(2026, 6, 30), date(2028, 12, 31)))
def test_all_is_the_sum_of_its_parts_on_any_day(drawn, day):
    found = survey(*drawn, day=day)
    scopes = [scope.slug for scope in found.scopes]
    for figure in FIGURES:
        entries = [entry for slug in scopes for entry in found.entries(slug, figure.id)]
        assert sorted(map(repr, entries)) == sorted(map(repr, found.entries(ALL, figure.id))), figure.id
    for slug in (ALL, *scopes):
        values = counts(found, slug)
        assert sum(values[name] for name in TIMING) == values["items"]
        assert sum(count for _year, count in by_year(found.entries(slug, "items"))) == values["items"]
    assert counts(found)["items"] == len(drawn)


@given(items(), st.dates(date(2026, 6, 30), date(2028, 12, 31)))
def test_every_column_is_in_one_state_and_shares_have_their_two_numbers(drawn, day):
    found = survey(*drawn, day=day)
    values = counts(found)
    assert sum(values[name] for name in STATES) == len(found.facts.catalog.register.columns)
    for rate in (declared for declared in DECLARED if isinstance(declared, Rate)):
        value = found.value(ALL, rate)
        assert value.part == sum(values[name] for name in rate.part)
        assert value.whole == sum(values[name] for name in rate.whole)
        assert value.number is None if value.whole == 0 else value.number == value.part / value.whole


def test_a_joint_item_counts_for_its_lead_alone():
    found = survey(item(joint_bodies=("示例市财政局",)))
    assert [entry.owner for entry in found.entries(ALL, "items")] == [CITY]


def test_an_item_that_is_held_back_is_nowhere():
    found = survey(
        item(title="还没有发布", published_on=DAY + timedelta(days=1), expires_on=DAY + timedelta(days=9))
    )
    everything = [entry.title for figure in FIGURES for entry in found.entries(ALL, figure.id)]
    assert "还没有发布" not in everything


def test_of_a_withheld_item_no_list_tells_more_than_its_page():
    hidden = item(
        openness="withheld", ground="state_secret", review_by=date(2026, 1, 1), statutory=("a20-12",)
    )
    found = survey(hidden)
    assert found.statutory(ALL) == {}
    values = counts(found)
    assert (values["withheld"], values["review_overdue"], values["withheld_share"]) == (1, 0, 1)


def test_an_item_with_two_categories_stands_in_both_and_one_without_in_its_own():
    found = survey(item(1, statutory=("a20-01", "a20-07")), item(2, statutory=()))
    assert {key: len(entries) for key, entries in found.statutory(ALL).items()} == {
        "a20-01": 1,
        "a20-07": 1,
        "none": 1,
    }


def test_months_go_back_two_years_and_count_the_day_of_publication():
    found = survey(item(1), item(2, published_on=date(2024, 6, 30)), item(3, published_on=date(2024, 7, 1)))
    months = by_month(found.entries(ALL, "items"), DAY)
    assert (len(months), months[0], months[-1]) == (24, ("2024-07", 1), ("2026-06", 0))
    assert dict(months)["2026-03"] == 1


def test_figures_are_declared_once_with_a_rule_and_an_explanation():
    assert len({declared.id for declared in DECLARED}) == len(DECLARED)
    for declared in DECLARED:
        assert declared.rule
        assert declared.explanation.endswith("。")
    for figure in DECLARED:
        if isinstance(figure, Figure) and figure.tally is not None:
            assert figure.tally < len(figure.columns)


def test_every_line_has_a_cell_for_every_column():
    drawn = [
        item(1, published_on=date(2026, 5, 29)),
        item(2, openness="withheld", ground="process", next_assessment_on=date(2026, 1, 1)),
        item(3, term="periodic", period="monthly", review_by=date(2026, 1, 1), expires_on=DAY),
        item(4, withdrawn=withdrawn(DAY, "error")),
        item(5, normative=True, published_on=date(2026, 3, 3), review=None, from_request_on=date(2026, 3, 2)),
    ]
    found = survey(*drawn)
    for figure in FIGURES:
        for entry in found.entries(ALL, figure.id):
            assert len(entry.cells) == len(figure.columns), (figure.id, entry)
