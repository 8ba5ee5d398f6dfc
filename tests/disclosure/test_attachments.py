"""Attachments are known by their content; what is empty, disguised, linked or missing is refused by name."""

import hashlib
import io
import zipfile

import pytest

from plugins.disclosure.attachments import FILE_TYPES, MAX_BYTES, read_attachment
from plugins.disclosure.errors import BadFrontMatter
from tests.make import PDF, PNG, catalog, errors, findings, item_of, line_of, make_content, place, write

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 8


def archive(*members):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as target:
        for member in members:
            target.writestr(member, "x")
    return data.getvalue()


DOCX = archive("[Content_Types].xml", "word/document.xml")
GOOD = {
    "pdf": PDF,
    "docx": DOCX,
    "xlsx": archive("xl/workbook.xml"),
    "pptx": archive("ppt/presentation.xml"),
    "ofd": archive("OFD.xml"),
    "doc": OLD_OFFICE,
    "wps": OLD_OFFICE,
    "xls": OLD_OFFICE,
    "et": OLD_OFFICE,
    "png": PNG,
    "jpg": b"\xff\xd8\xff\xe0",
    "jpeg": b"\xff\xd8\xff\xe0",
    "gif": b"GIF89a;",
    "csv": "名称,数量\n甲,1\n".encode("utf-8-sig"),
    "txt": "说明\n".encode(),
    "mp3": b"ID3\x03",
    "mp4": b"\0\0\0\x18ftypmp42",
}
HTML = b"<!DOCTYPE html><script>alert(1)</script>"


def refusal(path):
    with pytest.raises(BadFrontMatter) as caught:
        read_attachment(path, "items/x")
    assert path.name in str(caught.value) or "链接" in str(caught.value)
    assert caught.value.mend
    return str(caught.value)


def test_every_type_has_an_example_here():
    assert {ending for kind in FILE_TYPES for ending in kind.endings} == set(GOOD)


@pytest.mark.parametrize("ending", GOOD)
def test_a_true_file_is_accepted(tmp_path, ending):
    read = read_attachment(write(tmp_path / f"名单.{ending.upper()}", GOOD[ending]), "items/x/1")
    digest = hashlib.sha256(GOOD[ending]).hexdigest()
    assert (read.size, read.sha256) == (len(GOOD[ending]), digest)
    assert read.address == f"items/x/1/{digest[:12]}.{ending}"
    assert (read.title, read.name) == ("名单", f"名单.{ending.upper()}")


@pytest.mark.parametrize("ending", GOOD)
def test_a_web_page_is_refused_under_every_name(tmp_path, ending):
    assert "的内容不是" in refusal(write(tmp_path / f"a.{ending}", HTML))


@pytest.mark.parametrize("ending", sorted(set(GOOD) - {"csv", "txt"}))
def test_the_name_alone_makes_no_type(tmp_path, ending):
    wrong = PNG if ending != "png" else PDF
    assert "的内容不是" in refusal(write(tmp_path / f"a.{ending}", wrong))


@pytest.mark.parametrize(
    "data", [PNG, DOCX, b"a\0b", "通知".encode("utf-16"), b"  \n<svg onload=x>", "停车场".encode("gbk")]
)
def test_text_is_text(tmp_path, data):
    assert "纯文本" in refusal(write(tmp_path / "a.txt", data))


@pytest.mark.parametrize(
    "ending", ["html", "htm", "svg", "js", "exe", "zip", "rar", "docm", "md", "xml", "php", ""]
)
def test_other_types_are_refused(tmp_path, ending):
    assert "类型不能发布" in refusal(write(tmp_path / f"a.{ending}".rstrip("."), PDF))


@pytest.mark.parametrize("size", [0, 1, 2])
def test_an_empty_file_is_refused(tmp_path, size):
    assert f"空的（{size} 字节）" in refusal(write(tmp_path / "a.pdf", b"x" * size))


def test_a_huge_file_is_refused(tmp_path):
    with (tmp_path / "a.pdf").open("wb") as target:
        target.write(PDF)
        target.truncate(MAX_BYTES + 1)
    with pytest.raises(BadFrontMatter, match="太大"):
        read_attachment(tmp_path / "a.pdf", "items/x")


