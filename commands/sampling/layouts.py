"""How texts are built: sections, articles, paragraphs, figures, a guide, or questions and answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from commands.sampling.prose import Prose

DIGITS = "一 二 三 四 五 六 七 八 九".split()
# Chinese characters of a text; the last paragraph may go a little further.
SHORTEST, MEDIAN, LONGEST, SPREAD = 830, 1300, 2800, 0.42
# Of the characters that need three bytes about a tenth are punctuation.
CHINESE_SHARE = 0.9
# Beside those that every text with figures and every guide has.
TABLES, LISTS = 0.025, 0.11

Blocks = Iterator[str]


def text_of(prose: Prose, layout: str, length: float, end: list[str]) -> str:
    """A Markdown text of about `length` Chinese characters; `end` are its last paragraphs."""
    blocks = [prose.say("opening")]
    wanted = length - _chinese(blocks[0]) - sum(map(_chinese, end))
    extras = _extras(prose, layout)
    for block in LAYOUTS[layout](prose):
        blocks.append(block)
        wanted -= _chinese(block)
        if extras:
            blocks.append(extras.pop())
            wanted -= _chinese(blocks[-1])
        if wanted <= 0:
            break
    return "\n\n".join([*blocks, *end]) + "\n"


def chinese_number(number: int) -> str:
    """`number` (1 to 99) as it is written before a section."""
    tens, ones = divmod(number, 10)
    return (
        (DIGITS[tens - 1] if tens > 1 else "") + ("十" if tens else "") + (DIGITS[ones - 1] if ones else "")
    )


def _chinese(text: str) -> float:
    return (len(text.encode()) - len(text)) / 2 * CHINESE_SHARE


def _extras(prose: Prose, layout: str) -> list[str]:
    """Lists and tables beside those that belong to the layout anyway."""
    extras = []
    if layout not in ("figures", "guide"):
        if prose.number(1, 1000) <= 1000 * LISTS:
            mark = "-" if prose.number(0, 1) else "1."
            extras.append("\n".join(f"{mark} {prose.say('material')}" for _ in range(prose.number(3, 7))))
        if prose.number(1, 1000) <= 1000 * TABLES:
            extras.append(prose.table(prose.number(3, 9)))
    return extras


def _sections(prose: Prose) -> Blocks:
    heading = "## " if prose.number(0, 1) else ""
    yield prose.paragraph("background", "data")
    for number in range(1, 90):
        yield f"{heading}{chinese_number(number)}、{prose.say('heading')}"
        yield prose.paragraph("task", "duty")
        for part in range(1, prose.number(2, 5)):
            yield f"（{chinese_number(part)}）{prose.say('heading')}。{prose.paragraph('task', 'task', 'data')}"
            if part == 2:
                yield f"1．{prose.say('task')}"
                yield f"2．{prose.say('duty')}"


def _articles(prose: Prose) -> Blocks:
    for number in range(1, 99):
        if number % 8 == 1:
            yield f"## 第{chinese_number(number // 8 + 1)}章　{prose.say('heading')}"
        yield f"第{chinese_number(number)}条　{prose.paragraph('rule', 'duty' if number % 3 == 0 else 'rule')}"


def _paragraphs(prose: Prose) -> Blocks:
    yield f"{prose.word('企')}："
    roles = ("background", "data", "task", "rule", "duty")
    for number in range(1, 90):
        yield f"{chinese_number(number)}、{prose.paragraph(roles[number % 5], roles[prose.number(0, 4)], 'task')}"


def _figures(prose: Prose) -> Blocks:
    yield prose.paragraph("background", "data")
    yield prose.table(prose.number(6, 16))
    for number in range(1, 90):
        yield f"{chinese_number(number)}、{prose.paragraph('data', 'data', 'background', 'task')}"


def _guide(prose: Prose) -> Blocks:
    yield "## 一、办理依据和条件"
    yield prose.paragraph("rule", "rule")
    yield "## 二、申请材料"
    yield "\n".join(f"- {prose.say('material')}" for _ in range(prose.number(4, 8)))
    yield "## 三、办理流程"
    yield "\n".join(f"{number}. {prose.say('step')}" for number in range(1, prose.number(5, 8)))
    for number in range(4, 90):
        yield f"## {chinese_number(number)}、{prose.say('heading')}"
        yield prose.paragraph("rule", "answer", "duty")


def _answers(prose: Prose) -> Blocks:
    yield prose.paragraph("background", "task")
    for number in range(1, 90):
        yield f"## {chinese_number(number)}、{prose.say('question')}"
        yield prose.paragraph("answer", "task", "answer")


LAYOUTS: dict[str, Callable[[Prose], Blocks]] = {
    "sections": _sections,
    "articles": _articles,
    "paragraphs": _paragraphs,
    "figures": _figures,
    "guide": _guide,
    "answers": _answers,
}
