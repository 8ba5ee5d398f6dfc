"""`tasks.py import`: pages of a portal and statutes become items of a catalog, and people learn what is left to do.

Nothing is guessed: what a source does not say stays empty, what fits no field is kept in `imported_from`, and every
text is compared with its source before it is written.
"""

from __future__ import annotations

from pathlib import Path

from commands.importing.catalog.bodies_register import prepare_register, propose_bodies
from commands.importing.catalog.item_place import Places
from commands.importing.catalog.item_writing import Outcome, check, write_item
from commands.importing.catalog.journal import Journal
from commands.importing.drafts import Draft
from commands.importing.errors import CannotImport
from commands.importing.portal.page_import import import_page
from commands.importing.report import REPORT, Report
from commands.importing.sources import Kind, Source, find_sources, kind_of, read_source
from commands.importing.statutes.statute_import import import_statute
from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.hidden_characters import hidden_character
from plugins.disclosure.messages import _
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.register import Register
from plugins.disclosure.site import build_date


def run(source: Path, into: Path, date: str = "") -> int:
    """Import the file `source`, or every file below the folder `source`, into the content folder `into`.

    `date` (YYYY-MM-DD) is the day of import, today in China by default. Gives 0, or 1 when any file could not be
    imported; each is named with the reason, on the screen and in `into/register/import-report.md`, and never stops
    the others. Importing again changes nothing and overwrites no file that somebody has edited.
    """
    try:
        day = str(build_date(date, {}))
    except DisclosureError as error:
        print(error)
        return 1
    if not source.exists():
        print(_("找不到 {source}", source=source))
        return 1
    folder = into / "register"
    try:
        register = prepare_register(folder)
        report = _Import(source, into, day, register).run()
        names = {name for draft in report.drafts for name in draft.facts.bodies}
        report.unconfirmed = propose_bodies(folder, register, names)
        report.write(folder)
    except (DisclosureError, OSError) as error:
        print(_reason(error))
        return 1
    print("\n".join(report.screen()))
    print(_("全部待办见 {path}", path=folder / REPORT))
    return 1 if report.failures else 0


class _Import:
    """One run over a source with one register."""

    def __init__(self, source: Path, into: Path, day: str, register: Register) -> None:
        self._into = into
        self._day = day
        self._register = register
        self._places = Places(into, register.schemes)
        self._journal = Journal(into / REGISTER_FOLDER)
        self._sources = find_sources(source, into)
        self._report = Report(source.resolve().name)

    def run(self) -> Report:
        """Import every source."""
        used: set[Path] = set()
        for source in self._sources:
            try:
                draft = self._draft(source)
                self._write(draft)
            except (DisclosureError, OSError) as error:
                self._report.failures[source.name] = _reason(error)
            else:
                used |= {path for path in draft.attachments.values() if isinstance(path, Path)}
        for source in self._sources:
            if source.path in used:
                self._report.failures.pop(source.name, None)
        self._journal.close()
        return self._report

    def _draft(self, source: Source) -> Draft:
        if hidden_character(source.name) or any(sign < " " for sign in source.name):
            raise CannotImport(_("文件名里有看不见的或无法识别的字符，请改名"))
        text = read_source(source.path)
        kind = kind_of(text)
        if kind is Kind.PAGE:
            return import_page(text, source.name, source.path.parent, self._register, self._places)
        if kind is Kind.STATUTE:
            return import_statute(text, source.name, self._places)
        raise CannotImport(_("不认识的文件种类：既不是带信息框的网页，也不是法规文本"))

    def _write(self, draft: Draft) -> None:
        item = draft.item(self._day)
        check(item, self._register)
        moved = self._places.moved(draft.source, str(item.fields.get("title", "")), draft.place)
        self._report.outcomes[draft.source] = (
            Outcome.KEPT if moved else write_item(item, self._into, self._journal)
        )
        self._report.drafts.append(draft)


def _reason(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
