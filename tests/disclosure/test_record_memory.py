"""Records come from the cache only when nothing that they are read from has changed."""

import pickle

import pytest

from plugins.disclosure import records
from plugins.disclosure.annual_reports.fields import REPORTS
from plugins.disclosure.cache import Cache
from plugins.disclosure.guide import GUIDES
from plugins.disclosure.record_memory import RecordMemory
from plugins.disclosure.records import read_records
from tests.annual_reports import report
from tests.disclosure.guide_files import guide
from tests.make import FINANCE, make_content, write

PLACE = f"reports/{FINANCE}/2025.md"


@pytest.fixture
def reading(tmp_path, monkeypatch):
    """Reads the reports of a folder as a new build would; gives them, the findings, and how many files were read."""
    content = make_content(tmp_path, {PLACE: report()})
    count = []
    read = records._read
    monkeypatch.setattr(records, "_read", lambda *given: count.append(1) or read(*given))

    def run(text=None, terms=b"terms"):
        if text is not None:
            write(content / PLACE, text)
        count.clear()
        cache = Cache(tmp_path / "cache.sqlite", b"code")
        memory = RecordMemory(cache, terms)
        found, refused = read_records(content, REPORTS, {}, memory)
        memory.tidy()
        cache.close()
        return found, refused, len(count)

    return run


def test_an_unchanged_record_is_not_read_again(reading):
    first, _refused, count = reading()
    assert count == 1
    again, _refused, count = reading()
    assert count == 0
    assert again == first


def test_a_changed_record_is_read(reading):
    reading()
    ((found,), _refused, count) = reading(report(published_on="2026-01-21"))
    assert count == 1
    assert str(found.fields.published_on) == "2026-01-21"


def test_other_vocabularies_make_it_be_read(reading):
    reading()
    assert reading(terms=b"others")[2] == 1


def test_what_is_refused_is_refused_every_time(reading):
    bad = report(rows={"new_received": "1 2"})
    first = reading(bad)[1]
    assert first
    assert reading()[1] == first


def test_what_comes_from_the_cache_tells_its_fields_in_the_same_order(written_guide):
    for block in (written_guide, written_guide.work_unit):
        restored = pickle.loads(pickle.dumps(block))
        assert list(restored.model_dump()) == list(block.model_dump()) == list(type(block).model_fields)
        assert restored == block


@pytest.fixture
def written_guide(tmp_path):
    content = make_content(tmp_path / "guides", {f"guides/{FINANCE}.md": guide()})
    (found,), _refused = read_records(content, GUIDES, {}, RecordMemory())
    return found.fields
