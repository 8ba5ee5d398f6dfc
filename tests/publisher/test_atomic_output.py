"""Readers see the old site or the new one: whatever goes wrong, the old one stays whole and nothing lies about."""

import gc
import signal

import pytest

from commands.build import Options
from commands.build import build as command
from plugins.disclosure import parallel
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.outputs import Page, collecting_pages
from tests.make import item, make_content, place, write
from tests.publisher.building import DATE, build, children, leftovers, process, tree

BUILD = "from tests.publisher.building import build\nbuild(Path(sys.argv[1]), Path(sys.argv[2]))\n"
KILLED_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from plugins.publisher.site_writer import SiteWriter
write, written = SiteWriter._write, []
def some(self, output):
    written.append(write(self, output))
    if len(written) == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return written[-1]
SiteWriter._write = some
"""
KILLED_WHILE_CLEARING = """
import os, signal, sys
from pathlib import Path
from plugins.publisher import swap
tidy = swap.Places.tidy
def clear(places):
    if (Path(sys.argv[2]) / "new").exists():
        os.kill(os.getpid(), signal.SIGKILL)
    tidy(places)
swap.Places.tidy = clear
from plugins.disclosure.outputs import Page, collecting_pages
def new(_catalog, **_site):
    return [Page("new", "text.html", {"meta": {}, "title": "x", "body": ""})]
collecting_pages.connect(new)
"""
HOLDING = """
import sys
from pathlib import Path
from plugins.publisher.staging import Staging
staging = Staging(Path(sys.argv[1]), may_grow=True)
print("ready", flush=True)
sys.stdin.read()
staging.release()
"""


@pytest.fixture
def site(tmp_path):
    """A content folder and the site that was built from it."""
    content, output = make_content(tmp_path, {"00001": {}}), tmp_path / "public" / "site"
    build(content, output)
    return content, output


def assert_kept(output, before):
    assert (tree(output), leftovers(output)) == (before, [])


def test_a_build_replaces_the_site_and_leaves_nothing_beside_it(site):
    content, output = site
    write(output / "gone.html", "x")
    write(content / place("00002"), item(title="关于第二条信息的通知"))
    build(content, output)
    assert "gone.html" not in tree(output)
    assert f"items/{place('00002').removeprefix('catalog/')[:-3]}.html" in tree(output)
    assert leftovers(output) == []


@pytest.mark.parametrize("damage", ["没有信息", item(title=None), item(based_on="国务院令第711号")])
def test_an_item_with_an_error_keeps_the_old_site(site, damage, capsys):
    content, output = site
    before = tree(output)
    write(content / place("00002"), damage)
    assert command(content, output, Options(date=DATE)) == 1
    assert place("00002") in capsys.readouterr().err
    assert_kept(output, before)


@pytest.mark.parametrize("many", [0, 1000])
def test_an_error_of_the_content_is_told_before_what_it_leads_to(site, monkeypatch, many):
    content, output = site
    before, running = tree(output), children()
    monkeypatch.setattr(parallel, "MANY_ITEMS", many)
    monkeypatch.setattr(parallel, "available_workers", lambda: 2)

    def pages(catalog, **_site):
        yield Page("first.html", "text.html", {"meta": {}, "title": catalog.items[7], "body": ""})

    write(content / place("00002"), item(based_on="国务院令第711号"))
    with collecting_pages.connected_to(pages), pytest.raises(BuildFailed, match="00002"):
        build(content, output)
    assert_kept(output, before)
    gc.collect()
    assert children() == running


def test_a_faulty_register_keeps_the_old_site(site, capsys):
    content, output = site
    before = tree(output)
    write(content / "register" / "vocabularies" / "genre.yml", "label: [体裁\n")
    assert command(content, output, Options(date=DATE)) == 1
    assert "genre.yml:" in capsys.readouterr().err
    assert_kept(output, before)


@pytest.mark.parametrize(
    "fault", [BuildFailed("坏了"), OSError(28, "No space left on device"), KeyboardInterrupt()]
)
def test_a_plugin_that_fails_half_way_keeps_the_old_site(site, fault):
    content, output = site
    before = tree(output)

    def pages(_catalog, **_site):
        yield Page("first.html", "text.html", {"meta": {}, "title": "x", "body": ""})
        raise fault

    with collecting_pages.connected_to(pages), pytest.raises((type(fault), BuildFailed)):
        build(content, output)
    assert_kept(output, before)


def test_a_full_disk_is_told_in_a_sentence(site, monkeypatch, capsys):
    content, output = site
    before = tree(output)

    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("plugins.publisher.site_writer.write_new", full)
    assert command(content, output, Options(date=DATE)) == 1
    assert "No space left" in capsys.readouterr().err
    monkeypatch.undo()
    assert_kept(output, before)


def test_a_killed_build_keeps_the_old_site_and_the_next_one_works(site):
    content, output = site
    before = tree(output)
    write(content / place("00002"), item(title="关于第二条信息的通知"))
    with process(KILLED_WHILE_WRITING + BUILD, content, output) as killed:
        assert killed.wait() == -signal.SIGKILL, killed.stderr.read()
    assert tree(output) == before
    assert leftovers(output) == [".site.next"]
    build(content, output)
    assert f"items/{place('00002').removeprefix('catalog/')[:-3]}.html" in tree(output)
    assert leftovers(output) == []


def test_a_build_that_is_killed_after_the_swap_has_published_the_new_site(site):
    content, output = site
    with process(KILLED_WHILE_CLEARING + BUILD, content, output) as killed:
        assert killed.wait() == -signal.SIGKILL, killed.stderr.read()
    assert "new" in tree(output)
    build(content, output)
    assert "new" not in tree(output)
    assert leftovers(output) == []


def test_two_builds_at_once_are_refused_and_the_first_goes_on(site, capsys):
    content, output = site
    before = tree(output)
    with process(HOLDING, output) as other:
        assert other.stdout.readline() == "ready\n"
        assert command(content, output, Options(date=DATE)) == 1
        assert "另一个生成正在写同一个文件夹" in capsys.readouterr().err
        assert (output.parent / ".site.next").is_dir()
        assert tree(output) == before
    assert command(content, output, Options(date=DATE)) == 0


def test_a_folder_with_other_files_is_never_replaced(tmp_path, capsys):
    content = make_content(tmp_path, {"00001": {}})
    write(tmp_path / "work" / "index.html", "<title>我的网页</title>")
    for output in (tmp_path / "work", content, tmp_path):
        before = tree(output)
        assert command(content, output, Options(date=DATE)) == 1
        assert "不是本程序生成的文件" in capsys.readouterr().err
        assert tree(output) == before


def test_a_file_or_link_is_no_place_for_a_site(tmp_path, capsys):
    content, target = make_content(tmp_path, {"00001": {}}), tmp_path / "target"
    target.mkdir()
    write(tmp_path / "file", "x")
    (tmp_path / "link").symlink_to(target)
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    for name in ("file", "link", "broken"):
        assert command(content, tmp_path / name, Options(date=DATE)) == 1
        assert "不是文件夹" in capsys.readouterr().err


def test_an_empty_folder_is_filled(tmp_path):
    output = tmp_path / "site"
    output.mkdir()
    build(make_content(tmp_path, {}), output)
    assert "index.html" in tree(output)
