"""Texts are taken apart and compared so that both can be put together again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.body_html import render
from plugins.disclosure.text_blocks import TextBlock, text_blocks
from plugins.disclosure.text_differences import ADDED, CHANGED, REMOVED, SAME, parts, text_differences

WORDS = st.text(alphabet="停车场名单一二12 ab，。", min_size=1, max_size=30)
BLOCKS = st.lists(
    st.builds(TextBlock, st.sampled_from(["p", "li"]), WORDS.map(lambda text: (text,)))
    | st.builds(TextBlock, st.just("row"), st.lists(WORDS, min_size=1, max_size=3).map(tuple)),
    max_size=12,
)


def side(differences, dropped):
    """One of both texts again."""
    kept = [difference for difference in differences if difference.kind != dropped]
    return [
        TextBlock(
            one.block,
            tuple("".join(part.text for part in cell if part.kind != dropped) for cell in one.cells),
        )
        for one in kept
    ]


@given(BLOCKS, BLOCKS)
def test_both_texts_can_be_read_out_of_the_differences(before, after):
    found = text_differences(before, after)
    assert side(found, ADDED) == before
    assert side(found, REMOVED) == after


@given(BLOCKS)
def test_a_text_does_not_differ_from_itself(blocks):
    assert all(one.kind == SAME for one in text_differences(blocks, blocks))


@given(WORDS, WORDS)
def test_both_sides_can_be_read_out_of_the_parts(before, after):
    found = parts(before, after)
    assert "".join(part.text for part in found if part.kind != ADDED) == before
    assert "".join(part.text for part in found if part.kind != REMOVED) == after


def test_a_number_changes_as_a_whole():
    assert parts("共 1024 处", "共 1025 处") == (
        (SAME, "共 "),
        (REMOVED, "1024"),
        (ADDED, "1025"),
        (SAME, " 处"),
    )


def test_changes_are_not_torn_apart_by_a_character_that_stays():
    found = parts("甲乙的丙丁结束了", "戊己的庚辛结束了")
    assert found == ((REMOVED, "甲乙的丙丁"), (ADDED, "戊己的庚辛"), (SAME, "结束了"))


def test_a_paragraph_that_was_put_in_between_is_new_and_nothing_else():
    before = [TextBlock("p", (text,)) for text in ("第一段说停车。", "第二段说收费。")]
    after = [before[0], TextBlock("p", ("这里插入了完全不同的话",)), before[1]]
    assert [one.kind for one in text_differences(before, after)] == [SAME, ADDED, SAME]


def test_a_row_is_known_by_its_first_cell():
    before = [TextBlock("row", ("东站", "10", "5 元")), TextBlock("row", ("西站", "20", "6 元"))]
    after = [TextBlock("row", ("东站", "999", "免费停放")), before[1]]
    assert [one.kind for one in text_differences(before, after)] == [CHANGED, SAME]


@pytest.mark.parametrize("size", [3_000, 30_000])
def test_huge_texts_of_one_character_come_to_an_end(size):
    before, after = "啊" * size + "甲" + "啊" * size, "乙" + "啊" * (size // 2) + "丙"
    found = text_differences([TextBlock("p", (before,))] * 50, [TextBlock("p", (after,))] * 50)
    assert side(found, ADDED) == [TextBlock("p", (before,))] * 50


def test_blocks_are_paragraphs_headings_entries_and_rows():
    text = (
        "# 标题\n\n一段\n换行<br>再换\n\n- 甲\n- 乙\n    - 丙\n\n|名称|数|\n|-|-|\n|东站|10|\n\n"
        "[外链](https://www.shili.example/a) ![图](x.png)\n"
    )
    assert text_blocks(render(text, lambda _tag, address: address)) == [
        TextBlock("heading", ("标题",)),
        TextBlock("p", ("一段 换行 再换",)),
        TextBlock("li", ("甲",)),
        TextBlock("li", ("乙",)),
        TextBlock("li", ("丙",)),
        TextBlock("row", ("名称", "数")),
        TextBlock("row", ("东站", "10")),
        TextBlock("p", ("外链 <https://www.shili.example/a> ［图片：图］",)),
    ]


@given(st.text(alphabet="<>/trdp&;a甲 \n|-#*\"'", max_size=80))
def test_every_text_has_blocks_none_of_them_empty(text):
    blocks = text_blocks(render(text, lambda _tag, _address: None))
    assert all(block.texts and any(block.texts) for block in blocks)
