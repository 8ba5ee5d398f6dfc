"""Pages that a publication would take from readers: told, and refused where nobody can mean it."""

import pytest

from commands.publishing.steps import Options
from tests.commands.publishing.sites import files_of, make_site, published


@pytest.mark.parametrize(
    ("before", "after", "is_refused"), [(30, 9, True), (30, 10, False), (300, 269, True)]
)
def test_many_pages_go_only_when_that_is_said(desk, tmp_path, capsys, before, after, is_refused):
    sites = [
        make_site(tmp_path / str(count), {f"items/{n}.html": "甲" for n in range(count)} | {"a.json": "{}"})
        for count in (before, after)
    ]
    assert published(sites[0], desk.file) == 0
    assert published(sites[1], desk.file) == is_refused
    said = capsys.readouterr()
    assert ("--fewer" in said.err) is is_refused
    assert f"删除 {before - after} 个文件" in said.out
    assert (files_of(desk.place) == files_of(sites[0])) is is_refused
    assert published(sites[1], desk.file, Options(yes=True, fewer=True)) == 0
    assert files_of(desk.place) == files_of(sites[1])


def test_a_site_of_half_the_history_takes_no_page_away(desk, tmp_path, capsys):
    pages = {f"items/A/2026/{n}.html": "甲" for n in ("00001", "00001/versions/2026-11-01")}
    whole = make_site(tmp_path / "whole", {**pages, "a.json": "{}"})
    half = {path: text for path, text in pages.items() if "versions" not in path}
    assert published(whole, desk.file) == 0
    assert "打不开" not in capsys.readouterr().out
    for content, status in (("committed shallow", 1), ("committed", 0)):
        site = make_site(tmp_path / content, half, content=content)
        assert published(site, desk.file) == status
        said = capsys.readouterr()
        assert "1 个网页，它们的地址从此打不开" in said.out
        assert ("--unshallow" in said.err) is bool(status)
    assert files_of(desk.place) == files_of(tmp_path / "committed")


def test_data_go_only_when_that_is_said_too(desk, tmp_path, capsys):
    data = {f"data/{n}.json": "{}" for n in range(30)}
    assert published(make_site(tmp_path / "with", {"index.html": "甲", **data}), desk.file) == 0
    assert published(make_site(tmp_path / "without", {"index.html": "甲"}), desk.file) == 1
    assert "31 个文件中的 30 个" in capsys.readouterr().err
