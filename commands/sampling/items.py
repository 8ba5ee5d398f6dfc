"""One planned item as files: front matter, text and attachments."""

from __future__ import annotations

import math
from bisect import bisect, bisect_left
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from commands.sampling.attachments import attachment
from commands.sampling.layouts import LONGEST, MEDIAN, SHORTEST, SPREAD, text_of
from commands.sampling.plain_yaml import write
from commands.sampling.plan import ENDINGS, LAST_DAY, Planned, working_days
from commands.sampling.prose import Prose
from commands.sampling.words import Domain, Words
from plugins.disclosure.working_days import PUBLICATION_LIMIT

ATTACHMENTS, WITHDRAWN, ON_REQUEST, CORRECTED, NORMATIVE = 0.06, 0.003, 0.007, 0.03, 0.08
LIMITED, NEXT_YEAR = 0.35, 0.4
KEYWORDS, CONTACT, CHANNELS, AUDIENCE, JOINT = 0.6, 0.15, 0.1, 0.2, 0.03
STAGES = "决策 执行 管理 服务 结果".split()
AUDIENCES = "个人 企业 事业单位 社会组织 个体工商户 农民 老年人 残疾人 学生 求职人员".split()
PLACES = ("政府公报", "两微一端", "政务服务中心", "公开查阅点", "社区/企事业单位/村公示栏（电子屏）")
ENDED_TEXT = {"repeals": "废止", "amends": "按本文件修改", "replaces": "由本文件代替"}
VALID = "有效"
# The categories of 条例 Art. 21 that townships have under codes of their own.
TOWNSHIP = "乡镇（街道）"
OF_TOWNSHIPS = {"a21-m4": "a21-t5", "a21-m5": "a21-t6", "a21-m7": "a21-t8"}
# Stated by what is published before it takes effect; from then on dates and later decisions tell.
NOT_YET = "尚未生效"

Fields = dict[str, Any]


@dataclass
class ItemFiles:
    """The path of an item without its ending, its Markdown file, and its attachments by name."""

    path: str
    text: str
    attachments: dict[str, bytes] = field(default_factory=dict)


def item_files(item: Planned, words: Words) -> ItemFiles:
    """Write down what was planned; fills in title and document number of `item`, which later items refer to."""
    maker = _Maker(item, words)
    attachments = maker.attachments()
    fields, text = maker.fields(attachments), maker.text()
    path = f"catalog/{item.body.code}/{item.day.year}/{item.serial:05}"
    return ItemFiles(path, f"{write(fields)}\n{text}" if text else write(fields), attachments)


