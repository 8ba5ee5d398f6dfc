"""The register of deliveries, and what follows from it: what has to be handed over, and by when."""

from datetime import date

import pytest

from plugins.disclosure.consignments import consignments_of
from plugins.disclosure.deliveries import FILE
from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.register import read_register
from tests.disclosure.checks.examples_deliveries import ARCHIVE, PLACE_FILE, PLACES, deliveries, later
from tests.make import WITHHELD, catalog, make_content


def in_register(tmp_path, text):
    return read_register(make_content(tmp_path, {f"register/{FILE}": text}) / "register").deliveries


def test_a_register_without_the_file_has_none_and_the_example_of_a_province(register):
    assert (register.deliveries.entries, register.deliveries.within) == ((), 20)


def test_the_period_and_its_rule_can_be_set(tmp_path):
    found = in_register(tmp_path, "within: 10\nshelf_within: 3\nbasis: 示例市办法\n" + deliveries({}))
    assert (found.within, found.shelf_within, found.basis, len(found.entries)) == (10, 3, "示例市办法", 1)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (deliveries({"period": "2026-13"}), "2026-13"),
        (deliveries({"period": "2026年3月"}), "2026年3月"),
        (deliveries({"place": ""}), "接收单位"),
        (deliveries({"handed_on": "三月"}), "三月"),
        (deliveries({"price": "3"}), "price"),
        ("within: 0\n", "移交期限"),
        ("within: " + "9" * 5000 + "\n", "移交期限"),
        ("deliveries: 3\n", "移交登记"),
    ],
)
def test_faulty_files_are_named_with_file_and_line(tmp_path, text, word):
    with pytest.raises(InvalidRegister, match=rf"{FILE}:\d+.*{word}"):
        in_register(tmp_path, text)


def consignment(tmp_path, month, files, day=date(2026, 6, 30)):
    found = catalog(make_content(tmp_path, {PLACES: PLACE_FILE, **files}), day)
    body = found.register.bodies.find("示例市人民政府")
    return consignments_of(found), consignments_of(found).of(body, month)


def test_what_everybody_may_read_is_handed_over_and_nothing_else(tmp_path):
    files = {"00001": {}, "00002": {**WITHHELD}, "00003": later("2026-04-07")}
    known, march = consignment(tmp_path, "2026-03", files)
    assert [item.index_number for item in march.items] == ["SL0000019/2026-00001"]
    assert march.due_on == date(2026, 4, 1)
    assert [place.name for place in known.places] == [ARCHIVE]


def test_what_was_withdrawn_later_is_called_back_in_the_month_of_its_withdrawal(tmp_path):
    withdrawn = {"withdrawn": {"on": "2026-05-01", "reason": "发布有误", "body": "示例市人民政府"}}
    _known, may = consignment(tmp_path, "2026-05", {"00001": withdrawn})
    assert (len(may.items), [item.index_number for item in may.taken_back]) == (0, ["SL0000019/2026-00001"])
    assert may.due_on is None


def test_without_a_calendar_there_is_no_due_day(tmp_path):
    _known, found = consignment(tmp_path, "2035-03", {"2035/00001": later("2035-03-05")}, date(2035, 6, 30))
    assert (len(found.items), found.due_on) == (1, None)


def test_a_delivery_is_found_by_its_place(tmp_path):
    known, march = consignment(tmp_path, "2026-03", {"00001": {}, f"register/{FILE}": deliveries({})})
    assert march.went_to(known.places[0]).handed_on == date(2026, 3, 31)
