"""The one reader of items: hostile or damaged files are refused by name and line, and never skipped."""

import os
import re

import pytest

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.findings import Unreadable
from plugins.disclosure.loading import load, refuse_errors
from plugins.disclosure.reader import MAX_BYTES, ItemReader
from plugins.disclosure.register import read_register
from tests.make import (
    BODY,
    CITY,
    DAY,
    PDF,
    catalog,
    errors,
    findings,
    item,
    item_of,
    make_content,
    place,
    write,
)


def only(content):
    """The one finding about a content folder."""
    (found,) = findings(content)
    assert found.mend
    return found


def test_an_item_is_read_whole(tmp_path):
    content = make_content(tmp_path, {"00001": {}, "00001/名单.pdf": PDF})
    read = item_of(catalog(content), "00001")
    assert (read.index_number, read.address) == (f"{CITY}/2026-00001", f"items/{CITY}/2026/00001.html")
    assert [attachment.name for attachment in read.attachments] == ["名单.pdf"]
    assert re.findall("<p>(.*)</p>", read.html) == BODY.split("\n")[:-1:2]
    assert (read.line_of("title"), read.line_of("nothing"), read.body_line) == (2, 1, 14)


def test_chinese_labels_know_their_lines_too(tmp_path):
    content = make_content(tmp_path, {"00001": item().replace("title:", "名称:")})
    assert item_of(catalog(content), "00001").line_of("title") == 2


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_marks_of_editors_change_nothing(tmp_path, line_end, mark):
    plain = item_of(catalog(make_content(tmp_path / "a", {"00001": {}})), "00001")
    text = mark + item().replace("\n", line_end)
    other = item_of(catalog(make_content(tmp_path / "b", {"00001": text.encode()})), "00001")
    assert (other.fields, other.html, other.lines) == (plain.fields, plain.html, plain.lines)


@pytest.mark.parametrize(
    "key", ["save_as", "template", "url", "slug", "status", "lang", "translation", "category"]
)
def test_authors_choose_no_address_template_or_state(tmp_path, key):
    found = only(make_content(tmp_path, {"00001": {key: "index.html"}}))
    assert (found.line, found.message) == (13, f"没有“{key}”这个字段")


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"", 1, "开头没有"),
        (b"\n", 1, "开头没有"),
        ("正文\n".encode(), 1, "开头没有"),
        (b"---\ntitle: x\n", 1, "没有结束"),
        (b"---\ntitle: x\ntitle: y\n---\n", 3, "写了两次"),
        ("---\n标题：通知\n---\n".encode(), 2, "全角冒号"),
        (b"---\na: " + b"[" * 10_000 + b"\n---\n", 2, "层次太深"),
        (b"---\na: &x 1\n---\n", 2, "引用"),
        ("---\ntitle: 停车场\n---\n".encode("gbk"), 2, "UTF-8"),
        (b"---\ntitle: a\0b\n---\n", 2, "写法有误"),
        (b"---\n" + b"a: b\n" * 20_000 + b"---\n", 2, "太长"),
        (item(body="一\n二\0三\n"), 15, "U+0000"),
        (item(body="一\n\n二\u202e三\n"), 16, "U+202E"),
        (item(body="一\u200b二\n"), 14, "U+200B"),
        (item(body="x" * MAX_BYTES), 1, "太大"),
    ],
    ids=range(15),
)
def test_a_damaged_file_is_refused_on_its_line(tmp_path, data, line, message):
    found = only(make_content(tmp_path, {"00001": data}))
    assert (found.file, found.line, found.severity, found.rule) == (place("00001"), line, "error", "readable")
    assert message in found.message


@pytest.mark.usefixtures("own_markdown")
def test_a_text_that_is_too_deep_is_refused(tmp_path):
    deep = "\n".join("    " * depth + "- x" for depth in range(260))
    found = only(make_content(tmp_path, {"00001": {"body": deep}}))
    assert (found.file, found.line, found.message) == (place("00001"), 14, "正文的列表或引用嵌套太深")


@pytest.mark.usefixtures("own_markdown")
def test_deep_quotes_are_read_or_refused(tmp_path):
    content = make_content(tmp_path, {"00001": {"body": "> " * 10_000 + "x"}})
    assert [found.message for found in findings(content)] in ([], ["正文的列表或引用嵌套太深"])


