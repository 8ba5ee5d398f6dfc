"""The ledger and the numbers that are given out: never one twice, whatever became of its item."""

import pytest

from plugins.disclosure.errors import InvalidNumber, InvalidRegister
from plugins.disclosure.ledger import append_to_ledger, read_ledger, read_ledger_lines
from plugins.disclosure.numbering import Numbering
from tests.make import CITY, FINANCE, catalog, item_of, make_content, place, write


def give(tmp_path, files, used=(), *names):
    """The numbers that the items with these names get, one after the other."""
    read = catalog(make_content(tmp_path, files))
    numbering = Numbering(read, used)
    return [str(numbering.give(item_of(read, name)).number) for name in names]


def test_what_is_appended_is_read_again(tmp_path):
    assert read_ledger(tmp_path) == {}
    append_to_ledger(tmp_path, [("a/2026-00001", "catalog/a/2026/00001.md")])
    append_to_ledger(tmp_path, [("a/2026-00002", "catalog/a/2026/00002.md")])
    assert list(read_ledger(tmp_path)) == ["a/2026-00001", "a/2026-00002"]
    text = (tmp_path / "ledger.csv").read_text(encoding="utf-8")
    assert text.startswith("index_number,source\na/2026-00001,")


def test_every_line_of_the_ledger_knows_where_it_stands(tmp_path):
    write(tmp_path / "ledger.csv", "index_number,source\r\na/2026-00001,x.md\r\n\r\na/2026-00002\n")
    lines = [tuple(line) for line in read_ledger_lines(tmp_path)]
    assert lines == [("a/2026-00001", "x.md", 2), ("a/2026-00002", "", 4)]


@pytest.mark.parametrize("text", [b"number,source\na,b\n", "索引号\n".encode("gbk")])
def test_a_faulty_ledger_is_named(tmp_path, text):
    write(tmp_path / "ledger.csv", text)
    with pytest.raises(InvalidRegister, match=r"ledger\.csv.*index_number,source"):
        read_ledger(tmp_path)


def test_a_ledger_that_somebody_edited_is_never_joined_to_its_last_line(tmp_path):
    write(tmp_path / "ledger.csv", "index_number,source\na/2026-00001,x.md")
    append_to_ledger(tmp_path, [("a/2026-00002", "y.md")])
    assert read_ledger(tmp_path) == {"a/2026-00001": "x.md", "a/2026-00002": "y.md"}


def test_numbers_go_on_behind_the_highest(tmp_path):
    files = {"00007": {}, "new-a": {}, "new-b": {}}
    assert give(tmp_path, files, (), "new-a", "new-b") == [f"{CITY}/2026-00008", f"{CITY}/2026-00009"]


def test_a_number_of_the_ledger_is_never_given_again(tmp_path):
    used = [f"{CITY}/2026-00041", f"{CITY}/2025-00099", f"{FINANCE}/2026-00070", "乱"]
    assert give(tmp_path, {"00007": {}, "new-a": {}}, used, "new-a") == [f"{CITY}/2026-00042"]


def test_items_that_wait_for_their_day_keep_their_numbers(tmp_path):
    files = {"00007": {"published_on": "2026-12-01"}, "new-a": {}}
    assert give(tmp_path, files, (), "new-a") == [f"{CITY}/2026-00008"]


def test_the_year_is_the_one_of_generation(tmp_path):
    files = {"2026/new-a": {"generated_on": "2025-12-31"}}
    assert give(tmp_path, files, (), "2026/new-a") == [f"{CITY}/2025-00001"]


def test_an_imported_item_gets_a_number_of_its_publisher(tmp_path):
    source = "catalog/imported/2024/new-a.md"
    files = {source: {"publisher": "示例市财政局", "generated_on": "2024-05-06", "imported_from": "a.html"}}
    read = catalog(make_content(tmp_path, files))
    given = Numbering(read, ()).give(read.items[0])
    assert (str(given.number), given.target) == (
        f"{FINANCE}/2024-00001",
        f"catalog/{FINANCE}/2024/00001.md",
    )


def test_a_full_year_is_an_error_and_never_a_longer_number(tmp_path):
    with pytest.raises(InvalidNumber, match="用完"):
        give(tmp_path, {"99999": {}, "new-a": {}}, (), "new-a")


def test_an_item_without_a_day_gets_no_number(tmp_path):
    files = {"catalog/imported/undated/new-a.md": {"generated_on": None, "imported_from": "a.html"}}
    read = catalog(make_content(tmp_path, files))
    with pytest.raises(InvalidNumber, match="没有生成日期"):
        Numbering(read, ()).give(read.items[0])


def test_a_place_with_a_wrong_check_character_gets_no_number(tmp_path):
    read = catalog(make_content(tmp_path, {"catalog/SL0000018/2026/new-a.md": {"imported_from": "a"}}))
    with pytest.raises(InvalidNumber, match="校验码应为 9"):
        Numbering(read, ()).give(read.items[0])
    assert place("new-a").startswith(f"catalog/{CITY}/")
