"""The columns of a site: reading their file, what belongs to them, and how long they may rest."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.publication_columns import FILE, OWN_COLUMNS, Column, months_after
from plugins.disclosure.register import read_register
from tests.disclosure.supervision.cases import item
from tests.make import ROOT, make_content


def column(**fields):
    return Column.model_construct(**{"id": "a", "name": "甲", "kind": "通知公告和政策文件", **fields})


def test_without_a_file_the_own_columns_apply(tmp_path):
    assert read_register(make_content(tmp_path, {}) / "register").columns == OWN_COLUMNS


def test_the_own_columns_use_terms_that_exist():
    vocabularies = read_register(ROOT / "content" / "register").vocabularies
    for own in OWN_COLUMNS:
        assert all(vocabularies["genre"].find(genre) for genre in own.genres)
        assert all(vocabularies["statutory"].find(code) for code in own.statutory)
        assert own.due_after(date(2026, 1, 1)) > date(2026, 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "columns: 3\n",
        'columns:\n- {"name": "甲", "kind": "首页"}\n',
        'columns:\n- {"id": "A B", "name": "甲", "kind": "首页"}\n',
        'columns:\n- {"id": "a", "name": "甲", "kind": "别的"}\n',
        'columns:\n- {"id": "a", "name": "甲"}\n',  # 其他 needs its own period
        'columns:\n- {"id": "a", "name": "甲", "update_within": "两个月"}\n',
        'columns:\n- {"id": "a", "name": "甲", "update_within": "0 日"}\n',
        'columns:\n- {"id": "a", "name": "甲", "update_within": "999 年"}\n',
        'columns:\n- {"id": "a", "name": "甲", "update_within": "1 年", "genres": ["某"]}\n',
        'columns:\n- {"id": "a", "name": "甲", "update_within": "1 年", "item_kinds": ["nothing"]}\n',
        'columns:\n- {"id": "a", "name": "甲", "update_within": "1 年", "colour": "red"}\n',
    ],
)
def test_faulty_columns_are_named_with_file_and_line(tmp_path, text):
    content = make_content(tmp_path, {f"register/{FILE}": text})
    with pytest.raises(InvalidRegister, match=r"columns\.yml:\d+: "):
        read_register(content / "register")


def test_two_columns_with_one_id_are_refused(tmp_path):
    text = (
        'columns:\n- {"id": "a", "name": "甲", "kind": "首页"}\n- {"id": "a", "name": "乙", "kind": "首页"}\n'
    )
    content = make_content(tmp_path, {f"register/{FILE}": text})
    with pytest.raises(InvalidRegister, match="“a”"):
        read_register(content / "register")


def test_labels_and_single_values_are_accepted(tmp_path):
    text = 'columns:\n- {"编号": "a", "名称": "甲", "更新期限": "3个月", "体裁": "通知", "逐机构": "是"}\n'
    content = make_content(tmp_path, {f"register/{FILE}": text})
    (found,) = read_register(content / "register").columns
    assert (found.genres, found.period, found.per_body) == (("notice",), "3个月", True)


@pytest.mark.parametrize(
    ("fields", "belongs"),
    [
        ({}, True),
        ({"genres": ("notice", "letter")}, True),
        ({"genres": ("letter",)}, False),
        ({"statutory": ("a20-15",)}, True),
        ({"statutory": ("a20-01",), "genres": ("notice",)}, False),
        ({"topics": ("general",)}, True),
        ({"topics": ("general/disclosure",)}, True),
        ({"topics": ("general/archives",)}, False),
        ({"item_kinds": ("contact",)}, False),
    ],
)
def test_what_belongs_to_a_column(fields, belongs):
    assert column(**fields).has(item()) is belongs


@pytest.mark.parametrize(
    ("period", "due_on"),
    [
        ("14 日", date(2026, 2, 14)),
        ("2 周", date(2026, 2, 14)),
        ("1 个月", date(2026, 2, 28)),
        ("1 年", date(2027, 1, 31)),
    ],
)
def test_the_last_day_of_a_period(period, due_on):
    assert column(update_within=period).due_after(date(2026, 1, 31)) == due_on


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-60, 60))
def test_months_later_is_that_many_months_later_and_never_skips_one(day, months):
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and months_after(later.replace(day=1), 1).day == 1)
