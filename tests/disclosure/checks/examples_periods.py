"""Examples of the periods within which items have to be published."""

from __future__ import annotations

from tests.disclosure.checks.example import Example, one, warned

LATE = {"published_on": "2026-03-31"}
BUDGET = {"genre": "预决算", "statutory": ["a20-07"]}
OWN_PERIODS = {
    "register/periods.yml": 'periods:\n- {"matter": "通知", "genres": ["通知"], "amount": "3", "basis": "本市规定"}\n'
}
BEFORE_A_HOLIDAY = {"generated_on": "2026-01-28", "review": None, "approved_on": None}
CHANGED = {"changed_on": "2026-03-10", "changes": [{"on": "2026-03-10", "kind": "更新", "note": "补充两处"}]}
VILLAGE = 'code: "SL0000043"\nname: "示例村村民委员会"\nkind: "村（居）民委员会"\n'

EXAMPLES = [
    warned("published-late", {"published_on": "2026-03-30"}, LATE, "published_on"),
    warned(
        "published-late",
        {**BEFORE_A_HOLIDAY, "published_on": "2026-03-03"},
        {**BEFORE_A_HOLIDAY, "published_on": "2026-03-04"},
        "published_on",
    ),
    warned(
        "published-late",
        {**LATE, "imported_from": "a.html"},
        {**LATE, "published_on": "2026-07-31"},
        "published_on",
    ),
    warned("published-late", {**LATE, **CHANGED}, {**LATE, "genre": "函"}, "published_on"),
    warned("published-late", {**LATE, "from_request_on": "2026-03-25"}, LATE, "published_on"),
    warned(
        "published-late",
        {**LATE, "withdrawn": {"on": "2026-05-01", "reason": "发布有误", "body": "示例市人民政府"}},
        LATE,
        "published_on",
    ),
    warned(
        "published-late",
        {**BUDGET, "published_on": "2026-03-22"},
        {**BUDGET, "published_on": "2026-03-23"},
        "published_on",
    ),
    *(
        warned(
            "published-late",
            {"genre": "决定", "statutory": [kind], "published_on": "2026-03-11"},
            {"genre": "决定", "statutory": [kind], "published_on": "2026-03-12"},
            "published_on",
        )
        for kind in ("a20-05", "a20-06")
    ),
    Example(
        "published-late",
        {**OWN_PERIODS, "00001": {"published_on": "2026-03-05"}},
        {**OWN_PERIODS, "00001": {"published_on": "2026-03-06"}},
        ("00001", "published_on"),
        "warning",
    ),
    Example(
        "published-late",
        {"register/bodies/SL0000043.yml": VILLAGE, "00001": {**LATE, "publisher": "示例村村民委员会"}},
        {"register/bodies/SL0000043.yml": VILLAGE, "00001": LATE},
        ("00001", "published_on"),
        "warning",
    ),
    one(
        "calendar-unknown",
        {"generated_on": "2006-12-20"},
        {"generated_on": "2059-12-20", "published_on": "2059-12-21"},
        "generated_on",
        "notice",
    ),
    warned(
        "due-soon",
        {"generated_on": "2026-06-10", "published_on": "2026-07-09"},
        {"generated_on": "2026-06-05", "published_on": "2026-07-09"},
        "published_on",
    ),
    warned("due-soon", {"published_on": "2026-06-30"}, {"published_on": "2026-07-31"}, "published_on"),
]
