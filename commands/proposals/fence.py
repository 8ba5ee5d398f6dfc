"""The fence: a proposal that publishes something touches the folder of one body and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from commands.proposals.changed_files import LINK, PLAIN, PROGRAM, ChangedFile
from plugins.disclosure.findings import Finding, Severity
from plugins.disclosure.messages import _
from plugins.disclosure.register import Register

FENCE = "fence"
# Below the content folder: what belongs to one body, whose code is the first group.
_of_body = re.compile(r"(?:(?:catalog|notices|reports)/([^/]+)/.+|guides/([^/]+)\.md)")
_item = re.compile(r"(?:catalog|notices)/[^/]+/[^/]+/[^/]+\.md")
SUBMODULE = "160000"


def body_of(path: str) -> str | None:
    """The code of the body to which a file below the content folder belongs, None for everything else."""
    found = _of_body.fullmatch(path)
    return (found[1] or found[2]) if found else None


def is_item(path: str) -> bool:
    """Whether a path below the content folder is that of an item's file."""
    return bool(_item.fullmatch(path))


def fence(inside: Sequence[ChangedFile], outside: Sequence[ChangedFile], register: Register) -> list[Finding]:
    """What of a proposal goes beyond one body's folder.

    `inside` are the changes below the content folder, with paths relative to it, `outside` all others. A proposal that
    touches no body's folder is one of the site's maintainers; the fence says nothing of it.
    """
    codes = Counter(code for change in inside if (code := body_of(change.path)))
    if not codes:
        return []
    own = codes.most_common(1)[0][0]
    found = [*_elsewhere(inside, outside, own), *_odd(inside)]
    known = {body.code for body in register.bodies}
    if own not in known:
        found.append(
            _error(
                f"catalog/{own}", _("机构名录里没有编码 {code}", code=own), _("先由网站管理人员登记这个机构")
            )
        )
    return found


def _elsewhere(inside: Iterable[ChangedFile], outside: Iterable[ChangedFile], own: str) -> Iterator[Finding]:
    mend = _("一次只提交一个机构的内容，其他改动另行提交")
    for change in inside:
        code = body_of(change.path)
        if code is None:
            message = _("发布 {code} 的信息时改动了不属于任何机构的文件", code=own)
            yield _error(change.path, message, mend)
        elif code != own:
            yield _error(change.path, _("同时改动了 {code} 和 {own} 的内容", code=code, own=own), mend)
    for change in outside:
        yield _error(change.path, _("发布 {code} 的信息时改动了内容以外的文件", code=own), mend)


def _odd(inside: Iterable[ChangedFile]) -> Iterator[Finding]:
    for change in inside:
        if change.is_deleted:
            if is_item(change.path) and not change.path.rpartition("/")[2].startswith("new-"):
                message = _("已发布的信息被删除，它的地址将无法访问")
                yield _error(
                    change.path, message, _("恢复这个文件；不宜继续公开的，写“撤回”并说明原因和去向")
                )
        elif change.mode != PLAIN:
            kinds = {LINK: _("符号链接"), SUBMODULE: _("子仓库"), PROGRAM: _("可执行文件")}
            kind = kinds.get(change.mode, change.mode)
            yield _error(change.path, _("这是{kind}，不是普通文件", kind=kind), _("换成普通文件"))


def _error(path: str, message: str, mend: str) -> Finding:
    return Finding(path, 1, Severity.ERROR, FENCE, message, mend)
