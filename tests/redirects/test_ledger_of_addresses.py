"""Lists that end keep their address: the ledger of addresses, its command, the guard of the public site."""

from dataclasses import replace

import pytest

from commands.addresses import note, note_target
from plugins.disclosure.errors import BuildFailed, InvalidRegister
from plugins.disclosure.published_addresses import is_noted, read_published_addresses, source_of
from tests.commands.git_repository import commit, repository
from tests.commands.publishing.sites import published, targets
from tests.make import item, make_content, place, write
from tests.publisher.building import SITE, build, tree


def site_of(content, **settings):
    build(content, content.parent / "site", **settings)
    return tree(content.parent / "site")


def the_list_of_notices(files):
    (path,) = [path for path in files if path.startswith("genres/") and "的全部信息" in files[path].decode()]
    return path


def test_a_list_whose_last_item_goes_keeps_its_address_and_its_feed(tmp_path, capsys):
    content = make_content(tmp_path, {"00001": {}})
    first = site_of(content)
    assert note(content, tmp_path / "site") == 0
    path = the_list_of_notices(first)
    feed = path.replace("index.html", "feed.xml")
    write(content / place("00001"), item(genre="公告"))
    files = site_of(content)
    assert [path for path in first if path.endswith((".html", ".xml")) and path not in files] == []
    assert "这个页面现在没有内容" in files[path].decode()
    assert "<h1>通知" in files[path].decode()
    assert b"<entry>" not in files.get(feed, b"")
    assert path in files["archive/moved.html"].decode()
    write(content / place("00001"), item())
    assert site_of(content)[path] == first[path]


def test_an_address_whose_line_was_struck_out_still_answers(tmp_path):
    content = make_content(tmp_path, {"00001": {}})
    repository(content)
    ledger = write(content / "register/addresses.csv", 'address,title\nyears/1999/index.html,"1999年,旧"\n')
    commit(content)
    assert "1999年,旧" in site_of(content)["years/1999/index.html"].decode()
    for change in (lambda: write(ledger, "address,title\n"), ledger.unlink):
        change()
        commit(content)
        assert "1999年,旧" in site_of(content)["years/1999/index.html"].decode()


def test_noting_twice_adds_nothing(tmp_path, capsys):
    content = make_content(tmp_path, {"00001": {}})
    site_of(content)
    for _round in range(2):
        assert note(content, tmp_path / "site") == 0
    noted = (content / "register/addresses.csv").read_bytes()
    assert (
        len({entry.address for entry in read_published_addresses(content / "register")})
        == noted.count(b"\n") - 1
    )
    assert "新增 0 个地址" in capsys.readouterr().out


def test_the_other_edition_follows_and_is_not_noted(tmp_path):
    site = replace(SITE, traditional=True)
    content = make_content(tmp_path, {"00001": {}})
    first = site_of(content, SITE=site)
    list_page = the_list_of_notices(first)
    assert note(content, tmp_path / "site") == 0
    ledger = content / "register/addresses.csv"
    assert "zh-hant" not in ledger.read_text(encoding="utf-8")
    # Versions before this one noted them.
    with ledger.open("a", encoding="utf-8") as file:
        file.write(f"zh-hant/index.html,首頁\nzh-hant/{list_page},通知\n")
    write(content / place("00001"), item(genre="公告"))
    files = site_of(content, SITE=site, PUBLISHED=str((tmp_path / "site").rename(tmp_path / "public")))
    assert "這個頁面現在沒有內容" in files[f"zh-hant/{list_page}"].decode()


def test_the_site_at_a_target_is_noted_as_that_in_a_folder(tmp_path, capsys):
    content = make_content(tmp_path, {"00001": {}})
    site_of(content)
    assert note(content, tmp_path / "site") == 0
    ledger = content / "register/addresses.csv"
    wanted = ledger.read_bytes()
    ledger.unlink()
    file = targets(tmp_path, f"folder: {{folder: {tmp_path / 'www'}}}")
    assert note_target(content, "www", file) == 1
    assert "manifest.json" in capsys.readouterr().err
    assert published(tmp_path / "site", file) == 0
    assert note_target(content, "www", file) == 0
    assert ledger.read_bytes() == wanted
    assert note_target(content, "nowhere", file) == 1
    assert "nowhere" in capsys.readouterr().err


def test_a_folder_that_is_no_site_is_refused(tmp_path, capsys):
    content = make_content(tmp_path, {})
    assert note(content, tmp_path) == 1
    assert "manifest.json" in capsys.readouterr().err


def test_the_guard_refuses_to_lose_a_page_that_readers_have(tmp_path):
    content = make_content(tmp_path, {"00001": {}})
    path = the_list_of_notices(site_of(content))
    old = (tmp_path / "site").rename(tmp_path / "public")
    write(content / place("00001"), item(genre="公告"))
    for given in (old, old / "manifest.json"):
        with pytest.raises(BuildFailed, match=path):
            site_of(content, PUBLISHED=str(given))
    assert note(content, old) == 0
    assert path in site_of(content, PUBLISHED=str(old))


@pytest.mark.parametrize("data", [b"{}", b"\xff"])
def test_a_guard_that_cannot_be_read_stops_the_build(tmp_path, data):
    content = make_content(tmp_path, {"00001": {}})
    with pytest.raises(BuildFailed, match=r"manifest\.json"):
        site_of(content, PUBLISHED=str(write(tmp_path / "manifest.json", data)))


@pytest.mark.parametrize("data", ["a,b\n", "address,title\n../x.html,t\n", b"address,title\n\xff,t\n"])
def test_a_faulty_ledger_of_addresses_is_named(tmp_path, data):
    write(tmp_path / "addresses.csv", data)
    with pytest.raises(InvalidRegister, match=r"addresses\.csv"):
        read_published_addresses(tmp_path)


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("items/SL0000019/2026/00001.html", "catalog/SL0000019/2026/00001.md"),
        ("items/imported/undated/new-a.html", "catalog/imported/undated/new-a.md"),
        ("items/SL0000019/2026/00001/history.html", ""),
        ("guides/SL0000019.html", "guides/SL0000019.md"),
        ("guides/index.html", ""),
        ("pages/about.html", "pages/about.md"),
    ],
)
def test_the_file_behind_an_address_is_known(address, source):
    assert source_of(address) == source


def test_numbered_items_and_files_are_left_to_other_ledgers():
    assert not is_noted("items/SL0000019/2026/00001.html")
    assert not is_noted("items/SL0000019/2026/00001/history.html")
    assert not is_noted("theme/site.css")
    assert is_noted("items/imported/2024/new-a.html")
    assert is_noted("topics/feed.xml")
