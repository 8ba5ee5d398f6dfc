"""Questions for a search: drawn by chance and always the same, answered by their items, counted rightly."""

from collections import Counter
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.sample import write_catalog
from commands.search_quality.own_engine import pairs_of, recall_of_pairs
from commands.search_quality.queries import (
    APART,
    KINDS,
    PHRASE_LENGTHS,
    WORD_LENGTHS,
    Query,
    is_answer,
    make_queries,
)
from commands.search_quality.scores import judge, misses, score, spread
from commands.search_quality.texts import Text, read_texts
from commands.search_quality.word_finder import WordFinder
from plugins.disclosure.document_numbers import DocumentNumber


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus") / "content"
    write_catalog(60, folder)
    return read_texts(folder, date(2026, 11, 1))


def text(title="标题", number="", body="", **more):
    return Text(
        more.pop("address", f"items/{title}.html"), title, number, body, (title, number, body, *more.values())
    )


def test_queries_are_the_same_every_time_and_differ_with_the_seed(texts):
    queries = make_queries(texts, 8)
    assert queries == make_queries(texts, 8)
    assert queries != make_queries(texts, 8, seed=1)


def test_more_queries_begin_with_the_same_ones(texts):
    few, many = make_queries(texts, 3), make_queries(texts, 9)
    for kind in KINDS:
        of_kind = [query for query in many if query.kind == kind]
        assert [query for query in few if query.kind == kind] == of_kind[:3]
        assert len(set(of_kind)) == len(of_kind)


def test_every_query_is_answered_by_the_item_it_was_drawn_from(texts):
    by_address = {one.address: one for one in texts}
    queries = make_queries(texts, 12)
    assert Counter(query.kind for query in queries).keys() == KINDS.keys()
    for query in queries:
        assert is_answer(query, by_address[query.source]), query


def test_queries_are_what_their_kinds_say(texts):
    by_address = {one.address: one for one in texts}
    for query in make_queries(texts, 12):
        source = by_address[query.source]
        if query.kind == "title":
            assert query.text == source.title
        elif query.kind == "phrase":
            assert PHRASE_LENGTHS[0] <= len(query.text) <= PHRASE_LENGTHS[1]
            assert query.text.isalnum()
            assert query.text in source.body
        elif query.kind == "number":
            assert query.text != source.number
        elif query.kind == "apart":
            first, second = query.text.split(" ")
            assert source.body.rindex(second) - source.body.index(first) >= APART
        else:
            assert len(query.text) in WORD_LENGTHS
            assert query.text in (source.title if query.kind == "title_word" else source.body)


@given(
    word=st.sampled_from(["示政发", "示政办函", "国办发明电"]),
    year=st.integers(1980, 2026),
    serial=st.integers(1, 3000),
    seed=st.integers(),
)
def test_a_damaged_number_is_still_this_number_and_no_other(word, year, serial, seed):
    number = DocumentNumber(word, year, serial)
    item = text(number=str(number))
    damaged = KINDS["number"].draw(item, Random(seed), WordFinder([], Random(0)))
    assert damaged != str(number)
    query = Query("number", damaged, item.address)
    assert is_answer(query, item)
    for other in (DocumentNumber(word, year, serial + 1), DocumentNumber(word + "函", year, serial)):
        assert not is_answer(query, text(number=str(other)))


@given(serial=st.integers(1, 999), seed=st.integers())
def test_orders_have_damages_of_their_own(serial, seed):
    item = text(number=f"示例市人民政府令第{serial}号")
    damaged = KINDS["number"].draw(item, Random(seed), WordFinder([], Random(0)))
    assert damaged != item.number
    assert is_answer(Query("number", damaged, item.address), item)


def test_an_item_without_a_number_or_text_gives_no_such_query():
    kinds = {query.kind for query in make_queries([text(number="无")], 5)}
    assert kinds == {"title"}
    assert make_queries([], 5) == []


