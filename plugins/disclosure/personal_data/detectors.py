"""Numbers that belong to a person: what a written number is, and how sure that is."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from plugins.disclosure.check_digits import credit_check
from plugins.disclosure.personal_data import numbers
from plugins.disclosure.personal_data.context import Surroundings
from plugins.disclosure.personal_data.kinds import Hit, Kind, Reason
from plugins.disclosure.personal_data.labels import LABELS, Setting, speaks_of_people, speaks_of_travel
from plugins.disclosure.personal_data.spellings import Written, written_numbers

# So many of one kind in a text are a list, whatever stands beside them.
COLUMN = {Kind.IDENTITY_CARD: 2, Kind.BANK_CARD: 2, Kind.MOBILE: 3}
_USUAL_GROUPS = {(11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (5, 6), (4, 4, 3), (1,) * 11, (3, 2, 2, 2, 2)}
_PASSPORT_LETTERS = "EGDSPHMCWK"
_DISABLED = 20
_AMOUNT = re.compile(r"(?<=[0-9],)[0-9]{3}\.[0-9]")


class NumberFinder:
    """Finds the numbers of people in one text."""

    def __init__(self, text: str, around: Surroundings) -> None:
        self._text = text
        self._around = around
        self._homes = bool(LABELS[Kind.LANDLINE].search(text))
        self._people = self._homes or speaks_of_people(text)
        travel = speaks_of_travel(text)
        self._shorter = frozenset((7, 8) if travel or self._homes else ()) | frozenset(
            (10, 12) if self._people else ()
        )
        self._like_cards = 0
        self._cards = 0

    def hits(self) -> list[Hit]:
        """Every number of a person, each place once, in order."""
        found = [hit for written in written_numbers(self._text, self._shorter) if (hit := self._hit(written))]
        return self._columns(without_overlaps(found))

    def _hit(self, written: Written) -> Hit | None:
        size = len(written.digits)
        if size in (18, _DISABLED):
            card = self._identity_card(written)
            return card or (self._bank_card(written) if size == 18 else None)
        if size in (16, 17, 19):
            return self._bank_card(written)
        if size == 15:
            return self._old_card(written)
        if size == 11 and numbers.is_mobile(written.digits):
            return self._mobile(written)
        return self._passport(written) or (self._landline(written) if self._people else None)

    def _setting(self, kind: Kind, written: Written) -> Setting:
        return Setting(kind, written.start, written.end, self._text, self._around)

    def _identity_card(self, written: Written) -> Hit | None:
        digits = written.digits[:18]
        if not numbers.is_like_identity_card(digits):
            return None
        setting = self._setting(Kind.IDENTITY_CARD, written)
        if len(written.digits) == _DISABLED and not setting.label:
            return None
        right = numbers.is_identity_card(digits)
        self._like_cards += 1
        self._cards += right
        if not right:
            wrong = bool(setting.label) and (len(written.parts) == 1 or not written.broken)
            return (
                _of(Kind.IDENTITY_CARD, written, Reason.WRONG_CHECK, setting.label, False) if wrong else None
            )
        if not setting.label:
            named = setting.has_name
            if setting.other and named:
                return _of(Kind.IDENTITY_CARD, written, Reason.NAME, "", False)
            if not named and (setting.other or credit_check(digits[:17]) == digits[17]):
                return None
        return _judged(Kind.IDENTITY_CARD, written, setting, Reason.CHECKSUM)

    def _old_card(self, written: Written) -> Hit | None:
        if not numbers.is_old_identity_card(written.digits):
            return None
        setting = self._setting(Kind.IDENTITY_CARD, written)
        if setting.label:
            return _of(Kind.IDENTITY_CARD, written, Reason.LABEL, setting.label, True)
        if setting.other or written.broken or not setting.has_name:
            return None
        return _of(Kind.IDENTITY_CARD, written, Reason.NAME, "", False)

    def _bank_card(self, written: Written) -> Hit | None:
        if not numbers.is_bank_card(written.digits):
            return None
        setting = self._setting(Kind.BANK_CARD, written)
        if setting.other or (written.broken and not setting.label and not setting.has_name):
            return None
        return _judged(Kind.BANK_CARD, written, setting, Reason.CHECKSUM)

    def _mobile(self, written: Written) -> Hit | None:
        setting = self._setting(Kind.MOBILE, written)
        if setting.other or (written.parts not in _USUAL_GROUPS and not setting.label):
            return None
        # `1,135.0 | 180.9 | 58.3` are amounts, whatever a column is called.
        if written.broken and (
            _AMOUNT.match(self._text, written.start) or not (setting.label or setting.has_name)
        ):
            return None
        return _judged(Kind.MOBILE, written, setting, Reason.FORM)

    def _passport(self, written: Written) -> Hit | None:
        """The letters before seven or eight digits, and whether a word for a travel document stands by."""
        letters = written.letters
        if (
            not letters
            or letters[0] not in _PASSPORT_LETTERS
            or len(letters) + len(written.digits) not in (8, 9)
        ):
            return None
        written = written._replace(start=written.letters_start)
        setting = self._setting(Kind.PASSPORT, written)
        if not setting.label:
            return None
        masked = _masked(letters + written.digits, 1, 3)
        return Hit(
            Kind.PASSPORT, masked, written.start, written.end, Reason.LABEL, setting.label, certain=True
        )

    def _landline(self, written: Written) -> Hit | None:
        full = numbers.is_landline(written.digits)
        local = self._homes and len(written.digits) in (7, 8) and written.digits[0] not in "01"
        if not full and (not local or written.broken):
            return None
        setting = self._setting(Kind.LANDLINE, written)
        if setting.label:
            return _of(Kind.LANDLINE, written, Reason.LABEL, setting.label, True)
        if full and not setting.other and setting.is_private and setting.has_name:
            return _of(Kind.LANDLINE, written, Reason.NAME, "", False)
        return None

    def _columns(self, found: list[Hit]) -> list[Hit]:
        """Make hits certain that form a list. Serial numbers like identity cards have wrong check digits mostly."""
        counts = Counter(hit.kind for hit in found if hit.reason is not Reason.WRONG_CHECK)
        if self._like_cards > 2 * self._cards:
            counts[Kind.IDENTITY_CARD] = 0
        return [
            replace(hit, reason=Reason.COLUMN, certain=True)
            if hit.reason in (Reason.CHECKSUM, Reason.FORM) and counts[hit.kind] >= COLUMN.get(hit.kind, 99)
            else hit
            for hit in found
        ]


def without_overlaps(hits: Iterable[Hit]) -> list[Hit]:
    """The hits in order; of those that overlap the surest, then the longest."""
    kept: list[tuple[int, int]] = []
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (not hit.certain, hit.start - hit.end, hit.start)):
        place = bisect_left(kept, (hit.start, hit.end))
        before_ends = kept[place - 1][1] if place else 0
        after_begins = kept[place][0] if place < len(kept) else hit.end
        if before_ends <= hit.start and hit.end <= after_begins:
            insort(kept, (hit.start, hit.end))
            chosen.append(hit)
    return sorted(chosen, key=lambda hit: hit.start)


def _judged(kind: Kind, written: Written, setting: Setting, otherwise: Reason) -> Hit:
    if setting.label:
        return _of(kind, written, Reason.LABEL, setting.label, True)
    if setting.has_name:
        return _of(kind, written, Reason.NAME, "", True)
    return _of(kind, written, otherwise, "", False)


_SHOWN = {Kind.IDENTITY_CARD: (4, 4), Kind.MOBILE: (3, 4), Kind.BANK_CARD: (4, 4), Kind.LANDLINE: (3, 2)}


def _of(kind: Kind, written: Written, reason: Reason, word: str, certain: bool) -> Hit:
    masked = _masked(written.digits, *_SHOWN[kind])
    return Hit(kind, masked, written.start, written.end, reason, word, certain)


def _masked(number: str, first: int, last: int) -> str:
    return f"{number[:first]}{'*' * (len(number) - first - last)}{number[-last:]}"
