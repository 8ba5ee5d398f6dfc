"""Parts that pages of every plugin share: the required meta tags and the breadcrumbs.

网站指引 asks for 3 meta tags on the home page, 7 on lists and 10 on items, none of them empty.
"""

from __future__ import annotations

from collections.abc import Sequence

from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.site import Site


def site_tags(site: Site) -> dict[str, str]:
    """SiteName, SiteDomain, SiteIDCode."""
    return {"SiteName": site.name, "SiteDomain": site.domain, "SiteIDCode": site.id_code}


def list_tags(site: Site, title: str, description: str) -> dict[str, str]:
    """Those of the site and the four of a column."""
    return {
        **site_tags(site),
        "ColumnName": title,
        "ColumnDescription": description or title,
        "ColumnKeywords": title,
        "ColumnType": _("政府信息公开"),
    }


def item_tags(site: Site, item: Item, body_names: Sequence[str], column: str) -> dict[str, str]:
    """Those of a list and the three of an item, then the optional ones that have a value."""
    shown = item.fields.published_on
    tags = {
        **list_tags(site, column, _("{site}“{column}”栏目", site=site.name, column=column)),
        "ArticleTitle": item.title,
        "ContentSource": _("、").join(body_names) or site.organiser,
    }
    day = item.first_shown_on or item.fields.generated_on
    if day:
        tags["PubDate"] = f"{day} {shown.clock if shown and shown.clock else '00:00'}"
    if site.url:
        tags["Url"] = f"{site.url}/{item.address}"
    if item.fields.keywords and item.open_to_all:
        tags["Keywords"] = _("，").join(item.fields.keywords)
    if item.fields.summary and item.open_to_all:
        tags["Description"] = item.fields.summary
    return tags


def crumbs(*steps: tuple[str, str]) -> list[dict[str, str]]:
    """Breadcrumbs from (title, address) pairs, the home page first."""
    return [{"title": title, "address": address} for title, address in ((_("首页"), "index.html"), *steps)]
