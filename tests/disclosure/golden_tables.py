"""Tables of known results that are kept beside the repository, in `../shared/data/golden`."""

import csv

import pytest

from tests.make import ROOT

FOLDER = ROOT.parent / "shared" / "data" / "golden"


def rows(name):
    """The rows of a table as mappings; without the table one row whose test is skipped."""
    path = FOLDER / name
    if not path.is_file():
        reason = f"没有 {name}：它在仓库旁边的 shared/data/golden 里"
        return [pytest.param({}, marks=pytest.mark.skip(reason=reason))]
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))
