"""An import into an empty catalog, and our own page and workbook to import."""

import pytest

from commands.importing.annual_reports import report_import
from plugins.disclosure.annual_reports.fields import REPORTS, figures_of
from plugins.disclosure.records import read_records
from tests.annual_reports import report
from tests.make import FINANCE, make_content, write
from tests.publisher.building import build, tree

PLACE = f"reports/{FINANCE}/2025.md"


class Import:
    """One import into an empty catalog."""

    def __init__(self, folder, capsys):
        self.content = make_content(folder, {})
        self._folder, self._capsys = folder, capsys

    def __call__(self, data, name="report.html", body=FINANCE, year="2025", published_on="2026-01-20"):
        source = write(self._folder / name, data)
        target = report_import.Target(self.content, body, year, published_on)
        status = report_import.run(source, target)
        self.screen = self._capsys.readouterr().out
        assert (
            (status == 0) == (self.content / PLACE).exists() == ("写入" in self.screen.split("没有写入")[0])
        )
        return status

    def figures(self):
        ((found,), refused) = read_records(self.content, REPORTS, {})
        assert refused == []
        return figures_of(found.fields)


@pytest.fixture
def importing(tmp_path, capsys):
    return Import(tmp_path, capsys)


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """Our own page and workbook."""
    folder = tmp_path_factory.mktemp("own")
    build(make_content(folder, {PLACE: report(), "00001": {}}), folder / "site")
    files = tree(folder / "site")
    place = f"reports/{FINANCE}/2025"
    return {"page": files[f"{place}.html"].decode(), "workbook": files[f"{place}/tables.xlsx"]}
