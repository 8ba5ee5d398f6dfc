"""The fields of the form, made from the table of fields and the register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from commands.editing.shapes import Shape, shape_of
from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.checks.required import ONLY_PROACTIVE
from plugins.disclosure.field_blocks import Consulted, Withdrawal
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

Widget = dict[str, Any]

# In the order of the work: what everybody fills in, the text, who has reviewed it.
FIRST = (
    (
        label("一、基本信息"),
        label("带 * 的必须填写"),
        (
            "title",
            "document_number",
            "summary",
            "publisher",
            "generated_on",
            "published_on",
            "topic",
            "statutory",
            "genre",
        ),
    ),
    (label("二、正文与附件"), "", ("body", "attachments")),
    (
        label("三、审查与审签"),
        label("发布之前由机构内部完成"),
        ("author", "review", "approved_by", "approved_on"),
    ),
)
REST = label("四、选填：{group}")
REST_NOTE = label("没有就不填")
# What the law asks of every item that is disclosed unasked, which nearly all of them are.
NEEDED_MOSTLY = ONLY_PROACTIVE | {"statutory"}
NOTICE = "notice"
LEFT_OUT = frozenset({"imported_from"})
BODY_FIELDS = {
    (ItemFields, "publisher"),
    (ItemFields, "joint_bodies"),
    (Consulted, "body"),
    (Withdrawal, "body"),
}
FILES = frozenset({"file"})
BODY_NOTE = label(
    "公开的全文。一行就是一段，段与段之间空一行；小标题以“## ”开头；"
    "表格每行写成“| 甲 | 乙 |”，第二行写“|---|---|”。右边可以看到效果"
)
FILE_NOTE = label("点“选择文件”上传，文件会放进这条信息自己的文件夹；先上传，再填标题")
# Where the note of the table speaks of files.
NOTES = {
    "publisher": label("联合发文选牵头机关"),
    "published_on": label("在本目录公开的日期"),
    "attachments": label("点“新增附件”，每个文件一项；网页上按这里的顺序显示"),
}
WHEN_NOTE = label("{when}时必填")


class Form:
    """The widgets of the form; those that several bodies share are the same objects."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._shared = {
            name: self._widget(ItemFields, name, needed=True)
            for name, spec in ItemFields.specs().items()
            if spec.need is not Need.COMPUTED and name not in LEFT_OUT
        }
        self._notice = self._shared[NOTICE] | {"required": True, "collapsed": False}
        self._body = _body_widget()
        self._headings: dict[str, Widget] = {}

    def fields(self, publishers: Sequence[str], *, are_notices: bool = False) -> list[Widget]:
        """Every widget in order; `publishers` are the names of the body whose form it is, the usual one first.

        The block of a notice is asked for of notices and of nothing else.
        """
        own = self._shared | {"body": self._body}
        if are_notices:
            own[NOTICE] = self._notice
        else:
            own.pop(NOTICE)
        if publishers:
            first, *_others = publishers
            own["publisher"] = {**own["publisher"], "default": first}
        widgets = []
        for title, note, names in _sections(own):
            widgets += [self._heading(title, note), *(own[name] for name in names)]
        return widgets

    def _heading(self, title: str, note: str) -> Widget:
        name = f"section_{len(self._headings) + 1}"
        known = self._headings.setdefault(
            title, {"name": name, "label": title, "widget": "heading", "required": False}
        )
        if note:
            known["note"] = note
        return known

    def _widget(self, block: type[Block], name: str, *, needed: bool) -> Widget:
        """The widget of one field; with `needed` off nothing in it has to be filled in."""
        spec, shape = block.specs()[name], shape_of(block, name)
        required = needed and spec.need is Need.REQUIRED and name not in ONLY_PROACTIVE
        widget: Widget = {
            "name": name,
            "label": _label(spec, required or (needed and name in NEEDED_MOSTLY)),
            "required": required,
        }
        if hint := self._hint(block, name, spec, needed):
            widget["hint"] = hint
        if shape.inner and shape.many:
            return widget | self._list(spec, shape, shape.inner)
        if shape.inner:
            inner = self._inner(shape.inner, needed=required)
            return widget | {"widget": "object", "collapsed": not required, "fields": inner}
        return widget | self._plain(block, name, shape)

    def _list(self, spec: Spec, shape: Shape, inner: type[Block]) -> Widget:
        first = next(iter(inner.specs()))
        return {
            "widget": "list",
            "default": [],
            "label_singular": _(spec.label),
            "collapsed": True,
            "minimize_collapsed": True,
            "summary": f"{{{{fields.{first}}}}}",
            "fields": self._inner(inner, needed=True),
        }

    def _inner(self, block: type[Block], *, needed: bool) -> list[Widget]:
        return [self._widget(block, name, needed=needed) for name in block.specs()]

    def _plain(self, block: type[Block], name: str, shape: Shape) -> Widget:
        if (block, name) in BODY_FIELDS:
            return _select(self._body_names(), shape)
        if name in FILES:
            return {"widget": "file", "choose_url": False}
        if shape.kind == "term":
            terms = self._register.vocabularies[shape.vocabulary]
            return _select([term.path_label for term in terms if not term.retired], shape)
        if shape.many:
            return {
                "widget": "list",
                "default": [],
                "field": {"name": name, "label": _("一项"), "widget": "string"},
            }
        if shape.kind == "day":
            dates = {"format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False}
            return {"widget": "datetime", **dates}
        if shape.kind == "flag":
            return {"widget": "boolean"}
        return {"widget": "text" if shape.kind == "text" else "string"}

    def _body_names(self) -> list[str]:
        return [name for body in self._register.bodies for name in (body.name, *_former(body.all_names))]

    def _hint(self, block: type[Block], name: str, spec: Spec, needed: bool) -> str:
        note = _(spec.note) if spec.note else ""
        if shape_of(block, name).kind == "flag":
            # The notes speak of files, in which the word is written.
            note = note.replace(_("写“是”"), _("打开"))
        parts = [_(FILE_NOTE) if name in FILES else note]
        if block is ItemFields and name in NEEDED_MOSTLY:
            parts.append(_(WHEN_NOTE, when=_("主动公开")))
        elif spec.when:
            parts.append(_(WHEN_NOTE, when=_(spec.when)))
        elif spec.need is Need.REQUIRED and not needed:
            parts.append(_("填了这一组就必填"))
        if block is ItemFields and name in NOTES:
            parts = [_(NOTES[name])]
        return _("；").join(part for part in parts if part)


def _former(names: Sequence[str]) -> Sequence[str]:
    return names[1:]


def _label(spec: Spec, marked: bool) -> str:
    return f"{_(spec.label)} *" if marked else _(spec.label)


def _select(options: Sequence[str], shape: Shape) -> Widget:
    return {"widget": "select", "options": options, **({"multiple": True} if shape.many else {})}


def _body_widget() -> Widget:
    # The rich text of Decap writes tables and HTML anew when it saves, and loses parts of them.
    return {
        "name": "body",
        "label": _("正文"),
        "widget": "markdown",
        "required": False,
        "modes": ["raw"],
        "hint": _(BODY_NOTE),
    }


def _sections(widgets: Iterable[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Heading, note and field names of every part of the form."""
    left = dict.fromkeys(widgets)
    for title, note, names in FIRST:
        yield _(title), _(note) if note else "", [name for name in names if name in left]
        for name in names:
            left.pop(name, None)
    groups: dict[str, list[str]] = {}
    for name in left:
        groups.setdefault(ItemFields.specs()[name].group, []).append(name)
    for group, members in groups.items():
        yield _(REST, group=_(group)), _(REST_NOTE), members
