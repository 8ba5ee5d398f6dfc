"""Which states the items of a content folder have had in git, read in one pass.

What counts is what was published: the first-parent line of the commit that is checked out, on which a merged branch is
one step, on the day of its committer date in China. Branches and what was tried on them are not part of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from plugins.disclosure.files import LITTER
from plugins.disclosure.git_repository import Repository
from plugins.disclosure.places import ITEM_FOLDERS, ITEM_PLACE, RECORD_FOLDERS, is_record_place
from plugins.disclosure.site import CHINA
from plugins.disclosure.struck_addresses import struck_addresses

FILE_MODES = ("100644", "100755")
LOG = (
    *("log", "--first-parent", "--diff-merges=first-parent", "--raw", "-z", "--no-abbrev", "--no-renames"),
    *("--no-ext-diff", "--no-textconv", "--no-show-signature", "--no-notes", "--no-color", "--no-decorate"),
    *("--no-mailmap", "--format=%H %ct"),
)
COMMIT = re.compile(rb"\n?([0-9a-f]{40,64}) (\d+)\n?")
CHANGE = re.compile(rb"\n?:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) ([A-Z])\d*")
KEY_LINE = re.compile(
    rb"^(title|\xe5\x90\x8d\xe7\xa7\xb0|generated_on|\xe7\x94\x9f\xe6\x88\x90\xe6\x97\xa5\xe6\x9c\x9f): *(.*?)\s*$",
    re.M,
)

# (place of the item, name of an attachment or nothing, object id or nothing when the file is gone)
Touch = tuple[str, str, str]


class State(NamedTuple):
    """An item from one day on (an ordinal): its file's place then, the file's id, and its attachments with theirs.

    Without an id the item's file was gone, or was no file.
    """

    day: int
    source: str
    file: str
    attachments: tuple[tuple[str, str], ...] = ()

    @property
    def on(self) -> date:
        """The day from which it stood there."""
        return date.fromordinal(self.day)

    @property
    def contents(self) -> tuple[str, tuple[tuple[str, str], ...]]:
        """What makes two states the same."""
        return self.file, self.attachments


@dataclass
class GitHistory:
    """Place of an item → its states, oldest first, each with other contents than the one before.

    Items that were moved are found at their last place; `earlier_places` gives for it those before. `records` are the
    places at which records ever stood, with the id of the file that stood there last; `struck` are the addresses (and
    titles) that were taken out of their ledger. `is_shallow` says that older states may be missing.
    """

    states: dict[str, list[State]] = field(default_factory=dict)
    is_shallow: bool = False
    records: dict[str, str] = field(default_factory=dict)
    earlier_places: dict[str, list[str]] = field(default_factory=dict)
    struck: dict[str, str] = field(default_factory=dict)


def read_history(repository: Repository) -> GitHistory:
    """The states of all items; none as long as nothing is committed. Raises HistoryUnavailable."""
    if not repository.head:
        return GitHistory()
    folders = [f"{repository.prefix}{folder}" for folder in (*ITEM_FOLDERS, *RECORD_FOLDERS)]
    commits = list(_commits(repository.output(*LOG, repository.head, "--", *folders)))
    commits.reverse()
    steps = [(on, list(_touches(changes, repository.prefix))) for on, changes in commits]
    records = dict(_records((change for _on, changes in commits for change in changes), repository.prefix))
    lines = _Lines(repository, steps)
    struck = struck_addresses(repository)
    return GitHistory(lines.follow(), repository.is_shallow, records, lines.earlier_places, struck)


def states_in(repository: Repository, commit: str) -> list[State]:
    """All items as they stand in one commit, without their day. Raises HistoryUnavailable."""
    listing = repository.output("ls-tree", "-r", "-z", "--full-tree", commit, "--", *_folders(repository))
    entries = (entry.partition(b"\t") for entry in listing.split(b"\0") if entry)
    changes = [(facts.split()[0], facts.split()[2], path) for facts, _tab, path in entries]
    files: dict[str, str] = {}
    attachments: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for source, name, known in _touches(changes, repository.prefix):
        if not name:
            files[source] = known
        elif known:
            attachments[source].append((name, known))
    return [State(1, source, file, tuple(sorted(attachments[source]))) for source, file in files.items()]


def _folders(repository: Repository) -> list[str]:
    return [f"{repository.prefix}{folder}" for folder in ITEM_FOLDERS]


def title_key(data: bytes) -> bytes:
    """What an item keeps when it is moved: the lines of its title and its day of generation."""
    head = data[: 64 * 1024].split(b"\n---", 1)[0]
    return b"\n".join(sorted(value.strip(b"\"' ") for _name, value in KEY_LINE.findall(head)))


def _commits(output: bytes) -> Iterator[tuple[date, list[tuple[bytes, bytes, bytes]]]]:
    """Day and changes (mode, id, path) of every commit; a path may hold anything but NUL."""
    tokens = iter(output.split(b"\0"))
    day, changes = date.min, list[tuple[bytes, bytes, bytes]]()
    for token in tokens:
        if change := CHANGE.fullmatch(token):
            changes.append((change[1], change[2], next(tokens, b"")))
        elif commit := COMMIT.fullmatch(token):
            if changes:
                yield day, changes
            day, changes = _day(int(commit[2])), []
    if changes:
        yield day, changes


def _day(seconds: int) -> date:
    try:
        return datetime.fromtimestamp(seconds, CHINA).date()
    except (ValueError, OverflowError, OSError):
        return date.max


def _touches(changes: Iterable[tuple[bytes, bytes, bytes]], prefix: str) -> Iterator[Touch]:
    for mode, object_id, path in changes:
        try:
            source = path.decode().removeprefix(prefix)
        except UnicodeDecodeError:
            continue
        # A link in the place of a file is no file: the item, or this attachment, is not there.
        known = object_id.decode() if mode.decode() in FILE_MODES else ""
        folder, _slash, name = source.rpartition("/")
        if ITEM_PLACE.fullmatch(source):
            yield source, "", known
        elif ITEM_PLACE.fullmatch(f"{folder}.md") and name not in LITTER and name not in (".", ".."):
            yield f"{folder}.md", name, known


def _records(changes: Iterable[tuple[bytes, bytes, bytes]], prefix: str) -> Iterator[tuple[str, str]]:
    """Place and id of every record in every one of its states, in the order of `changes`."""
    for mode, object_id, path in changes:
        source = path.decode("utf-8", "replace").removeprefix(prefix)
        if mode.decode() in FILE_MODES and is_record_place(source):
            yield source, object_id.decode()


class _Lines:
    """Follows every item along the steps (day, touches), from the oldest on, across moves."""

    def __init__(self, repository: Repository, steps: list[tuple[date, list[Touch]]]) -> None:
        self._steps = steps
        self._files: dict[str, str] = {}
        self._attachments: dict[str, dict[str, str]] = defaultdict(dict)
        self._lines: dict[str, list[State]] = {}
        self.earlier_places: dict[str, list[str]] = {}
        self._keys = self._keys_of_moved(repository)

    def follow(self) -> dict[str, list[State]]:
        """Place → states."""
        for day, touches in self._steps:
            before = {source: self._files.get(source, "") for source, name, _id in touches if not name}
            for source, name, known in touches:
                if not name:
                    self._files[source] = known
                elif known:
                    self._attachments[source][name] = known
                else:
                    self._attachments[source].pop(name, None)
            gone = {source: file for source, file in before.items() if file and not self._files[source]}
            come = {source: self._files[source] for source, file in before.items() if not file}
            for old, new in moves(gone, come, self._keys).items():
                if new not in self._lines:
                    self._lines[new] = self._lines.pop(old)
                    self.earlier_places[new] = [*self.earlier_places.pop(old, ()), old]
            for source in {source: None for source, _name, _id in touches}:
                self._note(source, day)
        return self._lines

    def _note(self, source: str, day: date) -> None:
        file = self._files.get(source, "")
        line = self._lines.get(source)
        if line is None and not file:
            return
        state = State(
            day.toordinal(), source, file, tuple(sorted(self._attachments[source].items())) if file else ()
        )
        line = self._lines.setdefault(source, [])
        if not line or line[-1].contents != state.contents:
            line.append(state)

    def _keys_of_moved(self, repository: Repository) -> Mapping[str, bytes]:
        """Id → title key of all files that may have come or gone by a move."""
        now: dict[str, str] = {}
        wanted: dict[str, None] = {}
        for _on, touches in self._steps:
            files = [(source, known) for source, name, known in touches if not name]
            gone = [now[source] for source, known in files if not known and now.get(source)]
            come = [known for source, known in files if known and not now.get(source)]
            if gone and come:
                wanted.update(dict.fromkeys([*gone, *come]))
            now.update(files)
        return {known: title_key(data or b"") for known, data in repository.blobs(wanted)} if wanted else {}


def moves(gone: Mapping[str, str], come: Mapping[str, str], keys: Mapping[str, bytes]) -> dict[str, str]:
    """Old place → new place of the files that were moved, given the ids of those that went and came.

    The same bytes are the same item; else title and day of generation tell, as long as they fit one pair only.
    """
    found: dict[str, str] = {}
    for signs in (lambda known: known, lambda known: keys.get(known, b"")):
        old = _by_sign({source: signs(known) for source, known in gone.items() if source not in found})
        new = _by_sign(
            {source: signs(known) for source, known in come.items() if source not in found.values()}
        )
        for sign, places in old.items():
            if sign and len(places) == len(new.get(sign, ())) == 1:
                found[places[0]] = new[sign][0]
    return found


def _by_sign(signs: Mapping[str, str | bytes]) -> dict[str | bytes, list[str]]:
    groups: dict[str | bytes, list[str]] = defaultdict(list)
    for source, sign in signs.items():
        groups[sign].append(source)
    return groups
