"""Cells of workbooks are named as Excel does, and numbers read as they were typed."""

import io
import re
import zipfile

import pytest

from tests.annual_reports import FIGURES
from tests.disclosure.office_files import zipped


def workbook_of(own, change):
    """Our own workbook with changed sheets."""
    with zipfile.ZipFile(io.BytesIO(own["workbook"])) as archive:
        return zipped({name: change(archive.read(name).decode()) for name in archive.namelist()})


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("", "是空的（工作表“三、表”的 D6）"),
        ("<f>SUM(A1:A2)</f>", "是公式，文件里没有算出的值（工作表“三、表”的 D6）"),
        ("<v>12.5</v>", "读不出数：“12.5”"),
    ],
)
def test_cells_of_a_workbook_are_named_as_excel_does(importing, own, new, said):
    def change(text):
        return re.sub(r'(<c r="D6" s="[0-9]+">)<v>12</v>', rf"\1{new}", text)

    assert importing(workbook_of(own, change), "a.xlsx") == 1
    assert said in importing.screen


def test_numbers_of_a_workbook_are_those_that_were_typed(importing, own):
    def change(text):
        text = text.replace("<v>352.60</v>", "<v>352.60000000000002</v>")
        return re.sub(r'(<c r="D6" s="[0-9]+">)<v>12</v>', r"\1<v>1.2E1</v>", text)

    assert importing(workbook_of(own, change), "a.xlsx") == 0
    assert importing.figures() == FIGURES
