"""Numbers that are nobody's: what official texts are full of, made to look as much like personal data as may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random

from commands.privacy_quality.people import bank_card, identity_card, landline, mobile
from plugins.disclosure.check_digits import CREDIT_ALPHABET, credit_check, organisation_check
from plugins.disclosure.messages import label


def _digits(random: Random, count: int) -> str:
    return "".join(str(random.randint(0, 9)) for _ in range(count))


def _credit_code(random: Random) -> str:
    """A credit code of digits alone whose region and organisation read like the province and birth date of a card."""
    while True:
        region = random.choice(("350119", "110119", "330120", "510119"))
        month, day = random.randint(1, 12), random.randint(1, 28)
        organisation = f"{random.randint(50, 99)}{month:02}{day:02}{_digits(random, 2)}"
        first = f"{random.choice(('11', '12', '51', '91'))}{region}{organisation}{organisation_check(organisation)}"
        if all(character in CREDIT_ALPHABET for character in first):
            return first + credit_check(first)


def _masked(random: Random) -> str:
    phone, card = mobile(random), identity_card(random)
    return random.choice(
        (
            f"手机：{phone[:3]}****{phone[-4:]}",
            f"身份证号：{card[:2]}{'*' * 13}{card[-3:]}",
            f"身份证号：{card[:6]}********{card[-4:]}",
            f"银行卡号：6222 **** **** {_digits(random, 4)}",
            f"手机 {phone[:3]}\\*\\*\\*\\*{phone[-4:]}",
        )
    )


def _statistics(random: Random) -> str:
    rows = "\n".join(
        f"| {year} | {_digits(random, 4)} | {_digits(random, 4)} | {_digits(random, 3)} |"
        for year in range(2015, 2026)
    )
    return f"| 年份 | 第一产业 | 第二产业 | 第三产业 |\n|---|---|---|---|\n{rows}\n"


LOOKALIKES: Mapping[str, Callable[[Random], str]] = {
    label("文号"): lambda r: f"示政发〔{r.randint(2000, 2026)}〕{r.randint(1, 999)}号",
    label("索引号"): lambda r: f"索引号：{_digits(r, 9)}/{r.randint(2000, 2026)}-{_digits(r, 5)}",
    label("信用代码"): lambda r: f"统一社会信用代码：{_credit_code(r)}",
    label("信用代码，没有说明"): lambda r: f"示例公司　{_credit_code(r)}",
    label("金额"): lambda r: f"总投资 {mobile(r)} 元，其中 {_digits(r, 4)}.{_digits(r, 2)} 万元",
    label("办公电话"): lambda r: f"办公电话：{landline(r)[:4]}-{landline(r)[4:]}，联系人：李示例",
    label("项目编号"): lambda r: f"项目编号：{mobile(r)}，采购计划号 ZC-{r.randint(2000, 2026)}-{mobile(r)}",
    label("像身份证的流水号"): lambda r: f"受理编号：{identity_card(r)}",
    label("像银行卡的订单号"): lambda r: f"订单号：{bank_card(r)}",
    label("坐标"): lambda r: (
        f"东经 1{r.randint(13, 35)}.{_digits(r, 9)}，北纬 {r.randint(20, 50)}.{_digits(r, 11)}"
    ),
    label("书号"): lambda r: f"ISBN 978-7-{_digits(r, 3)}-{_digits(r, 5)}-{_digits(r, 1)}",
    label("遮盖过的号码"): _masked,
    label("统计表"): _statistics,
    label("日期"): lambda r: (
        f"{r.randint(1990, 2026)}-0{r.randint(1, 9)}-1{r.randint(0, 9)} 至 2026.12.31 10:00-11:30"
    ),
    label("网址"): lambda r: (
        f"详见 https://www.example.gov.cn/art/{r.randint(2000, 2026)}/t{mobile(r)}_{_digits(r, 7)}.html"
    ),
    label("热线"): lambda r: f"咨询热线 12345，{r.choice(('400', '800'))}-{_digits(r, 3)}-{_digits(r, 4)}",
    label("准考证号"): lambda r: f"准考证号 {mobile(r)}",
    label("不动产单元号"): lambda r: (
        f"不动产单元号 {_digits(r, 6)} {_digits(r, 3)} {_digits(r, 3)} GB{_digits(r, 5)} F{_digits(r, 8)}"
    ),
    label("设备参数"): lambda r: f"型号 HX{mobile(r)}，功率 {mobile(r)} 千瓦",
}


def lookalikes(random: Random, count: int) -> Iterator[tuple[str, str]]:
    """`count` texts of every kind, with the name of the kind."""
    for name, make in LOOKALIKES.items():
        for _turn in range(count):
            yield name, make(random)
