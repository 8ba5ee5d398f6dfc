"""What is inside attachments, remembered by their bytes: to look takes long, and items change more often than files."""

from __future__ import annotations

import pickle

from plugins.disclosure.attachment_contents import Insides, look_inside
from plugins.disclosure.cache import Cache
from plugins.disclosure.digests import digest
from plugins.disclosure.messages import language

INSIDES = "insides"


def insides_key(sha256: str, ending: str) -> bytes:
    """The key of an attachment's insides; names of places in it are in the chosen language."""
    return digest(language(), ending, sha256)


class InsidesMemory:
    """Looks into attachments, each once. `fresh` is what the cache does not have yet, ready to be put into it."""

    def __init__(self, cache: Cache | None) -> None:
        self._cache = cache
        self.fresh: dict[bytes, bytes] = {}

    def look(self, sha256: str, data: bytes, ending: str) -> Insides:
        """The insides of the attachment with these bytes."""
        key = insides_key(sha256, ending)
        known = self.fresh.get(key) or (self._cache.get(INSIDES, key) if self._cache else None)
        if known is not None:
            return Insides(*pickle.loads(known))
        found = look_inside(data, ending)
        self.fresh[key] = pickle.dumps(tuple(found), 5)
        return found

    def taken(self) -> dict[bytes, bytes]:
        """What is fresh; it is handed over and no longer kept."""
        fresh, self.fresh = self.fresh, {}
        return fresh
