"""The browser fixtures themselves, on a hand-made site."""

import pytest

from tests.browser.served import PREFIX, served
from tests.browser.watched import watched_page

HOME = '<!DOCTYPE html><meta charset="utf-8"><title>首页</title><script src="app.js"></script>'


@pytest.fixture
def folder(tmp_path):
    """A site of one page and one script."""
    (tmp_path / "index.html").write_text(HOME, encoding="utf-8")
    (tmp_path / "app.js").write_text("document.title += '，脚本已运行'", encoding="utf-8")
    return tmp_path


def test_a_page_is_shown_below_the_sub_path(page, folder):
    with served(folder) as site:
        assert page.goto(site.url).ok
        assert page.title() == "首页，脚本已运行"
        assert page.evaluate("location.pathname") == PREFIX


def test_nothing_is_answered_outside_the_sub_path(page, folder):
    with served(folder) as site:
        root = site.url.removesuffix(PREFIX)
        for address in ("/", "/index.html", "/portal/app.js"):
            assert page.goto(root + address).status == 404


def test_what_leads_out_of_the_folder_is_not_found(page, folder):
    with served(folder) as site:
        assert page.goto(site.url + "%2e%2e/%2e%2e/etc/hostname").status == 404


def test_a_page_opens_from_disk(page, folder):
    page.goto((folder / "index.html").as_uri())
    assert page.title() == "首页，脚本已运行"


def test_a_request_to_another_host_fails_the_test(chromium):
    with pytest.raises(AssertionError, match=r"cdn\.invalid"), watched_page(chromium) as page:
        page.set_content('<img src="https://cdn.invalid/logo.png" alt="">')


def test_a_script_error_fails_the_test(chromium):
    with pytest.raises(AssertionError, match="broken"), watched_page(chromium) as page:
        page.set_content("<script>throw new Error('broken')</script>")
