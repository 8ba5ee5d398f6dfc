"""What moved leads on, and what was published and is gone without a word stops the build."""

import json

import pytest
from bs4 import BeautifulSoup

from plugins.disclosure.errors import BuildFailed
from tests.history.desk import Desk
from tests.make import FINANCE, make_content, write
from tests.publisher.building import build, tree

ITEM = "items/SL0000019/2026/00001.html"
OLD = "art/2023/5/6/art_1.html"
HEAD = "redirects:\n"


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def redirect(old, new, on="2026-03-04", reason="搬家"):
    return f"  - {{old: '{old}', new: '{new}', on: '{on}', reason: {reason}}}\n"


def site_of(folder, files, **settings):
    content = make_content(folder, files)
    build(content, folder / "site", **settings)
    return tree(folder / "site")


def refused(folder, files, **settings):
    with pytest.raises(BuildFailed) as raised:
        site_of(folder, files, **settings)
    return str(raised.value)


def leads_to(files, path):
    soup = BeautifulSoup(files[path], "lxml")
    target = soup.select_one("meta[http-equiv=refresh]")["content"].partition("url=")[2]
    assert soup.select_one("link[rel=canonical]")["href"] == soup.select_one("main a")["href"] == target
    assert soup.select("script") == []
    parts = path.split("/")[:-1]
    for step in target.split("/"):
        parts = parts[:-1] if step == ".." else [*parts, step]
    return "/".join(parts)


def test_an_old_address_leads_to_the_item_with_a_number(tmp_path):
    register = HEAD + redirect(f"/{OLD}", "SL0000019/2026-00001", reason="旧网站<b>")
    files = site_of(tmp_path, {"00001": {}, "register/redirects.yml": register})
    assert leads_to(files, OLD) == ITEM
    assert "旧网站&lt;b&gt;" in files[OLD].decode()
    assert json.loads(files["archive/addresses.json"])["moved"] == {OLD: ITEM}
    assert OLD in files["archive/moved.html"].decode()


def test_addresses_that_no_page_can_have_are_told_to_the_server_alone(tmp_path):
    register = HEAD + redirect("zwgk/list.jsp", ITEM) + redirect("zwgk/", ITEM)
    files = site_of(tmp_path, {"00001": {}, "register/redirects.yml": register})
    assert "zwgk/list.jsp" not in files
    assert leads_to(files, "zwgk/index.html") == ITEM
    assert set(json.loads(files["archive/addresses.json"])["moved"]) == {"zwgk/list.jsp", "zwgk/index.html"}


@pytest.mark.parametrize(
    ("lines", "line", "words"),
    [
        (redirect("index.html", ITEM), 2, "现在有页面"),
        (redirect("INDEX.html", ITEM), 2, "现在有页面"),
        (redirect("items", ITEM), 2, "与网站里的文件夹同名"),
        (redirect("index.html/a.html", ITEM), 2, "与网站里的文件夹同名"),
        (redirect(OLD, "lists/none.html"), 2, "没有页面"),
    ],
)
def test_what_only_the_build_knows_is_refused_with_its_line(tmp_path, lines, line, words):
    told = refused(tmp_path, {"00001": {}, "register/redirects.yml": HEAD + lines})
    assert f"register/redirects.yml:{line}: " in told
    assert words in told


def test_an_item_that_got_its_number_after_it_was_published_leads_on(desk):
    desk.put("new-parking/list.csv", "a,b\n1,2\n")
    desk.publish("2026-03-04", "new-parking", body="见[名单](new-parking/list.csv)。\n")
    before = files_of(desk)
    folder = desk.content / "catalog/SL0000019/2026"
    for path in sorted(folder.glob("new-parking*")):
        path.rename(path.with_name(path.name.replace("new-parking", "00001")))
    desk.write("00001", body="见[名单](00001/list.csv)。\n")
    for files in (files_of(desk), [desk.commit("2026-03-05"), files_of(desk)][1]):
        assert leads_to(files, "items/SL0000019/2026/new-parking.html") == ITEM
        assert lost(before, files) == []


