"""What is exported comes back the same, and no cell upsets the import."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.importing.standard_catalogs.cells import elements, joined, laws, names, ticks
from commands.importing.standard_catalogs.entries import CatalogImport
from commands.importing.standard_catalogs.headers import find_header
from commands.importing.workbooks import read_workbook
from plugins.disclosure.register import read_register
from plugins.disclosure.standards.entries import DomainFile
from plugins.disclosure.standards.reading import Domain
from plugins.standards.workbook import workbook
from tests.commands.importing.tables import LOWER, UPPER
from tests.disclosure.standards.catalogs import row
from tests.make import make_content

BOARD = "社区/企事业单位/村公示栏（电子屏）"


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    return read_register(make_content(tmp_path_factory.mktemp("register"), {}) / "register")


WORDS = st.text("甲乙丙丁财政收支预算", min_size=1, max_size=6)


@st.composite
def entries(draw):
    count = draw(st.integers(1, 6))
    return [
        row(
            f"budget-{number:02}" if draw(st.booleans()) else f"own-{number}",
            level1=draw(st.sampled_from(["甲类", "乙类"])),
            level2=draw(st.none() | WORDS),
            content=draw(st.lists(WORDS, min_size=1, max_size=4, unique=True)),
            basis=[f"《{name}》" for name in draw(st.lists(WORDS, min_size=1, max_size=3))],
            time_limit=draw(st.sampled_from(["每季度", "20个工作日内", "长期公开"])),
            responsible=draw(st.lists(WORDS, min_size=1, max_size=3)),
            channels=draw(
                st.lists(st.sampled_from(["政府网站", "公示栏", "明白卡", "信鸽"]), min_size=1, unique=True)
            ),
            audience=draw(st.sampled_from([["全社会"], ["农户"], ["全社会", "学生"]])),
            openness=draw(st.sampled_from(["主动公开", "依申请公开"])),
            level=draw(st.lists(st.sampled_from(["县级", "乡级", "村级"]), min_size=1, unique=True)),
            stage=draw(st.sampled_from([[], ["决策"], ["管理", "结果"]])),
        )
        for number in range(1, count + 1)
    ]


@given(entries())
def test_what_is_exported_comes_back_the_same(register, rows):
    file = DomainFile.model_validate({"entries": rows}, context=register.vocabularies)
    data = workbook(Domain("budget", "财政预决算", file), register)
    assert data == workbook(Domain("budget", "财政预决算", file), register)
    found = CatalogImport("budget", register, frozenset()).run(read_workbook(data, "标准目录"))
    again = DomainFile.model_validate({"entries": found.entries}, context=register.vocabularies)
    for before, after in zip(file.entries, again.entries, strict=True):
        told, written = after.model_dump(), before.model_dump()
        for name in ("channels", "level"):  # ticks stand in the order of the table
            told[name], written[name] = set(map(_term, told[name])), set(map(_term, written[name]))
        assert told == written


def _term(name):
    return {"公示栏": BOARD}.get(name, name)


@given(st.text("1234.、；①②●\n（）《》、甲乙丙口□■√/ ", max_size=40))
def test_any_cell_is_read_without_an_error(text):
    assert all([*elements(text)[0], *laws(text), *names(text)])
    assert "\n" not in joined(text)
    assert ticks(text) is None or all(ticks(text))


@given(st.lists(st.lists(st.sampled_from([*UPPER, *LOWER, "x"]), max_size=15), max_size=5))
def test_any_rows_are_looked_at_without_an_error(rows):
    find_header(rows)
