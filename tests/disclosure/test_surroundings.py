"""What a page shows of others: its digest changes with that, and with nothing else."""

import pytest

from plugins.disclosure.surroundings import surroundings, surroundings_digest
from tests.make import catalog, item_of, make_content

OLD = {"generated_on": "2026-01-05", "document_number": "示政发〔2026〕1号", "title": "关于停车的旧通知"}
TEXT = "根据《停车办法》（示政发[2026]1 号）和国务院令第711号，现将有关事项通知如下，请各单位按照规定办理。\n"
CITING = {"title": "关于停车的新通知", "summary": "新的停车办法。", "body": TEXT}
ORDER = {"genre": "规章", "validity": "有效", "effective_on": "2026-05-01", "collected_in": "x"}


def digests(tmp_path, files):
    read = catalog(make_content(tmp_path, files))
    return {item.source[-8:-3]: surroundings_digest(item, read) for item in read.items}


def test_papers_that_a_text_mentions_are_found_however_they_are_written(tmp_path):
    read = catalog(make_content(tmp_path, {"00001": OLD, "00002": CITING}))
    assert surroundings(item_of(read, "00002"), read).cited == [item_of(read, "00001")]
    assert surroundings(item_of(read, "00001"), read).cited == []


@pytest.mark.parametrize(
    "text",
    [
        "根据示政发〔2025〕1号办理。",
        "根据大示政发〔2026〕1号办理。",
        "根据示政发〔26〕1号办理。",
        "根据示政发〔2026〕11号办理。",
    ],
)
def test_another_number_is_not_taken_for_it(tmp_path, text):
    body = f"{text}停车场的名称、地址、车位数量、开放时间和管理单位每半年核对一次，有变动的重新公布。\n"
    read = catalog(make_content(tmp_path, {"00001": OLD, "00002": {**CITING, "body": body}}))
    assert read.relations.cited_by(item_of(read, "00002")) == []


def test_an_order_is_found_by_its_whole_name(tmp_path):
    order = {**OLD, **ORDER, "document_number": "示例市人民政府令第9号"}
    body = TEXT.replace("国务院令第711号", "示例市人民政府令第9号").replace("示政发[2026]1 号", "略")
    read = catalog(make_content(tmp_path, {"00001": order, "00002": {**CITING, "body": body}}))
    assert read.relations.cited_by(item_of(read, "00002")) == [item_of(read, "00001")]


def test_of_an_item_that_is_not_open_nothing_is_told(tmp_path):
    withdrawn = {"on": "2026-05-20", "reason": "发布有误", "body": "示例市人民政府"}
    read = catalog(make_content(tmp_path, {"00001": OLD, "00002": {**CITING, "withdrawn": withdrawn}}))
    assert read.relations.cited_by(item_of(read, "00002")) == []


def test_a_page_changes_when_what_it_mentions_is_repealed_and_with_nothing_else(tmp_path):
    files = {
        "00001": OLD,
        "00002": CITING,
        "00003": {"title": "不相干的公告", "summary": "不相干。", "genre": "公告"},
    }
    before = digests(tmp_path, files)
    other = digests(tmp_path, {**files, "00004": {"title": "又一份通知", "summary": "又一份。"}})
    assert {name: other[name] for name in before} == before
    repeal = {"title": "废止旧通知的决定", "summary": "废止旧通知。", "repeals": "示政发〔2026〕1号"}
    after = digests(tmp_path, {**files, "00004": repeal})
    assert after["00001"] != before["00001"]
    assert after["00002"] != before["00002"]
    assert after["00003"] == before["00003"]
