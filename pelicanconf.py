"""Who the site is and which plugins run. Change SITE to make the site yours."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:  # the `pelican` program does not look for modules here by itself
    sys.path.insert(0, str(ROOT))

from plugins import (  # noqa: E402
    answers,
    archive,
    catalog,
    delivery,
    dossiers,
    exports,
    frame,
    guides,
    handbook,
    history,
    kiosk,
    linked_data,
    money,
    normative,
    not_found,
    notices,
    plain_pages,
    postings,
    publisher,
    qrcodes,
    redirects,
    reports,
    requests,
    search,
    services,
    sheets,
    sitemaps,
    standards,
    supervision,
    traditional,
)
from plugins.disclosure.frame import Frame  # noqa: E402
from plugins.disclosure.site import Site  # noqa: E402

SITE = Site(
    name="示例市政府信息公开",
    description="示例市各级行政机关依照《中华人民共和国政府信息公开条例》主动公开的信息，可以查阅和下载。",
    domain="www.shili.example",
    id_code="9900000000",
    organiser="示例市人民政府办公室",
    # Under which terms everything may be used; leave it out where nothing was decided.
    license="https://creativecommons.org/licenses/by/4.0/deed.zh-hans",
    # Every page also in traditional characters, below zh-hant/; off unless it is switched on here.
    traditional=True,
    footer={
        "联系电话": "0000-12340110",
        "联系地址": "示例市示例大道 1 号市民中心 A 座",
        "备案号": "示ICP备00000000号",
        "公安备案号": "示公网安备00000000000000号",
        "IPv6": "支持 IPv6 访问",
    },
    frame=Frame(
        undertaker="示例市大数据中心",
        footer_links={
            "党政机关": "https://www.shili.example/biaoshi",
            "政府网站找错": "https://www.shili.example/zhaocuo",
        },
    ),
)
# Who looks after everything that belongs to no single body: accounts or teams of the hosting platform.
CODE_OWNERS = ("@shili/zwgk",)
PLUGINS = [
    publisher,
    catalog,
    plain_pages,
    handbook,
    frame,
    not_found,
    guides,
    requests,
    reports,
    notices,
    services,
    money,
    answers,
    standards,
    dossiers,
    normative,
    sheets,
    postings,
    delivery,
    kiosk,
    supervision,
    qrcodes,
    redirects,
    history,
    search,
    linked_data,
    sitemaps,
    exports,
    archive,
    traditional,
]
PELICAN_CLASS = publisher.PublishingPelican

PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
BUILD_CACHE = str(ROOT / ".cache")  # what spares the next build work; may be deleted at any time
WORKERS = 0  # processes that share the work; 0: as many as there are processors
THEME = str(ROOT / "theme")
SITENAME = SITE.name
# The public address at which the site is mounted, without a slash at its end: QR codes lead there, for ever, also from
# paper. Empty: no address is known yet, and no page shows a code.
SITEURL = f"https://{SITE.domain}"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh_cn"

# Pelican's own articles, pages, feeds and file copying stay empty: the plugins above make every page.
ARTICLE_PATHS = []
PAGE_PATHS = []
STATIC_PATHS = []
THEME_STATIC_PATHS = []
DIRECT_TEMPLATES = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
