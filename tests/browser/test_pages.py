"""The sample site in a browser: every kind of page can be reached, fits every screen and breaks no rule."""

import hashlib
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.request import url2pathname

import pytest

WIDTHS = (320, 768, 1440)
LISTS = ("index.html", "catalog/index.html", "bodies/index.html", "topics/index.html", "years/index.html")
# What makes an item's page look different from another one's.
ITEM_PARTS = (
    'class="notice withdrawn"',
    'class="notice ended"',
    'class="notice not-open"',
    'class="table"',
    'class="attachments"',
    'class="relations"',
    'class="timeline"',
    'class="changes"',
    "<img ",
)
ITEM_LINK = re.compile(r'<a href="([^"]*items/[^"]*\.html)"')

CELLS = """rows => rows.map(row => [...row.cells].map(cell => {
    const box = cell.getBoundingClientRect();
    return {
        label: cell.dataset.label,
        text: cell.textContent,
        shown: box.width > 0 && box.height > 0 && box.left >= 0 && box.right <= innerWidth,
    };
}))"""


@pytest.fixture
def strict_page(page):
    """A page that fails its test when the browser complains: an error, a blocked resource, a file not found."""
    complaints = []

    def listen(message):
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    def answered(response):
        if response.status >= 400:
            complaints.append(f"{response.status} {response.url}")

    page.on("console", listen)
    page.on("response", answered)
    yield page
    assert not complaints


@pytest.fixture(params=["served", "disk"])
def start(request, site):
    """The address of the site's root, below a sub-path of a server and as a folder on disk."""
    return site.url if request.param == "served" else f"{site.path.as_uri()}/"


def texts(site):
    """Address below the root → HTML of every item page."""
    found = addresses(site, "items/**/*.html")
    return {address: (site.path / address).read_text(encoding="utf-8") for address in found}


def page_kinds(site):
    """Addresses of one page for everything that pages of this site can show, and of the longest title."""
    items = texts(site)
    shown = [first(part, (address for address, html in items.items() if part in html)) for part in ITEM_PARTS]
    longest = max(items, key=lambda address: len(re.search("<h1>(.*)</h1>", items[address])[1]))
    others = [first(kind, addresses(site, kind)) for kind in ("bodies/*/index.html", "pages/*.html")]
    stories = [first(kind, addresses(site, kind)) for kind in ("dossiers/w*.html", "normative/Y*.html")]
    stories += ["dossiers/index.html", "normative/index.html"]
    return list(dict.fromkeys([*LISTS, *others, *stories, *shown, longest]))


def addresses(site, pattern):
    """The addresses below the root that match a glob pattern, in order."""
    return sorted(path.relative_to(site.path).as_posix() for path in site.path.glob(pattern))


def first(what, found):
    """The first of the addresses; the sample content must have one."""
    address = next(iter(found), None)
    assert address, f"no page with {what} in the sample content"
    return address


def list_and_item_with_attachment(site):
    """Addresses of a body's list and of an item that stands on it and has an attachment."""
    items = texts(site)
    for listed in addresses(site, "bodies/*/index.html"):
        for link in ITEM_LINK.findall((site.path / listed).read_text(encoding="utf-8")):
            address = urljoin(listed, link)
            if 'class="attachments"' in items[address]:
                return listed, address
    raise AssertionError("no body's list shows an item with an attachment")


def follow(page, link, address):
    """Click `link` and see that it leads to `address`."""
    link.click()
    page.wait_for_url(lambda url: url.endswith(address))


def attached(page, link):
    """The bytes that a reader gets from the link of an attachment, under the name that the link promises."""
    if page.url.startswith("file:"):  # a copy on disk opens the file in a viewer instead of saving it
        return Path(url2pathname(urlsplit(link.evaluate("link => link.href")).path)).read_bytes()
    with page.expect_download() as waiting:
        link.click()
    assert waiting.value.suggested_filename == link.get_attribute("download")
    return Path(waiting.value.path()).read_bytes()


def test_from_home_to_an_attachment_and_back(strict_page, site, start):
    page = strict_page
    listed, item = list_and_item_with_attachment(site)
    page.goto(urljoin(start, "index.html"))
    follow(page, page.locator(f'main a[href="{listed}"]'), listed)
    body = page.locator("h1").inner_text()
    follow(page, page.locator(f'main a[href$="{item}"]'), item)
    assert body in page.locator('.box [data-field="publisher"]').inner_text()

    attachment = page.locator(".attachments li").first
    data = attached(page, attachment.locator("a"))
    assert hashlib.sha256(data).hexdigest() == attachment.locator("code").inner_text()

    follow(page, page.locator(".breadcrumbs a").nth(1), "catalog/index.html")
    follow(page, page.locator(".breadcrumbs a").first, "index.html")
    assert page.locator('.sections [aria-current="page"]').inner_text() == "首页"


def test_every_page_kind_fits_every_screen(strict_page, site):
    page = strict_page
    too_wide = []
    for address in page_kinds(site):
        page.goto(site.url + address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            needed = page.evaluate("document.documentElement.scrollWidth")
            if needed > width:
                too_wide.append(f"{address} needs {needed} of {width} px")
    assert not too_wide


def test_every_page_kind_has_its_landmarks_and_nothing_inline(strict_page, site):
    page = strict_page
    for address in page_kinds(site):
        page.goto(site.url + address)
        assert page.locator("html").get_attribute("lang") == "zh-CN"
        for landmark in ("h1", "main#main", "header", "footer", "nav[aria-label='主导航']"):
            assert page.locator(landmark).count() == 1, f"{landmark} on {address}"
        levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
            "headings => headings.map(heading => Number(heading.tagName[1]))"
        )
        assert levels[0] == 1, address
        assert page.locator("script:not([src], [type='application/ld+json']), style, [style]").count() == 0, address
        assert page.locator("main").evaluate("main => getComputedStyle(main).flexGrow") == "1", (
            "no style sheet"
        )


@pytest.mark.parametrize("width", WIDTHS)
def test_a_list_shows_every_cell_on_every_screen(strict_page, site, width):
    page = strict_page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site.url + "catalog/index.html")
    rows = page.locator(".items tbody tr").evaluate_all(CELLS)
    labels = page.locator(".items thead th").evaluate_all("heads => heads.map(head => head.textContent)")
    assert rows
    for row in rows:
        assert [cell["label"] for cell in row] == labels
        assert [cell["text"] for cell in row if not cell["shown"] and cell["text"] != "—"] == []


def test_a_wide_table_scrolls_by_itself(strict_page, site):
    page = strict_page
    page.set_viewport_size({"width": 320, "height": 900})
    wide = [address for address, html in texts(site).items() if 'class="table"' in html]
    assert wide
    for address in wide[:3]:
        page.goto(site.url + address)
        for frame in page.locator(".body .table").all():
            assert frame.evaluate("frame => frame.getBoundingClientRect().right <= innerWidth")
            assert frame.evaluate("frame => getComputedStyle(frame).overflowX") == "auto"


def test_the_keyboard_reaches_the_text_first(strict_page, site):
    page = strict_page
    page.goto(site.url + "catalog/index.html")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("link => link === document.activeElement && link.getBoundingClientRect().top >= 0")
    assert skip.evaluate("link => getComputedStyle(link).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("main a").first.evaluate("link => link === document.activeElement")
