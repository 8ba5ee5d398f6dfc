"""Silent changes since a commit, as a merge request is checked."""

import pytest

from plugins.disclosure.earlier_items import silent_changes_since
from plugins.disclosure.loading import load
from tests.history.desk import Desk, entry
from tests.make import DAY, place


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def silent(desk, *files):
    base = desk.git("rev-parse", "main").strip()
    catalog = load(desk.content, DAY).catalog
    found = silent_changes_since(desk.content, base, catalog, DAY, [place(file) for file in files])
    return [(finding.file, finding.rule) for finding in found]


def test_a_change_without_a_word_is_found_in_the_files_that_were_touched(desk):
    desk.publish("2026-03-04")
    desk.publish("2026-03-04", "00002", title="示例市人民政府关于停车收费的通知")
    desk.write("00001", body="悄悄改过的话。\n")
    desk.write("00002", title="示例市人民政府关于停车收费的通知", body="也悄悄改过。\n")
    assert silent(desk, "00001") == [(place("00001"), "silent-change")]
    assert silent(desk) == []
    desk.write("00001", body="明着改过的话。\n", changes=[entry("2026-03-10", "改")])
    assert silent(desk, "00001") == []


def test_a_replaced_attachment_is_found(desk):
    desk.put("00001/list.csv", "a,b\n1,2\n")
    desk.publish("2026-03-04")
    desk.put("00001/list.csv", "a,b\n1,3\n")
    assert silent(desk, "00001/list.csv") == [(place("00001"), "silent-change")]


def test_new_items_and_items_that_were_held_back_are_free(desk):
    desk.publish("2026-03-04", "00001", published_on="2026-07-01")
    desk.write("00001", body="改过的话。\n", published_on="2026-07-01")
    desk.write("00002", title="示例市人民政府关于停车收费的通知")
    assert silent(desk, "00001", "00002") == []
