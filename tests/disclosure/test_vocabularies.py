"""Vocabularies: terms are found by key, label and alias; a faulty file is named with its line."""

import re

import pytest

from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.vocabularies import read_vocabularies, read_vocabulary
from tests.make import ROOT, make_content, write

TOPICS = """\
label: 主题
terms:
- key: general
  label: 综合政务
  note: 说明
  children:
  - key: open
    label: 政务公开
    aliases: [公开]
  - key: other
    label: 其他
- key: other
  label: 其他
  retired: 是
"""


@pytest.fixture
def topics(tmp_path):
    return read_vocabulary(write(tmp_path / "topic.yml", TOPICS))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("general", "general"),
        ("综合政务", "general"),
        ("general/open", "general/open"),
        ("综合政务/政务公开", "general/open"),
        ("综合政务\\公开", "general/open"),
        (" 综合政务 / 其他 ", "general/other"),
        ("其他", "other"),
    ],
)
def test_a_term_is_found(topics, text, key):
    assert topics.find(text).key == key


@pytest.mark.parametrize("text", ["", "政务公开", "综合政务/", "/", "GENERAL", "general/政务公开"])
def test_nothing_else_is_a_term(topics, text):
    assert topics.find(text) is None


def test_terms_know_their_parents(topics):
    assert [term.key for term in topics] == ["general", "general/open", "general/other", "other"]
    assert [term.parent for term in topics] == [None, "general", "general", None]
    assert [term.path_label for term in topics][1:3] == ["综合政务/政务公开", "综合政务/其他"]
    assert (topics["other"].retired, topics["general"].note, len(topics)) == (True, "说明", 4)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("  label: 综合政务", "  lable: 综合政务", ":4: 没有“lable”"),
        ("    label: 政务公开", "    note: x", ":7: 缺少“词条·下级·词语”"),
        ("key: general", "key: General", ":3: .*只能用小写字母"),
        ("key: general", "key: 综合", ":3: .*只能用小写字母"),
        ("key: general", "key: a/b", ":3: .*只能用小写字母"),
        ("key: general", "key: [a]", ":3: .*一段文字"),
        ("key: general", "key: other", "重复的键"),
        ("label: 主题\n", "label: 主题\nlabel: 主题\n", ":2: .*写了两次"),
        ("label: 主题\n", "", "缺少“词表名称”"),
        ("  retired: 是", "  retired: 也许", ":14: .*是 或 否"),
        (TOPICS, "", "缺少“词表名称”"),
        (TOPICS, "- a\n", ":1: "),
        ("terms:", "terms: x\nother:", ":2: .*词条"),
    ],
)
def test_a_faulty_vocabulary_is_named_with_its_line(tmp_path, before, after, message):
    path = write(tmp_path / "topic.yml", TOPICS.replace(before, after, 1))
    with pytest.raises(InvalidRegister, match=message) as caught:
        read_vocabulary(path)
    assert "Input" not in str(caught.value)


def test_every_required_vocabulary_must_be_there(tmp_path):
    folder = make_content(tmp_path, {}) / "register" / "vocabularies"
    (folder / "genre.yml").unlink()
    (folder / "topic.yml").unlink()
    with pytest.raises(InvalidRegister, match=re.escape("genre.yml、topic.yml")):
        read_vocabularies(folder)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "content/register/vocabularies").glob("*.yml")), ids=lambda p: p.stem
)
def test_every_name_in_our_own_vocabularies_leads_to_its_term(path):
    vocabulary = read_vocabulary(path)
    for term in vocabulary:
        assert vocabulary.find(term.key) is term
        assert vocabulary.find(term.path_label) is term
