"""Files that somebody else has written: what is not a plain UTF-8 file of sensible size is refused with its line."""

import os

import pytest

from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.files import read_bytes, read_text
from tests.make import write


def refusal(path, limit=1000):
    with pytest.raises(BadFrontMatter) as caught:
        read_text(path, limit)
    assert caught.value.mend
    return caught.value


def test_line_ends_and_a_byte_order_mark_do_not_count(tmp_path):
    path = write(tmp_path / "a.md", b"\xef\xbb\xbf---\r\na: 1\r\xe4\xb8\x80\n")
    assert read_text(path, 1000) == "---\na: 1\n一\n"


@pytest.mark.parametrize("data", ["停车场\n".encode("gbk"), b"\xff\xfea\0", b"\xe4\xb8", b"\xed\xa0\x80"])
def test_another_encoding_is_refused_on_its_line(tmp_path, data):
    error = refusal(write(tmp_path / "a.md", "第一行\n第二行\n".encode() + data))
    assert (error.line, str(error)) == (3, "文件不是 UTF-8 编码")


def test_a_link_is_refused_even_when_it_leads_to_a_good_file(tmp_path):
    target = write(tmp_path / "a.md", "x")
    (tmp_path / "b.md").symlink_to(target)
    assert "链接" in str(refusal(tmp_path / "b.md"))


def test_a_link_to_nowhere_is_refused(tmp_path):
    (tmp_path / "b.md").symlink_to("nowhere")
    assert "链接" in str(refusal(tmp_path / "b.md"))


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    assert refusal(tmp_path).line == 1
    assert "打不开" in str(refusal(tmp_path / "none.md"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这个系统没有命名管道")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "a.md")
    assert "不是普通文件" in str(refusal(tmp_path / "a.md"))


def test_a_file_that_may_not_be_read_is_refused_with_the_reason(tmp_path, monkeypatch):
    def forbidden(*_arguments):
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path / "a.md", "x")
    monkeypatch.setattr(os, "open", forbidden)
    assert "Permission denied" in str(refusal(path))


def test_size_is_limited_to_the_byte(tmp_path):
    path = write(tmp_path / "a.md", "x" * 10)
    assert read_bytes(path, 10) == b"x" * 10
    assert "文件太大（10 字节，上限 9）" in str(refusal(path, 9))


def test_a_huge_file_is_refused_unread(tmp_path):
    path = tmp_path / "a.md"
    with path.open("wb") as target:
        target.truncate(1 << 40)
    assert "太大" in str(refusal(path, 8 * 1024 * 1024))
