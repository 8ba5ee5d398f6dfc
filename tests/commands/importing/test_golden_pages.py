"""Whole pages of an invented city and the items that they give, for reviewing as a diff.

`UPDATE_GOLDEN=1 pytest tests/commands/importing/test_golden_pages.py` writes the expected items anew.
"""

import os
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("page", sorted(GOLDEN.glob("*.html")), ids=lambda page: page.stem)
def test_an_item_is_as_reviewed(importing, page):
    done = importing({page.name: page.read_bytes()})
    (path,) = done.paths
    item = (done.content / "catalog" / path).read_text(encoding="utf-8")
    todos = done.report.partition("### 逐条待办\n\n")[2]
    expected = page.with_suffix(".md")
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(item, encoding="utf-8")
        page.with_suffix(".todo").write_text(todos, encoding="utf-8")
    assert item == expected.read_text(encoding="utf-8")
    assert todos == page.with_suffix(".todo").read_text(encoding="utf-8")
