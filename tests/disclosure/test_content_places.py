"""Where a file stands decides its number and its address; authors choose nothing else."""

import pytest

from plugins.disclosure.content_folder import digest_of_other_files, stray_files
from plugins.disclosure.places import address_of, is_place
from tests.commands.git_repository import commit, repository
from tests.make import CITY, catalog, item_of, make_content, place


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("catalog/SL0000019/2026/00001.md", "items/SL0000019/2026/00001.html"),
        ("catalog/SL0000019/2026/new-parking-list.md", "items/SL0000019/2026/new-parking-list.html"),
        ("catalog/imported/undated/new-a1.md", "items/imported/undated/new-a1.html"),
        ("pages/about.md", "pages/about.html"),
    ],
)
def test_the_address_follows_from_the_place(source, address):
    assert is_place(source)
    assert address_of(source) == address


@pytest.mark.parametrize(
    "source",
    [
        *("catalog/a/2026/00001.md", "catalog/SL0000019/2026/new-.md", "catalog/SL0000019/2026/00001.md\n"),
        *(
            "catalog/SL0000019/2026/٠٠٠٠١.md",
            "catalog/SL0000019/２０２６/00001.md",
            "catalog/-A/2026/00001.md",
        ),
        *("pages/About.md", "pages/a/b.md", "pages/.md", "pages/-a.md", "register/a.md", "notices/a.md", ""),
    ],
)
def test_other_paths_are_no_places(source):
    assert not is_place(source)


def test_the_number_of_an_item_is_the_one_of_its_place(tmp_path):
    read = item_of(
        catalog(make_content(tmp_path, {"2025/00321": {"generated_on": "2025-12-30"}})), "2025/00321"
    )
    assert (str(read.number), read.number.year, read.number.serial) == (f"{CITY}/2025-00321", 2025, "00321")


def test_an_item_without_a_number_has_an_address_all_the_same(tmp_path):
    read = item_of(catalog(make_content(tmp_path, {"new-list": {}})), "new-list")
    assert (read.number, read.index_number) == (None, "")
    assert read.address == f"items/{CITY}/2026/new-list.html"


def test_a_defective_number_of_old_is_kept(tmp_path):
    old = {"index_number": "000014348/2016-35428", "number_defect": "是", "generated_on": "2016-03-02"}
    read = item_of(catalog(make_content(tmp_path, {"2016/new-old": old})), "2016/new-old")
    assert read.index_number in ("000014348/2016-35428",)
    assert read.address == "items/" + place("2016/new-old").removeprefix("catalog/").replace(".md", ".html")


def test_content_may_be_a_repository_of_its_own(tmp_path):
    content = repository(make_content(tmp_path, {"00001": {}}))
    (content / ".gitattributes").write_text("*.md text\n", encoding="utf-8")
    before = digest_of_other_files(content)
    commit(content)
    assert list(stray_files(content)) == []
    assert digest_of_other_files(content) == before
    (content / "pages").mkdir(exist_ok=True)
    (content / "pages" / ".git").mkdir()
    (content / "pages" / ".git" / "config").touch()
    assert [finding.file for finding in stray_files(content)] == ["pages/.git/config"]
