"""What is personal, how sure that is, and what only looks like it."""

from random import Random

import pytest

from commands.privacy_quality.lookalikes import LOOKALIKES
from plugins.disclosure.check_digits import credit_check
from plugins.disclosure.personal_data import personal_data
from plugins.disclosure.personal_data.numbers import (
    PROVINCES,
    check_character,
    is_identity_card,
    is_old_identity_card,
    luhn,
)


def found(text):
    return [(str(hit.kind), hit.masked, hit.certain) for hit in personal_data(text)]


def kinds_of(text):
    return {(kind, certain) for kind, _masked, certain in found(text)}


CARD, MASKED = "11010519491231002X", "1101**********002X"


@pytest.mark.parametrize("number", ["11010519491231002X", "440524188001010014"])
def test_the_numbers_of_the_standard_are_identity_cards(number):
    assert is_identity_card(number)
    wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
    assert not is_identity_card(wrong)


@pytest.mark.parametrize("number", ["350102500101123", "110105491331002", "990105491231002"])
def test_old_cards_have_a_province_and_a_day(number):
    assert is_old_identity_card(number) == (number == "350102500101123")


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        (f"身份证号：{CARD}", True),
        (f"李示例 {CARD}", True),
        (CARD, False),
        (f"{CARD}\n440524188001010014", True),
        (f"{CARD.lower()}（身份证）", True),
        (f"残疾人证号：{CARD}42", True),
        ("残疾人证号：44052418800101001442", True),
        (f"法定代表人身份证号{CARD}，项目编号 12", True),
    ],
)
def test_an_identity_card_is_certain_beside_a_word_a_name_or_in_a_list(text, certain):
    hits = found(text)
    assert hits[0][0] == "identity_card"
    assert {hit[2] for hit in hits} == {certain}


def test_a_card_with_a_wrong_check_character_is_told_where_the_label_says_so():
    assert found("身份证号：110105194912310021") == [("identity_card", "1101**********0021", False)]
    assert found("110105194912310021") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("手机13800138000", True),
        ("李示例，13800138000", True),
        ("+86 138-0013-8000（手机）", True),
        ("[拨打](tel:13800138000)", True),
        ("13800138000", False),
        ("13800138000\n13900139000\n15000150000", True),
        ("手机号13800138000、13900139000", True),
    ],
)
def test_a_mobile_number(text, expected):
    hits = found(text)
    assert hits
    assert {(kind, certain) for kind, _masked, certain in hits} == {("mobile", expected)}


def test_amounts_in_neighbouring_cells_are_no_mobile_number():
    head = "| 序号 | 联系方式 | 金额（万元） | 同比 |\n|---|---|---|---|\n"
    assert found(f"{head}| 8 | 1,135.0 | 180.9 | 58.3% |\n") == []
    assert kinds_of(f"{head}| 1 | 138.0013 | 80.00 | |\n") == {("mobile", True)}
    assert kinds_of("序号,手机\n1,138 0013 8000\n") == {("mobile", True)}


@pytest.mark.parametrize("province", sorted(PROVINCES))
def test_cards_of_every_province_are_found(province):
    """62 begins bank cards too."""
    first = f"{province}010219900307123"
    for number in (first + check_character(first), f"{province}0102900307123"):
        assert kinds_of(f"身份证号：{number}") == {("identity_card", True)}


def test_of_numbers_in_a_row_each_is_found():
    text = "| 姓名 | 手机 | 身份证号 |\n|---|---|---|\n| 李示例 | 13800138000 | 440524188001010014 |\n"
    assert [kind for kind, _masked, _certain in found(text)] == ["mobile", "identity_card"]


@pytest.mark.parametrize("kind", LOOKALIKES)
def test_what_only_looks_like_it_stops_nothing(kind):
    random = Random(kind)
    for _turn in range(60):
        text = LOOKALIKES[kind](random)
        assert [hit for hit in found(text) if hit[2]] == [], text


@pytest.mark.parametrize(
    "text",
    [
        "手机 138****1234，身份证 35*************123",
        "身份证号：350102********1236",
        "联系人：李示例，电话 0000-12340001",
        "办公电话：0591-87654321，传真：0591-87654322",
        "一、二、三、四、五、六、七、八、九、一、二、三",
        "李示例，男，1970 年 3 月出生，任示例市市长。",
        "地址：示例市示例路 12 号示例大厦 3 楼 301 室",
        "有关单位和个人应当对精神障碍患者的姓名、住址和病历资料保密。",
        "开户名称：示例市财政局，账号：12345678901234567",
        "| 姓名 | 出生日期 | 家庭住址 |\n|---|---|---|\n|  |  |  |\n",
        "",
    ],
)
def test_lawful_text_is_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("李示例，1990年3月5日出生，住示例村。", "birth"),
        ("家庭住址：示例市示例路 12 号 3 栋 201 室", "address"),
        ("户籍地址：示例县示例镇示例村一组", "address"),
        ("李示例 银行账号：12345678901234567", "account"),
        ("| 李示例 | 肢体残疾 | 二级 |", "health"),
        ("| 姓名 | 病种 |\n|---|---|\n| 李示例 | 甲 |\n", "health"),
    ],
)
def test_what_words_tell_of_a_person_is_a_warning(text, kind):
    assert [(hit[0], hit[2]) for hit in found(text)] == [(kind, False)]


def test_a_private_telephone_needs_a_home():
    assert [hit[0] for hit in found("家庭电话：0591-87654321")] == ["landline"]
    assert [hit[0] for hit in found("住宅电话 87654321")] == ["landline"]
    assert found("电话：0591-87654321") == []


def test_a_passport_needs_its_word():
    assert found("护照号 E12345678") == [("passport", "E*****678", True)]
    assert found("零件 E12345678") == []


def test_a_credit_code_like_a_card_is_none():
    code = "11350119900101"  # region and organisation read like a province and a birthday
    candidates = (f"{code}{number:03}" for number in range(1000))
    digits = next(first + check for first in candidates if (check := credit_check(first)).isdigit())
    assert found(f"统一社会信用代码：{digits}") == []


def test_a_bank_card_has_the_sum_of_luhn():
    cards = [f"622202123456789012{last}" for last in range(10)]
    (right,) = (card for card in cards if luhn(card) == 0)
    assert [card for card in cards if ("bank_card", True) in kinds_of(f"卡号：{card}")] == [right]
