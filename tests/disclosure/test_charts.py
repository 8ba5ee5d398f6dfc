"""Columns stay inside their picture and are as high as their values."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.charts import HEIGHT, WIDTH, columns, share


@given(st.lists(st.lists(st.integers(0, 10**9), min_size=1, max_size=6), max_size=12))
def test_bars_stay_inside(values):
    drawn = columns([(str(number), column) for number, column in enumerate(values)])
    assert len(drawn["bars"]) == sum(1 for column in values for value in column if value)
    for bar in drawn["bars"]:
        assert 0 <= float(bar["x"]) <= float(bar["x"]) + float(bar["width"]) <= WIDTH
        assert 0 <= float(bar["y"]) <= float(bar["y"]) + float(bar["height"]) <= HEIGHT


def test_heights_are_in_proportion():
    one, two = columns([("a", [10]), ("b", [20])])["bars"]
    assert abs(2 * float(one["height"]) - float(two["height"])) <= 0.2


def test_a_share_is_seen_unless_it_is_nothing():
    assert [share(*pair) for pair in ((0, 5), (5, 5), (1, 10_000), (0, 0))] == ["0", "100.0", "0.5", "0"]
