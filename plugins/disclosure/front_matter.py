"""Front matter, read with suspicion: limits before parsing, and nothing of YAML beyond mappings, lists and text.

Every scalar stays the text that was typed (`0123`, `no` and `12:30` are not numbers or truth values here).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from yaml.reader import Reader

from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.messages import _

_Loader: Any = getattr(yaml, "CLoader", yaml.Loader)
# YAML would begin a new line here and editors would not, so that no line number is right any more.
_BREAKS_OF_YAML = re.compile("[\x85\u2028\u2029]")
_BREAKS_LINES = re.compile("[\r\x85\u2028\u2029]")
_FIELD = re.compile(r"\s*(?:- )?[^\s:：#'\"][^:：]*:(?: |$)")
_NO_SPACE = re.compile(r"\s*(?:- )?[^\s:：#'\"/]{1,20}:[^\s/:]")
_FULL_WIDTH_COLON = re.compile(r"^\s*(?:- )?([^\s:：#'\"]{1,20})：")

Node = Any


class Limits(NamedTuple):
    """What a text may cost before it is refused; a C parser only ever sees texts within them."""

    max_bytes: int
    max_depth: int
    max_nodes: int


ITEM_LIMITS = Limits(64 * 1024, 6, 5_000)
REGISTER_LIMITS = Limits(4 * 1024 * 1024, 8, 200_000)


class Mapping(dict[str, Node]):
    """A mapping of the front matter that knows the line (counted in the file) of each key."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class Sequence(list[Node]):
    """A list of the front matter that knows the line of each element."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


def split(text: str) -> tuple[str, str, int]:
    """Cut a file into front matter, body and the number of the body's first line (from 1).

    Raises BadFrontMatter when the file does not begin with a block between `---` lines.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raise BadFrontMatter(
            _("文件开头没有“---”，找不到条目信息"),
            1,
            _("第一行只写 ---，接着逐行写“名称: 内容”，再以 --- 结束"),
        )
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :]), number + 2
    raise BadFrontMatter(_("条目信息没有结束"), 1, _("在条目信息后面另起一行，只写 ---"))


def parse(text: str, first_line: int = 2, limits: Limits = ITEM_LIMITS) -> Mapping:
    """The mapping that `text` is; `first_line` is the line of the file on which it begins.

    Raises BadFrontMatter for anything else, with the line and how to mend it.
    """
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > limits.max_bytes:
        raise BadFrontMatter(
            _("条目信息太长（{size} 字节，上限 {limit}）", size=size, limit=limits.max_bytes),
            first_line,
            _("正文写在第二个 --- 之后；很长的表分成几条信息"),
        )
    unprintable = Reader.NON_PRINTABLE.search(text) or _BREAKS_OF_YAML.search(text)
    if unprintable:
        raise BadFrontMatter(
            _("条目信息的写法有误：有不能使用的字符（{code}）", code=f"U+{ord(unprintable[0]):04X}"),
            first_line + text.count("\n", 0, unprintable.start()),
            _("删去后重新输入这一处"),
        )
    try:
        document = _document(text, first_line, limits)
    except yaml.YAMLError as error:
        raise _explain(error, text, first_line) from None
    if isinstance(document, str) and not document.strip():
        return Mapping(first_line)
    if not isinstance(document, Mapping):
        raise _not_a_mapping(text, first_line)
    return document


def _document(text: str, first_line: int, limits: Limits) -> Node:
    """Build mappings, lists and texts from the parser's events, without recursion and without going on for ever."""
    lines = text.split("\n") if "#" in text else []
    root: list[Node] = []
    open_nodes: list[tuple[Any, list[Any]]] = []
    events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
    for count, event in enumerate(events):
        kind = type(event)
        line = event.start_mark.line + first_line
        if count > limits.max_nodes:
            raise BadFrontMatter(
                _("条目信息的分项太多"), line, _("把长的内容移到正文里；很长的表分成几条信息")
            )
        if kind is yaml.ScalarEvent:
            _refuse_references(event, line)
            if lines:
                _refuse_comment(event, lines, first_line)
            _place(event.value, line, open_nodes, root)
        elif kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            _refuse_references(event, line)
            if len(open_nodes) >= limits.max_depth:
                raise BadFrontMatter(
                    _("条目信息的层次太深"), line, _("最多 {limit} 层", limit=limits.max_depth)
                )
            open_nodes.append((Mapping(line) if kind is yaml.MappingStartEvent else Sequence(line), []))
        elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            node, _pending = open_nodes.pop()
            _place(node, node.line, open_nodes, root)
        elif kind is yaml.AliasEvent:
            _refuse_references(event, line)
        elif kind is yaml.DocumentStartEvent and root:
            raise BadFrontMatter(_("条目信息里又出现了“---”"), line, _("一个文件只写一段条目信息"))
    return root[0] if root else ""


