"""What a body has open on a day: what whoever takes over its work has to know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.promise import PromiseState
from plugins.disclosure.messages import _
from plugins.disclosure.notice_results import opinions_used, result_due_on, results_of
from plugins.disclosure.notices import ENDED, spans

AHEAD = timedelta(days=90)


@dataclass(frozen=True, order=True)
class Task:
    """One thing to look after: `due` is its day (may be empty), `what` says it in words, of the item at `address`."""

    due: str
    what: str
    title: str
    address: str


@dataclass(frozen=True)
class Tasks:
    """The tasks of a body: notices that run, what must follow, and dates that come within 90 days."""

    notices: Sequence[Task] = ()
    owed: Sequence[Task] = ()
    coming: Sequence[Task] = ()


class Work:
    """The tasks of all bodies, found in one pass."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    def of(self, body: Body) -> Tasks:
        """The tasks of a body, by their day."""
        return self._tasks.get(body.slug, Tasks())

    @cached_property
    def _tasks(self) -> Mapping[str, Tasks]:
        found: dict[str, tuple[list[Task], list[Task], list[Task]]] = {}
        for item in self.catalog.items:
            lists = list(self._notices(item)), list(self._owed(item)), list(self._coming(item))
            body = self.catalog.register.bodies.find(item.fields.publisher or "") if any(lists) else None
            if body:
                for known, new in zip(found.setdefault(body.slug, ([], [], [])), lists, strict=True):
                    known.extend(new)
        return {slug: Tasks(*map(sorted, lists)) for slug, lists in found.items()}

    def _notices(self, item: Item) -> Iterator[Task]:
        notice = item.fields.notice if item.open_to_all else None
        for span in spans(notice, item.fields.published_on) if notice else ():
            if span.state(self.catalog.date) != ENDED:
                what = (
                    _("{day} 听证", day=span.opens) if span.is_hearing else _("{day} 截止", day=span.closes)
                )
                yield Task(str(span.closes), what, item.title, item.address)

    def _owed(self, item: Item) -> Iterator[Task]:
        due, notice, catalog = result_due_on(item), item.fields.notice, self.catalog
        closed = notice.closes_on if notice else None
        is_over = due is not None and closed is not None and closed < catalog.date
        if is_over and not (opinions_used(item) or results_of(item, catalog.relations)):
            yield Task(str(due), _("{day} 前公布结果", day=due), item.title, item.address)
        for promise in item.fields.promises if item.open_to_all else ():
            if promise.state(catalog.date) in (PromiseState.WAITING, PromiseState.OVERDUE):
                what = _("{day} 前兑现承诺：{what}", day=promise.due, what=promise.what)
                yield Task(str(promise.due), what, item.title, item.address)

    def _coming(self, item: Item) -> Iterator[Task]:
        fields, last = item.fields, self.catalog.date + AHEAD
        if fields.withdrawn:
            return
        dates = [(_("{day} 前复核内容"), fields.review_by)] if item.open_to_all else []
        if item.open_to_all and fields.expires_on and fields.expires_on >= self.catalog.date:
            dates.append((_("{day} 有效期届满"), fields.expires_on))
        if fields.openness == "withheld":
            dates.append((_("{day} 前再次评估是否公开"), fields.next_assessment_on))
        for text, day in dates:
            if day and day <= last:
                yield Task(str(day), text.format(day=day), item.title, item.address)
