"""The register of reading places: optional, typed, and refused with file and line."""

import pytest

from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.reading_places import FILE
from plugins.disclosure.register import read_register
from tests.make import make_content

FIELDS = '{"name": "档案馆", "kind": "档案馆", "address": "文昌路 1 号", "hours": "工作日", "phone": "0000-12349001"}'
PLACE = f"- {FIELDS}\n"


def places(tmp_path, text):
    return read_register(make_content(tmp_path, {f"register/{FILE}": text}) / "register").reading_places


def test_a_register_without_the_file_has_none(register):
    assert register.reading_places.entries == ()
    assert register.reading_places.line_of(0, "phone") == 1


def test_places_have_a_kind_and_the_line_of_each_field(tmp_path):
    found = places(tmp_path, f"places:\n{PLACE}{PLACE}")
    assert [place.kind for place in found.entries] == ["archive", "archive"]
    assert found.line_of(1, "phone") == 3


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("places: 3\n", "查阅场所"),
        (f"places:\n{PLACE.replace('工作日', '')}", "开放时间"),
        (f"places:\n{PLACE.replace('工作日', '待定')}", "待定"),
        (f"places:\n{PLACE.replace('档案馆', '茶馆')}", "茶馆"),
        ("places:\n- 档案馆\n", "查阅场所"),
        ('places:\n- {"name": "档案馆", "price": "3"}\n', "price"),
    ],
)
def test_faulty_places_are_named_with_file_and_line(tmp_path, text, word):
    with pytest.raises(InvalidRegister, match=rf"places\.yml:\d+: .*{word}"):
        places(tmp_path, text)