def test_words_are_told_from_pieces_of_words_by_their_neighbours():
    bodies = [f"{before}停车场{after}。" for before in "甲乙丙丁戊" for after in "子丑寅卯辰"]
    words = WordFinder([text(body=body) for body in bodies], Random(0))
    assert words.is_word("停车场")
    assert words.is_fragment("车场")
    assert words.is_fragment("停车")
    assert not words.is_word("停车")
    assert not words.is_fragment("停车场")
    assert not words.is_word("未见过")
    assert not words.is_fragment("未见过")
    assert not words.is_word("的停车场")


@pytest.mark.parametrize(
    ("kind", "asked", "answers"),
    [
        ("title", "《停车》 办法", {"title": "《停车》办法"}),
        ("title_word", "停车", {"title": "停车办法"}),
        ("body_word", "停车", {"body": "不得停 车。"}),
        ("fragment", "ＡＢ", {"body": "xaby"}),
        ("apart", "停车 收费", {"title": "收费", "body": "停车"}),
        ("number", "示政发(2026)3", {"number": "示政发〔2026〕3号"}),
    ],
)
def test_what_counts_as_an_answer(kind, asked, answers):
    query = Query(kind, asked, "")
    assert is_answer(query, text(**answers))
    assert not is_answer(query, text(title="别的", number="示政发〔2026〕33号", body="停。车费"))


def test_a_word_of_the_body_does_not_count_for_the_title():
    assert not is_answer(Query("title_word", "停车", ""), text(title="办法", body="停车"))


def test_ranks_and_shares_are_counted_rightly():
    items = {
        name: text(title=name, body=body, address=name)
        for name, body in (("甲", "停车"), ("乙", ""), ("丙", "停车"))
    }
    query = Query("body_word", "停车", "甲")
    outcomes = [
        judge(query, addresses, items)
        for addresses in (["甲"], ["乙", "丙", "甲"], [], ["乙"], ["未知", "乙", *["乙"] * 8, "甲"])
    ]
    assert [outcome.rank for outcome in outcomes] == [1, 2, 0, 0, 0]
    found = score(outcomes)
    assert (found.queries, found.at_1, found.at_10, found.nothing) == (5, 0.2, 0.4, 0.2)
    assert found.mrr == pytest.approx(0.3)
    missed = misses(outcomes, items)
    assert [(miss["rank"], miss["first_title"]) for miss in missed] == [
        (2, "乙"),
        (0, ""),
        (0, "乙"),
        (0, ""),
    ]
    assert {miss["wanted"] for miss in missed} == {"甲"}


def test_spreads():
    assert spread([3, 1, 2]) == {"median": 2, "p90": 3, "max": 3}
    assert spread(range(1, 101)) == {"median": 50, "p90": 90, "max": 100}
    assert spread([7]) == {"median": 7, "p90": 7, "max": 7}


class Forgetful:
    """An engine that looks for pairs as they stand, and never finds some of them."""

    def __init__(self, texts, forgotten):
        self.size, self._texts, self._forgotten = len(texts), texts, forgotten

    def ask(self, asked, limit):
        found = [one.address for one in self._texts if one.contains(asked) and asked != self._forgotten]
        return found[:limit]


def test_recall_names_what_was_missed():
    items = [text(title=f"第{place}件", body="停 车，收费ABC", address=str(place)) for place in range(3)]
    assert pairs_of(items[0]) == {"第0", "0件", "收费", "费a", "ab", "bc"}
    everything = recall_of_pairs(items, Forgetful(items, ""), seed=1)
    assert (everything.share, everything.missed, everything.pairs) == (1.0, [], 10)
    gap = recall_of_pairs(items, Forgetful(items, "收费"), seed=1)
    assert gap.missed == [("收费", 3)]
    assert gap.share == pytest.approx(1 - 3 / gap.there)
    assert recall_of_pairs(items, Forgetful(items, "收费"), seed=1, most=4) == recall_of_pairs(
        items, Forgetful(items, "收费"), seed=1, most=4
    )
