"""Examples of boards of codes: what they name, and what of it may be read and still holds."""

from tests.disclosure.checks.example import Example
from tests.make import WITHHELD, block

PLACE = "register/boards/hall.yml"
NUMBER = "SL0000019/2026-00001"
REPEALED = {"document_number": "示政发〔2026〕1号", "validity": "废止", "repealed_on": "2026-05-01"}
WITHDRAWN = {"on": "2026-05-01", "reason": "发布有误", "body": "示例市人民政府"}


def board(**changes):
    """The file of a board that names the one item of an example."""
    fields = {"title": "常办事项", "place": "政务服务中心一楼", "items": [NUMBER], **changes}
    return block(fields)


def asking(**query):
    """The file of a board that asks for items."""
    return board(items=None, query=query)


def example(rule, good, bad, line, severity="error", **files):
    """An example of two boards above the same item."""
    return Example(
        rule, {"00001": {}, PLACE: good, **files}, {"00001": {}, PLACE: bad, **files}, (PLACE, line), severity
    )


def warned(rule, fields, line=3):
    """An example of an item that should not stand on the board."""
    return Example(
        rule, {"00001": {}, PLACE: board()}, {"00001": fields, PLACE: board()}, (PLACE, line), "warning"
    )


EXAMPLES = [
    example("board-names", board(), board(items=["SL0000019/2026-00009"]), 3),
    example("board-names", board(), board(items=[NUMBER, "../../etc/passwd"]), 3),
    example("board-names", asking(body="示例市政府"), asking(body="示例市水利局"), "query"),
    example("board-names", asking(topic="综合政务"), asking(matter="water"), "query"),
    Example(
        "board-names",
        {"00001": {"published_on": "2026-07-01"}, PLACE: board()},
        {"00002": {"published_on": "2026-07-01"}, PLACE: board()},
        (PLACE, 3),
    ),
    warned("board-not-open", {"withdrawn": WITHDRAWN}),
    warned("board-not-open", WITHHELD),
    warned("board-ended", {"expires_on": "2026-06-01"}),
    warned("board-ended", REPEALED),
    example("board-empty", asking(genre="通知"), asking(genre="通告"), "query", "warning"),
    example("board-empty", asking(open_notices="是"), asking(domain="就业"), "query", "warning"),
]
