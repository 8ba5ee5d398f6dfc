"""Lists are cut into pages; nothing is lost, and every anchor is where it is said to be."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.supervision import listings
from plugins.disclosure.supervision.entries import Entry
from plugins.disclosure.supervision.figure import Listing
from plugins.disclosure.supervision.listings import Part, listings_of
from plugins.disclosure.supervision.survey import ALL
from tests.disclosure.supervision.cases import item, survey, withdrawn


@given(st.lists(st.integers(1, 1200), min_size=1, max_size=4))
def test_pages_hold_everything_once_and_at_most_500_lines(sizes):
    parts = [
        Part(f"p{position}", "", "", (), [Entry("a", f"{position}-{n}") for n in range(size)])
        for position, size in enumerate(sizes)
    ]
    listed = listings._cut("a", Listing.LATE, parts)
    lengths = [sum(len(part.entries) for part in page) for page in listed.pages]
    assert max(lengths) <= listings.ROWS
    assert all(length == listings.ROWS for length in lengths[:-1])
    together = [entry for page in listed.pages for part in page for entry in part.entries]
    assert together == [entry for part in parts for entry in part.entries]
    for number, page in enumerate(listed.pages, 1):
        for part in page:
            if part.anchor:
                assert listed.places[part.anchor] == f"{listed.address('a', number)}#{part.anchor}"
    assert set(listed.places) == {part.anchor for part in parts}


def test_a_list_without_an_entry_has_no_page():
    assert Listing.LATE not in listings_of(survey(item()), ALL)
    assert Listing.LATE in listings_of(survey(item(published_on=date(2026, 6, 1))), ALL)


def test_the_withdrawn_are_told_by_reason():
    found = survey(*(item(serial, withdrawn=withdrawn(date(2026, 5, 1), "error")) for serial in (1, 2)))
    (page,) = listings_of(found, ALL)[Listing.OPENNESS].pages
    assert "发布有误 2 条" in page[-1].note