class _Maker:
    def __init__(self, item: Planned, words: Words) -> None:
        self._item, self._words = item, words
        self._random = item.random
        self._domain = self._domain_of()
        self._prose = prose = Prose(words, self._domain, item.day.year, item.day.month, item.random)
        item.title = item.body.name + prose.about(prose.pick(item.genre.titles))
        if self._chance(item.genre.numbered):
            item.document_number = f"{prose.pick(item.body.document_words)}〔{item.day.year}〕{item.serial}号"
        self._published = self._published_on()
        self._is_bound = bool(item.ended_by or item.relations or item.matter)
        self._on_request = not self._is_bound and self._chance(ON_REQUEST)
        self._withdrawn = not self._is_bound and not self._on_request and self._chance(WITHDRAWN)
        self._has_attachments = not self._on_request and self._chance(ATTACHMENTS)

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _domain_of(self) -> Domain:
        chance = self._random.random()
        domains = self._item.body.domains
        return domains[int(chance * chance * len(domains))]

    def _published_on(self) -> date:
        days = working_days()
        # 20 days of the calendar for budgets (预算法 Art. 14), else 20 working days (条例 Art. 26).
        limit = 12 if self._item.genre.name == "预决算" else PUBLICATION_LIMIT
        delay = int(self._random.random() ** 2 * (limit + 1))
        return days[bisect_left(days, self._item.day) + delay]

    def attachments(self) -> dict[str, bytes]:
        """The attached files of the item, mostly none."""
        count = self._prose.number(1, 3) if self._has_attachments else 0
        return dict(attachment(self._prose, number) for number in range(1, count + 1))

    def text(self) -> str:
        """The text of the item; none of what is given on request only."""
        if self._on_request:
            return ""
        item = self._item
        ended = [(kind, target) for kind, target in item.relations if kind in ENDINGS]
        end = [f"《{target.title}》（{reference(target)}）{ENDED_TEXT[kind]}。" for kind, target in ended]
        end += [
            self._prose.say("closing"),
            item.body.name,
            f"{item.day.year}年{item.day.month}月{item.day.day}日",
        ]
        length = MEDIAN * math.exp(self._random.gauss(0, SPREAD))
        return text_of(self._prose, item.genre.layout, min(max(length, SHORTEST), LONGEST), end)

    def fields(self, attachments: dict[str, bytes]) -> Fields:
        """The front matter in the order of the table of fields."""
        item, prose = self._item, self._prose
        numbered = {"document_number": item.document_number} if item.document_number else {}
        joint = prose.pick(self._words.bodies).name if self._chance(JOINT) else item.body.name
        consulted = [{"body": joint, "on": str(item.day)}] if joint != item.body.name else []
        return {
            "title": item.title,
            "summary": prose.paragraph("opening", "data"),
            "publisher": item.body.name,
            **({"joint_bodies": [joint]} if consulted else {}),
            **numbered,
            "generated_on": str(item.day),
            "published_on": str(self._published),
            **self._force(),
            "topic": prose.pick(self._domain.topics),
            **self._classes(),
            **self._openness(),
            **self._relations(),
            **self._people(),
            **({"consulted": consulted} if consulted else {}),
            **self._records(attachments),
        }

    def _force(self) -> Fields:
        """Whether and from when to when the item is in force."""
        item, fields = self._item, Fields()
        is_rule = item.genre.name == "规章" or (item.genre.rules and self._chance(NORMATIVE))
        if not (is_rule or item.ended_by):
            if item.genre.rules and self._chance(0.7):
                fields["validity"] = VALID
            elif item.genre.layout == "figures":
                fields["validity"] = "不适用"
            return fields
        # Rules leave their readers 30 days (规章制定程序条例 Art. 32).
        start = self._published + timedelta(days=self._prose.number(30, 58))
        if not item.ended_by and self._chance(NEXT_YEAR):
            start = max(start, date(self._published.year + 1, 1, 1))
        fields["effective_on"] = str(start)
        if self._chance(LIMITED):
            fields["expires_on"] = str(
                start.replace(month=12, day=31, year=start.year + self._prose.number(1, 5))
            )
        fields["validity"] = NOT_YET
        if is_rule:
            fields |= {"normative": "是", "collected_in": f"{start.year}年第{self._prose.number(1, 12)}期"}
        return fields

    def _classes(self) -> Fields:
        item, prose, fields = self._item, self._prose, Fields()
        if not self._on_request:
            statutory = item.genre.statutory or prose.pick(self._domain.statutory)
            if item.body.level == TOWNSHIP and statutory.startswith("a21-m"):
                statutory = OF_TOWNSHIPS.get(statutory, "a20-15")
            fields["statutory"] = [statutory]
        fields["genre"] = item.genre.name
        if self._chance(AUDIENCE):
            fields["service_audience"] = list({prose.pick(AUDIENCES): 0, prose.pick(AUDIENCES): 0})
        if self._chance(KEYWORDS):
            words = (prose.thing, prose.work, *(prose.word(slot) for slot in "物物事"))
            fields["keywords"] = list(dict.fromkeys(words))
        if self._chance(AUDIENCE):
            fields["stage"] = prose.pick(STAGES)
        if item.matter:
            fields["matter"] = item.matter
        if item.genre.period:
            fields |= {"term": "定期", "period": item.genre.period}
        return fields

    def _openness(self) -> Fields:
        if self._on_request:
            return {"openness": "依申请公开"}
        if self._withdrawn:
            day = min(self._published + timedelta(days=self._prose.number(1, 60)), LAST_DAY)
            return {
                "withdrawn": {
                    "on": str(max(day, self._published)),
                    "reason": "发布有误",
                    "body": self._item.body.name,
                    "note": f"{self._prose.thing}的有关数据有误，核实后重新发布。",
                }
            }
        return {}

    def _relations(self) -> Fields:
        fields: dict[str, list[str]] = {}
        for kind, target in self._item.relations:
            fields.setdefault(kind, []).append(reference(target))
        if self._item.genre.name == "解读" and "interprets" not in fields:
            return fields | {"interprets": [{"to": self._prose.word("法"), "external": "是"}]}
        return dict(fields)

    def _people(self) -> Fields:
        people = self._words.people
        author, reviewer, secrecy, approver = self._prose.pick_several(people, 4)
        day = str(self._published)
        contact = {"section": "政务公开科", "phone": f"0000-12347{self._prose.word('尾')}"}
        return {
            **({"contact": contact} if self._chance(CONTACT) else {}),
            "author": author,
            "review": {
                "by": reviewer,
                "on": day,
                "result": "通过",
                "whether": "公开",
                "when": "审签当日",
                "to_whom": "全社会",
                "in_form": "全文",
                "secrecy": {"by": secrecy, "on": day, "result": "通过"},
                "privacy": {"by": reviewer, "on": day},
            },
            "approved_by": approver,
            "approved_on": day,
        }

    def _records(self, attachments: dict[str, bytes]) -> Fields:
        fields = Fields()
        if attachments and self._chance(0.5):
            fields["attachments"] = [{"file": name, "title": name[:-4]} for name in attachments]
        if self._chance(CHANNELS):
            fields["channels"] = [{"channel": "政府网站"}, {"channel": self._prose.pick(PLACES)}]
        if not self._on_request and self._chance(CORRECTED):
            days = working_days()
            place = bisect(days, self._published) + self._prose.number(1, 30)
            day = str(min(days[min(place, len(days) - 1)], max(self._published, LAST_DAY)))
            note = f"更正{self._prose.word('地')}{self._prose.thing}的数据"
            fields["changes"] = [{"on": day, "kind": "更正", "note": note}]
            fields["changed_on"] = day
        return fields


def reference(target: Planned) -> str:
    """How later items name one: by its document number, or its index number where it has none."""
    return target.document_number or target.index_number
