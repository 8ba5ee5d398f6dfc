"""A browser page that may neither ask another host for anything nor run into a script error."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, Route

LOCAL = ("http://127.0.0.1:", "file:", "data:", "blob:", "about:")


@contextmanager
def watched_page(browser: Browser) -> Iterator[Page]:
    """Open a page in a context of its own, in Chinese; raises AssertionError at the end when it misbehaved.

    Requests to other hosts are stopped before they leave the machine.
    """
    context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
    outside: list[str] = []
    errors: list[str] = []

    def refuse(route: Route) -> None:
        outside.append(route.request.url)
        route.abort()

    context.route(lambda url: not url.startswith(LOCAL), refuse)
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context.new_page()
    context.close()
    assert not outside, f"requests to other hosts: {outside}"
    assert not errors, f"script errors: {errors}"
