"""Posting lists are read as they were written, and their signs survive a style sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search import postings
from plugins.search.changes import edited
from plugins.search.data_files import (
    BrokenData,
    escape,
    path_of,
    records,
    unescape,
    unwrap,
    wrap,
    write_records,
)

frequencies = st.dictionaries(st.integers(0, 7), st.integers(1, 5000), min_size=1).map(
    lambda found: tuple(sorted(found.items()))
)
lists = st.dictionaries(st.integers(0, 200_000), frequencies, max_size=30)


def written(found, is_single):
    documents = sorted(found)
    return postings.join(
        postings.write_gaps(documents),
        "".join(postings.occurrence(found[document], is_single) for document in documents),
    )


def read(text, is_single):
    documents, held = postings.read(text, is_single)
    return {
        document: postings.frequencies(one, is_single) for document, one in zip(documents, held, strict=True)
    }


@given(lists, st.booleans())
def test_lists(found, is_single):
    if is_single:
        found = {document: tuple((field, 1) for field, _count in held) for document, held in found.items()}
    assert read(written(found, is_single), is_single) == found


@given(lists, lists, st.sets(st.integers(0, 200_000)))
def test_edited_lists_are_those_written_anew(before, added, removed):
    changes = {document: postings.occurrence(held, False) for document, held in added.items()}
    changes |= dict.fromkeys(removed | set(list(before)[:3]))
    after = {
        document: held for document, held in (before | added).items() if changes.get(document, "") is not None
    }
    assert edited(written(before, False), changes, False) == (written(after, False) if after else "")


@given(st.lists(st.lists(st.text(max_size=20), min_size=1, max_size=4), min_size=1, max_size=4))
def test_any_text_survives_a_data_file(rows):
    kept = [
        ["".join(" " if unescape(escape(sign)) == " " else sign for sign in text) for text in row]
        for row in rows
    ]
    rows = [[text.encode("utf-8", "ignore").decode() for text in row] for row in rows]
    text = unwrap("table", wrap("table", write_records(rows)))
    assert records(text) == [[unescape(escape(field)) for field in row] for row in rows]
    assert kept
    assert not set("'\"\\\n") & set(text)


def test_only_control_characters_are_lost():
    assert unescape(escape("a~'\"\\|^\nb\x00\x08c")) == "a~'\"\\|^\nb c"


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"#search-data{--table:'x'}\n", wrap("facets", "x"), wrap("table", "x")[:-3]]
)
def test_a_broken_data_file_is_refused(data):
    with pytest.raises(BrokenData):
        unwrap("table", data)


def test_places_of_data_files():
    assert [path_of(name) for name in ("table", "days", "t3f", "dff", "p1a-2", "oe694bf")] == [
        "search/table.css",
        "search/days.css",
        "search/t/3f.css",
        "search/d/ff.css",
        "search/p/1a-2.css",
        "search/o/e694bf.css",
    ]
