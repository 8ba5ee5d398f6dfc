"""A copy made by following links is the whole site: with wget byte by byte, with HTTrack in every page and word."""

import subprocess

from bs4 import BeautifulSoup

from commands import tools
from tests.mirrors.conftest import needed
from tests.publisher.building import differing, tree

HTTRACK = (
    *("--quiet", "--robots=0", "--generate-errors=0", "--sockets=8"),
    *("--connection-per-second=0", "--max-rate=0", "--disable-security-limits"),
)
NO_PICTURE = "items/SL0000019/2026/x.html"


def text(page):
    """What a page says, without white space."""
    return "".join(BeautifulSoup(page, "lxml").get_text().split())


def test_wget_gets_exactly_the_site(original, mirror):
    assert differing(tree(mirror), tree(original.path)) == []


def test_httrack_gets_every_file_and_word(original, tmp_path):
    command = [str(needed(tools.httrack)), f"{original.url}index.html", "-O", str(tmp_path), *HTTRACK]
    subprocess.run(command, capture_output=True, check=False, timeout=300)
    (host,) = tmp_path.glob("127.0.0.1_*")
    copy, files = tree(host / "portal" / "zwgk"), tree(original.path)
    assert sorted(set(files) - set(copy)) == []
    # It takes the attack in the words of an item for a picture, and keeps the answer that there is none.
    assert sorted(set(copy) - set(files)) == [NO_PICTURE]
    changed = [
        path for path in differing(copy, files) if not path.endswith((".html", ".xml", ".css", ".svg"))
    ]
    assert changed == []
    pages = [path for path in files if path.endswith(".html")]
    assert [path for path in pages if text(copy[path]) != text(files[path])] == []
