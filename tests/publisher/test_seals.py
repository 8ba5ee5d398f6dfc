"""Files about all other files of the site: made last, from what is published, and again when that changes."""

import hashlib
import json
from contextlib import contextmanager

import pytest

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.outputs import Seal, collecting_seals
from tests.make import Files, make_content, place, write
from tests.publisher.building import build, differing, tree

FILES: Files = {f"{number:05}": {} for number in range(1, 4)}


@contextmanager
def sealing(*seals):
    """Builds in which another plugin asks for these seals."""

    def asked(_catalog, *, site, paths):
        return seals

    with collecting_seals.connected_to(asked):
        yield


def facts(site, *besides):
    """Path → size and SHA-256 of every file, as the disk has them."""
    return {
        path: (len(data), hashlib.sha256(data).hexdigest())
        for path, data in tree(site).items()
        if path not in besides
    }


def listed(site):
    """The same, as the manifest has them."""
    told = json.loads((site / "manifest.json").read_bytes())
    return {entry["path"]: (entry["size"], entry["sha256"]) for entry in told["files"]}


def test_the_manifest_names_every_file_with_its_bytes(tmp_path):
    site = tmp_path / "site"
    build(make_content(tmp_path, FILES), site)
    assert listed(site) == facts(site, "manifest.json")


def test_the_manifest_follows_what_changes_and_what_goes(tmp_path):
    content, site, cache = make_content(tmp_path, FILES), tmp_path / "site", str(tmp_path / "cache")
    build(content, site, BUILD_CACHE=cache)
    make_content(tmp_path, {"00001": {"title": "关于改过的事项的通知"}})
    (content / place("00003")).unlink()
    build(content, site, BUILD_CACHE=cache)
    assert listed(site) == facts(site, "manifest.json")
    assert "items/YG0000014/2026/00003.html" not in listed(site)
    build(content, tmp_path / "clean")
    assert differing(tree(site), tree(tmp_path / "clean")) == []


def test_files_that_other_plugins_write_are_in_the_manifest(tmp_path):
    from pelican import signals

    site = tmp_path / "site"

    def add(pelican):
        write(site.parent / pelican.output_path / "extra.txt", "x")

    with signals.finalized.connected_to(add):
        build(make_content(tmp_path, FILES), site)
    assert (site / "extra.txt").exists()
    assert listed(site) == facts(site, "manifest.json")


def test_a_seal_sees_the_seals_before_it_and_no_other(tmp_path):
    seen = {}

    def noted(name):
        def make(files):
            seen[name] = set(files)
            return name.encode()

        return make

    seals = [Seal(20, "second.txt", noted("second")), Seal(10, "first.txt", noted("first"))]
    with sealing(*seals):
        build(make_content(tmp_path, FILES), tmp_path / "site")
    assert seen["second"] - seen["first"] == {"first.txt"}
    assert {"first.txt", "second.txt"} <= listed(tmp_path / "site").keys()


def test_a_seal_that_changes_alone_is_published(tmp_path):
    content, site, cache = make_content(tmp_path, FILES), tmp_path / "site", str(tmp_path / "cache")
    with sealing(Seal(10, "word.txt", lambda _files: b"old")):
        build(content, site, BUILD_CACHE=cache)
    write(content / "pages" / "about.md", "---\ntitle: 关于\n---\n说明\n")
    with sealing(Seal(10, "word.txt", lambda _files: b"new")):
        build(content, site, BUILD_CACHE=cache)
    assert (site / "word.txt").read_bytes() == b"new"
    assert listed(site) == facts(site, "manifest.json")


@pytest.mark.parametrize("path", ["index.html", "Index.html", "清单.txt", "../out.txt"])
def test_a_seal_needs_a_place_of_its_own(tmp_path, path):
    with sealing(Seal(10, path, lambda _files: b"")), pytest.raises(BuildFailed):
        build(make_content(tmp_path, FILES), tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_seal_that_cannot_be_made_leaves_the_old_site(tmp_path):
    content, site = make_content(tmp_path, FILES), tmp_path / "site"
    build(content, site)
    before = tree(site)

    def fail(_files):
        raise BuildFailed("没有钥匙")

    with sealing(Seal(10, "word.txt", fail)), pytest.raises(BuildFailed, match="没有钥匙"):
        build(content, site)
    assert differing(tree(site), before) == []
