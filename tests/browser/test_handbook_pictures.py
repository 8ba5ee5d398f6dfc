"""The pictures of the handbook: every one that it names is there, small, and can still be taken."""

import re

import pytest

from commands.bootstrap import ROOT
from commands.handbook.pictures import PICTURES, take
from commands.handbook.screenshots import FOLDER, form

MOST_BYTES = 1_500_000
PNG = b"\x89PNG\r\n\x1a\n"


def test_every_picture_that_is_named_is_there_and_every_other_is_gone():
    named = {
        name
        for page in (ROOT / "docs" / "handbook").glob("*.md")
        for name in re.findall(r"\]\(pictures/([^)]+)\)", page.read_text(encoding="utf-8"))
    }
    assert (
        named == {f"{picture.name}.png" for picture in PICTURES} == {path.name for path in FOLDER.iterdir()}
    )
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < MOST_BYTES
    assert all(path.read_bytes().startswith(PNG) for path in FOLDER.iterdir())


@pytest.mark.parametrize(
    "picture", [picture for picture in PICTURES if picture.address], ids=lambda p: p.name
)
def test_a_picture_of_the_site_can_still_be_taken(chromium, site, tmp_path, picture):
    assert take(chromium, picture, site.url, tmp_path).read_bytes().startswith(PNG)


def test_a_picture_of_the_form_can_still_be_taken(chromium, tmp_path):
    with form(tmp_path / "repository") as address:
        for picture in PICTURES:
            if not picture.address:
                assert take(chromium, picture, address, tmp_path).read_bytes().startswith(PNG)
