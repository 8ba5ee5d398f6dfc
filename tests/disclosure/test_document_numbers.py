"""Document numbers: one number however it was typed, and none where there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.document_numbers import DocumentNumber, find, has_pair, parse
from plugins.disclosure.errors import InvalidNumber

CANONICAL = DocumentNumber("示政发", 2021, 3)
VARIANTS = """
示政发〔2021〕3号 示政发[2021]3号 示政发【2021】3号 示政发（2021）3号 示政发(2021)3号 示政发﹝2021﹞3号
示政发［2021］3号 示政发〈2021〉3号 示政发〖2021〗3号 示政发「2021」3号 示政发„2021‟3号 示政发?2021?3号
示政发？2021？3号 示政发[2021〕3号 示政发〔2021]3号 示政发（2021]3号 示政发【2021〕3号 示政发?2021〕3号
示政发〔2021〕第3号 示政发〔2021〕03号 示政发〔2021〕第003号 示政发〔2021〕3 示政发〔2021年〕3号
示政发〔２０２１〕３号 示政發〔2021〕3號 示政发<2021>3号 示政发《2021》3号 示政发{2021}3号
""".split()
ORDERS = ["国务院令第711号", "国务院令711号", "国务院令第 711 号", "国務院令第７１１號", "国务院令第0711号"]
NOT_NUMBERS = [
    *("", "3号", "〔2021〕3号", "示政发〔21〕3号", "示政发[09]3号", "示政发2021年3号", "示政发〔2021〕号"),
    *("示政发〔2021〕0号", "示政发〔20211〕3号", "示政发〔2021〕3号等", "示政发第3号", "示政发〔2021〕三号"),
    *("令第3号", "示政发〔2021", "2021〕3号", "示政发〔二〇二一〕3号"),
]
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
BRACKETS = st.sampled_from([*zip("〔[【（(﹝［〈〖「„<《{?？", "〕]】）)﹞］〉〗」‟>》}?？", strict=True)])
GAPS = st.sampled_from(["", " ", "\u3000", "\t", "\u200b", "\ufeff", "\u00a0", "\u2009"])


@pytest.mark.parametrize("text", VARIANTS)
def test_every_way_of_writing_gives_the_same_number(text):
    assert parse(text) == CANONICAL
    assert str(parse(text)) == "示政发〔2021〕3号"


@pytest.mark.parametrize(
    "gap", [" ", "\u3000", "\t", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u2060", "\u202a"]
)
def test_spaces_and_invisible_characters_do_not_count(gap):
    assert parse(gap.join("示政发〔2021〕3号")) == CANONICAL


@pytest.mark.parametrize("text", ORDERS)
def test_orders_have_no_year(text):
    assert parse(text) == DocumentNumber("国务院令", None, 711)
    assert str(parse(text)) == "国务院令第711号"


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("国令第711号", "国令第711号"),
        ("国办发明电[2012]1号", "国办发明电〔2012〕1号"),
        ("國辦發〔2019〕61號", "国办发〔2019〕61号"),
        ("國辦函〔2018〕第071號", "国办函〔2018〕71号"),
        ("示例市人民政府令〔2026〕3号", "示例市人民政府令〔2026〕3号"),
    ],
)
def test_the_canonical_form(text, canonical):
    assert str(parse(text)) == canonical


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_what_is_no_number_is_refused_and_never_guessed(text):
    assert find(text) is None
    with pytest.raises(InvalidNumber, match="示政发〔2026〕3号"):
        parse(text)


def test_different_numbers_stay_different():
    texts = (
        "示政发〔2021〕3号",
        "示政办发〔2021〕3号",
        "示政发〔2022〕3号",
        "示政发〔2021〕13号",
        "示政令第3号",
    )
    assert len({parse(text) for text in texts}) == len(texts)


@given(
    word=st.text(HAN, min_size=1, max_size=12),
    year=st.integers(1949, 2099),
    serial=st.integers(1, 99999),
    opening=BRACKETS.map(lambda pair: pair[0]),
    closing=BRACKETS.map(lambda pair: pair[1]),
    gaps=st.lists(GAPS, min_size=4, max_size=4),
    before=st.sampled_from(["", "第", "0", "第00"]),
    after=st.sampled_from(["号", "號", ""]),
    wide=st.booleans(),
)
def test_any_spelling_gives_the_same_number(word, year, serial, opening, closing, gaps, before, after, wide):
    digits = str(year)
    if wide:
        digits = digits.translate({ord("0") + n: ord("０") + n for n in range(10)})
    parts = (word, opening, digits, closing + before + str(serial) + after)
    spelled = "".join(gap + part for gap, part in zip(gaps, parts, strict=True))
    number = parse(spelled)
    assert number == parse(f"{word}〔{year}〕{serial}号")
    assert (number.year, number.serial) == (year, serial)
    assert parse(str(number)) == number
    assert str(parse(str(number))) == str(number)


@given(st.text(max_size=40))
def test_nothing_ends_the_program(text):
    assert find(text) is None or isinstance(find(text), DocumentNumber)


@pytest.mark.parametrize(
    ("text", "is_pair"),
    [
        ("示政发〔2026〕3号", True),
        ("示政发［2026］3号", True),
        ("国务院令第711号", True),
        ("示政发[2026〕3号", False),
        ("示政发？2026？3号", False),
        ("示政发〔2026)3号", False),
        ("示政发〔2026〕〔3〕号", False),
    ],
)
def test_brackets_are_a_pair_or_not(text, is_pair):
    assert has_pair(text) is is_pair