def _refuse_comment(event: Any, lines: list[str], first_line: int) -> None:
    """Refuse ` # …` after plain text: YAML would drop what an author meant to be read."""
    end = event.end_mark
    # An empty scalar at the very end stands behind the last line.
    rest = lines[end.line][end.column :] if end.line < len(lines) else ""
    if not event.style and rest.lstrip().startswith("#"):
        raise BadFrontMatter(
            _("“{text}”后面的“ #”和它之后的文字会丢失", text=event.value[-20:]),
            end.line + first_line,
            _("把整段内容放在英文引号里；注释另起一行"),
        )


def _refuse_references(event: Any, line: int) -> None:
    """Refuse what YAML can do and front matter may not: anchors, aliases and tags."""
    if event.anchor:
        raise BadFrontMatter(_("不能使用 & 或 * 引用"), line, _("把内容写全；文字以 & 或 * 开头时加引号"))
    if event.tag:
        raise BadFrontMatter(_("不能使用 ! 标签"), line, _("去掉 ! 开头的词；文字以 ! 开头时加引号"))


def _place(value: Node, line: int, open_nodes: list[tuple[Any, list[Any]]], root: list[Node]) -> None:
    """Put a finished value where it belongs: into the innermost open list or mapping."""
    if not open_nodes:
        root.append(value)
        return
    node, pending = open_nodes[-1]
    if isinstance(node, Sequence):
        node.append(value)
        node.lines.append(line)
    elif not pending:
        if not isinstance(value, str):
            raise BadFrontMatter(_("冒号前面应是字段名称"), line, _("每行写“名称: 内容”"))
        if value in node:
            raise BadFrontMatter(_("“{key}”写了两次", key=value[:40]), line, _("只保留一处"))
        pending.append((value, line))
    else:
        key, key_line = pending.pop()
        node[key] = value
        node.lines[key] = key_line


def _explain(error: yaml.YAMLError, text: str, first_line: int) -> BadFrontMatter:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.split("\n")
    offset = min(mark.line if mark else 0, len(lines) - 1)
    slip = _slip_before(lines, offset)
    if slip is not None and _FULL_WIDTH_COLON.match(lines[slip]):
        return _full_width_colon(lines[slip], slip + first_line)
    if slip is not None:
        offset, mend = slip, _("冒号后面要有一个空格")
    elif "\t" in lines[offset]:
        mend = _("行首的缩进用空格，不用 Tab")
    elif re.search(r": .*: ", lines[offset]):
        mend = _("内容里有冒号时，把整段内容放在英文引号里")
    else:
        mend = _("检查缩进、冒号后的空格和成对的引号；内容以特殊符号开头时加引号")
    return BadFrontMatter(_("条目信息的写法有误，无法读懂"), offset + first_line, mend)


def _slip_before(lines: list[str], offset: int) -> int | None:
    """The line at or above `offset` whose colon is full-width or lacks its space; YAML complains only further down.

    The search ends at the last line that is a field as it should be.
    """
    for number in range(offset, -1, -1):
        if _FULL_WIDTH_COLON.match(lines[number]) or _NO_SPACE.match(lines[number]):
            return number
        if number < offset and _FIELD.match(lines[number]):
            return None
    return None


def _not_a_mapping(text: str, first_line: int) -> BadFrontMatter:
    for number, line in enumerate(text.split("\n")):
        if _FULL_WIDTH_COLON.match(line):
            return _full_width_colon(line, number + first_line)
    return BadFrontMatter(
        _("条目信息应逐行写“名称: 内容”"), first_line, _("每行先写字段名称，再写英文冒号和空格")
    )


def _full_width_colon(line: str, number: int) -> BadFrontMatter:
    name = _FULL_WIDTH_COLON.match(line)
    return BadFrontMatter(
        _("“{name}”后面用了全角冒号“：”", name=name[1] if name else ""),
        number,
        _("改成英文冒号加一个空格（: ）"),
    )


def dump(fields: dict[str, Any]) -> str:
    """The text of front matter and its two `---` lines for plain data (text, lists, mappings), keys in order.

    Reading it back with `parse` gives the same data.
    """
    return f"---\n{dump_yaml(fields)}---\n"


def dump_yaml(fields: dict[str, Any]) -> str:
    """The YAML of plain data, as register files hold it; `parse` gives the same data back."""
    return yaml.dump(
        fields,
        Dumper=_TextDumper,
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
        default_flow_style=False,
    )


class _TextDumper(yaml.SafeDumper):
    """Writes text plain wherever our own reader, which types nothing, gives it back unchanged."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _BREAKS_LINES.search(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_TextDumper.yaml_implicit_resolvers = {}
_TextDumper.add_representer(str, _represent_text)
_TextDumper.add_multi_representer(dict, lambda dumper, data: dumper.represent_dict(data.items()))
_TextDumper.add_multi_representer(list, lambda dumper, data: dumper.represent_list(data))
