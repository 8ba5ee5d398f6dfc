"""How an index is cut into files: by the hash of the term, the longest posting lists each in a file of its own.

Single characters have shards of their own kind: they are seldom asked for, and their lists are long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from zlib import crc32

POSTINGS_A_SHARD = 4500
MAX_SHARDS = 16384
# Shards for single characters are fewer by this factor.
SINGLES_SHARE = 4
# A posting list of more characters than this is a file of its own; the larger the index, the more.
OWN_LENGTH = 1500
OWN_DOCUMENTS = 20_000
# Between the lines of a shard; no term holds it.
LINE_END = "|"


@dataclass(frozen=True)
class Cutting:
    """The number of shards (a power of two), and the length from which a posting list stands alone."""

    shards: int
    own_length: int

    def file_of(self, term: str, postings: str) -> str:
        """The name of the file that holds a term with these postings."""
        stands_alone = len(postings) >= self.own_length and len(term) > 1
        return own_name(term) if stands_alone else self.shard_of(term)

    def shard_of(self, term: str) -> str:
        """The name of the shard that holds a term unless it stands alone."""
        if len(term) == 1:
            return f"s{hash_of(term) % max(1, self.shards // SINGLES_SHARE):x}"
        return f"t{hash_of(term) % self.shards:x}"


def cutting_for(documents: int, postings: int) -> Cutting:
    """How an index of this size is cut: a pure rule, so that a clean build and one of changes agree."""
    shards = 1
    while shards < MAX_SHARDS and shards * POSTINGS_A_SHARD < postings:
        shards *= 2
    own_length = OWN_LENGTH
    while documents > OWN_DOCUMENTS * (own_length // OWN_LENGTH) ** 2:
        own_length *= 2
    return Cutting(shards, own_length)


def hash_of(term: str) -> int:
    """The number by which a term finds its shard."""
    return crc32(term.encode())


def own_name(term: str) -> str:
    """The name of a file that holds one term alone."""
    return "o" + term.encode().hex()


def term_of(name: str) -> str:
    """The term of `own_name`."""
    return bytes.fromhex(name[1:]).decode()


def is_own(name: str) -> bool:
    """Whether a file holds one term alone."""
    return name.startswith("o")


def write_shard(lines: Mapping[str, str]) -> str:
    """The text of a shard: term, space and posting list of each, in the order of the terms."""
    return LINE_END.join([f"{term} {lines[term]}" for term in sorted(lines)])


def read_shard(text: str) -> dict[str, str]:
    """Term → posting list, of the text of a shard."""
    split = (line.partition(" ") for line in text.split(LINE_END) if line)
    return {term: postings for term, _space, postings in split}


def files_of(lines: Iterable[tuple[str, str]], cutting: Cutting) -> Iterator[tuple[str, str]]:
    """(name, text) of every file for the lines of some whole shards."""
    shards: dict[str, dict[str, str]] = {}
    for term, postings in lines:
        name = cutting.file_of(term, postings)
        if is_own(name):
            yield name, postings
        else:
            shards.setdefault(name, {})[term] = postings
    for name in sorted(shards):
        yield name, write_shard(shards[name])
