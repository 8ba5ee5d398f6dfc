"""The classifications by which the catalog can be browsed. A new list of items is one more axis here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from plugins.catalog.title_order import heading, sort_key
from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.first_letters import OTHERS, letter
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.places import UNDATED

NONE = "none"
BODIES = "bodies"


@dataclass(frozen=True)
class Group:
    """One list: its part of the address, its name and items.

    `parent` is the slug of the group above it, `heading` stands above neighbouring groups that share it, `note`
    explains the group.
    """

    slug: str
    title: str
    items: tuple[Item, ...]
    parent: str | None = None
    heading: str = ""
    note: str = ""


@dataclass(frozen=True)
class Axis:
    """One classification: `slug` is the folder of its lists, `groups` makes them, in the order of the directory.

    `order_note` tells of lists that are in another order than by date.
    """

    slug: str
    title: str
    description: str
    groups: Callable[[Catalog], list[Group]]
    order_note: str = ""


Keys = Callable[[Item], Iterable[str]]


def _collect(items: Iterable[Item], keys: Keys) -> dict[str, tuple[Item, ...]]:
    """Key → items in their order; an item without a key goes to the group of the unmarked, so that lists add up."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        for key in dict.fromkeys(keys(item)) or (NONE,):
            found[key].append(item)
    return {key: tuple(group) for key, group in found.items()}


def _by_vocabulary(catalog: Catalog, vocabulary: str, keys: Keys) -> list[Group]:
    found = _collect(catalog.items, keys)
    groups = [
        Group(term.key, term.label, found[term.key], term.parent, term.group)
        for term in catalog.register.vocabularies[vocabulary]
        if term.key in found
    ]
    return groups + _unmarked(found)


def _unmarked(found: dict[str, tuple[Item, ...]]) -> list[Group]:
    return [Group(NONE, _("未标注"), found[NONE])] if NONE in found else []


def bodies_shown(catalog: Catalog) -> list[Body]:
    """The bodies that have a page: those of today, and those of earlier days that have published something."""
    named = {body.slug for item in catalog.items for body in catalog.bodies_of(item)}
    return [
        body
        for body in catalog.register.bodies
        if body.slug in named or (body.code and body.existed_on(catalog.date))
    ]


def _bodies(catalog: Catalog) -> list[Group]:
    found = _collect(catalog.items, lambda item: [body.slug for body in catalog.bodies_of(item)])
    known = [
        Group(body.slug, body.name, found.get(body.slug, ()), note=body.functions or "")
        for body in bodies_shown(catalog)
    ]
    return known + _unmarked(found)


def _topics(catalog: Catalog) -> list[Group]:
    def with_theme(item: Item) -> Sequence[str]:
        topic = item.fields.topic if item.open_to_all else None
        return (topic.partition("/")[0], topic) if topic else ()

    return _by_vocabulary(catalog, "topic", with_theme)


def _years(catalog: Catalog) -> list[Group]:
    def year_and_month(item: Item) -> Sequence[str]:
        day = item.fields.generated_on
        return (f"{day.year:04}", f"{day.year:04}/{day.month:02}") if day else (UNDATED,)

    found = _collect(catalog.items, year_and_month)
    groups = []
    for slug in sorted(
        found, key=lambda slug: (slug != UNDATED, slug[:4], slug[4:] == "", slug), reverse=True
    ):
        year, _slash, month = slug.partition("/")
        if slug == UNDATED:
            title = _("日期不详")
        elif month:
            title = _("{year} 年 {month} 月", year=year, month=int(month))
        else:
            title = _("{year} 年", year=year)
        groups.append(Group(slug, title, found[slug], year if month else None))
    return groups


def _titles(catalog: Catalog) -> list[Group]:
    headings = {
        item.source: heading(item.fields.title or "", catalog.body_names(item)) for item in catalog.items
    }
    ordered = sorted(catalog.items, key=lambda item: (sort_key(headings[item.source]), item.source))
    found = _collect(ordered, lambda item: (letter(headings[item.source]),))
    slugs = {sign: "others" if sign == OTHERS else sign.lower() for sign in found}
    return [
        Group(slugs[sign], _("其他") if sign == OTHERS else sign, found[sign])
        for sign in sorted(found, key=lambda sign: (sign == OTHERS, sign))
    ]


AXES = (
    Axis(BODIES, label("发布机构"), label("按发布信息的机关查看；联合发文在每个机关下都列出。"), _bodies),
    Axis("topics", label("主题分类"), label("按信息的主题查看，主题下分子主题。"), _topics),
    Axis(
        "statutory",
        label("法定公开内容"),
        label("按《政府信息公开条例》第二十条、第二十一条规定应当主动公开的类别查看。"),
        lambda catalog: _by_vocabulary(
            catalog, "statutory", lambda item: item.fields.statutory if item.open_to_all else ()
        ),
    ),
    Axis(
        "genres",
        label("体裁分类"),
        label("按文件的体裁查看。"),
        lambda catalog: _by_vocabulary(
            catalog,
            "genre",
            lambda item: (item.fields.genre,) if item.fields.genre and item.open_to_all else (),
        ),
    ),
    Axis("years", label("生成日期"), label("按信息生成的年份和月份查看。"), _years),
    Axis(
        "validity",
        label("有效性"),
        label("按文件现在是否有效查看。"),
        lambda catalog: _by_vocabulary(
            catalog, "validity", lambda item: filter(None, (catalog.validity(item),))
        ),
    ),
    Axis(
        "titles",
        label("标题"),
        label("按标题的汉语拼音查看，不计标题开头的机关名称和“关于印发”等词。"),
        _titles,
        label("按标题的汉语拼音排列，不计开头的机关名称和“关于印发”等词"),
    ),
)
