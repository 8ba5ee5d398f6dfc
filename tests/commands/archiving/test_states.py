"""Hostile states: nothing is half written, nothing overwritten, and everybody is told why."""

import os
import shutil
import time
import zipfile

import pytest

from commands.archiving import landing, run, sites, zips
from tests.commands.git_repository import repository
from tests.make import FINANCE
from tests.publisher.building import build
from tests.publisher.workplace import apart, enter_own_room, mount, why_nothing_can_be_mounted


def refused(desk, capsys, *texts, **choice):
    """Packing fails, tells all these texts, and writes no package."""
    before = desk.packages()
    assert desk.pack(**choice) == 1
    told = capsys.readouterr().err
    assert [text for text in texts if text not in told] == [], told
    assert "Traceback" not in told
    assert desk.packages() == before


def test_the_same_site_gives_the_same_bytes_elsewhere_and_later(desk, built, monkeypatch, tmp_path):
    assert desk.pack() == desk.pack(body="all") == 0
    elsewhere = type(desk)(built.site, built.content, tmp_path / "elsewhere")
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    os.umask(os.umask(0o077))
    assert elsewhere.pack() == elsewhere.pack(body="all") == 0
    assert elsewhere.packages() == desk.packages()


def test_packing_again_changes_nothing_and_says_so(desk, capsys):
    desk.pack()
    before = desk.packages()
    desk.package(".wacz.sha256").unlink()
    assert desk.pack() == 0
    assert "完全相同" in capsys.readouterr().out
    assert desk.packages() == before


def test_another_file_of_the_same_name_is_kept(desk, capsys):
    desk.pack(kinds="zip")
    desk.package(".zip").write_bytes(b"mine")
    refused(desk, capsys, "没有覆盖", kinds="zip")


def test_a_link_in_the_place_of_a_package_is_not_followed(desk, capsys, tmp_path):
    desk.pack(kinds="zip")
    place = desk.package(".zip")
    place.rename(tmp_path / "kept.zip")
    place.symlink_to(tmp_path / "kept.zip")
    refused(desk, capsys, "没有覆盖", kinds="zip")


@pytest.mark.parametrize(
    ("damage", "texts"),
    [
        (lambda site: (site / "index.html").write_bytes(b"x"), ["index.html：内容与清单不符"]),
        (lambda site: (site / "theme/site.css").unlink(), ["theme/site.css：缺少"]),
        (lambda site: (site / "extra.html").write_bytes(b"x"), ["extra.html：清单里没有"]),
        (lambda site: (site / "loop").symlink_to(site), ["loop：是符号链接"]),
        (lambda site: os.mkfifo(site / "pipe"), ["pipe：是符号链接或特殊文件"]),
        (lambda site: (site / "manifest.json").unlink(), ["manifest.json", "重新生成"]),
        (lambda site: (site / "manifest.json").write_bytes(b"{"), ["manifest.json 不能用"]),
        (
            lambda site: (site / "manifest.json").write_bytes(
                b'{"format":"yangguang-manifest/1","files":[]}'
            ),
            ["缺少"],
        ),
        (lambda site: shutil.rmtree(site), ["没有生成好的网站"]),
    ],
)
def test_a_site_that_is_not_whole_is_refused_with_the_names(desk, capsys, damage, texts):
    damage(desk.site)
    refused(desk, capsys, *texts)


def test_a_link_in_the_place_of_a_file_is_refused_even_to_the_same_bytes(desk, capsys, tmp_path):
    page = desk.site / "index.html"
    page.rename(tmp_path / "kept.html")
    page.symlink_to(tmp_path / "kept.html")
    refused(desk, capsys, "index.html：是符号链接")


def test_of_many_faults_some_are_named_and_all_counted(desk, capsys):
    for number in range(sites.MOST_TOLD + 3):
        (desk.site / f"extra-{number}.html").write_bytes(b"x")
    refused(desk, capsys, "extra-0.html", "另有 3 个文件")


@pytest.mark.parametrize(
    ("choice", "text"),
    [
        ({"kinds": "rar"}, "没有“rar”这种包"),
        ({"year": "26"}, "年份“26”"),
        ({"year": "1999"}, "没有符合"),
        ({"body": "火星局"}, "机构名录里没有“火星局”"),
    ],
)
def test_wrong_options_are_told(desk, capsys, choice, text):
    refused(desk, capsys, text, **choice)


def test_packages_do_not_go_into_the_site(desk, capsys):
    inside = type(desk)(desk.site, desk.content, desk.site / "theme" / "packages")
    assert inside.pack() == 1
    assert "在网站文件夹里面" in capsys.readouterr().err
    assert not inside.into.exists()


def test_content_of_another_time_is_refused(desk, capsys):
    item = desk.content / "catalog" / FINANCE / "2026" / "00001.md"
    shutil.copy(item, item.with_name("00009.md"))
    refused(desk, capsys, "00009.html", "重新生成", kinds="bagit")


def test_content_that_was_changed_since_without_a_commit_is_refused(desk, capsys):
    build(repository(desk.content), desk.site)
    assert desk.pack(kinds="bagit") == 0
    (desk.content / "catalog" / FINANCE / "2026" / "00001.md").open("a", encoding="utf-8").write(
        "后来加的。\n"
    )
    refused(desk, capsys, "没有提交", "重新生成", kinds="bagit")
    assert desk.pack(kinds="zip") == 0


def test_a_site_without_content_still_gives_what_needs_none(desk):
    shutil.rmtree(desk.content)
    assert desk.pack(kinds="wacz,zip") == 0
    assert desk.pack(kinds="bagit") == 1


def test_a_file_that_changes_while_it_is_packed_is_noticed(desk, capsys, monkeypatch):
    write = zips.write_zip

    def changed(*arguments):
        (desk.site / "index.html").write_bytes(b"x")
        write(*arguments)

    monkeypatch.setattr(run, "write_zip", changed)
    refused(desk, capsys, "被改动了", kinds="zip")


def test_what_a_killed_run_left_is_cleared_away(desk):
    def killed():
        def part_written(target, _entries, _day):
            target.write_bytes(b"half")
            os._exit(9)

        run.write_zip = part_written
        desk.pack(kinds="zip")

    with pytest.raises(pytest.fail.Exception):
        apart(killed)
    assert (desk.into / landing.WORK / landing.PART).exists()
    assert desk.packages() == {}
    assert desk.pack(kinds="zip") == 0
    assert not (desk.into / landing.WORK).exists()
    assert zipfile.ZipFile(desk.package(".zip")).testzip() is None


def test_two_at_once_do_not_disturb_each_other(desk):
    assert apart(lambda: desk.pack(kinds="zip"), lambda: desk.pack(kinds="zip,wacz")) == [0, 0]
    assert zipfile.ZipFile(desk.package(".zip")).testzip() is None


def test_a_full_disk_leaves_no_package(desk, capsys):
    if reason := why_nothing_can_be_mounted(desk.into.parent):
        pytest.skip(reason)
    desk.into.mkdir()

    def on_small_disk():
        enter_own_room()
        mount(desk.into, "size=256k")
        return (
            desk.pack(kinds="zip"),
            list(desk.packages()),
            sorted(path.name for path in desk.into.rglob("*")),
        )

    ((status, packages, left),) = apart(on_small_disk)
    assert (status, packages, left) == (1, [], [run.LOCK])
