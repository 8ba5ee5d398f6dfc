"""Tables of any fields: what is written into a list is what the items say."""

import csv
import io
import re
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commands.importing import run
from commands.importing.lists.columns import target_of
from tests.commands.importing.samples import Imported
from tests.disclosure.office_files import xlsx

WORDS = st.text(
    st.sampled_from("公园管理通知甲乙丙丁 ,;\"'|\t\n=-+<>&*_#0123456789（）"), min_size=1, max_size=24
)
DAYS = st.dates(
    min_value=__import__("datetime").date(1990, 1, 1), max_value=__import__("datetime").date(2030, 1, 1)
)
FORMS = (
    "{0:%Y-%m-%d}",
    "{0.year}年{0.month}月{0.day}日",
    "{0.year}/{0.month}/{0.day}",
    "{0:%Y%m%d}",
    "{0.year}.{0.month}.{0.day}",
)
ROWS = st.lists(st.tuples(WORDS, DAYS, st.sampled_from(FORMS), WORDS), min_size=1, max_size=5)
ORDER = st.permutations([0, 1, 2])
HEADERS = ("信息名称", "成文日期", "备考栏")


def as_csv(rows, sign):
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=sign, quoting=csv.QUOTE_ALL).writerows(rows)
    return target.getvalue()


def plain(text):
    return " ".join(re.sub(r"^=\"(.+)\"$|^'(?=[-=+@0-9].)", r"\1", text.strip()).split())


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, order=ORDER, data=st.data())
def test_every_value_arrives(tmp_path, kind, rows, order, data):
    shutil.rmtree(tmp_path / "content", ignore_errors=True)
    said = [(f"名称{title}", form.format(day), other) for title, day, form, other in rows]
    table = [[HEADERS[n] for n in order], *[[row[n] for n in order] for row in said]]
    source = tmp_path / f"清单.{kind}"
    if kind == "csv":
        encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]))
        source.write_bytes(as_csv(table, data.draw(st.sampled_from(",;\t"))).encode(encoding))
    else:
        source.write_bytes(xlsx(table))
    run(source, tmp_path / "content", "2026-04-01")
    done = Imported(0, tmp_path / "content", "")
    found = [done.read(path)[0] for path in done.paths]
    kept = [line for fields in found for line in fields["imported_from"].get("unmapped", [])]
    assert sorted((fields["title"], fields["generated_on"]) for fields in found) == sorted(
        (" ".join(f"名称{title}".split()), str(day)) for title, day, _form, _other in rows
    )
    nothing = ("", "无", "-", "--", "/", "—", "空")
    expected = [
        f"备考栏：{plain(other)}"
        for _t, _d, _f, other in rows
        if plain(other) or (kind == "xlsx" and other.strip())
    ]
    if kind == "csv":
        assert sorted(kept) == sorted(expected)
    else:
        assert len(kept) == len([other for *_rest, other in rows if other.strip()])
    assert nothing


@given(st.text(max_size=30))
def test_any_header_is_understood_or_not(header):
    assert isinstance(target_of(header), str)
