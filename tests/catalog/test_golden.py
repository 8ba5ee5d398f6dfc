"""A few pages byte by byte, so that no change of a page goes unseen; `pytest --refresh-golden` takes one over."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "golden"
PAGES = {
    "home.html": "index.html",
    "item.html": "items/SL0000019/2026/00001.html",
    "list.html": "catalog/index.html",
    "feed.xml": "catalog/feed.xml",
}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_as_it_was(site, name, request):
    built = site.files[PAGES[name]].decode()
    path = FOLDER / name
    if request.config.getoption("--refresh-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(built.encode())
    assert path.is_file(), "还没有这一页，先运行 pytest --refresh-golden"
    assert built.splitlines() == path.read_bytes().decode().splitlines()
    assert built.encode() == path.read_bytes()
