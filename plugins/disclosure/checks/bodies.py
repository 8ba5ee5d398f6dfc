"""Bodies: every item has one that the register knows (条例 Art. 10)."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check, hit, item_check
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register


@item_check(
    "body-known",
    Severity.ERROR,
    basis="条例 Art. 10",
    summary=label("发布机构和联合机关都在机构名录里"),
    mend=label("用机构名录中的名称，或在 register/bodies 里登记这个机构"),
)
def body_known(item: Item, register: Register) -> Iterator[Hit]:
    """Publisher and joint bodies are in the register."""
    for field, names in (("publisher", item.bodies[:1]), ("joint_bodies", item.fields.joint_bodies)):
        for name in names:
            if register.bodies.find(name) is None:
                yield hit(item, field, _("机构名录里没有“{name}”", name=name))


@item_check(
    "body-code",
    Severity.ERROR,
    basis="目录指引",
    summary=label("文件所在的机构编码文件夹属于名录里的机构"),
    mend=label("把文件移到发布机构的编码文件夹，或在 register/bodies 里登记这个机构"),
)
def body_code(item: Item, register: Register) -> Iterator[Hit]:
    """The code that begins an index number is that of a registered body; old numbers are taken as they are."""
    code = item.source.split("/")[1]
    is_taken_over = item.imported or item.fields.number_defect
    if not is_taken_over and register.bodies.find(code) is None:
        yield Hit(item.source, 1, _("没有哪个机构的编码是“{code}”", code=code))


@item_check(
    "body-existed",
    Severity.ERROR,
    basis="条例 Art. 10",
    summary=label("发布机构在生成日期时已经成立、尚未撤销"),
    mend=label("核对生成日期，或写当时的机构"),
)
def body_existed(item: Item, register: Register) -> Iterator[Hit]:
    """The bodies of an item existed on the day it was generated."""
    day = item.fields.generated_on
    for body in register.bodies.find_all(item.bodies) if day else ():
        if day and not body.existed_on(day):
            yield hit(item, "publisher", _("“{name}”在 {day} 并不存在", name=body.name, day=day))


@item_check(
    "body-repeated",
    Severity.ERROR,
    basis="条例 Art. 10",
    summary=label("联合机关不重复，也不含牵头机关"),
    mend=label("删去重复的机关"),
)
def body_repeated(item: Item, register: Register) -> Iterator[Hit]:
    """A joint item names each body once."""
    found = filter(None, map(register.bodies.find, item.bodies))
    names = [body.name for body in found]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield hit(item, "joint_bodies", _("“{name}”写了两次", name=name))


@check(
    "body-proposed",
    Severity.WARNING,
    summary=label("机构名录没有待确认的机构"),
    mend=label("在 register/bodies 里为它建一个文件，写全机构编码等内容，再从 proposed-bodies.yml 删去"),
)
def body_proposed(catalog: Catalog) -> Iterator[Hit]:
    """Bodies that an import proposed and nobody has confirmed yet."""
    for body in catalog.register.bodies:
        if body.proposed:
            yield Hit("register/proposed-bodies.yml", 1, _("“{name}”还没有确认", name=body.name))