@pytest.mark.parametrize(
    "name",
    [
        "00001.MD",
        "00001.markdown",
        "one.md",
        "new-一.md",
        "New-a.md",
        "123456789.md",
        "00001 (1).md",
        ".00001.md",
        "sub/00001.md",
        "readme.txt",
        "00002/名单.pdf",
    ],
)
def test_a_file_in_the_wrong_place_is_named(tmp_path, name):
    found = only(make_content(tmp_path, {f"catalog/{CITY}/2026/{name}": item()}))
    assert (found.file, found.rule) == (f"catalog/{CITY}/2026/{name}", "readable")
    assert "放错了位置" in found.message


@pytest.mark.parametrize(
    "source", ["catalog/00001.md", f"catalog/{CITY}/00001.md", f"catalog/{CITY}/26/00001.md"]
)
def test_an_item_at_another_depth_is_named(tmp_path, source):
    assert only(make_content(tmp_path, {source: item()})).file == source


@pytest.mark.parametrize("name", ["1", "000001", "2026/001"])
def test_a_serial_of_another_length_is_refused(tmp_path, name):
    assert "得不出合乎规则的索引号" in only(make_content(tmp_path, {name: {}})).message


@pytest.mark.parametrize(
    "source", ["../../etc/passwd", f"catalog/{CITY}/2026/../../../x.md", "catalog//2026/1.md"]
)
def test_the_reader_never_leaves_the_folder(tmp_path, source):
    content = make_content(tmp_path, {})
    with pytest.raises(Unreadable, match="放错了位置"):
        ItemReader(content, read_register(content / "register")).read(source)


def test_a_linked_item_is_refused(tmp_path):
    content = make_content(tmp_path, {"00001": {}})
    (content / place("00002")).symlink_to(content / place("00001"))
    assert errors(content) == [(place("00002"), 1, "readable")]


@pytest.mark.parametrize("folder", ["catalog", f"catalog/{CITY}", f"catalog/{CITY}/2026"])
def test_a_linked_folder_is_refused_and_not_followed(tmp_path, folder):
    content = make_content(tmp_path, {"00001": {}})
    (content / folder).rename(tmp_path / "elsewhere")
    (content / folder).symlink_to(tmp_path / "elsewhere")
    loaded = load(content, DAY)
    assert [(found.file, found.rule) for found in loaded.findings] == [(folder, "readable")]
    assert loaded.catalog.items == ()


def test_a_folder_with_the_name_of_an_item_is_named(tmp_path):
    content = make_content(tmp_path, {})
    (content / place("00001")).mkdir(parents=True)
    assert errors(content) == [(place("00001"), 1, "readable")]


def test_files_beside_such_a_folder_are_named_too(tmp_path):
    content = make_content(tmp_path, {"00001/名单.pdf": PDF})
    write(content / place("00001") / "a.pdf", PDF)
    found = {file for file, _line, _rule in errors(content)}
    assert f"catalog/{CITY}/2026/00001/名单.pdf" in found


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这个系统没有命名管道")
def test_a_pipe_is_refused(tmp_path):
    content = make_content(tmp_path, {"00001": {}})
    os.mkfifo(content / place("00002"))
    assert errors(content) == [(place("00002"), 1, "readable")]


def test_nothing_that_cannot_be_read_is_skipped(tmp_path):
    content = make_content(tmp_path, {"00001": {}, "00002": "坏", "00003": b"\xff", "pages/about.md": "坏"})
    named = {file for file, _line, _rule in errors(content)}
    assert named == {place("00002"), place("00003"), "pages/about.md"}
    with pytest.raises(BuildFailed, match="共 3 处错误") as caught:
        refuse_errors(findings(content))
    assert all(name in str(caught.value) for name in named)


def test_litter_of_desktops_is_no_fault(tmp_path):
    litter = {f"catalog/{CITY}/2026/{name}": b"x" for name in (".DS_Store", "Thumbs.db", "desktop.ini")}
    content = make_content(tmp_path, {"00001": {}, "00001/.DS_Store": b"x", **litter})
    assert item_of(catalog(content), "00001").attachments == ()
