"""`robots.txt`: everything may be read and kept by everybody (RFC 9309), and where the site map is."""

from __future__ import annotations

from urllib.parse import urlsplit

from plugins.disclosure.digests import digest
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import MadeFile
from plugins.disclosure.site import Site
from plugins.sitemaps.sitemap_files import SITEMAP

ROBOTS = "robots.txt"


def robots_file(site: Site) -> MadeFile:
    """The file; below a sub-path, where no robot looks for it, it says what has to stand at the root of the host."""
    data = robots_text(site).encode()
    return MadeFile(ROBOTS, digest(data), lambda: data)


def robots_text(site: Site) -> str:
    """What the file says."""
    address = urlsplit(site.url)
    lines = ["# " + _("欢迎检索、存档和镜像本网站，不限程序，不限用途。")]
    if address.path:
        root = f"{address.scheme}://{address.netloc}/{ROBOTS}"
        lines += [
            "# " + _("网站位于 {path}/ 之下，程序只读取 {root}。", path=address.path, root=root),
            "# "
            + _("请网站主管单位把下面几行写进那个文件；那里不得有禁止访问 {path}/ 的行。", path=address.path),
        ]
    lines += ["User-agent: *", f"Allow: {address.path}/"]
    if site.url:
        lines += ["", f"Sitemap: {site.url}/{SITEMAP}"]
    return "\n".join(lines) + "\n"
