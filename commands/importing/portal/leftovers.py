"""What of a page does not go into the item, or only in another form: a person has to know."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from commands.importing.markdown.document import ATTACHMENT
from plugins.disclosure.attachments import read_attachment
from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.messages import _

FILE_ENDINGS = frozenset(
    "pdf doc docx xls xlsx ppt pptx wps et ofd zip rar 7z csv txt jpg jpeg png gif tif tiff bmp mp3 mp4".split()
)
SHORTEST = 60


@dataclass
class Leftovers:
    """Collected while a page is read; `folder` is where the page lies, so that linked files can be found beside it."""

    folder: Path
    attachments: dict[str, Path] = field(default_factory=dict)
    todos: list[str] = field(default_factory=list)

    def note(self, message: str) -> None:
        """Remember a message for a person, once."""
        if message not in self.todos:
            self.todos.append(message)

    def image(self, source: str, alt: str) -> None:
        """A picture of the page, which the item lacks."""
        shown = _("（内嵌数据）") if source.startswith("data:") else source[:200]
        named = _("“{alt}”", alt=shorten(alt)) if alt.strip() else ""
        self.note(_("缺少图片{named}，来源：{source}", named=named, source=shown or _("（无地址）")))

    def hidden(self, text: str) -> None:
        """Text that the page kept from its readers."""
        if text.strip():
            self.note(_("网页里隐藏的文字没有导入：{text}", text=shorten(text)))

    def widget(self, text: str) -> None:
        """A button or the like that stood inside the text."""
        if text.strip():
            self.note(_("去掉了页面部件：{text}", text=shorten(text)))

    def link(self, address: str, text: str) -> str:
        """The address that the item may link to for one of the page, or an empty text to keep only the words."""
        address = "".join(address.split())
        try:
            parts = urlsplit(address)
        except ValueError:
            parts = urlsplit("")
        if not address or address.startswith("#") or parts.scheme == "javascript":
            return ""
        if is_file(parts.path) and (name := self._attach(parts.path, bool(parts.netloc))):
            return ATTACHMENT + name
        if is_file(parts.path):
            self.note(_("缺少附件“{text}”：{address}", text=shorten(text), address=address[:200]))
        if parts.scheme in ("http", "https") and parts.netloc:
            return address
        if parts.scheme in ("mailto", "tel"):
            return address
        if not is_file(parts.path):
            self.note(_("站内链接“{text}”改成了文字：{address}", text=shorten(text), address=address[:200]))
        return ""

    def _attach(self, path: str, remote: bool) -> str:
        """The name under which a linked file that lies beside the page goes with the item, or an empty text."""
        wanted = Path(unquote(path))
        beside = self.folder / (wanted.name if remote or wanted.is_absolute() else wanted)
        if not beside.is_file() or beside.is_symlink() or not _is_below(beside, self.folder):
            return ""
        for name, known in self.attachments.items():
            if known == beside:
                return name
        try:
            read_attachment(beside, "")
        except BadFrontMatter as error:
            self.note(_("附件没有带上：{reason}", reason=str(error)))
            return ""
        name = self._free_name(beside)
        self.attachments[name] = beside
        return name

    def _free_name(self, path: Path) -> str:
        name, count = path.name.lstrip("."), 2
        while name in self.attachments:
            name, count = f"{path.stem}-{count}{path.suffix}", count + 1
        return name


def is_file(path: str) -> bool:
    """Whether an address names a document, a picture or the like, and not a page."""
    return path.rpartition(".")[2].lower() in FILE_ENDINGS


def shorten(text: str) -> str:
    """`text` on one line, cut for a message."""
    line = " ".join(text.split())
    return line if len(line) <= SHORTEST else line[:SHORTEST] + "……"


def _is_below(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())
