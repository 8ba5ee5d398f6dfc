"""Index numbers: their forms, their check characters and the places they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.check_digits import organisation_check
from plugins.disclosure.errors import InvalidNumber, InvalidRegister
from plugins.disclosure.index_numbers import (
    ALL_BUILT_IN,
    BUILT_IN,
    from_parts,
    parse,
    read_schemes,
    recognise,
)
from tests.disclosure.golden_tables import rows
from tests.make import write

# What the samples call the forms.
SCHEMES = {
    "GB11714(9)/year-5": "org_code",
    "GB32100(18)/year-5": "uscc",
    "GB11714(9)-year-serial": "org_dash",
    "body-category-year-serial": "body_category",
    "SY+division(6)+year(4)+serial(5)": "compact",
}
OWN = """\
use: [own]
own:
- name: own
  label: 区划-年-号
  pattern: '(?P<code>[0-9]{6})-(?P<year>[0-9]{4})-(?P<serial>[0-9]{4})'
  template: '{code}-{year}-{serial}'
  serial_digits: 4
"""


@pytest.mark.parametrize("row", rows("index_number_samples.csv"), ids=lambda row: row.get("index_number", ""))
def test_the_samples_of_real_sites_come_out_as_known(row):
    text, verdict = row["index_number"], row["embedded_code_check"]
    if verdict.startswith("INVALID"):
        with pytest.raises(InvalidNumber):
            parse(text)
        return
    number = parse(text)
    assert (str(number), number.scheme) == (text, SCHEMES[row["scheme"]])
    assert len(number.text) == int(row["length"])


@pytest.mark.parametrize(
    ("text", "scheme", "code", "year", "serial"),
    [
        ("000014349/2017-00110", "org_code", "000014349", 2017, "00110"),
        ("114403006955506492/2021-00426", "uscc", "114403006955506492", 2021, "00426"),
        ("01527918X-2020-153077", "org_dash", "01527918X", 2020, "153077"),
        ("PZ00101-1700-2025-00660", "body_category", "PZ00101-1700", 2025, "00660"),
        ("SY310107202603028", "compact", "SY310107", 2026, "03028"),
        (" ０１５２７９１８x-２０２０-153077\u200b", "org_dash", "01527918X", 2020, "153077"),
    ],
)
def test_the_parts_of_a_number_are_told_apart(text, scheme, code, year, serial):
    number = parse(text)
    assert (number.scheme, number.code, number.year, number.serial) == (scheme, code, year, serial)


@pytest.mark.parametrize(
    "text", ["", "000014349/17-00110", "000014349/2017-0110", "000014349/2017-000110", "无", "000014349"]
)
def test_other_forms_are_refused_with_the_accepted_ones(text):
    assert recognise(text) is None
    with pytest.raises(InvalidNumber, match="年份-5 位流水号"):
        parse(text)


def test_a_form_that_is_not_in_use_is_refused():
    assert recognise("SY310107202603028", (BUILT_IN["org_code"],)) is None


def test_the_form_is_seen_even_when_the_check_character_is_wrong():
    number = recognise("000014348/2020-35428")
    assert number.code == "000014348"
    with pytest.raises(InvalidNumber, match="应为 9"):
        number.verify()


@given(
    st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=8, max_size=8),
    st.integers(1949, 2099),
    st.integers(1, 99999),
)
def test_a_place_and_its_number_lead_to_each_other(first_eight, year, serial):
    code = first_eight + organisation_check(first_eight)
    number = from_parts(code, str(year), f"{serial:05}", ALL_BUILT_IN)
    assert parse(str(number)) == number
    assert (number.code, number.year, int(number.serial)) == (code, year, serial)


@pytest.mark.parametrize(
    ("code", "year", "serial"),
    [("00001434９", "2017", "00110"), ("000014349", "2017", "110"), ("x", "2017", "00110")],
)
def test_a_place_that_is_not_written_exactly_has_no_number(code, year, serial):
    assert from_parts(code, year, serial, ALL_BUILT_IN) is None


def test_without_a_file_all_built_in_schemes_are_in_use(tmp_path):
    assert read_schemes(tmp_path / "index-schemes.yml") == ALL_BUILT_IN


def test_a_register_may_have_its_own_scheme(tmp_path):
    (scheme,) = read_schemes(write(tmp_path / "schemes.yml", OWN))
    assert str(from_parts("990100", "2026", "0007", (scheme,))) == "990100-2026-0007"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("use: [unknown]\n", "unknown"),
        ("use: [org_code]\nused: x\n", ":2: 没有“used”"),
        (OWN.replace("[0-9]{6}", "[0-9{6}"), ":5:.*正则表达式有误"),
        (OWN.replace("?P<serial>", "?P<number>"), ":5:.*code、year、serial"),
        (OWN + "  check: luhn\n", "check"),
        ("own: []\n", "缺少“采用”"),
    ],
)
def test_a_faulty_scheme_is_refused_with_its_place(tmp_path, text, reason):
    with pytest.raises(InvalidRegister, match=reason):
        read_schemes(write(tmp_path / "schemes.yml", text))


@pytest.mark.parametrize("field", ["pattern", "serial_digits", "template"])
def test_a_scheme_with_a_list_for_a_text_is_refused_with_its_line(tmp_path, field):
    lines = [f"  {field}: [a]" if line.startswith(f"  {field}:") else line for line in OWN.split("\n")]
    with pytest.raises(InvalidRegister, match=rf":{lines.index(f'  {field}: [a]') + 1}: "):
        read_schemes(write(tmp_path / "schemes.yml", "\n".join(lines)))


def test_a_template_with_an_unknown_place_is_refused(tmp_path):
    with pytest.raises(InvalidRegister, match=":6:"):
        read_schemes(write(tmp_path / "schemes.yml", OWN.replace("'{code}-{year}", "'{kode}-{year}")))
