"""Publishing into a folder: exactly what changed, in an order that readers survive, and nothing of others."""

import contextlib
import errno
import os
from pathlib import Path

import pytest

from commands.publishing.folder import FolderPlace
from commands.publishing.plan import INTENT
from commands.publishing.steps import Options
from plugins.disclosure.manifest import MANIFEST
from tests.commands.publishing.conftest import Killed
from tests.commands.publishing.sites import NEW, OLD, YES, files_of, make_site, published
from tests.make import write


def test_a_dry_run_tells_everything_and_changes_nothing(desk, capsys):
    assert published(desk.old, desk.file) == 0
    before = files_of(desk.place)
    capsys.readouterr()
    assert published(desk.new, desk.file, Options()) == 0
    told = capsys.readouterr().out
    assert "新增 2 个文件" in told
    assert "替换 2 个文件" in told
    assert "删除 2 个文件" in told
    assert "不变 2 个文件" in told
    for path in OLD.keys() ^ NEW.keys():
        assert path in told
    assert "--yes" in told
    assert files_of(desk.place) == before


def test_the_target_becomes_the_site_and_then_there_is_nothing_to_do(desk, capsys):
    for site in (desk.old, desk.new, desk.old):
        assert published(site, desk.file) == 0
        assert files_of(desk.place) == files_of(site)
    capsys.readouterr()
    assert published(desk.old, desk.file) == 0
    assert "没有要做的" in capsys.readouterr().out


def test_unchanged_files_keep_the_time_by_which_servers_know_them(desk, monkeypatch):
    published(desk.old, desk.file)
    before = {path: (desk.place / path).stat().st_mtime for path in OLD}
    # A clock that was set back must not give two versions of a page the same time.
    monkeypatch.setattr("commands.publishing.folder.time.time", lambda: 1000.0)
    published(desk.new, desk.file)
    after = {path: (desk.place / path).stat().st_mtime for path in NEW}
    for path in OLD.keys() & NEW.keys():
        assert (after[path] > before[path]) is (OLD[path] != NEW[path]), path


@pytest.mark.parametrize("steps", range(0, 22, 2))
def test_after_an_interruption_readers_miss_nothing_and_a_repetition_mends_it(
    desk, kill_after, monkeypatch, steps
):
    published(desk.old, desk.file)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", lambda _file: None)
        kill_after(steps)
        with contextlib.suppress(Killed):
            published(desk.new, desk.file)
    shown = files_of(desk.place)
    for number in ("1", "2", "3"):
        page = f"items/A/2026/0000{number}.html"
        attachments = [path for path in {**OLD, **NEW} if path.startswith(page.removesuffix(".html") + "/")]
        assert page not in shown or all(path in shown for path in attachments), page
    home = shown["index.html"].decode()
    named = "items/A/2026/00003.html" if home == NEW["index.html"] else "items/A/2026/00002.html"
    assert named in shown
    monkeypatch.undo()
    third = make_site(desk.old.parent / "third", {"index.html": "首页三"}, "2026-11-03")
    assert published(third, desk.file) == 0
    assert files_of(desk.place) == files_of(third)


def test_what_an_interrupted_run_has_copied_is_not_copied_again(plain, kill_after, monkeypatch, capsys):
    published(plain.old, plain.file)
    kill_after(4)
    with contextlib.suppress(Killed):
        published(plain.new, plain.file)
    monkeypatch.undo()
    capsys.readouterr()
    assert published(plain.new, plain.file) == 0
    told = capsys.readouterr().out
    assert "没有完成" in told
    assert "新增 0 个文件" in told
    assert "替换 1 个文件" in told
    assert files_of(plain.place) == files_of(plain.new)


@pytest.mark.parametrize("again", [OLD, NEW])
@pytest.mark.parametrize("steps", [1, 3, 5, 8])
def test_a_file_that_may_have_been_replaced_is_not_believed(desk, kill_after, monkeypatch, steps, again):
    published(desk.old, desk.file)
    kill_after(steps)
    with contextlib.suppress(Killed):
        published(desk.new, desk.file)
    monkeypatch.undo()
    site = desk.old if again is OLD else desk.new
    assert published(site, desk.file) == 0
    assert files_of(desk.place) == files_of(site)


def test_somebody_elses_files_are_never_touched(desk, capsys):
    write(desk.place / "档案/重要.txt", "别人的")
    assert published(desk.old, desk.file) == 1
    assert files_of(desk.place) == {"档案/重要.txt": "别人的".encode()}
    told = capsys.readouterr().err
    assert "换一个" in told
    assert "Traceback" not in told


def test_what_others_put_beside_the_site_stays(plain):
    published(plain.old, plain.file)
    write(plain.place / "robots.txt", "别人的")
    write(plain.place / "items/A/2026/00002/note", "别人的")
    assert published(plain.new, plain.file) == 0
    others = files_of(plain.place).keys() - files_of(plain.new).keys()
    assert others == {"robots.txt", "items/A/2026/00002/note"}


