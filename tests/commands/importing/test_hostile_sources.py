"""A bad file never stops the others, and is named with the reason."""

import os

import pytest

from tests.commands.importing.samples import FACTS, STATUTE, TEXT, page

GOOD = {"z-good.html": page()}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "文件是空的", id="empty"),
        pytest.param(b" \n\t ", "文件是空的", id="blank"),
        pytest.param(
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, "没有网页、文档或表格用到这个文件", id="binary"
        ),
        pytest.param(b"<html>" + bytes(range(128, 256)) * 40, "无法识别文件的编码", id="no encoding"),
        pytest.param(b"<html>" + b"a" * (10 * 1024 * 1024 + 1), "文件太大", id="too large"),
        pytest.param("随便一段文字，不是网页。".encode(), "不认识的文件种类", id="plain text"),
        pytest.param(b'{"a": 1}', "不认识的文件种类", id="json"),
        pytest.param(f"<html><body>{TEXT}</body></html>".encode(), "找不到信息框", id="no box"),
        pytest.param(page(f"{'<div>' * 10_000}{TEXT}").encode(), "嵌套太深", id="deep divs"),
        pytest.param(page(f"{'<b><i>' * 5_000}{TEXT}").encode(), "嵌套太深", id="deep inline"),
        pytest.param(page("<table><tr><td>" * 3_000 + TEXT).encode(), "嵌套太深", id="deep tables"),
        pytest.param(page("<script>alert(1)</script>").encode(), "找不到正文", id="only a script"),
        pytest.param(
            "# 标题\n\n<!-- INFO END -->\n".encode(), "只有标题，没有正文", id="statute without text"
        ),
        pytest.param(
            "正文\n\n<!-- INFO END -->\n第一条\n".encode(), "第一行不是“# 标题”", id="statute without title"
        ),
    ],
)
def test_a_bad_file_is_named_and_the_rest_goes_on(importing, data, reason):
    done = importing({"a bad 文件.html": data, **GOOD})
    assert done.status == 1
    assert done.paths == ["000014349/2026/00001.md"]
    assert "未导入 a bad 文件.html：" in done.screen
    assert reason in done.screen
    assert "- `a bad 文件.html`：" in done.report
    assert reason in done.report


def test_truncated_pages_give_what_they_have(importing):
    done = importing(
        {
            "a.html": page("<p>第一段说明了事项的来由和要求。</p><p>第二段还没有")[
                : -len("</div></body></html>")
            ]
        }
    )
    assert done.only()[1] == "第一段说明了事项的来由和要求。\n\n第二段还没有"


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "gb2312", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("declared", ["gb2312", "GBK", "utf-8", "x-unknown", ""])
def test_encodings(importing, encoding, declared):
    text = page(
        "<p>繁体和人名要读对，符号①也要读对。</p>"
        if encoding != "gb2312"
        else "<p>人名要读对，符号①也要读对。</p>"
    )
    html = text.replace(
        '<meta charset="utf-8">', f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    )
    fields, body = importing({"a.html": html.encode(encoding)}).only()
    assert fields["title"] == FACTS["title"]
    assert body.endswith("要读对，符号①也要读对。")


def test_a_rare_character_in_a_page_that_says_gb2312(importing):
    html = page("<p>朱镕基同志出席会议并讲话，要求认真落实。</p>").replace("utf-8", "gb2312")
    assert importing({"a.html": html.encode("gbk")}).only()[1].startswith("朱镕基")


def test_a_few_broken_bytes_are_marked(importing):
    html = page("<p>这一页里有一个字节坏了，但其他的都能读。</p>" + "<p>其他的文字很多。</p>" * 60).encode()
    done = importing({"a.html": html.replace("坏".encode(), b"\xff\xfe", 1)})
    assert "〓" in done.only()[1]
    assert "无法识别的字符" in done.report


def test_links_are_named_and_not_followed(importing, tmp_path):
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/b.html").write_text(page(index_number="000014349/2026-00002"), encoding="utf-8")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/a-link.html").symlink_to(tmp_path / "secret/b.html")
    (tmp_path / "pages/a-folder").symlink_to(tmp_path / "secret")
    done = importing(GOOD)
    assert done.paths == ["000014349/2026/00001.md"]
    assert "未导入 a-link.html：这是一个链接，不是文件" in done.screen
    assert "未导入 a-folder：" in done.screen


def test_names_with_spaces_and_chinese(importing):
    done = importing({"甲 乙/丙 丁: #1.html": page()})
    assert done.only()[0]["imported_from"]["source"] == "甲 乙/丙 丁: #1.html"


@pytest.mark.parametrize("name", [b"\xff\xfe.html", b"a\nb.html", "零\u200b宽.html".encode()])
def test_names_that_cannot_be_shown(importing, tmp_path, name):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / os.fsdecode(name)).write_text(page(), encoding="utf-8")
    done = importing({})
    assert done.status == 1
    assert "文件名里有看不见的或无法识别的字符" in done.screen


def test_hidden_files_and_litter_are_not_looked_at(importing):
    done = importing({".hidden.html": b"x", ".git/a.html": b"x", "Thumbs.db": b"x", **GOOD})
    assert "未导入 0 处" in done.screen


def test_an_unreadable_file(importing, tmp_path):
    if os.geteuid() == 0:
        pytest.skip("root 可以读任何文件")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/a.html").write_text("x", encoding="utf-8")
    (tmp_path / "pages/a.html").chmod(0)
    assert "未导入 a.html：文件 a.html 打不开" in importing(GOOD).screen


def test_the_content_folder_inside_the_source_is_left_out(importing):
    first = importing({"a.html": page()}, source=".")
    second = importing({}, source=".")
    assert (first.status, second.status) == (2, 2)
    assert second.paths == ["000014349/2026/00001.md"]


def test_scripts_never_reach_the_item(importing):
    text = """<p onclick="x()">正文说明了有关的事项和要求。<img src=x onerror=alert(1)></p><script>alert(2)</script>
    <a href="javascript:alert(3)">链接</a>
    <table border=1><tr onmouseover="x()"><td rowspan=2>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>"""
    item = importing({"a.html": page(text, title="通知<script>alert(4)</script>")})
    text = (item.content / "catalog/000014349/2026/00001.md").read_text(encoding="utf-8")
    assert not any(word in text for word in ("script", "alert", "onclick", "onerror", "onmouseover"))


def test_a_statute_and_a_page_in_one_folder(importing):
    done = importing({"x/a.md": STATUTE, "b.htm": page()})
    assert "未导入 0 处" in done.screen
    assert len(done.paths) == 2
