"""Examples of the check of characters."""

from tests.disclosure.checks.example import one

# Examples that need the text as it is written, with its own lines.
AS_WRITTEN = [
    one("characters", {"body": "\n\n\ufa0e、﨑、𠮷、㎡和㈠\n"}, {"body": "\n\n\ufa0e和\uf9b5\n"}, 16),
    one("characters", {"body": "甲\n\n乙&amp;&nbsp;`&#8203;`\n"}, {"body": "甲\n\n乙&#8203;\n"}, 16),
    one("characters", {"body": "甲\n\n&#20154;\n"}, {"body": "甲\n\n&#x2F08;民\n"}, 16),
]
EXAMPLES = [
    one(
        "characters",
        {"title": "关于停车的通知"},
        {"title": "关于停\u2ecb的通知"},
        "title",
    ),
    one("characters", {}, {"publisher": "示例市\u2f08民政府", "imported_from": "a.html"}, "publisher"),
    one("characters", {}, {"document_number": "示政发〔2026〕3号\u3164"}, "document_number"),
    one("characters", {}, {"keywords": ["停车", "\u2f64户"]}, "keywords"),
    one("characters", {}, {"review": {"by": "审查\u2f08甲", "on": "2026-03-03", "result": "通过"}}, "review"),
    *AS_WRITTEN,
]
