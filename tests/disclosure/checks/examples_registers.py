"""Examples of the register of bodies and of the ledger."""

from __future__ import annotations

from tests.disclosure.checks.example import Example
from tests.make import BODIES, FINANCE, PDF, block

FILE = f"register/bodies/{FINANCE}.yml"
NUMBER = "SL0000019/2026-00001"
ITEM = "catalog/SL0000019/2026/00001.md"
LEDGER = "index_number,source\nSL0000019/2026-00002,catalog/SL0000019/2026/00002.md\n"
USCC, ORG_CODE = "114403006955506492", "695550649"


def registered(**changes):
    """The register in which the finance bureau is changed, and an item."""
    return {FILE: block({"code": FINANCE, **BODIES[FINANCE], **changes}), "00001": {}}


def body(rule, good, bad, field, severity="error"):
    """An example of a body in whose file `field` is found."""
    return Example(rule, registered(**good), registered(**bad), (FILE, field), severity)


def phone(number):
    return {"work_unit": {"name": "政务公开科", "phone": number}}


EXAMPLES = [
    *(
        body("body-phone", phone(good), phone(bad), "work_unit")
        for good, bad in (
            ("0000-12340110", "0000-123401"),
            ("000-1234567、(0000) 12340111", "0000-12340110、一二三四"),
            ("12345", "00000-12340110"),
            ("400-123-4567", "0000-12340110转"),
            ("0000-12340110转801", "待定"),
            ("+86 0000-12340110（工作日）", "0000—1234—0110"),
            ("12340110", "００００－１２３４０１１０"),
            ("办公室：0000-12340110，12345 政务服务热线", "0000-12340110 转"),
        )
    ),
    body(
        "body-phone",
        {"leaders": [{"name": "甲", "post": "局长", "phone": "0000-12340101"}]},
        {"leaders": [{"name": "甲", "post": "局长", "phone": "0000-1234"}]},
        "leaders",
    ),
    body("body-phone", {"supervision": {"phone": "无"}}, {"supervision": {"phone": "见门户"}}, "supervision"),
    *(
        body(
            "body-end", {"valid_to": "2030-01-01", **good}, {"valid_to": "2030-01-01", **bad}, field, severity
        )
        for good, bad, field, severity in (
            ({"abolished": "是"}, {}, "valid_to", "error"),
            ({"successor": "示例市人民政府"}, {"successor": "某局"}, "successor", "warning"),
            ({"successor": "SL0000019"}, {"successor": FINANCE}, "successor", "error"),
            ({"abolished": "是"}, {"abolished": "是", "successor": "示例市政府"}, "abolished", "error"),
            ({"abolished": "是"}, {"abolished": "是", "valid_from": "2031-01-01"}, "valid_to", "error"),
        )
    ),
    body(
        "body-codes",
        {"uscc": USCC, "org_code": ORG_CODE},
        {"uscc": USCC, "org_code": "000014349"},
        "org_code",
    ),
    body("body-codes", {"region_code": "440300"}, {"region_code": "4403"}, "region_code", "warning"),
    body(
        "body-codes",
        {"region_code": "440300", "uscc": USCC},
        {"region_code": "440301", "uscc": USCC},
        "region_code",
        "warning",
    ),
    Example(
        "body-codes",
        registered(org_code=ORG_CODE),
        {
            **registered(org_code=ORG_CODE),
            "register/bodies/SL0000043.yml": block(
                {"code": "SL0000043", "name": "示例市气象局", "org_code": ORG_CODE}
            ),
        },
        ("register/bodies/SL0000043.yml", "org_code"),
    ),
    body(
        "body-contacts",
        {"secrecy_reviewers": ["甲", "乙"], "approvers": ["丙", "丁"]},
        {"secrecy_reviewers": ["甲"], "approvers": ["丙", "丁"]},
        "secrecy_reviewers",
        "warning",
    ),
    Example("body-contacts", registered(), registered(approvers=["丙", "丁"]), (FILE, 1), "warning"),
    body(
        "body-words",
        {"document_words": ["示财", "示财预"]},
        {"document_words": ["示财", "示政发"]},
        "document_words",
        "warning",
    ),
    Example(
        "index-number-vanished",
        {"register/ledger.csv": LEDGER, "00002": {"published_on": "2026-12-01"}},
        {"register/ledger.csv": f"{LEDGER}{NUMBER},{ITEM}\n", "00002": {}},
        ("register/ledger.csv", 3),
    ),
    Example(
        "index-number-vanished",
        {"register/ledger.csv": LEDGER, "00002": "坏"},
        {"register/ledger.csv": LEDGER, "00002/a.pdf": PDF},
        ("register/ledger.csv", 2),
    ),
    Example(
        "index-number-unlisted",
        {"register/ledger.csv": LEDGER, "00002": {}, "new-a": {}},
        {"register/ledger.csv": LEDGER, "00002": {}, "00001": {}},
        ("00001", 1),
        "warning",
    ),
]
