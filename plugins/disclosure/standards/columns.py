"""The columns of the national tables, and an entry's values in them as people read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register
from plugins.disclosure.standards.entries import ALL, Entry
from plugins.disclosure.standards.time_limits import Kind

COLUMNS: Mapping[str, str] = {
    "number": label("序号"),
    "level1": label("一级事项"),
    "level2": label("二级事项"),
    "content": label("公开内容（要素）"),
    "basis": label("公开依据"),
    "time_limit": label("公开时限"),
    "responsible": label("公开主体"),
    "channels": label("公开渠道和载体"),
    "audience": label("公开对象"),
    "openness": label("公开方式"),
    "level": label("公开层级"),
    "stage": label("五公开"),
}


def columns_of(entry: Entry, register: Register) -> dict[str, list[str]]:
    """Column → what stands in it, line by line, in the words of the vocabularies."""
    return {
        "level1": [entry.level1],
        "level2": [entry.level2] if entry.level2 else [],
        "content": list(entry.content),
        "basis": list(entry.basis),
        "time_limit": [time_limit_of(entry)],
        "responsible": list(entry.responsible),
        "channels": channel_labels(entry.channels, register),
        "audience": [
            _("全社会") if group == ALL else _("特定群体：{group}", group=group) for group in entry.audience
        ],
        "openness": [register.term_label("openness", entry.openness)],
        "level": [level_label(level, register) for level in entry.level],
        "stage": [register.term_label("stage", stage) for stage in entry.stage],
    }


def time_limit_of(entry: Entry) -> str:
    """The time limit as written, or the one that the law sets where none is written."""
    if entry.time_limit:
        return " ".join(entry.time_limit.split())
    return _("自信息形成或者变更之日起 20 个工作日内（条例第二十六条）")


def note_on_limit(entry: Entry) -> str:
    """What a reader should know of how the time limit is computed; an empty text where it says so itself."""
    if entry.limit.kind is Kind.UNKNOWN:
        return _("这一时限无法计算，覆盖情况只看有没有公开。")
    if entry.limit.kind is Kind.PROMPT:
        return _("“及时”按最迟 20 个工作日计算（条例第二十六条）。")
    return ""


def channel_labels(channels: Sequence[str], register: Register) -> list[str]:
    """The channels by their names in the vocabulary, or as written where it knows none."""
    terms = register.vocabularies["channel"]
    found = ((written, terms.find(written)) for written in channels)
    return [term.label if term else written for written, term in found]


def level_label(level: str, register: Register) -> str:
    """A level as the tables name it."""
    words = {"national": _("国家级"), "province": _("省级"), "prefecture": _("市级"), "county": _("县级")}
    words |= {"township": _("乡级"), "village": _("村级")}
    return words.get(level) or register.term_label("body_level", level)
