"""Records that were read before, kept in the cache by the digest of all that they are read from."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping

from plugins.disclosure.cache import Cache
from plugins.disclosure.digests import digest
from plugins.disclosure.messages import language

RECORDS = "records"


class RecordMemory:
    """Remembers the records of one build for the next; `terms` stands for the vocabularies. Forgets without a cache."""

    def __init__(self, cache: Cache | None = None, terms: bytes = b"") -> None:
        self._cache = cache
        self._terms = terms
        self._used: set[bytes] = set()

    def key(self, source: str, text: str) -> bytes:
        """What stands for a record: its place, its bytes, the vocabularies and the language."""
        return digest(self._terms, language(), source, text)

    def known(self, keys: Iterable[bytes]) -> dict[bytes, object]:
        """Those records of `keys` that were remembered."""
        wanted = set(keys)
        self._used |= wanted
        found = self._cache.get_many(RECORDS, wanted) if self._cache else {}
        return {key: pickle.loads(value) for key, value in found.items()}

    def remember(self, records: Mapping[bytes, object]) -> None:
        """Keep records that were read, by their keys."""
        if self._cache and records:
            self._cache.put_many(RECORDS, {key: pickle.dumps(record) for key, record in records.items()})

    def tidy(self) -> None:
        """Forget what no record of this build was read from."""
        if self._cache:
            self._cache.forget_others(RECORDS, self._used)
