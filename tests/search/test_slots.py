"""The numbers of documents follow from the places of all items, and hardly ever move."""

import random

from hypothesis import given
from hypothesis import strategies as st

from plugins.search.slots import BLOCK, arrange, place, table_size

folders = st.sampled_from(
    ["SL0000019/2026", "SL0000019/2025", "SL0000027/2026", "imported/undated", "imported/2019"]
)
stems = st.one_of(
    st.integers(1, 60).map("{:05}".format), st.integers(0, 60).map("new-{:x}".format), st.just("90000001")
)
sources = st.sets(st.builds("catalog/{}/{}.md".format, folders, stems), max_size=80)


@given(sources, st.randoms(use_true_random=False))
def test_numbers_are_different_and_follow_from_the_set(found, draw):
    numbers = arrange(sorted(found)).numbers
    assert len(set(numbers.values())) == len(numbers) == len(found)
    assert arrange(draw.sample(sorted(found), len(found))).numbers == numbers


def test_neighbouring_serials_are_neighbours():
    numbers = arrange(f"catalog/SL0000019/2026/{serial:05}.md" for serial in range(1, BLOCK)).numbers
    assert [
        after - before
        for before, after in zip(list(numbers.values()), list(numbers.values())[1:], strict=False)
    ] == [1] * (BLOCK - 2)


def test_new_items_move_few_others():
    draw = random.Random(7)
    found = {
        f"catalog/SL{body:07}/{year}/{serial:05}.md"
        for body in range(30)
        for year in range(2016, 2026)
        for serial in range(1, draw.randrange(2, 60))
    }
    moved = 0
    numbers = arrange(found).numbers
    for _addition in range(100):
        body, year = draw.randrange(30), draw.randrange(2016, 2027)
        serials = [
            int(source[-8:-3]) for source in found if source.startswith(f"catalog/SL{body:07}/{year}/")
        ]
        found = found | {f"catalog/SL{body:07}/{year}/{max(serials, default=0) + 1:05}.md"}
        after = arrange(found).numbers
        moved += sum(after[source] != number for source, number in numbers.items())
        numbers = after
    assert moved < 100 * BLOCK


def test_places_are_dense_enough():
    for count in (1, 5, 100, 5000):
        size = table_size(count)
        names = sorted(f"n{number}" for number in range(count))
        assert 1.2 * count <= size <= max(4, 1.6 * count)
        assert len(set(place(names, size).values())) == count
