"""Examples of the checks of the review record."""

from tests.disclosure.checks.example import Example, one
from tests.make import BODIES, CITY, FIELDS, WITHHELD, block

SECRECY = {"by": "保密审查人丙", "on": "2026-03-03", "result": "通过"}
ANSWERS = {"whether": "公开", "when": "及时", "to_whom": "全社会", "in_form": "网站"}
PRIVACY = {"by": "个人信息审查人丁", "on": "2026-03-03"}
WHOLE = {**FIELDS["review"], **ANSWERS, "secrecy": SECRECY}
CITY_FILE = f"register/bodies/{CITY}.yml"
ROSTER = block(
    {"code": CITY, **BODIES[CITY], "secrecy_reviewers": ["保密审查人丙"], "approvers": ["审签人 乙"]}
)


def reviewed(**changes):
    """The fields of an item with a review that has other values."""
    return {"review": {**WHOLE, **changes}}


def review(rule, bad, good=WHOLE, severity="error", field="review", **others):
    """An example of a review record."""
    written = {name: value for name, value in {**WHOLE, **bad}.items() if value is not None}
    return one(rule, {"review": good, **others}, {"review": written, **others}, field, severity)


def listed(bad, field):
    """An example of somebody who is not on the roster."""
    return Example(
        "review-roster",
        {"00001": {"review": WHOLE}, CITY_FILE: ROSTER},
        {"00001": bad, CITY_FILE: ROSTER},
        ("00001", field),
        "warning",
    )


# Examples of the record as a whole.
RECORDS = [
    review("review-persons", {"by": "拟稿人 戊"}, author="拟稿人戊"),
    review("review-persons", {"secrecy": {**SECRECY, "by": "拟稿人戊"}}, author="拟稿人戊"),
    review("review-persons", {"privacy": {**PRIVACY, "by": "拟稿人戊"}}, author="拟稿人戊"),
    one("review-persons", {"author": "拟稿人戊"}, {"author": "审签人乙"}, "approved_by"),
    review("review-persons", {"by": "审签人乙"}, field="approved_by"),
    review("review-secrecy", {"secrecy": None}),
    review("review-secrecy", {"secrecy": None}, severity="warning", imported_from="a.html"),
    review("review-answers", {"when": None}, severity="warning"),
    review("review-answers", dict.fromkeys(ANSWERS), severity="warning"),
]
EXAMPLES = [
    review("review-dates", {"on": "2026-03-05"}, {**WHOLE, "on": "2026-03-04"}, approved_on="2026-03-04"),
    review("review-dates", {"secrecy": {**SECRECY, "on": "2026-03-04"}}),
    review("review-dates", {"privacy": {**PRIVACY, "on": "2026-03-05"}}, approved_on=None),
    one(
        "review-dates",
        {**reviewed(on="2026-05-05"), "imported_from": "a.html"},
        reviewed(on="2026-05-05"),
        "review",
    ),
    review("review-result", {"result": "退回"}),
    review("review-result", {"secrecy": {**SECRECY, "result": "提请上级"}}),
    one(
        "review-result",
        {**WITHHELD, **reviewed(secrecy={**SECRECY, "result": "退回"})},
        {**WITHHELD, **reviewed(result="退回")},
        "review",
    ),
    listed(reviewed(secrecy={**SECRECY, "by": "别人"}), "review"),
    listed({"review": WHOLE, "approved_by": "别人"}, "approved_by"),
    review("review-privacy", {"privacy": None}, {**WHOLE, "privacy": PRIVACY}, "warning", genre="名单"),
    *RECORDS,
]
