"""The sheet of a body's own wall: 两有三挂四上墙, as far as its register entry and its service guides say it.

Two it has (phone and box for complaints), three it hangs out (its name, who works there, what it charges), four it puts
on the wall (plan of the building, procedures, promises, results).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.disclosure.bodies import Body, Leader
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.sheet import WALL, Line, Sheet


def wall_sheet(
    sheet_id: str, body: Body, guides: Sequence[Item], lines: Sequence[Line], hotline: str
) -> Sheet:
    """The sheet of a body with an office; `guides` are its service guides, `lines` what is said of them.

    What the data does not know (where the box hangs, the plan) has an empty text: room to write or to draw.
    """
    title = _("{body}政务公开上墙公示", body=body.name)
    facts = tuple(_facts(body, guides))
    address = f"bodies/{body.slug}/index.html"
    return Sheet(sheet_id, WALL, title, address, body.name, hotline, tuple(lines), facts)


def _facts(body: Body, guides: Sequence[Item]) -> Iterator[tuple[str, str]]:
    phone = (body.supervision.phone or "") if body.supervision else ""
    yield label("举报电话"), phone
    yield label("举报箱（位置）"), ""
    yield label("挂牌办公"), _office(body)
    yield label("挂牌上岗"), "\n".join(map(_post, body.leaders))
    yield label("挂牌收费"), "\n".join(_fees(guides)) or (_("不收费") if guides else "")
    yield label("服务承诺"), "\n".join(_promises(guides))
    yield label("机关示意图"), ""


def _office(body: Body) -> str:
    unit = body.work_unit
    texts = [body.name, unit.address, unit.hours] if unit else [body.name]
    return "\n".join(filter(None, texts))


def _post(leader: Leader) -> str:
    person = _("{name}（{post}）", name=leader.name, post=leader.post)
    return _("{person}：{duties}", person=person, duties=leader.duties) if leader.duties else person


def _fees(guides: Sequence[Item]) -> Iterator[str]:
    for item in guides:
        if item.fields.service:
            for fee in item.fields.service.fees:
                yield _(
                    "{item}：{standard}（{basis}）", item=fee.item, standard=fee.standard, basis=fee.basis
                )


def _promises(guides: Sequence[Item]) -> Iterator[str]:
    for item in guides:
        if guide := item.fields.service:
            yield _("{name}：{limit}", name=guide.name, limit=guide.promised_limit)
