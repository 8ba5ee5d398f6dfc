"""Examples of the checks of classification."""

from tests.disclosure.checks.example import Example, one
from tests.make import BODIES, FINANCE, block

TOWN = f"register/bodies/{FINANCE}.yml"


def body_file(**changes):
    """The register's file of the department with other values."""
    return block({"code": FINANCE, **BODIES[FINANCE], **changes})


ITEM = {"publisher": "示例市财政局"}
AUDIENCE = "label: 公开对象\nterms:\n  - key: all\n    label: 全社会\n  - key: staff\n    label: 内部\n"
EXAMPLES = [
    one("topic-other", {}, {"topic": "综合政务/其他"}, "topic", "warning"),
    one("topic-other", {"topic": "综合政务"}, {"topic": "其他"}, "topic", "warning"),
    one(
        "statutory-level",
        {"statutory": ["a21-m4", "a21-t5"]},
        {"statutory": ["a20-15", "a21-t4"]},
        "statutory",
    ),
    one("statutory-level", {}, {"statutory": "a21-t4", "imported_from": "a.html"}, "statutory", "warning"),
    Example(
        "statutory-level",
        {"00001": {**ITEM, "statutory": "a21-t5"}, TOWN: body_file(level="乡镇")},
        {"00001": {**ITEM, "statutory": "a21-m1"}, TOWN: body_file(level="乡镇")},
        ("00001", "statutory"),
    ),
    Example(
        "statutory-level",
        {"00001": {**ITEM, "statutory": "a21-m4"}, TOWN: body_file(level=None)},
        {"00001": {**ITEM, "statutory": "a21-t4"}, TOWN: body_file(level=None, parent="示例市人民政府")},
        ("00001", "statutory"),
    ),
    one("genre-process", {"genre": "批复"}, {"genre": "请示"}, "genre", "warning"),
    one("genre-process", {"genre": "函"}, {"genre": "议案"}, "genre", "warning"),
    one(
        "genre-process",
        {"title": "停车场办法（征求意见稿）"},
        {"title": "停车场办法（讨论稿）"},
        "title",
        "warning",
    ),
    one(
        "keywords",
        {"keywords": list("甲乙丙丁戊")},
        {"keywords": list("甲乙丙丁戊己")},
        "keywords",
        "warning",
    ),
    one("keywords", {"keywords": "停车"}, {"keywords": ["停车", "停车"]}, "keywords", "warning"),
    one("keywords", {}, {"title": "公共停车场", "keywords": "公共停车场"}, "keywords", "warning"),
    Example(
        "audience-internal",
        {"00001": {}, "register/vocabularies/audience.yml": AUDIENCE},
        {"00001": {"audience": "内部"}, "register/vocabularies/audience.yml": AUDIENCE},
        ("00001", "audience"),
    ),
]
