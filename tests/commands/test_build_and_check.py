"""`tasks.py build`, `check` and `sample` as a person uses them."""

import re

import pytest

from commands.build import Options, build
from commands.check import check
from commands.sample import sample
from plugins.disclosure.messages import use_language


@pytest.fixture
def content(tmp_path):
    sample(12, tmp_path / "content")
    return tmp_path / "content"


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def first_item(content):
    return sorted((content / "catalog").rglob("*.md"))[0]


def test_sample_is_the_same_every_time_and_has_no_errors(content, tmp_path, capsys):
    sample(12, tmp_path / "again")
    assert tree(content) == tree(tmp_path / "again")
    assert check(content, "2026-11-01") == 0
    assert "检查了 12 条信息：错误 0" in capsys.readouterr().out


def test_sample_refuses_a_folder_in_use(content, capsys):
    assert sample(1, content) == 1
    assert "不是空文件夹" in capsys.readouterr().err


def test_check_names_file_line_rule_basis_and_mend(content, capsys):
    item = first_item(content)
    text = item.read_text(encoding="utf-8")
    line = next(number for number, row in enumerate(text.split("\n"), 1) if row.startswith("publisher"))
    item.write_text(re.sub("(?m)^publisher: .*$", "publisher: 无此机构", text), encoding="utf-8")
    assert check(content, "2026-11-01") == 1
    out = capsys.readouterr().out
    assert f"{item.relative_to(content).as_posix()}:{line}: 错误：机构名录里没有“无此" in out
    assert "改法：" in out
    assert "规则 body-known，依据 条例 Art. 10" in out


def test_build_names_every_unreadable_item_and_keeps_the_old_site(content, tmp_path, capsys):
    assert build(content, tmp_path / "site", Options(date="2026-11-01")) == 0
    before = tree(tmp_path / "site")
    first, second = sorted((content / "catalog").rglob("*.md"))[:2]
    first.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    second.write_bytes(b"\xff\xfe")
    assert build(content, tmp_path / "site", Options(date="2026-11-01")) == 1
    err = capsys.readouterr().err
    assert all(path.relative_to(content).as_posix() in err for path in (first, second))
    assert tree(tmp_path / "site") == before


@pytest.mark.parametrize("date", ["tomorrow", "2026-13-01", "1 1"])
def test_a_bad_date_is_said(content, tmp_path, capsys, date):
    assert build(content, tmp_path / "site", Options(date=date)) == 1
    assert check(content, date) == 1
    assert "应写成 2026-03-05 的样子" in capsys.readouterr().err


def test_a_folder_without_register_is_said(tmp_path, capsys):
    assert build(tmp_path, tmp_path / "site") == 1
    assert check(tmp_path) == 1
    assert "找不到词表文件夹" in capsys.readouterr().err


def test_the_public_address_fills_the_url_tag(content, tmp_path):
    build(content, tmp_path / "site", Options("https://www.shili.example/zwgk/", "2026-11-01"))
    page = next((tmp_path / "site/items").rglob("*.html"))
    address = page.relative_to(tmp_path / "site").as_posix()
    assert f'<meta name="Url" content="https://www.shili.example/zwgk/{address}">' in page.read_text(
        encoding="utf-8"
    )


def test_another_language_is_one_file(tmp_path, monkeypatch):
    (tmp_path / "en.po").write_text('msgid "名称"\nmsgstr "Title"\n', encoding="utf-8")
    monkeypatch.setattr("plugins.disclosure.messages.LOCALE_FOLDER", tmp_path)
    from plugins.disclosure.messages import _, translations

    translations.cache_clear()
    use_language("en")
    try:
        assert _("名称") == "Title"
        assert _("发布机构") == "发布机构"
    finally:
        use_language("zh-CN")
        translations.cache_clear()
