"""Whatever the bytes, and whatever their name: an item or a finding, never a crash, never silence."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.disclosure.loading import ContentFolder, load
from tests.fuzz.mutations import mutated
from tests.fuzz.targets import Targets, seeds
from tests.make import CITY, DAY, make_content

NAMES = st.binary(min_size=1, max_size=20).map(lambda name: name.replace(b"/", b"").replace(b"\0", b""))


@pytest.fixture(scope="module")
def targets(tmp_path_factory):
    return Targets(tmp_path_factory.mktemp("fuzz"))


@pytest.mark.parametrize("name", ["item", "page", "body", "vocabulary", "schemes", "ledger"])
def test_mutated_files(targets, name):
    for data in mutated(seeds(), 150, seed=len(name)):
        targets.by_name[name](data)


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85"])
def test_a_line_end_that_only_yaml_knows_is_refused(targets, mark):
    targets.body(f"X#{mark}*:".encode())
    targets.item(f"---\ntitle: a{mark}b #c\nnobody: x\n---\n".encode())


def test_a_document_may_end_without_a_line_end(targets):
    targets.body(b"#\n---")
    targets.schemes(b"# x\n--- #")


@given(data=st.binary(max_size=400))
@settings(max_examples=150)
def test_bytes_that_look_like_nothing(targets, data):
    for target in targets.by_name.values():
        target(data)


@given(head=st.text(st.characters(codec="utf-8"), max_size=200), body=st.text(max_size=200))
def test_any_text_between_the_lines(targets, head, body):
    targets.item(f"---\n{head}\n---\n{body}".encode())


@settings(max_examples=30)
@given(name=NAMES.filter(lambda name: name not in (b"", b".", b"..")), data=st.binary(max_size=60))
def test_no_file_of_any_name_goes_unread(tmp_path_factory, name, data):
    content = make_content(tmp_path_factory.mktemp("name"), {"00001": {}})
    folder = content / "catalog" / CITY / "2026"
    with open(os.fsencode(folder) + b"/" + name, "wb") as target:  # noqa: PTH123 - a name that is no text
        target.write(data)
    loaded = load(content, DAY)
    source = f"catalog/{CITY}/2026/{os.fsdecode(name)}"
    is_litter = os.fsdecode(name) in (".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep")
    assert is_litter or source in {finding.file for finding in loaded.findings}
    assert ContentFolder(content).load(DAY).findings == loaded.findings
