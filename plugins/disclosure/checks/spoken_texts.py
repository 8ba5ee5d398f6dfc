"""Texts for loudspeakers can be read aloud as they stand, and somebody listens to the end."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.checks.registry import Hit, hit, item_check
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register
from plugins.disclosure.spoken_texts import MOST_SECONDS, hard_to_read, seconds_of

SHOWN = 4
ADVICE = {
    "date": label("日期写成“十月十五日”"),
    "address": label("网址和邮箱念不清，改说“扫公示栏上的码”"),
    "number": label("大数写成“八万五千元”"),
    "letters": label("字母缩写换成中文"),
    "sign": label("符号写成字，如“百分之五”“平方米”"),
}


@item_check(
    "spoken-length",
    Severity.WARNING,
    summary=label("广播稿 90 秒内能念完"),
    mend=label("只留下时间、地点、要办的事和电话，其余请听众看公示栏或扫码"),
)
def spoken_length(item: Item, register: Register) -> Iterator[Hit]:
    """At four syllables a second, with the pauses."""
    seconds = seconds_of(item.fields.spoken or "")
    if seconds > MOST_SECONDS:
        yield hit(
            item,
            "spoken",
            _("广播稿念完约要 {seconds} 秒，超过 {limit} 秒", seconds=seconds, limit=MOST_SECONDS),
        )


@item_check(
    "spoken-words",
    Severity.WARNING,
    summary=label("广播稿照着就能念，没有难念的数字、缩写和符号"),
    mend=label("写成念得出、听得懂的样子：日期、大数、百分比用汉字，缩写用中文全称"),
)
def spoken_words(item: Item, register: Register) -> Iterator[Hit]:
    """Dates in digits, long numbers, letters, signs and addresses."""
    found = hard_to_read(item.fields.spoken or "")
    if found:
        pieces = _("、").join(f"“{piece[:20]}”" for _kind, piece in found[:SHOWN])
        advice = _("；").join(dict.fromkeys(_(ADVICE[kind]) for kind, _piece in found))
        yield hit(item, "spoken", _("广播稿里{pieces}不好念：{advice}", pieces=pieces, advice=advice))
