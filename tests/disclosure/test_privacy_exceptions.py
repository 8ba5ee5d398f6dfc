"""A reviewed exception is one line with a reason and a reviewer, and lets one number of one item stand."""

import pytest

from plugins.disclosure.errors import InvalidRegister
from tests.disclosure.checks.examples_privacy import REVIEWED, TELEPHONE, exceptions
from tests.disclosure.office_files import xlsx
from tests.make import CITY, errors, findings, make_content, place

RULE = "personal-data"


def severities(content):
    return [str(found.severity) for found in findings(content) if found.rule == RULE]


@pytest.mark.parametrize("name", [place("00001"), f"{CITY}/2026-00001"])
def test_the_item_is_named_by_its_file_or_number(tmp_path, name):
    content = make_content(tmp_path, {"00001": TELEPHONE, **exceptions(item=name, **REVIEWED)})
    assert severities(content) == ["notice"]
    told = next(found.message for found in findings(content) if found.rule == RULE)
    assert REVIEWED["reason"] in told
    assert REVIEWED["reviewer"] in told


def test_another_number_and_another_item_are_not_let_through(tmp_path):
    other = {"body": "手机：13900139000\n"}
    lines = exceptions(item=place("00001"), **REVIEWED)
    content = make_content(tmp_path, {"00001": other, "00002": TELEPHONE, **lines})
    assert severities(content) == ["error", "error"]


def test_it_holds_for_attachments(tmp_path):
    files = {"00001": {}, "00001/a.xlsx": xlsx([["姓名", "手机"], ["李示例", 13800138000]])}
    content = make_content(tmp_path, {**files, **exceptions(item=place("00001"), **REVIEWED)})
    assert severities(content) == ["notice"]
    assert errors(content) == []


@pytest.mark.parametrize("missing", ["number", "reason", "reviewer", "on"])
def test_every_part_is_needed(tmp_path, missing):
    entry = {name: value for name, value in REVIEWED.items() if name != missing}
    content = make_content(tmp_path, {"00001": TELEPHONE, **exceptions(item=place("00001"), **entry)})
    with pytest.raises(InvalidRegister, match=r"privacy-exceptions\.yml:2"):
        findings(content)


@pytest.mark.parametrize("number", ["13800138000", "138-0013-8000", "1101051949 1231002X"])
def test_a_number_is_never_written_in_full(tmp_path, number):
    entry = {**REVIEWED, "number": f'"{number}"'}
    content = make_content(tmp_path, {"00001": TELEPHONE, **exceptions(item=place("00001"), **entry)})
    with pytest.raises(InvalidRegister, match="遮盖"):
        findings(content)
