"""The published files: what they hold, how many there are, and the texts of attachments."""

import io
import re
import zipfile

import pytest

from plugins.search.attachment_text import attachment_text
from plugins.search.script import lunr_script, search_script, without_comments
from tests.make import PDF, catalog, item_of, make_content
from tests.search.publishing import files, found, publish


def test_the_script_is_lunr_and_the_engine_with_the_licence():
    script = search_script().decode()
    assert "2.3.9" in script[:200]
    assert "@license MIT" in script[:300]
    assert "lunr.Index.load" in script
    assert "search.open = open" in script
    assert "/*" not in script[300:].replace('"/*"', "")
    assert not re.search(
        r"\beval\(|\bfetch\(|XMLHttpRequest|innerHTML|importScripts|new Worker|WebAssembly", script
    )
    assert len(script) < 100_000


def test_only_lines_that_are_comments_go():
    script = 'a = "// no";\n  // yes\n/* yes\n * yes */\n\n  b = 1; // stays\n  c = "/* no */";\n'
    assert without_comments(script) == 'a = "// no";\nb = 1; // stays\nc = "/* no */";\n'


def test_lunr_script_and_lunr_py_go_together():
    import lunr  # type: ignore[import-untyped]

    assert f"- {lunr.__TARGET_JS_VERSION__}\n" in lunr_script()


def test_a_small_site_has_few_files(tmp_path):
    made = files(catalog(make_content(tmp_path, {f"{serial:05}": {} for serial in range(1, 10)})))
    assert len(made) < 20
    assert all(path.isascii() for path in made)


def test_an_empty_catalog_can_be_searched(tmp_path):
    site = publish(catalog(make_content(tmp_path, {})), tmp_path / "site")
    assert found(site, "停车") == []


def archive(**members):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as target:
        for name, text in members.items():
            target.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return data.getvalue()


DOCX = archive(
    word__document_xml="<w:p><w:t>紫藤</w:t><w:t xml:space='preserve'>萝 &amp; 瀑布</w:t></w:p><w:p/>"
)
XLSX = archive(
    xl__workbook_xml="<x/>", xl__sharedStrings_xml="<si><t>甲单元格</t></si><si><t>乙单元格</t></si>"
)
PPTX = archive(ppt__presentation_xml="<p/>", ppt__slides__slide1_xml="<a:p><a:t>幻灯片</a:t></a:p>")
OFD = archive(OFD_xml="<x/>", Doc_0__Content_xml="<ofd:TextCode X='1'>版式</ofd:TextCode></ofd:TextObject>")


@pytest.mark.parametrize(
    ("name", "data", "lines"),
    [
        ("a.docx", DOCX, ["紫藤萝 & 瀑布"]),
        ("b.xlsx", XLSX, ["甲单元格", "乙单元格"]),
        ("c.pptx", PPTX, ["幻灯片"]),
        ("d.ofd", OFD, ["版式"]),
        ("e.csv", "姓名,地址\r\n甲,乙".encode(), ["姓名,地址", "甲,乙"]),
        ("f.txt", "\ufeff纯文本".encode(), ["纯文本"]),
        ("g.pdf", PDF, []),
    ],
)
def test_texts_of_attachments(tmp_path, name, data, lines):
    content = make_content(tmp_path, {"00001": {}, f"00001/{name}": data})
    (attachment,) = item_of(catalog(content), "00001").attachments
    assert attachment_text(attachment).split("\n") == [name[0], *lines]


@pytest.mark.parametrize("damage", ["cut", "bomb", "member", "gone"])
def test_a_broken_or_huge_archive_has_no_text_and_does_no_harm(tmp_path, damage):
    content = make_content(tmp_path, {"00001": {}, "00001/a.docx": DOCX})
    (attachment,) = item_of(catalog(content), "00001").attachments
    if damage == "cut":
        attachment.source.write_bytes(DOCX[: len(DOCX) // 2])
    elif damage == "bomb":
        attachment.source.write_bytes(archive(word__document_xml="<w:t>" + "紫" * 30_000_000 + "</w:t>"))
    elif damage == "member":
        attachment.source.write_bytes(DOCX.replace(DOCX[60:70], b"\xff" * 10))
    else:
        attachment.source.unlink()
    assert len(attachment_text(attachment)) <= 20_002


def test_words_of_attachments_are_found(tmp_path):
    content = make_content(tmp_path, {"00001": {"title": "有附件的通知"}, "00001/a.docx": DOCX, "00002": {}})
    site = publish(catalog(content), tmp_path / "site")
    assert found(site, "紫藤萝") == ["有附件的通知"]
