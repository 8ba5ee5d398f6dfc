"""The review record: who looked at an item before it was published, when, and with what result (条例 Art. 17)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date

from plugins.disclosure.bodies import Body
from plugins.disclosure.checks.registry import Hit, hit, item_check
from plugins.disclosure.field_blocks import Review
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

PASSED = "passed"
GENRES_OF_PERSONS = ("list",)


def folded(name: str) -> str:
    """A name without spaces and differences of width."""
    return "".join(unicodedata.normalize("NFKC", name).split())


@item_check(
    "review-dates",
    Severity.ERROR,
    basis="保密法实施条例 Art. 42",
    summary=label("先审查，再审签，再发布"),
    mend=label("核对审查、审签和发布的日期"),
)
def review_dates(item: Item, register: Register) -> Iterator[Hit]:
    """Every review precedes approval and publication; an imported item may be reviewed when it is taken over."""
    fields = item.fields
    if item.imported or fields.review is None:
        return
    later: dict[str, date | None] = {
        _("审签日期"): fields.approved_on,
        _("发布日期"): fields.published_on.day if fields.published_on else None,
    }
    for name, day in _review_days(fields.review):
        overtaken = [(other, on) for other, on in later.items() if on and day > on]
        for other, on in overtaken[:1]:
            message = _(
                "{earlier} {first} 晚于{later} {second}", earlier=name, first=day, later=other, second=on
            )
            yield hit(item, "review", message)


def _review_days(review: Review) -> Iterator[tuple[str, date]]:
    yield _("审查日期"), review.on
    if review.secrecy:
        yield _("保密审查日期"), review.secrecy.on
    if review.privacy:
        yield _("个人信息审查日期"), review.privacy.on


@item_check(
    "review-result",
    Severity.ERROR,
    basis="条例 Art. 17；保密法 Art. 35",
    summary=label("审查和保密审查的结果都是“通过”"),
    mend=label("审查通过以后再发布；拿不准的提请主管部门或者保密行政管理部门确定"),
)
def review_result(item: Item, register: Register) -> Iterator[Hit]:
    """Nothing is published that did not pass; what is withheld need not have passed its secrecy review."""
    review = item.fields.review
    if review is None:
        return
    results = [(_("审查"), review.result)]
    if review.secrecy and item.fields.openness == "proactive":
        results.append((_("保密审查"), review.secrecy.result))
    for name, result in results:
        if result != PASSED:
            outcome = register.term_label("review_result", result)
            yield hit(item, "review", _("{name}的结果是“{result}”", name=name, result=outcome))


@item_check(
    "review-roster",
    Severity.WARNING,
    basis="条例 Art. 17",
    summary=label("保密审查人和审签人在机构名录的名单上"),
    mend=label("核对姓名；换了人的，在 register/bodies 里更新名单"),
)
def review_roster(item: Item, register: Register) -> Iterator[Hit]:
    """Who reviewed for secrecy and who approved is on the roster of a body of the item, where it keeps one."""
    bodies = register.bodies.find_all(item.bodies)
    review, approver = item.fields.review, item.fields.approved_by
    if review and review.secrecy and not _is_listed(review.secrecy.by, [b.secrecy_reviewers for b in bodies]):
        message = _("保密审查人“{name}”不在{body}的名单上", name=review.secrecy.by, body=_names(bodies))
        yield hit(item, "review", message)
    if approver and not _is_listed(approver, [body.approvers for body in bodies]):
        message = _("审签人“{name}”不在{body}的名单上", name=approver, body=_names(bodies))
        yield hit(item, "approved_by", message)


def _is_listed(name: str, rosters: list[tuple[str, ...]]) -> bool:
    """Whether one of the rosters names somebody, or a body keeps none."""
    return not rosters or not all(rosters) or any(folded(name) in map(folded, roster) for roster in rosters)


def _names(bodies: list[Body]) -> str:
    return _("、").join(body.name for body in bodies)


@item_check(
    "review-privacy",
    Severity.WARNING,
    basis="个人信息保护法 Art. 25",
    summary=label("名单公布前做过个人信息审查"),
    mend=label("在“审查记录”下面写“个人信息审查”：审查人、日期；必要的隐去号码和住址"),
)
def review_privacy(item: Item, register: Register) -> Iterator[Hit]:
    """A list of people has been reviewed for personal data."""
    fields = item.fields
    is_list = fields.genre in GENRES_OF_PERSONS and item.open_to_all
    if is_list and fields.review and fields.review.privacy is None and not item.imported:
        yield hit(item, "review", _("体裁是“名单”，没有个人信息审查"))
