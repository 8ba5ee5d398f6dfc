"""The form of an example of a check."""

from __future__ import annotations

from typing import NamedTuple

from tests.make import Files


class Example(NamedTuple):
    """`at` is the file and the field (or line) of the one finding in `bad`; in `good` there is none of the rule."""

    rule: str
    good: Files
    bad: Files
    at: tuple[str, str | int]
    severity: str = "error"


def one(rule, good, bad, field, severity="error"):
    """An example of a single item in which `field` is found."""
    return Example(rule, {"00001": good}, {"00001": bad}, ("00001", field), severity)


def warned(rule, good, bad, field):
    """An example of a single item in which `field` is warned of."""
    return one(rule, good, bad, field, "warning")