def test_a_file_of_others_at_an_address_of_the_site_is_not_replaced(plain, capsys):
    published(plain.old, plain.file)
    write(plain.place / "items/A/2026/00003.html", "别人的")
    assert published(plain.new, plain.file) == 1
    assert "items/A/2026/00003.html" in capsys.readouterr().err
    assert files_of(plain.place)["index.html"] == OLD["index.html"].encode()
    assert published(plain.new, plain.file, Options(yes=True, adopt=True)) == 0
    assert files_of(plain.place) == files_of(plain.new)


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"format":"yangguang-manifest/1","files":[{"path":"../x","size":0,"sha256":"' + b"0" * 64 + b'"}]}',
    ],
)
@pytest.mark.parametrize("name", [MANIFEST, INTENT])
def test_a_broken_manifest_stops_everything_until_it_is_taken_over(plain, capsys, broken, name):
    published(plain.old, plain.file)
    write(plain.place.parent / "x", "外面")
    write(plain.place / name, broken)
    before = files_of(plain.place)
    assert published(plain.new, plain.file) == 1
    told = capsys.readouterr().err
    assert name in told
    assert "--adopt" in told
    assert files_of(plain.place) == before
    assert published(plain.new, plain.file, Options(yes=True, adopt=True)) == 0
    assert files_of(plain.new).items() <= files_of(plain.place).items()
    assert (plain.place.parent / "x").exists()


@pytest.mark.parametrize("options", [YES, Options(yes=True, adopt=True)])
def test_another_site_is_never_replaced(desk, capsys, options):
    other = make_site(desk.old.parent / "other", OLD, code="8800000000")
    published(other, desk.file)
    before = files_of(desk.place)
    assert published(desk.new, desk.file, options) == 1
    assert "另一个网站" in capsys.readouterr().err
    assert files_of(desk.place) == before


def test_what_was_altered_behind_our_back_is_found_when_asked(plain, capsys):
    published(plain.old, plain.file)
    write(plain.place / "items/A/2026/00001.html", "第三条")
    (plain.place / "items/A/2026/00001/0123456789ab.pdf").unlink()
    published(plain.old, plain.file)
    assert "没有要做的" in capsys.readouterr().out
    assert published(plain.old, plain.file, Options(yes=True, full=True)) == 0
    assert files_of(plain.place) == files_of(plain.old)


@pytest.mark.parametrize("spoil", ["alter", "remove", "add", "link", "manifest"])
def test_a_site_that_is_not_whole_is_not_published(desk, capsys, spoil):
    page = desk.new / "index.html"
    match spoil:
        case "alter":
            page.write_text("改过的", encoding="utf-8")
        case "remove":
            page.unlink()
        case "add":
            write(desk.new / "more.html", "x")
        case "link":
            page.rename(desk.new.parent / "elsewhere")
            page.symlink_to(desk.new.parent / "elsewhere")
        case "manifest":
            (desk.new / MANIFEST).write_text("{}", encoding="utf-8")
    assert published(desk.new, desk.file) == 1
    assert "重新生成" in capsys.readouterr().err
    assert not desk.place.exists()


def test_links_inside_the_target_lead_nowhere(plain, tmp_path, capsys):
    published(plain.old, plain.file)
    outside = tmp_path / "outside"
    (plain.place / "items").rename(outside)
    (plain.place / "items").symlink_to(outside)
    before = files_of(outside)
    assert published(plain.new, plain.file) == 1
    assert "符号链接" in capsys.readouterr().err
    assert files_of(outside) == before


def test_two_publishers_do_not_write_at_once(desk, capsys, monkeypatch):
    published(desk.old, desk.file)
    monkeypatch.setattr("plugins.publisher.locking.PATIENCE", 0.1)
    folder = desk.place.parent / ".www.b" if desk.place.is_symlink() else desk.place
    with FolderPlace(folder).locked():
        assert published(desk.new, desk.file) == 1
    assert "另一次发布" in capsys.readouterr().err
    assert published(desk.new, desk.file) == 0


@pytest.mark.parametrize(
    ("number", "word"),
    [(errno.ENOSPC, "空间不够"), (errno.EACCES, "权限"), (errno.EROFS, "只读"), (errno.EIO, "磁盘")],
)
def test_troubles_of_the_disk_are_told_and_a_repetition_mends_them(desk, capsys, monkeypatch, number, word):
    published(desk.old, desk.file)

    def fail(*_arguments):
        raise OSError(number, os.strerror(number), "x")

    with monkeypatch.context() as patched:
        patched.setattr("commands.publishing.folder._copy", fail)
        assert published(desk.new, desk.file) == 1
    assert word in capsys.readouterr().err
    assert files_of(desk.place)["index.html"] == OLD["index.html"].encode()
    assert published(desk.new, desk.file) == 0
    assert files_of(desk.place) == files_of(desk.new)


def test_a_missing_share_is_told(tmp_path, desk, capsys):
    desk.file.write_text(
        desk.file.read_text(encoding="utf-8").replace(str(desk.place), str(tmp_path / "mnt" / "www")),
        encoding="utf-8",
    )
    assert published(desk.old, desk.file) == 1
    assert "挂载" in capsys.readouterr().err
    assert not (tmp_path / "mnt").exists()


def test_signatures_go_with_the_manifest_and_leave_with_it(desk):
    write(desk.old / "manifest.json.sig", "签名")
    published(desk.old, desk.file)
    assert files_of(desk.place)["manifest.json.sig"] == "签名".encode()
    write(desk.old / "manifest.json.sig", "新的签名")
    published(desk.old, desk.file)
    assert files_of(desk.place) == files_of(desk.old)
    published(desk.new, desk.file)
    assert files_of(desk.place) == files_of(desk.new)


def test_nothing_withdrawn_stays_on_the_disk_beside_the_link(desk):
    published(desk.old, desk.file)
    published(desk.new, desk.file)
    left = [
        path
        for path in Path(desk.place.parent).glob(".www.*")
        if "第二条".encode() in files_of(path).values()
    ]
    assert left == []
