"""Lists of all data files, so that whoever copies the site by following links gets the search as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from typing import Any

from plugins.disclosure.digests import digest
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, site_tags
from plugins.disclosure.site import Site
from plugins.search.data_files import FOLDER

FILES_A_LIST = 1000
FILE_LISTS = f"{FOLDER}/files.html"


def file_lists(paths: Sequence[str], site: Site) -> Iterator[Page]:
    """The first list, which leads to all others, and these; `paths` are those of the data files."""
    ordered = sorted(paths)
    chunks = [ordered[start : start + FILES_A_LIST] for start in range(0, len(ordered), FILES_A_LIST)]
    more = [_address(number) for number in range(1, len(chunks))]
    for number, chunk in enumerate(chunks or [[]]):
        links = [*chunk, *(more if number == 0 else [])]
        key = digest(site.name, site.domain, site.id_code, *links)
        yield Page(_address(number), "text.html", partial(_data, _address(number), links, site), key)


def _address(number: int) -> str:
    return FILE_LISTS if number == 0 else f"{FOLDER}/files-{number}.html"


def _data(address: str, links: Sequence[str], site: Site) -> dict[str, Any]:
    title = _("检索用的数据文件")
    entries = (
        f'<li><a href="{escape(link.removeprefix(FOLDER + "/"))}">{escape(link)}</a></li>' for link in links
    )
    note = _("页面检索时自动载入这些文件，通常不必打开。完整复制网站时请一并复制。")
    return {
        "meta": site_tags(site),
        "title": title,
        "breadcrumbs": crumbs((title, address)),
        "body": f"<p>{escape(note)}</p>\n<ul>\n{chr(10).join(entries)}\n</ul>",
    }
