"""The file that describes targets: what is wrong is told, and secrets are refused without being repeated."""

import pytest

from commands.publishing.errors import PublishFailed
from commands.publishing.targets import read_target
from tests.make import write

FOLDER = "targets:\n- name: www\n  folder: {folder: /srv/www}\n"


def read(tmp_path, text, name="www"):
    return read_target(write(tmp_path / "publish.yml", text), name)


def test_each_kind_of_target_is_read(tmp_path):
    text = FOLDER + (
        "- name: oss\n  s3: {bucket: shili, endpoint: 'https://oss.example', prefix: a/b/}\n"
        "- 名称: git\n  代码平台网页: {仓库: 'git@git.example:shili/www.git', 分支: pages}\n"
    )
    assert str(read(tmp_path, text).folder.folder) == "/srv/www"
    assert read(tmp_path, text, "oss").s3.prefix == "a/b/"
    assert read(tmp_path, text, "git").pages.branch == "pages"


@pytest.mark.parametrize(
    "line",
    [
        "secret: abc",
        "  access_key_id: abc",
        "密钥: abc",
        "{bucket: b, aws_secret_access_key: abc}",
        "token : abc",
        "endpoint: https://user:abc@oss.example",
        "remote: https://x:abc@git.example/a.git",
        "# AKIAABCDEFGHIJKLMNOP",
        "# password: abc",
        f"remote: https://{'abc0' * 10}@git.example/a.git",
        "remote: https://git.example/a.git?private_token=abc",
        "note: LTAI5tabcdefghijkabc",
        "note: ghp_abcabcabcabcabcabcabcabc",
        "note: glpat-abcabcabcabcabcabcabc",
        "-----BEGIN RSA PRIVATE KEY----- abc",
    ],
)
def test_a_secret_is_refused_and_not_repeated(tmp_path, line):
    with pytest.raises(PublishFailed) as refusal:
        read(tmp_path, f"{FOLDER}{line}\n")
    assert ":4：" in str(refusal.value)
    assert "更换" in str(refusal.value)
    assert "abc" not in str(refusal.value).casefold().replace(str(tmp_path).casefold(), "")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "发布目标"),
        ("targets: []\n", "发布目标"),
        ("targets:\n- name: other\n  folder: {folder: /srv}\n", "other"),
        ("targets:\n- name: www\n", "folder、s3、pages"),
        (FOLDER + "  s3: {bucket: shili}\n", "folder、s3、pages"),
        (FOLDER + "- name: www\n  s3: {bucket: shili}\n", "两个目标"),
        ("targets:\n- name: www\n  ftp: {host: x}\n", "ftp"),
        ("targets:\n- name: www\n  s3: {bucket: 'A B'}\n", "A B"),
        ("targets:\n- name: www\n  s3: {bucket: shili, prefix: ../}\n", "../"),
        ("targets:\n- name: www\n  s3: {bucket: shili, prefix: no-slash}\n", "no-slash"),
        ("targets:\n- name: www\n  s3: {bucket: shili, endpoint: 'file:///etc'}\n", "https://"),
        ("targets:\n- name: www\n  pages: {remote: '--upload-pack=x'}\n", "--upload-pack"),
        ("targets:\n- name: www\n  pages: {remote: 'ext::sh -c x'}\n", "ext::"),
        ("targets:\n- name: www\n  pages: {remote: x, branch: -f}\n", "-f"),
        ("targets: &a [*a]\n", "publish.yml:1"),
        ("\x00", "publish.yml"),
    ],
)
def test_what_is_wrong_is_told(tmp_path, text, word):
    with pytest.raises(PublishFailed) as refusal:
        read(tmp_path, text)
    assert word in str(refusal.value)


def test_a_missing_file_names_the_page_that_helps(tmp_path):
    with pytest.raises(PublishFailed, match=r"docs/deployment\.md"):
        read_target(tmp_path / "publish.yml", "www")
