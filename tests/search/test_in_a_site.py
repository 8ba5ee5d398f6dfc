"""The search as a part of the site: built with everything else, cheap to change, complete in a copy."""

import re

from commands.search import search
from plugins.search.script import SCRIPT_PATH
from tests.make import catalog, item, item_of, make_content, write
from tests.publisher.building import build, tree

ITEMS = {f"{serial:05}": {"title": f"第{serial}个停车场的通知"} for serial in range(1, 30)}


def index_files(site):
    return {path: data for path, data in tree(site).items() if path.startswith("search/")}


def test_a_changed_site_has_the_index_of_a_new_one(tmp_path, capsys):
    content = make_content(tmp_path, ITEMS)
    site, cache = tmp_path / "site", str(tmp_path / "cache")
    build(content, site, BUILD_CACHE=cache)
    before = index_files(site)
    changed = content / item_of(catalog(content), "00007").source
    write(changed, item(title="第7个停车场的通知", body="紫藤萝瀑布。\n"))
    write(content / "catalog" / "SL0000027" / "2026" / "00001.md", item(publisher="示例市财政局"))
    build(content, site, BUILD_CACHE=cache)
    build(content, tmp_path / "new")
    after = index_files(site)
    assert after == index_files(tmp_path / "new")
    assert after != before
    assert after[SCRIPT_PATH] == before[SCRIPT_PATH]
    assert search("紫藤萝", site) == 0
    assert "第7个停车场的通知" in capsys.readouterr().out


def test_a_copy_by_links_has_every_data_file(tmp_path):
    build(make_content(tmp_path, ITEMS), tmp_path / "site")
    listed = set()
    for path, data in index_files(tmp_path / "site").items():
        if re.fullmatch(r"search/files(-\d+)?\.html", path):
            listed |= {f"search/{link}" for link in re.findall(r'<li><a href="([^"]+)"', data.decode())}
    data_files = {path for path in index_files(tmp_path / "site") if not path.endswith(".html")}
    assert data_files <= listed
