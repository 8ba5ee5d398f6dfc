"""Manifests are read as they were written; what is broken or forged is refused in words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.manifest import FORMAT, PATH, InvalidManifest, Manifest, read_manifest
from plugins.disclosure.outputs import FileFacts

FACTS = st.builds(FileFacts, st.binary(min_size=32, max_size=32), st.integers(0, 1 << 60))
SOURCE = st.dictionaries(
    st.text().filter(lambda name: name not in ("format", "files")), st.text() | st.integers(), min_size=1
)


@given(SOURCE, st.dictionaries(st.from_regex(PATH, fullmatch=True), FACTS))
def test_what_is_written_is_read(source, files):
    manifest = Manifest(source, files)
    assert read_manifest(manifest.to_bytes()) == manifest


def test_every_file_has_a_line():
    manifest = Manifest(
        {"date": "2026-06-30"}, {"a.html": FileFacts(b"\1" * 32, 5), "b.html": FileFacts(b"\2" * 32, 6)}
    )
    assert len([line for line in manifest.to_bytes().splitlines() if b'"sha256"' in line]) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"[" * 100_000,
        json.dumps({"format": "other", "files": []}).encode(),
        json.dumps({"format": FORMAT, "files": {}}).encode(),
    ],
)
def test_what_is_no_manifest_is_refused(data):
    with pytest.raises(InvalidManifest):
        read_manifest(data)


GOOD = {"path": "a.html", "size": 1, "sha256": "0" * 64}


@pytest.mark.parametrize(
    "entry",
    [
        None,
        {},
        {**GOOD, "path": "../a.html"},
        {**GOOD, "path": "/etc/passwd"},
        {**GOOD, "path": "a//b"},
        {**GOOD, "size": -1},
        {**GOOD, "size": True},
        {**GOOD, "size": "1"},
        {**GOOD, "sha256": "0" * 63},
        {**GOOD, "sha256": "g" * 64},
        GOOD,
    ],
)
def test_a_wrong_or_repeated_entry_is_refused_by_its_number(entry):
    data = json.dumps({"format": FORMAT, "files": [GOOD, entry]}).encode()
    with pytest.raises(InvalidManifest, match="第 2 个"):
        read_manifest(data)
