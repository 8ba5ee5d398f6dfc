"""The register of bodies itself (domain reference, section 2.6)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check
from plugins.disclosure.findings import Severity
from plugins.disclosure.messages import _, label
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.register import BODIES, PROPOSED_BODIES, Register

PHONE = re.compile(
    r"(?:(?:\+?86[- ]?)?(?:0\d{2,3}|[(（]0\d{2,3}[)）])[- —]?)?[1-9]\d{6,7}"  # office, with or without its area
    r"|[48]00[- ]?\d{3,4}[- ]?\d{3,4}"
    r"|1[012]\d{3}(?:[- ]?转?\d{1,4})?|1[12]\d|9[56]\d{3,4}"  # hotlines
    r"|1[3-9]\d{9}"
)
EXTENSION = re.compile(r"\s?(?:转|-|—|ext\.?|#)\s?\d{1,6}$")
BETWEEN = re.compile(r"[、，,；;/]|(?<=\d{5})\s+(?=[0(（+]|\d{7})|或")
NOTE = re.compile(r"[（(][^（()）\d]{1,30}[)）]")
WORDS = re.compile(r"^[\u4e00-\u9fff]{1,20}[:：]?\s?(?=[\d（(+])|(?<=\d)\s?(?!转)[\u4e00-\u9fff]{1,20}$")
NO_PHONE = frozenset({"无", "暂无"})
PHONES = ("work_unit.phone", "work_unit.fax", "supervision.phone")


def _place(register: Register, body: Body, field: str) -> tuple[str, int]:
    if body.proposed or not body.code:
        return f"{REGISTER_FOLDER}/{PROPOSED_BODIES}", 1
    lines = register.lines.get(body.code, {})
    return f"{REGISTER_FOLDER}/{BODIES}/{body.code}.yml", lines.get(field, lines.get(field.split(".")[0], 1))


def _hit(catalog: Catalog, body: Body, field: str, message: str, severity: Severity | None = None) -> Hit:
    return Hit(*_place(catalog.register, body, field), message, severity)


@check(
    "body-phone",
    Severity.ERROR,
    basis="条例 Art. 12",
    summary=label("机构名录里的电话写法正确"),
    mend=label("写成 0000-12345678 的样子：区号、连字符、7 或 8 位号码；多个号码用顿号分开，分机写“转 123”"),
)
def body_phone(catalog: Catalog) -> Iterator[Hit]:
    """Every phone and fax number of the register can be dialled."""
    for body in catalog.register.bodies:
        for field, written in _phones(body):
            wrong = [part for part in phone_numbers(written) if not is_phone(part)]
            if wrong and written not in NO_PHONE:
                message = _("“{name}”的电话“{phone}”写法不对", name=body.name, phone=wrong[0][:40])
                yield _hit(catalog, body, field, message)


def _phones(body: Body) -> Iterator[tuple[str, str]]:
    unit, supervision = body.work_unit, body.supervision
    values = (
        unit.phone if unit else None,
        unit.fax if unit else None,
        supervision.phone if supervision else None,
    )
    yield from ((field, value) for field, value in zip(PHONES, values, strict=True) if value)
    for position, leader in enumerate(body.leaders):
        if leader.phone:
            yield f"leaders.{position}.phone", leader.phone


def phone_numbers(written: str) -> list[str]:
    """The numbers that stand in a text, without the words around them."""
    parts = (part.strip() for part in BETWEEN.split(NOTE.sub("", written)))
    return [WORDS.sub("", part) for part in parts]


def is_phone(text: str) -> bool:
    """Whether `text` is one phone number: an office line with its area, 400, a hotline or a mobile, with extension."""
    return bool(PHONE.fullmatch(text) or PHONE.fullmatch(EXTENSION.sub("", text)))


@check(
    "body-end",
    Severity.ERROR,
    basis="条例 Art. 10",
    summary=label("撤销的机构写明承接机关，或写明不再承接"),
    mend=label("在“撤销日期”下面写“承接机关: …”，没有承接机关的写“不再承接: 是”"),
)
def body_end(catalog: Catalog) -> Iterator[Hit]:
    """A body that has ended names its successor or says that it has none; its days are in order."""
    bodies = catalog.register.bodies
    for body in bodies:
        if body.valid_to and not body.successor and not body.abolished:
            message = _("“{name}”已于 {day} 撤销，没有写由谁承接", name=body.name, day=body.valid_to)
            yield _hit(catalog, body, "valid_to", message)
        if body.valid_from and body.valid_to and body.valid_to < body.valid_from:
            message = _("撤销日期 {end} 早于成立日期 {start}", end=body.valid_to, start=body.valid_from)
            yield _hit(catalog, body, "valid_to", message)
        if body.successor and body.abolished:
            yield _hit(catalog, body, "abolished", _("写了承接机关，又写不再承接"))
        successor = bodies.find(body.successor) if body.successor else None
        if successor is body:
            yield _hit(catalog, body, "successor", _("承接机关是它自己"))
        elif body.successor and successor is None:
            message = _("机构名录里没有承接机关“{name}”", name=body.successor)
            yield _hit(catalog, body, "successor", message, Severity.WARNING)


@check(
    "body-codes",
    Severity.ERROR,
    basis="GB 32100",
    summary=label("机构的各种代码互不矛盾，也不与别的机构相同"),
    mend=label("按登记证书核对统一社会信用代码、组织机构代码和行政区划代码"),
)
def body_codes(catalog: Catalog) -> Iterator[Hit]:
    """Codes belong to one body each; the credit code carries the organisation code and the region (a warning)."""
    seen: dict[tuple[str, str], Body] = {}
    for body in catalog.register.bodies:
        for field, code in (("uscc", body.uscc), ("org_code", body.org_code)):
            first = seen.setdefault((field, code), body) if code else body
            if first is not body:
                message = _("代码 {code} 已属于“{name}”", code=code, name=first.name)
                yield _hit(catalog, body, field, message)
        if body.uscc and body.org_code and body.uscc[8:17] != body.org_code:
            message = _("组织机构代码 {code} 不是统一社会信用代码的第 9 至 17 位", code=body.org_code)
            yield _hit(catalog, body, "org_code", message)
        if body.region_code and not re.fullmatch(r"[0-9]{6}", body.region_code):
            message = _("行政区划代码“{code}”应为 6 位数字", code=body.region_code)
            yield _hit(catalog, body, "region_code", message, Severity.WARNING)
        elif body.uscc and body.region_code and body.uscc[2:8] != body.region_code:
            message = _("行政区划代码 {code} 与统一社会信用代码的第 3 至 8 位不同", code=body.region_code)
            yield _hit(catalog, body, "region_code", message, Severity.WARNING)


@check(
    "body-contacts",
    Severity.WARNING,
    basis="保密法实施条例 Art. 42",
    summary=label("保密审查人和审签人都写明，各不少于两人"),
    mend=label("补写一人，使人员离岗时仍有人审查、审签（A、B 岗）"),
)
def body_contacts(catalog: Catalog) -> Iterator[Hit]:
    """A roster that was begun is complete: reviewers and approvers, at least two of each."""
    for body in catalog.register.bodies:
        rosters = {"secrecy_reviewers": body.secrecy_reviewers, "approvers": body.approvers}
        if not any(rosters.values()):
            continue
        for field, people in rosters.items():
            named = {"secrecy_reviewers": _("保密审查人"), "approvers": _("审签人")}[field]
            if not people:
                yield _hit(catalog, body, field, _("“{name}”没有写{field}", name=body.name, field=named))
            elif len(set(people)) == 1:
                yield _hit(catalog, body, field, _("“{name}”只有一名{field}", name=body.name, field=named))


@check(
    "body-words",
    Severity.WARNING,
    basis="GB/T 9704",
    summary=label("一个机关代字只属于一个机构"),
    mend=label("核对机关代字，从不使用它的机构删去"),
)
def body_words(catalog: Catalog) -> Iterator[Hit]:
    """Bodies that exist at the same time share no office word."""
    owners: defaultdict[str, list[Body]] = defaultdict(list)
    for body in catalog.register.bodies:
        for word in dict.fromkeys(body.document_words):
            for other in owners[word]:
                if _at_one_time(body, other):
                    message = _("机关代字“{word}”也是“{name}”的", word=word, name=other.name)
                    yield _hit(catalog, body, "document_words", message)
                    break
            owners[word].append(body)


def _at_one_time(first: Body, second: Body) -> bool:
    return not (
        (first.valid_to and second.valid_from and first.valid_to < second.valid_from)
        or (second.valid_to and first.valid_from and second.valid_to < first.valid_from)
    )
