"""Where items go, and what a second import does: nothing that a person would have to repair."""

import pytest

from commands.importing import run
from tests.commands.importing.samples import STATUTE, page

NUMBERED = "000014349/2026/00001.md"


def test_a_second_import_changes_nothing(importing):
    files = {"a.html": page(), "b/c.md": STATUTE, "d.html": page(index_number=""), "bad.txt": "x"}
    first = importing(files)
    before = first.tree()
    second = importing(files)
    assert second.tree() == before
    assert "新写入 3，没有变化 0" in first.screen
    assert "新写入 0，没有变化 3，保留 0" in second.screen


def test_the_day_of_import_alone_is_no_change(importing):
    importing({"a.html": page()})
    second = importing({"a.html": page()}, date="2027-01-01")
    assert second.only()[0]["imported_from"]["on"] == "2026-04-01"
    assert "没有变化 1，保留 0" in second.screen


def test_an_edited_item_is_never_overwritten(importing):
    done = importing({"a.html": page()})
    path = done.content / "catalog" / NUMBERED
    path.write_text(path.read_text(encoding="utf-8").replace("公园", "花园"), encoding="utf-8")
    edited = path.read_bytes()
    again = importing({"a.html": page()})
    assert path.read_bytes() == edited
    assert again.status == 2
    assert f"保留 catalog/{NUMBERED}：已有人改动或移动，没有覆盖" in again.screen


def test_an_item_that_was_given_a_number_is_not_imported_again(importing):
    done = importing({"a.html": page(index_number="")})
    (path,) = done.paths
    source = done.content / "catalog" / path
    target = done.content / "catalog/000014349/2026/00007.md"
    target.parent.mkdir(parents=True)
    source.rename(target)
    again = importing({"a.html": page(index_number="")})
    assert again.paths == ["000014349/2026/00007.md"]
    assert "保留 1" in again.screen


def test_an_item_that_somebody_wrote_is_not_touched(importing, content):
    path = content / "catalog" / NUMBERED
    path.parent.mkdir(parents=True)
    path.write_text("---\ntitle: 手写的条目\n---\n正文\n", encoding="utf-8")
    done = importing({"a.html": page()})
    assert path.read_text(encoding="utf-8").startswith("---\ntitle: 手写的条目")
    other = next(path for path in done.paths if path != NUMBERED)
    fields, _body = done.read(other)
    assert other.startswith("imported/2026/new-")
    assert (fields["index_number"], fields["number_defect"]) == ("000014349/2026-00001", "true")
    assert "已被另一条信息使用" in done.report


def test_two_sources_with_one_number(importing):
    files = {"a.html": page(), "b.html": page(title="另一份通知")}
    done = importing(files)
    assert done.read(NUMBERED)[0]["imported_from"]["source"] == "a.html"
    assert len(done.paths) == 2
    assert importing(files).tree() == done.tree()


@pytest.mark.parametrize(
    ("number", "folder", "defect", "said"),
    [
        ("", "imported/2026/", None, "原文没有写明：索引号"),
        ("0142768-8/2022-00185", "imported/2026/", "true", "不合编号规则，原样保留"),
        ("示例〔2026〕1", "imported/2026/", "true", "不合编号规则，原样保留"),
        ("000014348/2020-35428", "000014348/2020/35428", "true", "校验不符"),
        ("114403006955506492/2021-00426", "114403006955506492/2021/00426", None, ""),
        ("01527918X-2020-153077", "01527918X/2020/153077", None, ""),
        ("PZ00101-1700-2025-00660", "PZ00101-1700/2025/00660", None, ""),
        ("SY310107202603028", "SY310107/2026/03028", None, ""),
        ("０00014349／2026－00001", "000014349/2026/00001", None, "索引号原写作"),
    ],
)
def test_places_by_number(importing, number, folder, defect, said):
    done = importing({"a.html": page(index_number=number)})
    (path,) = done.paths
    fields, _body = done.only()
    assert path.startswith(folder)
    assert fields.get("number_defect") == defect
    assert fields.get("index_number") == (number if folder.startswith("imported") and number else None)
    assert said in done.report


def test_without_number_and_date(importing):
    (path,) = importing({"a.html": page(index_number="", generated_on="")}).paths
    assert path.startswith("imported/undated/new-")


def test_different_sources_never_share_a_place(importing):
    same = page(index_number="")
    done = importing(
        {"a.html": same, "b.html": same, "c/a.html": same, "c/d.html": page(index_number="", title="另一份")}
    )
    assert len(done.paths) == 4


def test_one_file_instead_of_a_folder(tmp_path, content, capsys):
    source = tmp_path / "a.html"
    source.write_text(page(), encoding="utf-8")
    assert run(source, content, "2026-04-01") == 2
    assert (content / "catalog" / NUMBERED).exists()
    assert "导入 a.html：1 条" in capsys.readouterr().out


def test_a_source_that_is_not_there(tmp_path, content, capsys):
    assert run(tmp_path / "nothing", content) == 1
    assert "找不到" in capsys.readouterr().out
    assert not content.exists()


def test_a_date_that_is_none(tmp_path, content, capsys):
    assert run(tmp_path, content, "2026-13-01") == 1
    assert "应写成 2026-03-05 的样子" in capsys.readouterr().out


def test_today_is_today_in_china(importing):
    assert len(importing({"a.html": page()}, date="").only()[0]["imported_from"]["on"]) == 10


def test_nothing_half_written_is_left(importing, monkeypatch):
    def full(path, data):
        path.open("wb").close()
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("pathlib.Path.write_bytes", full, raising=True)
        disk.setattr(
            "tests.commands.importing.conftest.write", lambda path, data: path.open("wb").write(data)
        )
        done = importing({"a.html": page()})
    assert done.status == 1
    assert "No space left on device" in done.screen
    assert [name for name in done.tree() if "vocabularies" not in name] == []
    assert importing({"a.html": page()}).paths == [NUMBERED]
