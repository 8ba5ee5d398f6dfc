"""Circles in relations are found in every graph that has one and in no other, however long they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.checks.relation_sense import circles

nodes = st.sampled_from("abcdefg")
graphs = st.dictionaries(nodes, st.lists(nodes, max_size=3))


def leads_back(edges, start):
    """Whether a way from a node leads back to it."""
    seen, pending = set(), list(edges.get(start, ()))
    while pending:
        node = pending.pop()
        if node not in seen:
            seen.add(node)
            pending += edges.get(node, ())
    return start in seen


@given(graphs)
def test_circles_are_found_exactly_where_they_are(edges):
    found = list(circles(edges))
    assert bool(found) == any(leads_back(edges, node) for node in edges)
    for circle in found:
        assert len(set(circle)) == len(circle)
        assert all(after in edges[node] for node, after in zip(circle, [*circle[1:], circle[0]], strict=True))


@pytest.mark.parametrize("length", [1, 2, 100_000])
def test_a_circle_may_be_long(length):
    edges = {str(node): [str((node + 1) % length)] for node in range(length)}
    assert [len(circle) for circle in circles(edges)] == [length]


def test_a_long_chain_is_no_circle():
    assert list(circles({str(node): [str(node + 1)] for node in range(100_000)})) == []
