"""Examples of texts to be read aloud."""

from __future__ import annotations

from tests.disclosure.checks.example import warned

GOOD = "乡亲们，十月十五日上午停水，请存好水。有事打0000-12340001，火警119。"
EXAMPLES = [
    warned("spoken-length", {"spoken": "停水通知，" * 35}, {"spoken": "停水，停电。" * 50}, "spoken"),
    *(
        warned("spoken-words", {"spoken": GOOD}, {"spoken": f"{GOOD}{bad}"}, "spoken")
        for bad in (
            "从2026-10-15开始。",
            "每户84920元。",
            "每亩7.25元。",
            "GDP增长。",
            "面积120㎡。",
            "增长百分之5%。",
            "示镇发〔2026〕6号。",
            "网址www.shili.example。",
            "写信到a@shili.example。",
            "共1,280户。",
        )
    ),
]
