"""What becomes of every address that was published and has no page of its own now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.published_addresses import LISTED, SOURCE, is_of_edition, source_of
from plugins.redirects.earlier_places import EarlierPlaces, Gone, earlier_places

MOST_TOLD = 20
HOME = "index.html"
# The data of an item stand beside its page.
DATA = ".json"


@dataclass(frozen=True)
class Moved:
    """Where something went; day and reason where somebody has written them down."""

    new: str
    on: str = ""
    reason: str = ""


@dataclass
class Answers:
    """Old address → where it went; address of an ended page → (its title, where to look now)."""

    moved: dict[str, Moved] = field(default_factory=dict)
    ended: dict[str, tuple[str, str]] = field(default_factory=dict)


def answers_for(catalog: Catalog, memo: Memo, paths: Collection[str]) -> Answers:
    """The answers for all that is not among `paths`, the addresses of the other outputs.

    Raises BuildFailed, naming the addresses, when something that was published would not answer.
    """
    taken = {path.casefold(): path for path in paths}
    earlier = earlier_places(catalog, memo)
    problems: list[str] = []
    stated = _stated(catalog, taken, problems)
    moved = {old: Moved(new) for old, new in earlier.moved.items() if old.casefold() not in taken}
    moved |= stated
    for old, entry in moved.items():
        moved[old] = Moved(_last(entry.new, moved), entry.on, entry.reason)
    problems += _without_target(moved, catalog, paths)
    moved |= _below(moved, paths)
    known = {**taken, **{old.casefold(): old for old in moved}}
    problems += (_told(gone) for gone in earlier.gone if gone.address.casefold() not in known)
    answers = Answers(moved)
    for address, title, where in _noted(catalog, earlier):
        if address.casefold() in known or LISTED.fullmatch(address) or is_of_edition(address):
            continue
        if source := source_of(address):
            problems.append(_told(Gone(address, source, where)))
        else:
            answers.ended[address] = (title, _nearest(address, known))
    if problems:
        raise BuildFailed(_refusal(problems))
    return answers


def _noted(catalog: Catalog, earlier: EarlierPlaces) -> Iterator[tuple[str, str, str]]:
    """Address, title and where it is written down, of all that ever stood in the ledger of addresses."""
    noted = catalog.register.addresses
    yield from ((entry.address, entry.title, f"{SOURCE}:{entry.line}") for entry in noted)
    there = {entry.address for entry in noted} if earlier.struck else set()
    yield from ((address, title, "git") for address, title in earlier.struck.items() if address not in there)


def _stated(catalog: Catalog, taken: Mapping[str, str], problems: list[str]) -> dict[str, Moved]:
    """What the register says; what it says of addresses that have a page is a problem."""
    redirects = catalog.register.redirects
    numbers = {item.index_number: item.address for item in catalog.items} if redirects.entries else {}
    folders = {folder for path in taken for folder in _folders(path)} if redirects.entries else set()
    found = {}
    for place, entry in enumerate(redirects.entries):
        old, where = entry.old.casefold(), f"{redirects.source}:{redirects.line_of(place, 'old')}"
        if old in taken:
            problems.append(_("{where}: 原地址 {old} 现在有页面，不能再跳转", where=where, old=entry.old))
        elif old in folders or any(folder in taken for folder in _folders(old)):
            problems.append(
                _("{where}: 原地址 {old} 与网站里的文件夹同名，放不下页面", where=where, old=entry.old)
            )
        else:
            found[entry.old] = Moved(numbers.get(entry.new, entry.new), str(entry.on), entry.reason)
    return found


def _folders(path: str) -> Iterator[str]:
    while path := path.rpartition("/")[0]:
        yield path


def _last(new: str, moved: Mapping[str, Moved]) -> str:
    """Where one arrives; circles are left as they are, for the checks to tell."""
    seen = {new}
    while (step := moved.get(new)) and step.new not in seen:
        new = step.new
        seen.add(new)
    return new


def _without_target(moved: Mapping[str, Moved], catalog: Catalog, paths: Collection[str]) -> Iterator[str]:
    there = set(paths) if moved else set()
    redirects = catalog.register.redirects
    for old, entry in moved.items():
        if entry.new not in there:
            number, _entry = redirects.by_old.get(old.casefold(), (-1, None))
            where = f"{redirects.source}:{redirects.line_of(number, 'new')}" if number >= 0 else old
            yield _("{where}: 新地址 {new} 没有页面", where=where, new=entry.new)


def _below(moved: Mapping[str, Moved], paths: Iterable[str]) -> dict[str, Moved]:
    """The pages and files below and beside the pages of items that moved: they moved with them."""
    stems: dict[str, list[tuple[str, Moved]]] = defaultdict(list)
    for old, entry in moved.items():
        if source_of(old) and source_of(entry.new) and old.startswith("items/"):
            stems[entry.new.removesuffix(".html")].append((old.removesuffix(".html"), entry))
    found: dict[str, Moved] = {}
    for path in paths if stems else ():
        parts = path.split("/", 4)
        stem, rest = "/".join(parts[:4]), f"/{parts[4]}" if len(parts) == 5 else ""
        if path.endswith(DATA) and not rest:
            stem, rest = path.removesuffix(DATA), DATA
        for old, entry in stems.get(stem, ()) if rest else ():
            if f"{old}{rest}" not in moved:
                found[f"{old}{rest}"] = Moved(path, entry.on, entry.reason)
    there = {path.casefold() for path in paths} if found else set()
    return {old: entry for old, entry in found.items() if old.casefold() not in there}


def _nearest(address: str, known: Mapping[str, str]) -> str:
    """The page above an address that is still there."""
    folder = address.rpartition("/")[0]
    while folder:
        for page in (f"{folder}/index.html", f"{folder}.html"):
            if page != address and page.casefold() in known:
                return page
        folder = folder.rpartition("/")[0]
    return HOME


def _told(gone: Gone) -> str:
    return _("{where}: 已经发布过的地址 {address}（{source}）不再有页面", **gone._asdict())


def _refusal(problems: Sequence[str]) -> str:
    more = len(problems) - MOST_TOLD
    lines = [*problems[:MOST_TOLD], *([_("另有 {count} 处", count=more)] if more > 0 else [])]
    mend = _(
        "发布过的地址必须一直能打开。改法：恢复文件（不宜再公开的在文件里写“撤回”）；"
        "内容搬到别处的，在 register/redirects.yml 加一项，写明原地址和新地址"
    )
    return "\n".join([*lines, mend])
