"""How a figure is declared: what it counts, by which rule, and how that is explained to everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from plugins.disclosure.body_pages import Kind
from plugins.disclosure.messages import label
from plugins.disclosure.supervision.entries import Entry, Facts, State


class Section(StrEnum):
    """The parts into which the figures fall, in their order; the value is the heading."""

    AMOUNT = label("公开数量")
    TIME = label("公开时限")
    COLUMNS = label("栏目更新")
    DUTIES = label("公开指南和年度报告")
    OUTCOMES = label("公示和征求意见")
    STANDARDS = label("标准目录")
    VALIDITY = label("有效性")
    OPENNESS = label("公开属性")
    RECORDS = label("记录和复核")
    COMING = label("近期到期")


class Listing(StrEnum):
    """The pages on which the entries of figures are listed; the value is the last part of their address."""

    PUBLISHED = "published"
    STATUTORY = "statutory"
    LATE = "late"
    TIMING = "timing"
    COLUMNS = "columns"
    DUTIES = "duties"
    OUTCOMES = "outcomes"
    VALIDITY = "validity"
    OPENNESS = "openness"
    RECORDS = "records"
    COMING = "coming"


TITLES = {
    Listing.PUBLISHED: label("全部信息（按发布月份）"),
    Listing.STATUTORY: label("全部信息（按法定主动公开类别）"),
    Listing.LATE: label("超期公开的信息"),
    Listing.TIMING: label("按期公开和不计时限的信息"),
    Listing.COLUMNS: label("栏目更新情况"),
    Listing.DUTIES: label("公开指南和年度报告"),
    Listing.OUTCOMES: label("公示、征求意见结束后没有结果"),
    Listing.VALIDITY: label("有效性"),
    Listing.OPENNESS: label("公开属性"),
    Listing.RECORDS: label("记录和复核"),
    Listing.COMING: label("未来八周到期的事项"),
}


@dataclass(frozen=True)
class Figure:
    """A number that is the length of a list.

    `rule` is its source, `explanation` says in words what is counted; `columns` are the labels of the cells of its
    entries; `short` is its head in the table of all bodies, empty where it has no column there; `attention` tells how
    urgent it is when it is not zero; `tally` is the position of the cell by whose values the list is broken down.
    """

    id: str
    label: str
    section: Section
    listing: Listing
    rule: str
    explanation: str
    entries: Callable[[Facts], Iterator[Entry]]
    columns: tuple[str, ...] = ()
    short: str = ""
    attention: State = State.CALM
    tally: int | None = None


@dataclass(frozen=True)
class Rate:
    """A share: the entries of the figures `part` among those of the figures `whole`."""

    id: str
    label: str
    section: Section
    rule: str
    explanation: str
    part: tuple[str, ...]
    whole: tuple[str, ...]
    short: str = ""


@dataclass(frozen=True)
class Days:
    """A number of days made from those of all entries of some figures."""

    id: str
    label: str
    section: Section
    rule: str
    explanation: str
    of: tuple[str, ...]
    make: Callable[[list[int]], float]


@dataclass(frozen=True)
class Count:
    """A number whose list stands on pages of another capability: those of a kind about each body, at an anchor.

    `counts` gives the number of every body by its slug.
    """

    id: str
    label: str
    section: Section
    rule: str
    explanation: str
    counts: Callable[[Facts], Mapping[str, int]]
    page: Kind
    anchor: str
    short: str = ""
    attention: State = State.CALM


Declared = Figure | Rate | Days | Count
