"""Filters, counts, days and orders in the browser's engine, against what the catalog itself says."""

from collections import Counter

import pytest

from plugins.search.documents import document_of
from plugins.search.facets import FACETS


@pytest.fixture(scope="module")
def ask(node, sample):
    def query(**question):
        answer = node.ask("query", site=str(sample), question={"limit": 1000, **question})
        assert "error" not in answer
        return answer

    return query


@pytest.fixture(scope="module")
def values(sample_catalog):
    """Address → facet → keys."""
    return {
        item.address: {name: set(keys(item, sample_catalog)) for name, keys in FACETS.items()}
        for item in sample_catalog.items
    }


def counts(answer, facet):
    return {entry["key"]: entry["count"] for entry in answer["facets"][facet]}


def addresses(answer):
    return [result["address"] for result in answer["results"]]


def test_without_a_question_everything_is_counted(ask, values):
    answer = ask()
    assert answer["total"] == len(values)
    for facet in FACETS:
        assert counts(answer, facet) == Counter(key for found in values.values() for key in found[facet])


def test_large_indexes_count_only_what_is_asked_for(node, sample):
    cold = {"command": "query", "site": str(sample), "cold": True}
    few, more = node.ask_all(
        [{**cold, "question": {"text": "停车", **asked}} for asked in ({"facets": []}, {"facets": ["kind"]})]
    )
    assert set(few["facets"]) == {"body", "year", "validity", "openness"}
    assert few["uncounted"] == ["topic", "category", "kind"]
    assert set(more["facets"]) == {*few["facets"], "kind"}
    assert more["uncounted"] == ["topic", "category"]
    assert more["results"] == few["results"]
    assert more["results"][0]["topic"]


def test_a_filter_narrows_the_results_and_the_other_facets(ask, values):
    words = ask(text="示例市")
    body, year = words["facets"]["body"][0]["key"], words["facets"]["year"][0]["key"]
    answer = ask(text="示例市", filters={"body": [body], "year": [year, "1800"]})
    found = [address for address in addresses(words) if body in values[address]["body"]]
    wanted = [address for address in found if year in values[address]["year"]]
    assert sorted(addresses(answer)) == sorted(wanted)
    assert answer["total"] == len(wanted) < len(found) < answer["unfiltered"]
    assert counts(answer, "year") == Counter(key for address in found for key in values[address]["year"])
    assert counts(answer, "kind") == Counter(key for address in wanted for key in values[address]["kind"])


def test_labels_are_those_of_the_register(ask, sample_catalog):
    facets = ask()["facets"]
    assert {entry["label"] for entry in facets["body"]} <= {
        body.name for body in sample_catalog.register.bodies
    }
    validities = {entry["key"]: entry["label"] for entry in facets["validity"]}
    assert validities["in_force"] == "有效"
    assert validities["withdrawn"] == "已撤回"


def test_days_and_orders(ask, sample_catalog):
    days = {item.address: document_of(item, sample_catalog).day for item in sample_catalog.items}
    answer = ask(text="示例市", sort="newest", ended="mixed", **{"from": "2025-03-01", "to": "2026-02-28"})
    shown = [days[address] for address in addresses(answer)]
    assert shown == sorted(shown, reverse=True)
    assert shown
    assert shown[0] <= "2026-02-28"
    assert shown[-1] >= "2025-03-01"
    assert [result["day"] for result in answer["results"]] == shown
    oldest = addresses(ask(text="示例市", sort="oldest", ended="mixed"))
    assert [days[address] for address in oldest] == sorted(days[address] for address in oldest)


def test_what_no_longer_counts_stands_below_among_or_away(ask, sample_catalog):
    def states(**question):
        return [result["state"] == "ended" for result in ask(text="示例市", **question)["results"]]

    ended = [item for item in sample_catalog.items if item.fields.withdrawn]
    assert ended
    last = states()
    assert any(last)
    assert last == sorted(last)
    assert Counter(states(ended="mixed")) == Counter(last)
    assert not any(states(ended="hidden"))
    assert states(sort="newest") == last


def test_pages_join_to_the_whole(ask):
    whole = addresses(ask(text="通知"))
    pages = [
        address
        for offset in range(0, len(whole), 7)
        for address in addresses(ask(text="通知", offset=offset, limit=7))
    ]
    assert pages == whole


def test_words_are_marked_where_they_stand(ask):
    result = ask(text="公共租赁 “住房”")["results"][0]
    shown = [*result["titleParts"], *(part for passage in result["context"] for part in passage)]
    marked = {text for text, is_hit in shown if is_hit}
    assert marked & {"公共租赁", "住房", "公共租赁住房"}
    assert "".join(text for text, _is_hit in result["titleParts"]) == result["title"]
    assert set(result["matched"]) == {"公共租赁", "住房"}


def test_context_shows_the_match_wherever_it_stands(node):
    card = {
        "summary": "概述。",
        "text": "前文。" * 400 + "\n此处写明 ２０２６ 年的停车场名单，\n" + "后文。" * 400,
    }
    (passage,) = node.ask("context", card=card, words=["停车场", "2026年"])
    assert [text for text, is_hit in passage if is_hit] == ["２０２６ 年", "停车场"]
    assert "".join(text for text, _is_hit in passage).startswith("此处写明")


def test_why_nothing_was_found(ask):
    answer = ask(text="停车 飞行棋盘", filters={"year": ["1800"]})
    assert (answer["total"], answer["missing"]) == (0, ["飞行棋盘"])
    assert answer["unfiltered"] > 0
    looser = ask(text="停车 飞行棋盘 -停车")["looser"]
    assert looser["text"] == "停车"
    assert looser["total"] == ask(text="停车")["total"]
    near = ask(text="车仃管里")
    assert near["total"] == 0
    assert all({"车", "管"} <= set(result["title"]) for result in near["near"])
    assert near["near"]
