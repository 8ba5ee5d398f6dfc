"""`tasks.py import`: pages, lists, documents and statutes become items of a catalog, and people learn what to do.

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
from commands.importing.one_source import SourceReader, is_list
from commands.importing.report import REPORT, Report
from commands.importing.sources import Source, find_sources
from commands.progress import progress_shown
from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.messages import _
from plugins.disclosure.parallel import in_workers
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.register import Register
from plugins.disclosure.site import build_date


def run(source: Path, into: Path, date: str = "") -> int:
    """Import the file `source`, or every file below the folder `source`, into the content folder `into`.

    `date` (YYYY-MM-DD) is the day of import, today in China by default. Gives 1 when any file or row could not be
    imported, 2 when all were and a person has to look at something, else 0. Each is named with the reason, on the
    screen and in `into/register/import-report.md`, and never stops the others. Importing again goes on where a killed
    import stopped, changes nothing that is done, and overwrites no file that somebody has edited.
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
        with progress_shown():
            report = _Import(source, into, day, register).run()
        names = {name for draft in report.drafts for name in draft.facts.bodies}
        report.unconfirmed = propose_bodies(folder, register, names)
        report.write(folder)
    except (DisclosureError, OSError) as error:
        print(_reason(error))
        return 1
    print("\n".join(report.screen()))
    print(_("全部待办见 {path}", path=folder / REPORT))
    return report.status


class _Import:
    """One run over a source with one register."""

    def __init__(self, source: Path, into: Path, day: str, register: Register) -> None:
        self._into = into
        self._day = day
        self._register = register
        self._places = Places(into, register.schemes)
        self._journal = Journal(into / REGISTER_FOLDER)
        self._reader = SourceReader(register, self._places, into / REGISTER_FOLDER)
        # Lists first: the files that they name are texts of their rows and no items of their own.
        self._sources = sorted(find_sources(source, into), key=lambda found: not is_list(found.path))
        self._report = Report(source.resolve().name, sources=[found.name for found in self._sources])

    def run(self) -> Report:
        """Import every source."""
        used: set[Path] = set()
        for files in in_workers(self._import, self._sources, 1, _("导入")):
            used |= files
        used |= self._reader.used
        for source in self._sources:
            if source.path in used:
                self._report.failures.pop(source.name, None)
                self._report.used.append(source.name)
        self._report.notes = self._reader.notes
        self._report.gone = self._gone()
        self._journal.close()
        return self._report

    def _import(self, source: Source) -> set[Path]:
        """Import one source; the files that go with its items."""
        used: set[Path] = set()
        if source.path in self._reader.used:
            return used
        try:
            for draft in self._reader.drafts(source):
                if isinstance(draft, Draft):
                    used |= self._written(draft)
                else:
                    where, reason = draft
                    self._report.failures[f"{source.name} {where}"] = reason
        except (DisclosureError, OSError) as error:
            self._report.failures[source.name] = _reason(error)
        return used

    def _written(self, draft: Draft) -> set[Path]:
        try:
            item = draft.item(self._day)
            check(item, self._register)
            moved = self._places.moved(draft.source, str(item.fields.get("title", "")), draft.place)
            outcome = Outcome.KEPT if moved else write_item(item, self._into, self._journal)
        except (DisclosureError, OSError) as error:
            self._report.failures[f"{draft.source} {draft.where}".rstrip()] = _reason(error)
            return set()
        self._report.outcomes[draft.source] = outcome
        self._report.drafts.append(draft)
        return {path for path in draft.attachments.values() if isinstance(path, Path)}

    def _gone(self) -> list[str]:
        """Items that came from rows of these lists and that no row says any more: renamed, renumbered or taken out."""
        lists = tuple(f"{name}#" for name in self._reader.notes)
        return sorted(
            home.path
            for source, homes in self._places.homes.items()
            if lists and source.startswith(lists) and source not in self._report.outcomes
            for home in homes
        )


def _reason(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
