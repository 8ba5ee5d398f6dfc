"""The targets in `publish.yml`: where a site may be published. Secrets never stand there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator

from commands.publishing.errors import PublishFailed
from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.field_types import Flag, Line, ListOf, refuse
from plugins.disclosure.messages import _, label
from plugins.disclosure.register_files import read_block, read_register_text

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
PREFIX = re.compile(r"(?:[0-9A-Za-z][0-9A-Za-z._-]*/)*")
BRANCH = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]*(?:[./][0-9A-Za-z_-]+)*")
# What keys are called, and what those of well-known services look like.
SECRET_NAME = re.compile(
    r"(?:^|[{,])[\s\"'#-]*[\w-]*(?:secret|passw|token|access_?key|private_?key|credential|密码|密钥|口令|令牌)[\w-]*[\"']?\s*[:：]",
    re.IGNORECASE | re.MULTILINE,
)
SECRET_VALUE = re.compile(
    r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bLTAI[0-9A-Za-z]{12,}|\bAKID[0-9A-Za-z]{13,}|\bgh[pousr]_[0-9A-Za-z]{20,}"
    r"|\bglpat-[\w-]{20,}|BEGIN [A-Z ]*PRIVATE KEY|://[^/\s@:]+:[^/\s@]+@|https?://[^/\s@]{20,}@|https?://[^\s?]+\?\S"
)


def _fits(pattern: re.Pattern[str]) -> AfterValidator:
    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            raise refuse("“{text}”不能用在这里", text=value[:80])
        return value

    return AfterValidator(check)


def _endpoint(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.username:
        raise refuse("“{text}”应以 https:// 开头，里面没有帐号", text=value.rpartition("@")[2][:80])
    return value


def _remote(value: str) -> str:
    # Git would take the first for an option, and runs a program for the second.
    if value.startswith("-") or "::" in value:
        raise refuse("“{text}”不能用在这里", text=value[:80])
    return value


class Folder(Block):
    """A folder on this machine, or a share that is mounted here."""

    folder: Annotated[Line, Spec(label("文件夹"), Need.REQUIRED)]
    switch: Annotated[
        Flag, Spec(label("整体切换"), note=label("是：文件夹是一个符号链接，新网站齐全以后一步切换过去"))
    ] = False


class ObjectStore(Block):
    """A bucket of an object store that speaks S3."""

    bucket: Annotated[Line, _fits(BUCKET), Spec(label("存储桶"), Need.REQUIRED)]
    endpoint: Annotated[Line, AfterValidator(_endpoint), Spec(label("服务地址"))] = ""
    prefix: Annotated[Line, _fits(PREFIX), Spec(label("前缀"), note=label("以斜线结尾，如 zwgk/"))] = ""
    region: Annotated[Line, Spec(label("地域"))] = ""
    profile: Annotated[Line, Spec(label("凭据名称"), note=label("~/.aws/credentials 里的一段"))] = ""


class Branch(Block):
    """A branch of a git repository from which a platform serves pages."""

    remote: Annotated[Line, AfterValidator(_remote), Spec(label("仓库"), Need.REQUIRED)]
    branch: Annotated[Line, _fits(BRANCH), Spec(label("分支"))] = "pages"


class Target(Block):
    """One target, of exactly one kind."""

    name: Annotated[Line, _fits(NAME), Spec(label("名称"), Need.REQUIRED)]
    folder: Annotated[Folder | None, Spec(label("服务器文件夹"))] = None
    s3: Annotated[ObjectStore | None, Spec(label("对象存储"))] = None
    pages: Annotated[Branch | None, Spec(label("代码平台网页"))] = None


class Targets(Block):
    """The whole file."""

    targets: Annotated[tuple[Target, ...], ListOf, Spec(label("发布目标"), Need.REQUIRED)]


def read_target(file: Path, name: str) -> Target:
    """The target with a name. Raises PublishFailed with what is wrong and how to mend it."""
    if not file.is_file():
        raise PublishFailed(_("没有 {file}。怎样写发布目标见 docs/deployment.md", file=file))
    try:
        refuse_secrets(file, read_register_text(file))
        found = read_block(file, Targets).targets
    except InvalidRegister as error:
        raise PublishFailed(str(error)) from None
    names = [target.name for target in found]
    if name not in names:
        raise PublishFailed(
            _("{file} 里没有目标“{name}”，有：{names}", file=file, name=name, names=_("、").join(names))
        )
    if names.count(name) > 1:
        raise PublishFailed(_("{file} 里有两个目标“{name}”，请改名", file=file, name=name))
    target = found[names.index(name)]
    if sum(kind is not None for kind in (target.folder, target.s3, target.pages)) != 1:
        raise PublishFailed(
            _(
                "{file} 的目标“{name}”应当写 folder、s3、pages 中的一种",
                file=file,
                name=name,
            )
        )
    return target


def refuse_secrets(file: Path, text: str) -> None:
    """Raise PublishFailed, without repeating it, where a file that belongs into the repository holds a secret."""
    if found := SECRET_NAME.search(text) or SECRET_VALUE.search(text):
        raise PublishFailed(
            _(
                "{file}:{line}：这里像是密钥或密码。请删去并立即更换它；密钥只写在环境变量或工具自己的文件里",
                file=file,
                line=text.count("\n", 0, found.end()) + 1,
            )
        )