@pytest.mark.parametrize(
    "data",
    [
        DOCX[:40],
        DOCX[:-4],
        DOCX.replace(b"PK\x01\x02\x14\x03\x14\0", b"PK\x01\x02\x14\x03\xff\0"),
        DOCX.replace(b"PK\x01\x02", b"PK\x01\xff"),
        archive("word/document.xml/"),
        archive("other"),
        b"PK\x03\x04",
    ],
    ids=["cut", "no end", "unknown version", "no directory", "a folder", "other members", "nothing"],
)
def test_a_broken_archive_is_refused(tmp_path, data):
    assert "的内容不是" in refusal(write(tmp_path / "a.docx", data))


def test_a_link_is_refused(tmp_path):
    write(tmp_path / "secret.pdf", PDF)
    (tmp_path / "a.pdf").symlink_to(tmp_path / "secret.pdf")
    assert "链接" in refusal(tmp_path / "a.pdf")


def test_notes_give_title_and_order(tmp_path):
    notes = [{"file": "b.pdf", "title": "第二份"}, {"file": "a.pdf", "original_scan": "是"}]
    files = {f"00001/{name}.pdf": PDF + name.encode() for name in "abc"}
    read = item_of(catalog(make_content(tmp_path, {"00001": {"attachments": notes}, **files})), "00001")
    assert [(entry.title, entry.original_scan) for entry in read.attachments] == [
        ("第二份", False),
        ("a", True),
        ("c", False),
    ]


def test_a_missing_attachment_is_named(tmp_path):
    content = make_content(tmp_path, {"00001": {"attachments": "名单.pdf"}})
    (found,) = findings(content)
    assert (found.file, found.message) == (place("00001"), "找不到附件“名单.pdf”")


@pytest.mark.parametrize("name", ["../00002/a.pdf", "/etc/passwd", "./a.pdf", "sub/a.pdf"])
def test_a_note_cannot_reach_another_folder(tmp_path, name):
    content = make_content(tmp_path, {"00001": {"attachments": name}, "00001/a.pdf": PDF, "00002/a.pdf": PDF})
    line = line_of(content, "00001", "attachments")
    assert (place("00001"), line, "readable") in errors(content)


def test_the_item_of_a_bad_attachment_is_named(tmp_path):
    content = make_content(tmp_path, {"00001": {}, "00001/a.pdf": HTML, "00002": {}})
    assert errors(content) == [(place("00001"), 1, "readable")]


def test_a_folder_among_the_attachments_is_named(tmp_path):
    content = make_content(tmp_path, {"00001": {}, "00001/sub/a.pdf": PDF})
    assert f"catalog/{place('00001').split('/')[1]}/2026/00001/sub" in [
        file for file, _l, _r in errors(content)
    ]


def test_a_linked_folder_of_attachments_is_refused(tmp_path):
    content = make_content(tmp_path, {"00001": {}})
    write(tmp_path / "elsewhere" / "a.pdf", PDF)
    folder = (content / place("00001")).with_suffix("")
    folder.symlink_to(tmp_path / "elsewhere")
    assert (folder.relative_to(content).as_posix(), 1, "readable") in errors(content)


@pytest.mark.parametrize("name", ["通知\u202efdp.pdf", "通\u200b知.pdf", "a\nb.pdf", "a\ue000.pdf"])
def test_a_file_name_with_hidden_characters_is_refused(tmp_path, name):
    content = make_content(tmp_path, {"00001": {}, f"00001/{name}": PDF})
    assert [rule for _file, _line, rule in errors(content)] == ["readable"]


def test_a_file_name_that_is_no_text_is_refused(tmp_path):
    content = make_content(tmp_path, {"00001": {}, "00001/a.pdf": PDF})
    path = (content / place("00001")).with_suffix("") / "a.pdf"
    path.rename(path.with_name("\udcff.pdf"))
    assert [rule for _file, _line, rule in errors(content)] == ["readable"]
