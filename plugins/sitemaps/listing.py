"""The page that leads to every list for programs. How many there are is known only when all pages are.

So it is no page of a template but a file made last, in the plainest HTML that the style sheet knows.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Seal
from plugins.disclosure.site import Site
from plugins.sitemaps.resource_sync import LISTING, ORDER

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'"


def listing_seal(site: Site, groups: Iterable[tuple[str, Iterable[str]]]) -> Seal:
    """The page; `groups` are headings with the paths below them."""
    data = _page(site, groups).encode()
    return Seal(ORDER, LISTING, lambda _files: data)


def _page(site: Site, groups: Iterable[tuple[str, Iterable[str]]]) -> str:
    title = _("供程序读取的清单")
    # Gathering the message catalog does not look into f-strings.
    lead = _("这些文件列出本网站的全部地址，供检索、存档和镜像的程序使用。")
    parts = "".join(_group(heading, paths) for heading, paths in groups)
    return f"""<!DOCTYPE html>
<html lang="{escape(site.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Yangguang">
<title>{escape(title)} - {escape(site.name)}</title>
<link rel="icon" type="image/svg+xml" href="../theme/mark.svg">
<link rel="stylesheet" href="../theme/site.css">
</head>
<body>
<header class="site-header"><p class="site-name"><a href="../index.html">{escape(site.name)}</a></p></header>
<main>
<h1>{escape(title)}</h1>
<p class="lead">{escape(lead)}</p>
{parts}<p><a href="../sitemap.html">{escape(_("网站地图"))}</a></p>
</main>
</body>
</html>
"""


def _group(heading: str, paths: Iterable[str]) -> str:
    links = "".join(f'<li><a href="../{path}">{path}</a></li>\n' for path in paths)
    return f"<h2>{escape(heading)}</h2>\n<ul>\n{links}</ul>\n"
