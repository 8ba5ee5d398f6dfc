"""Invented numbers of people, in every kind and spelling, and the sentences and tables they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from plugins.disclosure.messages import label
from plugins.disclosure.personal_data import Kind
from plugins.disclosure.personal_data.numbers import PROVINCES, check_character, luhn

CHINESE = "〇一二三四五六七八九"
CAPITAL = "零壹贰叁肆伍陆柒捌玖"
NAMES = ("李示例", "王样本", "张某某", "陈举例", "刘试", "赵例子")


def identity_card(random: Random) -> str:
    """An identity card number with the right check character."""
    first = (
        f"{random.choice(sorted(PROVINCES))}{random.randint(0, 9999):04}"
        f"{random.randint(1930, 2015)}{random.randint(1, 12):02}{random.randint(1, 28):02}{random.randint(0, 999):03}"
    )
    return first + check_character(first)


def old_identity_card(random: Random) -> str:
    """A number of 15 digits as on cards until 1999."""
    card = identity_card(random)
    return card[:6] + card[8:17]


def mobile(random: Random) -> str:
    """A mobile number."""
    return f"1{random.randint(3, 9)}{random.randint(0, 10**9 - 1):09}"


def bank_card(random: Random) -> str:
    """A bank card number with its check digit."""
    first = "62" + "".join(str(random.randint(0, 9)) for _ in range(random.choice((13, 14, 15, 16))))
    return next(number for digit in "0123456789" if luhn(number := first + digit) == 0)


def passport(random: Random) -> str:
    """The number of an ordinary passport."""
    return f"{random.choice('EG')}{random.randint(0, 10**8 - 1):08}"


def landline(random: Random) -> str:
    """An area code and a number."""
    return f"0{random.choice(('591', '10', '21', '755', '28'))}{random.randint(2, 8)}{random.randint(0, 10**7 - 1):07}"


@dataclass(frozen=True)
class Sort:
    """A sort of number: its kind, how one is made, and the labels beside it."""

    kind: Kind
    make: Callable[[Random], str]
    labels: tuple[str, ...]


SORTS: Mapping[str, Sort] = {
    label("身份证 18 位"): Sort(Kind.IDENTITY_CARD, identity_card, ("身份证号", "身份证号码", "证件号码")),
    label("身份证 15 位"): Sort(Kind.IDENTITY_CARD, old_identity_card, ("身份证号", "公民身份号码")),
    label("手机"): Sort(Kind.MOBILE, mobile, ("手机", "联系电话", "电话", "手机号码")),
    label("银行卡"): Sort(Kind.BANK_CARD, bank_card, ("银行卡号", "卡号", "银行账号")),
    label("护照"): Sort(Kind.PASSPORT, passport, ("护照号", "护照号码")),
    label("家庭电话"): Sort(Kind.LANDLINE, landline, ("家庭电话", "住宅电话")),
}


def _between(mark: str) -> Callable[[str, Random], str]:
    """Put a mark between groups of three or four characters."""

    def write(number: str, random: Random) -> str:
        return mark.join(_cut(number, random))

    return write


def _cut(number: str, random: Random) -> list[str]:
    groups: list[str] = []
    place = 0
    sizes = (3, 4, 4) if len(number) == 11 else ()
    while place < len(number):
        size = sizes[len(groups)] if sizes else random.choice((3, 4, 4, 6))
        groups.append(number[place : place + size])
        place += size
    return groups


def _each(change: Callable[[str], str]) -> Callable[[str, Random], str]:
    return lambda number, _random: "".join(map(change, number))


def _bold(number: str, _random: Random) -> str:
    return f"{number[:3]}**{number[3:7]}**{number[7:]}"


def _break(number: str, random: Random) -> str:
    place = random.randint(2, len(number) - 2)
    return f"{number[:place]}\n{number[place:]}"


def _chinese(digits: str) -> Callable[[str], str]:
    return lambda character: digits[int(character)] if character.isdecimal() else character


SPELLINGS: Mapping[str, Callable[[str, Random], str]] = {
    label("连写"): lambda number, _random: number,
    label("空格"): _between(" "),
    label("全角"): _each(lambda character: chr(ord(character) + 0xFEE0)),
    label("零宽字符"): _between("\u200b"),
    label("连字符"): _between("-"),
    label("点"): _between("."),
    label("加粗"): _bold,
    label("断行"): _break,
    label("实体"): _each(lambda character: f"&#{ord(character)};"),
    label("十六进制实体"): _each(lambda character: f"&#x{ord(character):x};"),
    label("汉字数字"): _each(_chinese(CHINESE)),
    label("大写数字"): _each(_chinese(CAPITAL)),
    label("表格分格"): _between(" | "),
    label("代码"): lambda number, _random: f"`{number[:3]}`{number[3:7]}`{number[7:]}`",
    label("标签"): lambda number, _random: f"<b>{number[:4]}</b><i>{number[4:]}</i>",
}


def sentence(words: str, written: str, random: Random) -> str:
    """A line of a text in which a number stands beside its label."""
    name = random.choice(NAMES)
    return random.choice(
        (
            f"联系人：{name}，{words}：{written}。",
            f"{words}:{written}",
            f"请与{name}联系（{words} {written}）。",
            f"- **{words}**：{written}，{name}",
        )
    )


def table(words: str, written: str, random: Random) -> str:
    """A table of which one column is headed by the label."""
    name = random.choice(NAMES)
    return f"| 序号 | 姓名 | {words} |\n|---|---|---|\n| 1 | {name} | {written} |\n"


def beside_a_name(written: str, random: Random) -> str:
    """A line of a list with a name and nothing that says what the number is."""
    return f"{random.choice(NAMES)}　{written}"


@dataclass(frozen=True)
class Sample:
    """A text with one number in it."""

    sort: str
    spelling: str
    kind: Kind
    number: str
    text: str


def samples(random: Random, count: int) -> Iterator[Sample]:
    """`count` texts for every sort and spelling: sentences and tables in turn."""
    for sort, known in SORTS.items():
        for spelling, write in SPELLINGS.items():
            for turn in range(count):
                number = known.make(random)
                setting = table if turn % 2 and spelling != "断行" else sentence
                words = random.choice(known.labels)
                text = setting(words, write(number, random), random)
                yield Sample(sort, spelling, known.kind, number, text)
