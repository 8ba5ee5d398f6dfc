"""The table of the index: what has to be known before a question can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from plugins.search.cut import RULE
from plugins.search.data_files import write_records
from plugins.search.members import IndexFiles, Member
from plugins.search.postings import SIGNS, number
from plugins.search.shards import is_own, term_of
from plugins.search.slots import BLOCK, Group, Slots

FORMAT = "1"
# A document's lengths are told by one of these classes each: the first limit that is not exceeded.
TITLE_LENGTHS = (10, 16, 24, 36)
TEXT_LENGTHS = tuple(100 << doubling for doubling in range(11))
# Cards share a file as long as their texts have no more characters together.
CARDS_LENGTH = 2000


def table_text(index: IndexFiles, slots: Slots) -> str:
    """The text of the table's data file: five records.

    Format, cutting rule, number of shards; the terms that stand alone; name and serials of every group; the length
    classes of every document; the number of cards in each file.
    """
    members = [index.members[source] for source in slots.numbers]
    alone = sorted(term_of(name) for name in index.digests if is_own(name))
    return write_records(
        [
            [FORMAT, RULE, str(index.cutting.shards)],
            [" ".join(alone)],
            [text for group in slots.groups for text in (_group_name(group), _serials(group.serials))],
            ["".join(map(_lengths, members))],
            ["".join([number(len(cards)) for cards in card_files(slots, index.members)])],
        ]
    )


def card_files(slots: Slots, members: Mapping[str, Member]) -> Iterator[list[str]]:
    """The sources whose cards share a file, in order: neighbours of one block, as long as they are short."""
    together: list[str] = []
    length = block = 0
    for source, place in slots.numbers.items():
        more = members[source].long
        if together and (place // BLOCK != block or length + more > CARDS_LENGTH):
            yield together
            together, length = [], 0
        together.append(source)
        length += more
        block = place // BLOCK
    if together:
        yield together


def length_class(length: int, limits: Sequence[int]) -> int:
    """The place of the first limit that is not exceeded, or the number of limits."""
    return sum(length > limit for limit in limits)


def _lengths(member: Member) -> str:
    title = length_class(member.title, TITLE_LENGTHS)
    return SIGNS[title * (len(TEXT_LENGTHS) + 1) + length_class(member.text, TEXT_LENGTHS)]


def _group_name(group: Group) -> str:
    return f"{group.name}/" if group.is_named else group.name


def _serials(serials: Sequence[int]) -> str:
    """Stretches of neighbouring serials: the gap before each and its length less one."""
    return "".join([number(value) for stretch in _stretches(serials) for value in stretch])


def _stretches(serials: Iterable[int]) -> Iterator[tuple[int, int]]:
    end = first = last = -1
    for serial in serials:
        if serial == last + 1 and last >= 0:
            last = serial
            continue
        if last >= 0:
            yield first - end - 1, last - first
            end = last
        first = last = serial
    if last >= 0:
        yield first - end - 1, last - first
