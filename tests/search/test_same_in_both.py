"""The browser's engine and the Python one: same terms, same understanding, same results in the same order."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search import cut, shards
from plugins.search.numbers import keys, standard_key
from plugins.search.published import PublishedIndex
from plugins.search.question import parse
from tests.make import catalog, make_content
from tests.search.publishing import publish, searcher
from tests.search.texts import NASTY, anything, mixed

QUERIES = 300
SEVERAL = st.lists(anything, min_size=8, max_size=8)


def plain(question):
    return {
        "words": [vars(word) for word in question.words],
        "keys": question.keys,
        "innerKeys": question.inner_keys,
    }


def ranges(pairs):
    return [point for pair in pairs for point in pair]


def test_both_cut_by_the_same_tables(node):
    assert node.ask("constants") == [cut.RULE, ranges(cut.UNSPACED), ranges(cut.SEPARATORS)]


@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts_are_cut_alike(node, text):
    assert node.ask("fold", text=text) == [cut.fold(text), cut.squeeze(text), cut.spread(text).split()]
    assert node.ask("cut", text=text) == cut.cut(text)


@given(SEVERAL)
def test_texts_are_cut_alike(node, texts):
    assert node.ask_all([{"command": "cut", "text": text} for text in texts]) == list(map(cut.cut, texts))


@given(SEVERAL)
def test_questions_are_cut_alike(node, texts):
    common = sorted(pair for text in texts for pair in cut.pairs(cut.squeeze(text)))[::2]
    wanted = [[cut.cut_question(run, common) for run in cut.spread(text).split()] for text in texts]
    requests = [{"command": "cutQuestion", "text": text, "common": common} for text in texts]
    assert node.ask_all(requests) == wanted


@given(st.lists(mixed, min_size=5, max_size=5))
def test_questions_are_understood_alike(node, texts):
    text, all_of, any_of, none_of, phrase = texts
    question = {"text": text, "all": all_of, "any": any_of, "none": none_of, "phrase": phrase}
    wanted = parse(text, all_of=all_of, any_of=any_of, none_of=none_of, phrase=phrase)
    assert node.ask("parse", question=question) == plain(wanted)


NUMBERS = st.builds(
    "{}{}{}{}{}{}{}".format,
    st.sampled_from(["国办发", "示政发", "國辦發", "a", "国务院令", "令", "公告", ""]),
    st.sampled_from("〔[【（(﹝［〈 ?"),
    st.sampled_from(["2023", "1999", "２０２３", "23", "2023年"]),
    st.sampled_from("〕]】）)﹞］〉 ?"),
    st.sampled_from(["", "第", " ", "-"]),
    st.sampled_from(["12", "012", "1 2", "0", "１２", "1234567"]),
    st.sampled_from(["号", "號", "", " 号", "。"]),
)


@given(NUMBERS)
def test_numbers_are_known_alike(node, text):
    assert node.ask("parse", question={"text": text})["keys"] == keys(text)
    assert standard_key(text) in ("", *keys(text))


def test_documents_have_the_same_numbers(node, sample):
    assert node.ask("numbers", site=str(sample)) == PublishedIndex(sample).numbers


def queries(index):
    """Questions drawn from what the index holds: stretches of texts, several words, exclusions, phrases, numbers."""
    draw = random.Random(20190515)
    cards = [index.card(place) for place in range(index.size)]

    def stretch(card, least, most):
        text = draw.choice([card.title, card.summary or card.title, card.text or card.title])
        start = draw.randrange(max(1, len(text) - most))
        return " ".join(text[start : start + draw.randint(least, most)].split())

    for _query in range(QUERIES):
        card = draw.choice(cards)
        one, other = stretch(card, 1, 6), stretch(draw.choice(cards), 2, 3)
        yield draw.choice(
            [
                one,
                f"{one} {stretch(card, 2, 4)}",
                f"{one} -{other}",
                f'"{stretch(card, 3, 9)}" {other}',
                stretch(card, 8, 14),
                re.sub("[〔〕]", "|", card.document_number) or card.index_number,
                f"{card.document_number} {one}",
                other,
            ]
        )


def test_results_have_the_same_order_and_scores(node, sample):
    engine = searcher(sample)
    asked = list(queries(PublishedIndex(sample)))
    wanted = [engine.search(text) for text in asked]
    requests = [{"command": "query", "site": str(sample), "question": {"text": text}} for text in asked]
    empty = 0
    for text, mine, theirs in zip(asked, wanted, node.ask_all(requests), strict=True):
        found = [(result["address"], result["score"]) for result in theirs["results"]]
        assert found == [(result.card.path, result.score) for result in mine.results], text
        assert (theirs["total"], theirs["missing"]) == (mine.total, mine.missing), text
        empty += not found
    assert empty < QUERIES / 10


@pytest.fixture(scope="module")
def crowded(sample_catalog, tmp_path_factory):
    """The sample with so many terms in files of their own that long questions leave some of them out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "OWN_LENGTH", 25)
        return publish(sample_catalog, tmp_path_factory.mktemp("crowded"))


def test_long_questions_leave_out_the_same_and_ask_for_it_after_all(node, crowded, sample):
    index = PublishedIndex(crowded)
    engine, plain_engine = searcher(crowded), searcher(sample)
    draw = random.Random(3)
    texts = [index.card(place).text for place in range(index.size) if len(index.card(place).text) > 40]
    asked = []
    for text in draw.sample(texts, 60):
        start = draw.randrange(len(text) - 20)
        asked += [
            text[start : start + 16].replace("\n", ""),
            text[start : start + 8] + text[start + 12 : start + 20],
        ]
    questions = [parse(text, common=index.common) for text in asked]
    assert sum(question.is_short for question in questions) > 20
    requests = [{"command": "query", "site": str(crowded), "question": {"text": text}} for text in asked]
    for text, theirs in zip(asked, node.ask_all(requests), strict=True):
        mine = engine.search(text)
        found = [(result["address"], result["score"]) for result in theirs["results"]]
        assert found == [(result.card.path, result.score) for result in mine.results], text
        assert theirs["total"] == mine.total
        plainly = plain_engine.search(text)
        assert plainly.is_partial or mine.total >= plainly.total


def test_fields_and_pages_are_counted_alike(node, sample):
    engine = searcher(sample)
    for fields in (["title"], ["text", "summary"], ["publisher"], ["files", "class"]):
        for offset in (0, 7, 60):
            question = {"text": "示例市 通知", "fields": fields, "offset": offset, "limit": 7}
            theirs = node.ask("query", site=str(sample), question=question)
            mine = engine.answer(parse("示例市 通知"), 7, offset, fields)
            assert [result["score"] for result in theirs["results"]] == [
                result.score for result in mine.results
            ]
            assert theirs["total"] == mine.total


def test_in_a_catalog_of_nothing_nothing_is_found(node, tmp_path):
    site = publish(catalog(make_content(tmp_path, {})), tmp_path / "site")
    question = {"text": "停车 “公开” -收费 示政发〔2026〕1号"}
    theirs = node.ask("query", site=str(site), question=question)
    assert (theirs["total"], theirs["results"], searcher(site).search(question["text"]).total) == (0, [], 0)
