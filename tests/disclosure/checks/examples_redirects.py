"""Good and bad redirects and ledgers of addresses."""

from tests.disclosure.checks.example import Example

FILE = "register/redirects.yml"
ITEM = "items/SL0000019/2026/00001.html"
LEDGER = "register/addresses.csv"


def moved(*pairs):
    return "redirects:\n" + "".join(
        f"  - old: {old}\n    new: {new}\n    on: '2026-03-04'\n    reason: 搬家\n" for old, new in pairs
    )


def example(rule, good, bad, line):
    """An example of a file of redirects beside one item."""
    return Example(rule, {"00001": {}, FILE: good}, {"00001": {}, FILE: bad}, (FILE, line))


FINE = moved(("a/b.html", "SL0000019/2026-00001"), ("c.html", ITEM))
EXAMPLES = [
    example("redirect-clear", FINE, moved(("a.html", ITEM), ("A.html", ITEM)), 6),
    example("redirect-clear", FINE, moved(("a.html", "a.html")), 3),
    example("redirect-clear", FINE, moved(("a.html", "b.html"), ("b.html", ITEM)), 3),
    example("redirect-ends", FINE, moved(("a.html", "SL0000019/2026-00009")), 3),
    example("redirect-ends", FINE, moved(("a.html", ITEM.replace("00001", "00009"))), 3),
    example("redirect-ends", FINE, moved((ITEM, "index.html")), 2),
    Example(
        "address-unanswered",
        {
            "00001": {},
            LEDGER: "address,title\npages/old.html,旧\ntopics/x/index.html,主题\n",
            FILE: moved(("pages/old.html", ITEM)),
        },
        {"00001": {}, LEDGER: "address,title\ntopics/x/index.html,主题\npages/old.html,旧\n"},
        (LEDGER, 3),
    ),
]
