"""The same texts as articles of stock Pelican with the theme that comes with it."""

from __future__ import annotations

from pathlib import Path

from plugins.disclosure.front_matter import parse, split
from plugins.disclosure.site import Site

SETTINGS = """\
PATH = {path!r}
OUTPUT_PATH = {output!r}
SITENAME = {name!r}
SITEURL = ""
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh_cn"
THEME = "simple"
DEFAULT_PAGINATION = {page_size}
FEED_MAX_ITEMS = {feed_size}
RELATIVE_URLS = True
"""


def write_pelican_site(content: Path, site: Site, folder: Path, output: Path) -> Path:
    """Write articles of the items in `content` into the new `folder`; returns the settings file beside it."""
    folder.mkdir()
    for path in (content / "catalog").rglob("*.md"):
        head, body, _line = split(path.read_text(encoding="utf-8"))
        fields = parse(head)
        name = article_of(path.relative_to(content).as_posix())
        lines = (
            f"Title: {fields['title']}",
            f"Date: {fields['generated_on']}",
            f"Category: {fields['topic'].partition('/')[0]}",
            f"Tags: {fields['genre']}",
            f"Author: {fields['publisher']}",
            f"Summary: {fields['summary']}",
            f"Slug: {name.removesuffix('.md')}",
        )
        (folder / name).write_text("\n".join(lines) + "\n\n" + body, encoding="utf-8")
    settings = folder.with_suffix(".py")
    settings.write_text(
        SETTINGS.format(
            path=str(folder),
            output=str(output),
            name=site.name,
            page_size=site.page_size,
            feed_size=site.feed_size,
        ),
        encoding="utf-8",
    )
    return settings


def article_of(item: str) -> str:
    """The name of the article for an item (`catalog/…/00001.md`)."""
    return item.removeprefix("catalog/").replace("/", "-")
