"""Where an imported item goes: the place that its index number says, or one of its own when it has no good number."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.disclosure import front_matter
from plugins.disclosure.errors import BadFrontMatter, InvalidNumber
from plugins.disclosure.index_numbers import Scheme, from_parts, recognise
from plugins.disclosure.messages import _
from plugins.disclosure.places import CATALOG_FOLDER, IMPORTED, ITEM_PLACE, UNDATED

_HEAD = 64 * 1024


@dataclass(frozen=True)
class Place:
    """The path of an item below the content folder; `defect` says that its number stays written in it as faulty.

    `repeats_number` is whether the front matter has to say the number because the path does not; `todo` tells a
    person what is wrong with the number.
    """

    path: str
    defect: bool = False
    repeats_number: bool = False
    todo: str = ""

    @property
    def stem(self) -> str:
        """The name of the folder for attachments."""
        return self.path.rpartition("/")[2].removesuffix(".md")


@dataclass(frozen=True)
class Home:
    """Where an item that was imported earlier lies now, and its title."""

    path: str
    title: str


class Places:
    """Gives out places in one catalog, to each source always the same.

    `homes` are the items that were imported before, by source.
    """

    def __init__(self, content: Path, schemes: Sequence[Scheme]) -> None:
        self._content = content
        self._schemes = schemes
        self._taken: dict[str, str] = {}
        self.homes = _homes(content)

    def place(self, source: str, title: str, number: str, generated_on: str) -> Place:
        """The place for the item from `source`."""
        own = _own_place(source, title, generated_on)
        if not number:
            return self._take(Place(own), source)
        parsed = recognise(number, self._schemes)
        stands_for = parsed and from_parts(parsed.code, str(parsed.year), parsed.serial, self._schemes)
        if parsed is None or stands_for is None or stands_for.text != parsed.text:
            todo = _("索引号“{number}”不合编号规则，原样保留", number=number)
            return self._take(Place(own, defect=True, repeats_number=True, todo=todo), source)
        path = f"{CATALOG_FOLDER}/{parsed.code}/{parsed.year}/{parsed.serial}.md"
        if not ITEM_PLACE.fullmatch(path) or self._is_taken(path, source):
            todo = _("索引号“{number}”已被另一条信息使用，原样保留，请核对是否重复发布", number=number)
            return self._take(Place(own, defect=True, repeats_number=True, todo=todo), source)
        try:
            parsed.verify(self._schemes)
        except InvalidNumber as error:
            todo = _("索引号“{number}”校验不符（{reason}），号码保留不改", number=number, reason=str(error))
            return self._take(Place(path, defect=True, todo=todo), source)
        spelled = "" if parsed.text == number else _("索引号原写作“{number}”", number=number)
        return self._take(Place(path, todo=spelled), source)

    def moved(self, source: str, title: str, place: Place) -> str:
        """Where a person has moved the item of `source` since it was imported (given it a number), or an empty text."""
        if (self._content / place.path).exists():
            return ""
        return next((home.path for home in self.homes.get(source, ()) if home.title == title), "")

    def _is_taken(self, path: str, source: str) -> bool:
        if path in self._taken:
            return self._taken[path] != source
        own = any(home.path == path for home in self.homes.get(source, ()))
        return (self._content / path).exists() and not own

    def _take(self, place: Place, source: str) -> Place:
        self._taken[place.path] = source
        return place


def _own_place(source: str, title: str, generated_on: str) -> str:
    """A place by the source's name and title: the same at every import, different for different sources."""
    digest = hashlib.sha256(f"{source}\0{title}".encode()).hexdigest()[:10]
    return f"{CATALOG_FOLDER}/{IMPORTED}/{generated_on[:4] or UNDATED}/new-{digest}.md"


def _homes(content: Path) -> dict[str, list[Home]]:
    """The items that were imported before, by source, numbered and moved ones included."""
    homes: dict[str, list[Home]] = {}
    for path in sorted((content / CATALOG_FOLDER).rglob("*.md")):
        if path.is_symlink() or not path.is_file():
            continue
        with path.open("rb") as item:
            text = item.read(_HEAD).decode("utf-8", "replace").replace("\r\n", "\n")
        try:
            fields = front_matter.parse(front_matter.split(text)[0])
        except BadFrontMatter:
            continue
        origin = fields.get("imported_from") or fields.get("导入来源")
        source = (origin.get("source") or origin.get("来源")) if isinstance(origin, dict) else origin
        if isinstance(source, str):
            title = fields.get("title") or fields.get("名称")
            homes.setdefault(source, []).append(Home(path.relative_to(content).as_posix(), str(title)))
    return homes
