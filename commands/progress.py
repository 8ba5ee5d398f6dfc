"""A bar for long work, on terminals only: whoever reads a log wants the result."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from plugins.disclosure.parallel import report_progress


@contextmanager
def progress_shown() -> Iterator[None]:
    """Show how far shared work has come while the body runs."""
    if not sys.stderr.isatty():
        yield
        return
    bars: dict[str, TaskID] = {}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    # It refreshes itself in a thread otherwise, and processes that fork should have none.
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as shown:

        def show(label: str, done: int, total: int) -> None:
            if label not in bars:
                bars[label] = shown.add_task(label)
            shown.update(bars[label], completed=done, total=total)
            shown.refresh()

        with report_progress(show):
            yield
