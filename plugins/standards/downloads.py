"""The coverage report to take away: CSV for spreadsheet programs, JSON for everything else."""

from __future__ import annotations

import json
from collections.abc import Iterator

from plugins.disclosure.digests import digest
from plugins.disclosure.outputs import MadeFile
from plugins.disclosure.standards.report import as_csv, as_data
from plugins.standards.presenting import Presenting

CSV = "standards/coverage.csv"
JSON = "standards/coverage.json"


def downloads(shown: Presenting) -> Iterator[MadeFile]:
    """Both files; they say nothing of the day, so that they change with the states alone."""
    key = _key(shown)
    names = {body.slug: body.name for body in shown.catalog.register.bodies}

    def made_json() -> bytes:
        data = as_data(shown.coverage, shown.coverage.pairs(), names)
        return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"

    yield MadeFile(CSV, digest(b"csv", key), lambda: as_csv(shown.coverage.pairs()))
    yield MadeFile(JSON, digest(b"json", key), made_json)


def _key(shown: Presenting) -> bytes:
    register = shown.catalog.register
    entries = map(shown.traces.whole, shown.coverage.entries)
    return digest(register.terms_digest, *map(register.bodies.digest_of, register.bodies), "", *entries)
