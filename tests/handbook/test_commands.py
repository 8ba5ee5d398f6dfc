"""Every command in the handbook is run in the order of its pages, and what it shows is what comes."""

from commands.bootstrap import ROOT
from tests.handbook.blocks import blocks_of
from tests.handbook.reader import Reader

HANDBOOK = ROOT / "docs" / "handbook"
PAGES = ("officials", "reviewers", "owners", "archives", "developers")


def test_no_page_is_left_out():
    assert {path.stem for path in HANDBOOK.glob("*.md")} == {"README", *PAGES}
    assert [block for block in blocks_of(HANDBOOK / "README.md") if block.language == "sh"] == []


def test_what_the_handbook_says_to_type_works(tmp_path):
    reader = Reader(tmp_path)
    for page in PAGES:
        reader.follow(HANDBOOK / f"{page}.md")
