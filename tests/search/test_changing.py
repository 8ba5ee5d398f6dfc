"""An index that was changed is the one that would be made from nothing, and only what differs is written."""

import random
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.digests import digest
from plugins.disclosure.memo import Forgetful
from plugins.search import index as index_module
from plugins.search import shards
from plugins.search.documents import Document
from plugins.search.entries import entry_of
from plugins.search.index import IndexBuilder
from plugins.search.members import Member
from plugins.search.remembered import FILES
from plugins.search.slots import arrange
from tests.make import catalog, item_of, make_content, write
from tests.search.publishing import Remembering, files

WORDS = ("政府", "信息", "公开", "停车", "低保标准", "2026", "食品安全", "gb9704", "的", "条例")
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map("，".join)
states = st.dictionaries(st.integers(1, 40), st.tuples(texts, texts), max_size=14)


class Cold(Remembering):
    """A memo that has lost some of what it was given."""

    def __init__(self, seed):
        super().__init__()
        self._random = random.Random(seed)

    def get(self, kind, key):
        return super().get(kind, key) if self._random.random() < 0.9 else None


@pytest.fixture(autouse=True)
def small_files(monkeypatch):
    """Lists of a few postings stand alone, shards are many, and a few changes are too many to make one by one."""
    monkeypatch.setattr(shards, "OWN_LENGTH", 5)
    monkeypatch.setattr(shards, "POSTINGS_A_SHARD", 40)
    monkeypatch.setattr(index_module, "MOST_CHANGES", 6)


def build(state, memo):
    """The index of some documents: serial → title and text."""
    documents = {
        f"catalog/SL0000019/{2020 + serial % 3}/{serial:05}.md": Document(
            title, "", str(serial), "", "2026-01-01", "", text=text
        )
        for serial, (title, text) in state.items()
    }
    numbers = arrange(documents).numbers
    wanted = {source: Member(numbers[source], digest(*documents[source])) for source in numbers}
    return IndexBuilder(memo, documents.__getitem__).build(wanted)


def everything(index):
    return (
        index.members,
        index.cutting,
        index.postings,
        index.digests,
        {name: index.text(name) for name in index.digests},
    )


@given(st.lists(states, min_size=2, max_size=5))
def test_changed_is_made_anew(sequence):
    memo = Remembering()
    for state in sequence:
        assert everything(build(state, memo)) == everything(build(state, Forgetful()))


@given(st.lists(states, min_size=2, max_size=4), st.integers(0, 1000))
def test_a_memo_may_forget_at_any_time(sequence, seed):
    memo = Cold(seed)
    for state in sequence:
        assert everything(build(state, memo)) == everything(build(state, Forgetful()))


@given(states, st.integers(1, 40), texts)
def test_only_the_files_of_changed_terms_are_written(state, serial, text):
    memo = Remembering()
    before = build(state, memo)
    memo.puts.clear()
    after = build({**state, serial: ("标题", text)}, memo)
    if before.cutting != after.cutting:
        return
    old, new = (
        entry_of(Document("", "", "", "", "", "")) if place is None else place
        for place in (
            entries_of(state, serial),
            entry_of(Document("标题", "", str(serial), "", "", "", text=text)),
        )
    )
    terms = {term for term in old.keys() | new.keys() if old.get(term) != new.get(term)}
    may_change = {name for term in terms for name in (shards.own_name(term), after.cutting.shard_of(term))}
    moved = before.members.keys() - after.members.keys() or any(
        before.members[source].number != after.members[source].number for source in before.members
    )
    if not moved:
        assert {name.decode() for kind, name in memo.puts if kind == FILES} <= may_change


def entries_of(state, serial):
    if serial not in state:
        return None
    title, text = state[serial]
    return entry_of(Document(title, "", str(serial), "", "", "", text=text))


def test_a_site_is_the_same_whatever_came_before(tmp_path):
    content = make_content(
        tmp_path, {"00001": {}, "00002": {"title": "关于公布停车场收费标准的通知"}, "2025/00001": {}}
    )
    memo = Remembering()
    first = files(catalog(content), memo)
    path = content / item_of(catalog(content), "00002").source
    original = path.read_text(encoding="utf-8")
    write(path, original.replace("现公布", "现重新公布"))
    changed = catalog(content)
    assert files(changed, memo) == files(changed)
    assert files(changed) != first
    write(path, original)
    write(content / "catalog/SL0000027/2026/00001.md", original.replace("示例市人民政府", "示例市财政局"))
    added = catalog(content)
    assert files(added, memo) == files(added)
    (content / "catalog/SL0000027/2026/00001.md").unlink()
    assert files(catalog(content), memo) == first


def test_nothing_is_read_or_remembered_when_nothing_changed(tmp_path):
    found = catalog(make_content(tmp_path, {"00001": {}, "00002": {"title": "停车场"}}))
    memo = Remembering()
    files(found, memo)
    memo.puts.clear()
    load = SimpleNamespace(calls=0)

    def refuse(_source):
        load.calls += 1
        raise AssertionError

    wanted = {
        source: Member(number, key)
        for (source, number), key in zip(
            arrange(item.source for item in found.items).numbers.items(),
            found.own_digests(sorted(found.items, key=lambda item: item.source)),
            strict=True,
        )
    }
    IndexBuilder(memo, refuse).build(wanted)
    assert (load.calls, memo.puts) == (0, [])
