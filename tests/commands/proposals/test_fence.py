"""The fence: a proposal that publishes something touches one body's folder, with plain files, and deletes nothing."""

import pytest

from commands.proposals.changed_files import ABSENT, LINK, PLAIN, PROGRAM, ChangedFile
from commands.proposals.fence import SUBMODULE, body_of, fence
from tests.make import CITY, FINANCE, catalog, make_content


def added(path, mode=PLAIN):
    return ChangedFile(path, ABSENT, mode)


def edited(path, mode=PLAIN):
    return ChangedFile(path, PLAIN, mode)


def deleted(path):
    return ChangedFile(path, PLAIN, ABSENT)


@pytest.fixture
def told(tmp_path):
    register = catalog(make_content(tmp_path, {})).register
    return lambda inside, outside=(): [found.file for found in fence(inside, list(outside), register)]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (f"catalog/{CITY}/2026/00001.md", CITY),
        (f"catalog/{CITY}/2026/00001/附件.pdf", CITY),
        (f"notices/{CITY}/2026/00001.md", CITY),
        (f"reports/{CITY}/2025.md", CITY),
        (f"guides/{CITY}.md", CITY),
        (f"guides/{CITY}/x.md", None),
        ("register/ledger.csv", None),
        ("pages/about.md", None),
        ("catalog/README.md", None),
        (f"catalog2/{CITY}/2026/00001.md", None),
    ],
)
def test_a_file_belongs_to_the_body_in_whose_folder_it_lies(path, code):
    assert body_of(path) == code


def test_one_body_may_publish_and_correct(told):
    assert told([added(f"catalog/{CITY}/2026/new-a.md"), edited(f"guides/{CITY}.md")]) == []
    assert told([added(f"catalog/{CITY}/2026/00002/名单.pdf")]) == []


def test_maintainers_may_change_everything_that_is_no_body_s(told):
    assert told([edited("register/ledger.csv")], [edited("tasks.py"), added(".github/x.yml")]) == []
    assert told([], [edited("theme/static/site.css")]) == []


def test_nothing_else_may_come_along(told):
    publishing = added(f"catalog/{CITY}/2026/new-a.md")
    others = [
        edited("register/ledger.csv"),
        edited("pages/about.md"),
        added(f"catalog/{FINANCE}/2026/new-b.md"),
    ]
    code = [
        edited("plugins/publisher/generator.py"),
        edited(".github/workflows/proposal.yml"),
        deleted("README.md"),
    ]
    assert told([publishing, publishing, *others], code) == [change.path for change in (*others, *code)]


@pytest.mark.parametrize("mode", [LINK, SUBMODULE, PROGRAM])
def test_only_plain_files_are_content(told, mode):
    path = f"catalog/{CITY}/2026/00001.md"
    assert told([added(path, mode)]) == [path]
    assert told([edited(path, mode)]) == [path]


def test_what_has_a_number_stays(told):
    draft, item, file = (f"catalog/{CITY}/2026/{name}" for name in ("new-a.md", "00001.md", "00001/名单.pdf"))
    assert told([deleted(draft), deleted(file)]) == []
    assert told([deleted(item)]) == [item]


def test_a_folder_of_no_known_body_is_told(told):
    assert told([added("catalog/SL9999999/2026/new-a.md")]) == ["catalog/SL9999999"]
