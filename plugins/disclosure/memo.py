"""What a plugin may remember from one build to the next, so that the next one is faster and never different."""

from __future__ import annotations

from typing import Protocol


class Memo(Protocol):
    """A store that may forget anything at any time, and forgets everything when code or libraries change.

    Values must follow from what their key names (usually digests of inputs), so that forgetting changes the time
    only.
    """

    def get(self, kind: str, key: bytes) -> bytes | None:
        """The value that was put under `key` among those of one `kind`, or None."""
        ...

    def put(self, kind: str, key: bytes, value: bytes) -> None:
        """Remember `value`, in place of an older one."""
        ...


class Forgetful:
    """A memo that remembers nothing."""

    def get(self, kind: str, key: bytes) -> bytes | None:
        """Always None."""

    def put(self, kind: str, key: bytes, value: bytes) -> None:
        """Forget at once."""


def let_go(memo: Memo) -> None:
    """Close the memo's file, where it has one: a process that forks must not hand it on."""
    close = getattr(memo, "close", None)
    if close is not None:
        close()