def lost(before, files):
    """What of the items answered and does so no more; data lead on where the server knows `addresses.json`."""
    moved = json.loads(files["archive/addresses.json"])["moved"]
    return [path for path in before if path.startswith("items/") and path not in files and path not in moved]


def files_of(desk):
    build(desk.content, desk.top.parent / "site")
    return tree(desk.top.parent / "site")


def test_a_published_file_that_is_gone_stops_the_build_until_it_leads_on(desk):
    desk.publish("2026-03-04")
    desk.publish("2026-03-04", "new-x", title="示例市人民政府关于停车收费的通知")
    (desk.content / "catalog/SL0000019/2026/new-x.md").unlink()
    with pytest.raises(
        BuildFailed, match=r"items/SL0000019/2026/new-x\.html.*catalog/SL0000019/2026/new-x\.md"
    ):
        desk.site()
    desk.commit("2026-03-05")
    with pytest.raises(BuildFailed, match=r"redirects\.yml"):
        desk.site()
    write(
        desk.content / "register/redirects.yml",
        HEAD + redirect("items/SL0000019/2026/new-x.html", "SL0000019/2026-00001"),
    )
    assert leads_to(files_of(desk), "items/SL0000019/2026/new-x.html") == ITEM


def test_what_was_never_published_may_go(desk):
    desk.publish("2026-03-04", published_on="2026-12-01")
    (desk.content / "catalog/SL0000019/2026/00001.md").unlink()
    desk.commit("2026-03-05")
    assert ITEM not in desk.site()


def test_what_was_published_may_not_be_put_off(desk):
    desk.publish("2026-03-04")
    desk.publish("2026-03-05", published_on="2026-12-01")
    with pytest.raises(BuildFailed, match="00001"):
        desk.site()


def test_records_that_are_gone_stop_the_build_and_those_that_moved_lead_on(desk):
    page = "---\ntitle: 关于\n---\n说明。\n"
    desk.put("pages/about.md", page)
    desk.publish("2026-03-04")
    (desk.content / "pages/about.md").rename(desk.content / "pages/us.md")
    assert leads_to(files_of(desk), "pages/about.html") == "pages/us.html"
    (desk.content / "pages/us.md").unlink()
    with pytest.raises(BuildFailed, match=r"pages/about\.html"):
        desk.site()


def test_another_body_s_folder_leads_on_with_versions_and_attachments(desk):
    desk.put("00001/list.csv", "a,b\n1,2\n")
    desk.publish("2026-03-04", body="见[名单](00001/list.csv)。\n")
    change = [{"on": "2026-03-10", "kind": "细微修改", "note": "更正"}]
    desk.publish("2026-03-10", body="又见[名单](00001/list.csv)。\n", changes=change)
    before = files_of(desk)
    folder = desk.content / f"catalog/{FINANCE}/2026"
    folder.mkdir(parents=True)
    for path in sorted((desk.content / "catalog/SL0000019/2026").iterdir()):
        path.rename(folder / path.name)
    desk.commit("2026-03-20")
    files = files_of(desk)
    assert lost(before, files) == []
    assert leads_to(files, "items/SL0000019/2026/00001/versions/2026-03-04.html") == (
        f"items/{FINANCE}/2026/00001/versions/2026-03-04.html"
    )


def test_an_item_that_moved_twice_leads_on_from_both_places(desk):
    desk.publish("2026-03-04")
    for day, name in (("2026-03-05", "00002"), ("2026-03-06", "00003")):
        folder = desk.content / "catalog/SL0000019/2026"
        next(folder.glob("*.md")).rename(folder / f"{name}.md")
        desk.commit(day)
    files = files_of(desk)
    for name in ("00001", "00002"):
        assert leads_to(files, f"items/SL0000019/2026/{name}.html") == "items/SL0000019/2026/00003.html"
