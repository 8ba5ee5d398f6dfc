"""What every kind of target can do."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from commands.publishing.whole_site import WholeSite
from plugins.disclosure.outputs import FileFacts


class Place(Protocol):
    """A place at which a site is published. Every method raises PublishFailed, with a mend, when it cannot.

    Nothing but `locked` and what is done within it changes anything.
    """

    @property
    def title(self) -> str:
        """The place in words, without secrets."""

    def locked(self) -> AbstractContextManager[None]:
        """Keeps every other publisher away while the body runs."""

    def read(self, path: str) -> bytes | None:
        """A small file; None where there is none."""

    def strangers(self) -> Sequence[str]:
        """Some of the files that lie at a place where nothing of ours is."""

    def occupied(self, paths: Sequence[str]) -> Sequence[str]:
        """Those of some paths at which there is something."""

    def altered(self, files: Mapping[str, FileFacts], site: WholeSite) -> Collection[str]:
        """Those of some files of the site that are missing at the place or differ there."""

    def upload(self, paths: Sequence[str], site: WholeSite) -> None:
        """Put some files of the site there, in any order; returns when all are there."""

    def write(self, path: str, data: bytes) -> None:
        """Put a small file there."""

    def remove(self, paths: Sequence[str]) -> None:
        """Take files away, those that are gone already too."""

    def finish(self, site: WholeSite) -> None:
        """Show the reader what has been put there, and leave nothing behind."""
