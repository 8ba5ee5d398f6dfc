"""Every page can be reached by plain links, every link leads somewhere, and a mirror is complete."""

import re
import shutil
import subprocess

import pytest

from tests.browser.served import served
from tests.publisher.building import tree

WGET = shutil.which("wget")


def test_every_link_leads_to_a_file(site):
    broken = [
        (path, target) for path in site.pages for target in site.links(path) if target not in site.files
    ]
    assert broken == []


def test_every_page_is_reached_from_the_home_page_by_plain_links(site):
    seen, pending = {"index.html"}, ["index.html"]
    while pending:
        for target in site.links(pending.pop()):
            if target not in seen and target.endswith(".html"):
                seen.add(target)
                pending.append(target)
    assert seen == set(site.pages)


def test_every_feed_and_attachment_is_linked(site):
    linked = {target for path in site.pages for target in site.links(path)}
    styles = {site.files[path].decode() for path in linked if path.endswith(".css")}
    linked |= {f"theme/{name}" for style in styles for name in re.findall(r'url\("([^":]+)"\)', style)}
    assert {path for path in site.files if not path.endswith(".html")} <= linked


# It is shown at any address, so its links begin with that of the site.
NOT_FOUND = "404.html"


def test_all_addresses_within_the_site_are_relative_and_without_a_question_mark(site):
    for page in (page for path, page in site.pages.items() if path != NOT_FOUND):
        for tag in page.find_all(href=True) + page.find_all(src=True):
            address = str(tag.get("href") or tag.get("src"))
            assert not address.startswith(("/", "//", "?", "file:"))
            assert "shili.example" not in address
            assert "?" not in address


def test_nothing_is_loaded_from_elsewhere(site):
    for page in (page for path, page in site.pages.items() if path != NOT_FOUND):
        for tag in page.find_all(["link", "script", "img", "iframe", "source"]):
            assert "://" not in str(tag.get("href") or tag.get("src"))
        assert not page.select("style, [style], [onclick], script:not([src], [type='application/ld+json'])")


@pytest.mark.skipif(WGET is None, reason="没有 wget，无法试做镜像")
def test_a_mirror_by_wget_is_the_whole_site(site, tmp_path):
    folders = ["--no-parent", "--no-host-directories", "--cut-dirs=2"]
    options = ["--mirror", *folders, "--no-verbose", "--no-http-keep-alive", "--no-config"]
    with served(site.folder) as server:
        command = [WGET, *options, f"{server.url}index.html"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    mirrored = tree(tmp_path)
    assert sorted(set(site.files) - set(mirrored)) == [], done.stderr[-2000:]
    assert mirrored == site.files
