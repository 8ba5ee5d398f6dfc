"""The publisher against title and signature (domain reference, sections 2.1 and 13, no. 13)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.disclosure.bodies import Body
from plugins.disclosure.checks.registry import Hit, hit, item_check
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

SPEAKS = re.compile(r"^(?:关于|印发|转发|批转|发布|公布|公告|通告|通报|通知|决定|令(?:第|$|[（(])|函)")
OF_OTHERS = re.compile(r"解读|征求意见|草案|送审稿|起草说明|转载|问答|指南")
GAPS = re.compile(r"[\s\u3000、，,]+")
LONGEST_NAME = 60
LONGEST_TITLE = 600


@item_check(
    "publisher-title",
    Severity.WARNING,
    basis="条例 Art. 10",
    summary=label("名称开头的机关是发布机构或联合机关"),
    mend=label("核对发布机构；联合发文的其他机关写入“联合机关”"),
)
def publisher_title(item: Item, register: Register) -> Iterator[Hit]:
    """A title that begins with bodies that speak is that of one of the item's own bodies."""
    title = (item.fields.title or "")[:LONGEST_TITLE]
    own = {body.slug for body in register.bodies.find_all(item.bodies)}
    if not own or item.fields.genre == "interpretation" or OF_OTHERS.search(title):
        return
    speakers = _speakers(title, register)
    if speakers and own.isdisjoint(body.slug for body in speakers):
        message = _(
            "名称以“{name}”开头，发布机构写的是“{publisher}”", name=speakers[0].name, publisher=item.bodies[0]
        )
        yield hit(item, "publisher", message)


def _speakers(title: str, register: Register) -> list[Body]:
    """The registered bodies at the beginning of a title (`甲 乙关于…`); none unless they say or decide something."""
    found: list[Body] = []
    rest = title
    while rest:
        for length in range(min(len(rest), LONGEST_NAME), 2, -1):
            body = register.bodies.find(rest[:length])
            if body:
                break
        else:
            break
        found.append(body)
        rest = GAPS.sub("", rest[length:], count=1) if GAPS.match(rest[length:]) else rest[length:]
    return found if SPEAKS.search(rest) else []


@item_check(
    "publisher-signature",
    Severity.WARNING,
    basis="条例 Art. 10",
    summary=label("正文落款的机关包括发布机构"),
    mend=label("发布机构写落款的第一个机关，其余写入“联合机关”；落款写错的，按原件更正"),
)
def publisher_signature(item: Item, register: Register) -> Iterator[Hit]:
    """Where registered bodies sign the text, the publisher is one of them, and joint bodies are stated."""
    signature = item.facts.signature
    own = register.bodies.find_all(item.bodies)
    if signature is None or not own or not item.open_to_all:
        return
    signers = _signers(signature.names, register)
    if not signers:
        return
    if own[0].slug not in {body.slug for body in signers}:
        message = _(
            "正文第 {line} 行以上落款的是“{name}”，发布机构写的是“{publisher}”",
            line=signature.line,
            name=signers[0].name,
            publisher=own[0].name,
        )
        yield hit(item, "publisher", message)
        return
    for body in signers:
        if body.slug not in {known.slug for known in own}:
            field = "joint_bodies" if item.fields.joint_bodies else "publisher"
            yield hit(item, field, _("“{name}”也在落款里，“联合机关”没有写", name=body.name))


def _signers(names: tuple[str, ...], register: Register) -> list[Body]:
    """The registered bodies that sign: a line is one name, with gaps for looks, or several names with gaps between."""
    found: list[Body] = []
    for name in names:
        whole = register.bodies.find(GAPS.sub("", name))
        found += [whole] if whole else register.bodies.find_all(GAPS.split(name))
    return list({body.slug: body for body in found}.values())
