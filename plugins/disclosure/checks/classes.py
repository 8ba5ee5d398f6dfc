"""Classification: topic, statutory category, genre, keywords and audience (domain reference, section 2.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plugins.disclosure.bodies import Body
from plugins.disclosure.checks.registry import Hit, hit, item_check
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

MOST_KEYWORDS = 5
MOST_PARENTS = 5
# Beginnings of the codes of 条例 Art. 21 → the levels that they are for, and these in words.
CITIES, TOWNSHIPS = "a21-m", "a21-t"
LEVELS = {CITIES: ("prefecture", "county"), TOWNSHIPS: ("township", "village")}
FOR_WHOM = {
    CITIES: label("设区的市级、县级人民政府及其部门"),
    TOWNSHIPS: label("乡镇人民政府"),
}
PROCESS_GENRES = ("request", "motion")
NOT_FOR_THE_PUBLIC = frozenset(
    {"internal", "applicant", "applicants", "内部", "本单位", "机关内部", "申请人", "本机关"}
)


@item_check(
    "topic-other",
    Severity.WARNING,
    basis="目录指引",
    summary=label("主题分类尽量不用“其他”"),
    mend=label("选一个贴切的主题；确实没有的不必改"),
)
def topic_other(item: Item, register: Register) -> Iterator[Hit]:
    """The topic is a real one."""
    topic = item.fields.topic
    if topic and topic.rpartition("/")[2] == "other":
        message = _("主题分类是“{topic}”", topic=register.term_label("topic", topic))
        yield hit(item, "topic", message)


@item_check(
    "statutory-level",
    Severity.ERROR,
    basis="条例 Art. 21",
    summary=label("第二十一条的类别与发布机构的层级相符"),
    mend=label("改用第二十条的类别，或核对机构名录里的“层级”"),
)
def statutory_level(item: Item, register: Register) -> Iterator[Hit]:
    """The codes of 条例 Art. 21 are for bodies of some levels; of a joint item one such body is enough."""
    levels = {_level(body, register) for body in register.bodies.find_all(item.bodies)}
    if not levels or None in levels:
        return
    # 社会救助 and others stand in both lists, and whoever writes the name means the own one.
    own = {
        term.label.partition("（")[0]
        for term in register.vocabularies["statutory"]
        if not levels.isdisjoint(LEVELS.get(term.key[: len(CITIES)], ()))
    }
    for code in item.fields.statutory:
        if register.term_label("statutory", code).partition("（")[0] in own:
            continue
        fitting = LEVELS.get(code[: len(CITIES)])
        if fitting and levels.isdisjoint(fitting):
            message = _(
                "“{category}”只适用于{whom}，发布机构的层级是“{level}”",
                category=register.term_label("statutory", code),
                whom=_(FOR_WHOM[code[: len(CITIES)]]),
                level=_("、").join(
                    sorted(register.term_label("body_level", level or "") for level in levels)
                ),
            )
            yield hit(item, "statutory", message, Severity.WARNING if item.imported else None)


def _level(body: Body, register: Register) -> str | None:
    """The level of a body: its own or that of the body above it."""
    above: Body | None = body
    for _step in range(MOST_PARENTS):
        if above is None or above.level:
            break
        above = register.bodies.find(above.parent) if above.parent else None
    return above.level if above else None


@item_check(
    "genre-process",
    Severity.WARNING,
    basis="条例 Art. 16",
    summary=label("请示、议案、讨论稿多为过程性信息"),
    mend=label("核对是否应当公开；应公开的是批复、决定等结果"),
)
def genre_process(item: Item, register: Register) -> Iterator[Hit]:
    """Requests, motions and drafts for discussion are named as process information in the regulation."""
    fields = item.fields
    if fields.openness != "proactive":
        return
    if fields.genre in PROCESS_GENRES:
        message = _("体裁是“{genre}”，多为过程性信息", genre=register.term_label("genre", fields.genre))
        yield hit(item, "genre", message)
    elif "讨论稿" in (fields.title or ""):
        yield hit(item, "title", _("名称写明是讨论稿，属于过程性信息"))


@item_check(
    "keywords",
    Severity.WARNING,
    basis="目录指引",
    summary=label("关键词不超过 5 个，不重复，也不是整个名称"),
    mend=label("留下最能说明内容的几个词"),
)
def keywords(item: Item, register: Register) -> Iterator[Hit]:
    """At most five keywords, none of them twice, none of them the title."""
    words = item.fields.keywords
    if len(words) > MOST_KEYWORDS:
        message = _("关键词有 {count} 个，超过 {limit} 个", count=len(words), limit=MOST_KEYWORDS)
        yield hit(item, "keywords", message)
    twice = [word for word, count in Counter(words).items() if count > 1]
    if twice:
        yield hit(item, "keywords", _("关键词“{word}”重复了", word=_("、").join(twice)))
    if item.fields.title in words:
        yield hit(item, "keywords", _("关键词就是整个名称"))


@item_check(
    "audience-internal",
    Severity.ERROR,
    basis="条例 Art. 13",
    summary=label("公开对象是公众，不是内部人员或者申请人"),
    mend=label("内部信息不进入目录；只答复申请人的，公开属性写“依申请公开”"),
)
def audience_internal(item: Item, register: Register) -> Iterator[Hit]:
    """The audience is the public or a group of it, whatever a site adds to its vocabulary."""
    audience = item.fields.audience
    name = register.term_label("audience", audience)
    if not NOT_FOR_THE_PUBLIC.isdisjoint((audience, name)):
        yield hit(item, "audience", _("公开对象是“{audience}”", audience=name))
