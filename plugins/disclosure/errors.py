"""Every error that the domain raises on bad input; each carries a message that an official can act on."""

from __future__ import annotations

from typing import Any


class DisclosureError(Exception):
    """The common ancestor: `str(error)` is a sentence for the screen, never a traceback."""


class InvalidNumber(DisclosureError, ValueError):
    """An index number, organisation code or document number that does not follow its standard."""


class CalendarNotPublished(DisclosureError):
    """A period enters a year whose official calendar is not known; raised by `working_days`.

    `year` is the first such year.
    """

    def __init__(self, year: int, message: str) -> None:
        super().__init__(message)
        self.year = year

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.year, str(self))


class InvalidRegister(DisclosureError):
    """A file in `content/register/` cannot be used; raised while the register is loaded."""


class BadFrontMatter(DisclosureError):
    """The text of a file is not acceptable front matter and body; `line` counts from 1 in the file."""

    def __init__(self, message: str, line: int, mend: str) -> None:
        super().__init__(message)
        self.line = line
        self.mend = mend

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.line, self.mend)


class UnknownLanguage(DisclosureError):
    """There is no message catalog for a language; raised by `messages`."""


class BuildFailed(DisclosureError):
    """The site cannot be built; the old output stays as it is."""
