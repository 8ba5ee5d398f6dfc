"""Attachments are looked into once; what is remembered of them says the same."""

import pytest

from plugins.disclosure import insides_memory
from plugins.disclosure.attachment_contents import look_inside
from plugins.disclosure.cache import Cache
from plugins.disclosure.loading import ContentFolder
from tests.disclosure.office_files import xlsx
from tests.make import DAY, item, make_content, place, write

LIST = xlsx([["姓名", "手机"], ["李示例", 13800138000]])


@pytest.fixture
def looks(monkeypatch):
    """The endings of the attachments that were looked into."""
    seen = []

    def look(data, ending):
        seen.append(ending)
        return look_inside(data, ending)

    monkeypatch.setattr(insides_memory, "look_inside", look)
    return seen


def told(content, cache, workers=1):
    loaded = ContentFolder(content, Cache(cache, b"1"), workers).load(DAY)
    return [str(found) for found in loaded.findings if found.rule == "personal-data"]


def test_an_edited_item_does_not_open_its_attachments_again(tmp_path, looks):
    content, cache = make_content(tmp_path, {"00001": {}, "00001/a.xlsx": LIST}), tmp_path / "cache"
    first = told(content, cache)
    write(content / place("00001"), item(title="另一个足够长的名称，附件没有变"))
    assert told(content, cache) == first
    assert looks == ["xlsx"]
    assert len(first) == 1


def test_a_changed_attachment_is_opened_again(tmp_path, looks):
    content, cache = make_content(tmp_path, {"00001": {}, "00001/a.xlsx": LIST}), tmp_path / "cache"
    told(content, cache)
    write(content / place("00001/a.xlsx"), xlsx([["姓名"], ["李示例"]]))
    assert told(content, cache) == []
    assert looks == ["xlsx", "xlsx"]


def test_workers_say_what_one_process_says(tmp_path):
    files = {f"{number:05}": {} for number in range(1, 90)}
    lists = {f"{number:05}/a.xlsx": LIST + b"\0" * number for number in range(1, 90, 9)}
    content = make_content(tmp_path, files | lists)
    alone = told(content, tmp_path / "one")
    assert alone == told(content, tmp_path / "two", 2) == told(content, tmp_path / "two", 2)
    assert len(alone) == 10
