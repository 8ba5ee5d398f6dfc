"""How the paper on walls stands against the site: what is outdated, and who has to be visited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from plugins.disclosure.board_items import chosen_items
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.postings import Posting
from plugins.disclosure.sheet import CARD, WITHDRAWN, Line, Sheet
from plugins.disclosure.sheets import BOARDS, BODIES, sheets_of
from plugins.disclosure.validity import ENDED, first_end

NAMED = 3


@dataclass(frozen=True)
class Posted:
    """One posting with the sheet that it names as it is now; `number` is its place in the file, from 0."""

    posting: Posting
    number: int
    sheet: Sheet | None
    catalog: Catalog

    @property
    def title(self) -> str:
        """What hangs there, or its id where the site knows nothing of it."""
        return self.sheet.title if self.sheet else self.posting.sheet

    @cached_property
    def reasons(self) -> tuple[str, ...]:
        """Why the paper says what is no longer so, in words; empty while it is up to date.

        A paper with an edition is compared by it; a code without one is outdated when its item is withdrawn or has
        ended.
        """
        if self.sheet is None:
            return ()
        if self.sheet.kind == CARD:
            told = tuple(_state_of_card(self.sheet.lines[0]))
        else:
            told = tuple(_changes(self._items(), self.posting.posted_on, self.catalog))
        if self.posting.edition is None:
            return told if self.sheet.kind == CARD else ()
        if self.posting.edition == self.sheet.edition:
            return ()
        return told or (_("内容或联系方式有变动"),)

    @property
    def is_unchecked(self) -> bool:
        """Whether nobody has looked at it for longer than he may."""
        return self.posting.check_due < self.catalog.date

    def _items(self) -> Sequence[Item]:
        """The items of a list, withdrawn ones too; a poster and a plate have none."""
        sheets, sheet_id = sheets_of(self.catalog), self.posting.sheet
        if sheet_id.startswith(f"{BODIES}/"):
            _family, slug, month = sheet_id.split("/")
            return sheets.by_month.get(slug, {}).get(month, ())
        if sheet_id.startswith(f"{BOARDS}/"):
            boards = (
                known.board for known in self.catalog.register.boards if f"{BOARDS}/{known.id}" == sheet_id
            )
            return [item for board in boards for item in chosen_items(board, self.catalog)[0]]
        return ()


def _changes(items: Sequence[Item], since: date, catalog: Catalog) -> Iterator[str]:
    """What has become of some items since a day, in words."""
    withdrawn = [item for item in items if item.fields.withdrawn and item.fields.withdrawn.on >= since]
    ended = [item for item in items if not item.fields.withdrawn and _ended_after(item, since, catalog)]
    added = [item for item in items if item.open_to_all and _shown_after(item, since)]
    for members, text in (
        (withdrawn, _("{count} 条已撤回：{titles}")),
        (ended, _("{count} 条已失效：{titles}")),
        (added, _("新增 {count} 条：{titles}")),
    ):
        if members:
            titles = _("；").join(item.title for item in members[:NAMED])
            yield text.format(count=len(members), titles=titles + (_("等") if len(members) > NAMED else ""))


def _shown_after(item: Item, since: date) -> bool:
    return item.first_shown_on is not None and item.first_shown_on > since


def _ended_after(item: Item, since: date, catalog: Catalog) -> bool:
    """Whether an item has ended, and not already before `since`."""
    if catalog.validity(item) not in ENDED:
        return False
    end = first_end(item, catalog.relations, catalog.date)
    return end is None or end.on > since


def _state_of_card(line: Line) -> Iterator[str]:
    """Why a code that hangs alone should not hang any longer."""
    if line.validity == WITHDRAWN:
        yield _("这条信息已撤回")
    elif line.validity in ENDED:
        yield _("这条信息已失效")


def posted(catalog: Catalog) -> list[Posted]:
    """Everything that hangs on the day of a catalog, in the order of the register."""
    sheets = sheets_of(catalog)
    return [
        Posted(posting, number, sheets.find(posting.sheet), catalog)
        for number, posting in enumerate(catalog.register.postings.entries)
        if posting.hangs_on(catalog.date)
    ]
