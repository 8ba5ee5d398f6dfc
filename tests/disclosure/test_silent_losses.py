"""What YAML and Markdown would drop or choke on without a word is refused with its line."""

import pytest

from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.front_matter import parse
from plugins.disclosure.text_links import MAX_BRACKETS, render_text

SOURCE = "catalog/SL0000019/2026/00001.md"


@pytest.mark.parametrize("line", ["名称: 关于 #1 的通知", "名称: 通知   # 草稿", "关键词: [甲 # 乙\n  ]"])
def test_text_after_a_number_sign_is_not_lost_in_silence(line):
    with pytest.raises(BadFrontMatter, match="会丢失") as caught:
        parse(f"发布机构: 示例市人民政府\n{line}\n")
    assert caught.value.line == 3


@pytest.mark.parametrize(
    "line", ["名称: 'C# 语言'", "名称: C#语言", "# 注释\n名称: 通知", '名称: "通知" # 注']
)
def test_other_number_signs_are_as_ever(line):
    assert "名称" in parse(f"{line}\n")


def test_a_paragraph_of_brackets_is_refused_before_it_takes_for_ever():
    body = "一\n\n" + "[" * (MAX_BRACKETS + 1) + "\n\n二\n"
    with pytest.raises(BadFrontMatter, match="方括号太多") as caught:
        render_text(SOURCE, body, 10)
    assert caught.value.line == 12


def test_many_brackets_in_many_paragraphs_are_fine():
    assert render_text(SOURCE, "[注]\n\n" * (2 * MAX_BRACKETS), 1).html.count("[注]") == 2 * MAX_BRACKETS
