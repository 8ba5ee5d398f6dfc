"""Whether the review record is whole: secrecy review, four answers, different people (条例 Art. 17)."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.checks.registry import Hit, hit, item_check
from plugins.disclosure.checks.reviews import folded
from plugins.disclosure.field_blocks import Review
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

ANSWERS = ("whether", "when", "to_whom", "in_form")


@item_check(
    "review-secrecy",
    Severity.ERROR,
    basis="条例 Art. 17；保密法 Art. 35",
    summary=label("每一条信息都经过保密审查"),
    mend=label("在“审查记录”下面写“保密审查”：审查人、日期、结果、依据"),
)
def review_secrecy(item: Item, register: Register) -> Iterator[Hit]:
    """Every review says who reviewed for secrecy, when and with what result."""
    review = item.fields.review
    if review and review.secrecy is None:
        yield hit(item, "review", _("没有保密审查"), Severity.WARNING if item.imported else None)


@item_check(
    "review-answers",
    Severity.WARNING,
    basis="条例 Art. 17",
    summary=label("审查记录写明是否公开、何时公开、向谁公开、以何种形式公开"),
    mend=label("在“审查记录”下面补上这几项"),
)
def review_answers(item: Item, register: Register) -> Iterator[Hit]:
    """The review answers its four questions."""
    review = item.fields.review
    if review is None:
        return
    specs = Review.specs()
    missing = [_(specs[name].label) for name in ANSWERS if not getattr(review, name)]
    if missing:
        yield hit(item, "review", _("审查记录没有写{answers}", answers=_("、").join(missing)))


@item_check(
    "review-persons",
    Severity.ERROR,
    basis="条例 Art. 17",
    summary=label("拟稿、审查、审签由不同的人负责"),
    mend=label("由另一个人审查或审签，写实际办理的人"),
)
def review_persons(item: Item, register: Register) -> Iterator[Hit]:
    """Author, reviewers and approver are different people."""
    fields = item.fields
    author, approver = folded(fields.author or ""), folded(fields.approved_by or "")
    if author and author == approver:
        message = _("审签人与拟稿人同是“{name}”", name=fields.approved_by)
        yield hit(item, "approved_by", message)
    for role, name in _reviewers(fields.review):
        if folded(name) == author:
            yield hit(item, "review", _("{role}与拟稿人同是“{name}”", role=role, name=name))
    if fields.review and approver == folded(fields.review.by):
        message = _("审签人与审查人同是“{name}”", name=fields.approved_by)
        yield hit(item, "approved_by", message)


def _reviewers(review: Review | None) -> Iterator[tuple[str, str]]:
    """Each role in the review, and who has it."""
    if review:
        yield _("审查人"), review.by
        if review.secrecy:
            yield _("保密审查人"), review.secrecy.by
        if review.privacy:
            yield _("个人信息审查人"), review.privacy.by
