"""Examples of the register of postings."""

from __future__ import annotations

import json

from tests.disclosure.checks.example import Example

FILE = "register/postings.yml"
CODE = "SL0000019/2026-00001"
POSTED = {
    "sheet": CODE,
    "place": "示例市民中心",
    "kind": "政务服务场所",
    "posted_on": "2026-05-04",
    "posted_by": "示例市人民政府",
}


def postings(*changes):
    """A register of postings, each on lines of its own, field by field."""
    lines = ["postings:"]
    for change in changes:
        fields = {**POSTED, **change}
        lines += [
            f"{'- ' if not number else '  '}{name}: {json.dumps(value, ensure_ascii=False)}"
            for number, (name, value) in enumerate(fields.items())
        ]
    return "\n".join(lines) + "\n"


def posted(rule, good, bad, line, severity="error", **files):
    """An example of one posting, of which the line (from 1) is found."""
    items = {"00001": {}, **files}
    return Example(
        rule, {**items, FILE: postings(good)}, {**items, FILE: postings(bad)}, (FILE, line), severity
    )


WITHDRAWN = {"withdrawn": {"on": "2026-05-01", "reason": "发布有误", "body": "示例市人民政府"}}
MONTH = "bodies/SL0000019/2026-03"
EXAMPLES = [
    *(
        posted("posting-known", {"sheet": good}, {"sheet": bad}, 2)
        for good, bad in (
            (CODE, "SL0000019/2026-00009"),
            (MONTH, "bodies/SL0000019/2026-02"),
            (MONTH, "bodies/SL0000099/2026-03"),
            (MONTH, "bodies/SL0000019/"),
            ("topics/general-affairs", "topics/no-such-topic"),
            ("offices/SL0000019", "offices/SL0000035"),
            (MONTH, "../../etc/passwd"),
        )
    ),
    posted("posting-known", {}, {"posted_by": "某局"}, 6),
    posted("posting-dates", {"checked_on": "2026-05-04"}, {"checked_on": "2026-05-03"}, 7),
    posted("posting-dates", {"removed_on": "2026-05-04"}, {"removed_on": "2026-05-03"}, 7),
    Example(
        "posting-outdated",
        {"00001": {}, FILE: postings({})},
        {"00001": WITHDRAWN, FILE: postings({})},
        (FILE, 2),
        "notice",
    ),
    Example(
        "posting-outdated",
        {"00001": {"expires_on": "2026-07-30"}, FILE: postings({})},
        {"00001": {"expires_on": "2026-06-01"}, FILE: postings({})},
        (FILE, 2),
        "notice",
    ),
    posted("posting-outdated", {"sheet": MONTH}, {"sheet": MONTH, "edition": "0000-abcd"}, 7, "notice"),
    posted(
        "posting-outdated",
        {"edition": "0000abcd", "removed_on": "2026-06-01"},
        {"edition": "0000abcd"},
        7,
        "notice",
    ),
    posted("posting-unchecked", {"posted_on": "2026-04-01"}, {"posted_on": "2026-03-31"}, 5, "notice"),
    posted(
        "posting-unchecked",
        {"posted_on": "2025-04-01", "checked_on": "2026-04-01"},
        {"posted_on": "2025-04-01", "checked_on": "2026-03-31"},
        7,
        "notice",
    ),
]
