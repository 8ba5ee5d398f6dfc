"""WACZ files: what the tools of their inventors say of them, and what is in them."""

import gzip
import io
import json
import zipfile

import pytest
from cdxj_indexer.main import CDXJIndexer
from hypothesis import given
from hypothesis import strategies as st
from wacz.main import main as wacz
from warcio.archiveiterator import ArchiveIterator

from commands.archiving.warcs import stored_gzip


@pytest.fixture(scope="module")
def package(built):
    assert built.pack(kinds="wacz") == 0
    return built.package(".wacz")


def member(package, name):
    with zipfile.ZipFile(package) as archive:
        return archive.read(name)


def test_it_is_valid_for_the_tool_of_the_format(package, capsys):
    assert wacz(["validate", "-f", str(package)]) == 0, capsys.readouterr().out


def test_every_file_of_the_site_is_a_record_with_right_digests(package, built):
    found = {}
    for record in ArchiveIterator(io.BytesIO(member(package, "archive/data.warc.gz")), check_digests="raise"):
        data = record.content_stream().read()
        if record.rec_type == "resource":
            assert record.rec_headers.protocol == "WARC/1.1"
            assert record.digest_checker.passed
            found[record.rec_headers["WARC-Target-URI"]] = data
    site = {path for path in built.site.rglob("*") if path.is_file()}
    assert found == {
        f"https://www.shili.example/{path.relative_to(built.site).as_posix()}": path.read_bytes()
        for path in site
    }


def test_the_index_is_that_of_another_indexer(package, tmp_path):
    warc = tmp_path / "data.warc.gz"
    warc.write_bytes(member(package, "archive/data.warc.gz"))
    peer = io.StringIO()
    CDXJIndexer(peer, [str(warc)], sort=True).process_all()
    # The tool of the format makes the indexer list what is about the WARC file itself, too.
    lines = [line for line in peer.getvalue().splitlines() if not line.startswith("- ")]
    assert gzip.decompress(member(package, "indexes/index.cdx.gz")).decode().splitlines() == lines


def test_the_parts_of_the_index_are_where_its_own_index_says(package):
    data = member(package, "indexes/index.cdx.gz")
    _head, *parts = member(package, "indexes/index.idx").decode().splitlines()
    for part in parts:
        place = json.loads(part.split(" ", 2)[2])
        lines = gzip.decompress(data[place["offset"] : place["offset"] + place["length"]]).decode()
        assert lines.startswith(" ".join(part.split(" ", 2)[:2]))


def test_the_list_of_pages_has_titles_and_begins_with_the_home_page(package):
    head, *pages = map(json.loads, member(package, "pages/pages.jsonl").splitlines())
    assert head["format"] == "json-pages-1.0"
    assert pages[0]["url"] == "https://www.shili.example/index.html"
    assert any("关于路灯的决定" in page["title"] for page in pages)


@given(st.lists(st.binary(max_size=200_000), max_size=4))
def test_a_stored_member_holds_what_was_put_in(chunks):
    assert gzip.decompress(b"".join(stored_gzip(chunks))) == b"".join(chunks)
