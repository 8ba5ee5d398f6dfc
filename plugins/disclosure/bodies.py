"""The register of bodies: every organisation that publishes, one file each in `content/register/bodies/`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.check_digits import check_credit_code, check_organisation_code
from plugins.disclosure.digests import digest
from plugins.disclosure.errors import InvalidNumber, InvalidRegister
from plugins.disclosure.field_types import Day, Flag, Line, ListOf, Text, Vocabulary, clean_line, refuse
from plugins.disclosure.messages import _

R = Need.REQUIRED
# Bodies that act in their own name (条例 Art. 4, 10, 27, 54): these owe a guide, annual reports and what the law
# wants disclosed. Villages and public enterprises have laws of their own.
OBLIGED_KINDS = frozenset(
    ("government", "department", "vertical", "dispatched", "internal", "authorised", "party_with_plate")
)
CODE = re.compile(r"[0-9A-Z][0-9A-Z-]{1,29}")


def _code(value: str) -> str:
    text = clean_line(value)
    if not CODE.fullmatch(text):
        raise refuse("机构编码“{code}”只能用数字、大写字母和连字符，2 至 30 位", code=text[:40])
    return text


def _credit_code(value: str) -> str:
    text = clean_line(value)
    try:
        check_credit_code(text)
    except InvalidNumber as error:
        raise refuse("{reason}", reason=str(error)) from None
    return text


def _organisation_code(value: str) -> str:
    text = clean_line(value)
    try:
        check_organisation_code(text)
    except InvalidNumber as error:
        raise refuse("{reason}", reason=str(error)) from None
    return text


class FormerName(Block):
    """A name that the body had until a day."""

    name: Annotated[Line, Spec("机构名称", R)]
    until: Annotated[Day | None, Spec("使用至")] = None


class WorkUnit(Block):
    """The office in charge of disclosure within the body (条例 Art. 4)."""

    name: Annotated[Line, Spec("机构名称", R)]
    address: Annotated[Line | None, Spec("办公地址")] = None
    hours: Annotated[Line | None, Spec("办公时间")] = None
    phone: Annotated[Line | None, Spec("联系电话")] = None
    fax: Annotated[Line | None, Spec("传真")] = None
    email: Annotated[Line | None, Spec("电子邮箱")] = None
    url: Annotated[Line | None, Spec("互联网联系方式")] = None


class Leader(Block):
    """A leader, the post, the division of work and the office phone (条例 Art. 20(2))."""

    name: Annotated[Line, Spec("姓名", R)]
    post: Annotated[Line, Spec("职务", R)]
    duties: Annotated[Line | None, Spec("分工")] = None
    phone: Annotated[Line | None, Spec("办公电话")] = None


class Supervision(Block):
    """Where complaints about disclosure go."""

    phone: Annotated[Line | None, Spec("监督电话")] = None
    mailbox: Annotated[Line | None, Spec("监督信箱")] = None


class Body(Block):
    """One body. A proposed one was met while importing and waits for a person to complete its entry."""

    code: Annotated[
        Annotated[str, BeforeValidator(_code)] | None,
        Spec("机构编码", Need.CONDITIONAL, "目录指引", "索引号开头的编码", "不是待确认的机构"),
    ] = None
    name: Annotated[Line, Spec("机构名称", R, "目录指引", "标准全称")]
    aliases: Annotated[tuple[Line, ...], ListOf, Spec("别名")] = ()
    former_names: Annotated[tuple[FormerName, ...], ListOf, Spec("曾用名")] = ()
    uscc: Annotated[
        Annotated[str, BeforeValidator(_credit_code)] | None, Spec("统一社会信用代码", rule="GB 32100")
    ] = None
    org_code: Annotated[
        Annotated[str, BeforeValidator(_organisation_code)] | None, Spec("组织机构代码", rule="GB 11714")
    ] = None
    region_code: Annotated[Line | None, Spec("行政区划代码")] = None
    level: Annotated[Annotated[str, Vocabulary("body_level")] | None, Spec("层级")] = None
    kind: Annotated[Annotated[str, Vocabulary("body_kind")] | None, Spec("机构类型")] = None
    parent: Annotated[Line | None, Spec("上级机关", note="机构编码或名称")] = None
    document_words: Annotated[tuple[Line, ...], ListOf, Spec("机关代字", note="文号开头的字，如 示政发")] = ()
    functions: Annotated[Text | None, Spec("机构职能", rule="条例 Art. 20(2)")] = None
    work_unit: Annotated[WorkUnit | None, Spec("公开工作机构", rule="条例 Art. 4")] = None
    first_responsible: Annotated[Line | None, Spec("第一责任人")] = None
    leaders: Annotated[tuple[Leader, ...], ListOf, Spec("负责人", rule="条例 Art. 20(2)")] = ()
    liaison: Annotated[Line | None, Spec("联络员")] = None
    spokesperson: Annotated[Line | None, Spec("新闻发言人")] = None
    supervision: Annotated[Supervision | None, Spec("监督")] = None
    valid_from: Annotated[Day | None, Spec("成立日期")] = None
    valid_to: Annotated[Day | None, Spec("撤销日期")] = None
    successor: Annotated[
        Line | None, Spec("承接机关", Need.CONDITIONAL, when="有撤销日期而无承接机关时写明“不再承接”")
    ] = None
    abolished: Annotated[Flag, Spec("不再承接")] = False
    secrecy_reviewers: Annotated[tuple[Line, ...], ListOf, Spec("保密审查人")] = ()
    approvers: Annotated[tuple[Line, ...], ListOf, Spec("审签人")] = ()
    accounts: Annotated[
        tuple[Line, ...],
        ListOf,
        Spec("审核帐号", note="代码托管平台上审核本机构内容的帐号或小组，如 @shili/finance"),
    ] = ()
    proposed: Annotated[Flag, Spec("待确认", note="由导入程序写入，核实补全后删去")] = False

    @property
    def slug(self) -> str:
        """The part of addresses that stands for this body: its code, or a stable stand-in while it is proposed."""
        return self.code or "proposed-" + hashlib.sha256(self.name.encode()).hexdigest()[:8]

    @property
    def all_names(self) -> tuple[str, ...]:
        """Name, aliases and former names."""
        return (self.name, *self.aliases, *(former.name for former in self.former_names))

    @property
    def is_obliged(self) -> bool:
        """Whether the body, as long as it exists, owes a guide and annual reports (see OBLIGED_KINDS)."""
        return self.code is not None and not self.proposed and self.kind in OBLIGED_KINDS

    def existed_on(self, day: date) -> bool:
        """Whether the body existed on `day`, as far as the register says."""
        return not (self.valid_from and day < self.valid_from) and not (self.valid_to and day > self.valid_to)


class Bodies:
    """All bodies, found by any of their names or their code."""

    def __init__(self, bodies: list[tuple[Body, Path]]) -> None:
        self._by_slug: dict[str, Body] = {}
        self._by_name: dict[str, Body] = {}
        self._digests: dict[str, bytes] = {}
        for body, path in bodies:
            if body.code is None and not body.proposed:
                raise InvalidRegister(_("{file}：机构“{name}”缺少机构编码", file=path, name=body.name))
            if body.slug in self._by_slug:
                raise InvalidRegister(
                    _(
                        "{file}：机构编码“{code}”与“{other}”重复",
                        file=path,
                        code=body.slug,
                        other=self._by_slug[body.slug].name,
                    )
                )
            self._by_slug[body.slug] = body
            self._digests[body.slug] = digest(body.model_dump_json())
            for name in body.all_names:
                known = self._by_name.setdefault(name, body)
                if known is not body:
                    raise InvalidRegister(
                        _("{file}：名称“{name}”已属于“{other}”", file=path, name=name, other=known.name)
                    )

    def __iter__(self) -> Iterator[Body]:
        return iter(self._by_slug.values())

    def __len__(self) -> int:
        return len(self._by_slug)

    def find(self, text: str) -> Body | None:
        """The body with this code or any of its names, or None."""
        return self._by_slug.get(text) or self._by_name.get(text)

    def find_all(self, names: Iterable[str]) -> list[Body]:
        """The bodies that some names or codes stand for, each once; unknown names are left out."""
        return list({body.slug: body for body in map(self.find, names) if body}.values())

    def names_of(self, names: Iterable[str]) -> list[str]:
        """The register's names for some names, or as they are where it knows none; each once."""
        found = ((name, self.find(name)) for name in names)
        return list(dict.fromkeys(body.name if body else name for name, body in found))

    def digest_of(self, body: Body) -> bytes:
        """Stands for everything that the register says of a body."""
        return self._digests[body.slug]
