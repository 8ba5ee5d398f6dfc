"""Pages and statutes of an invented city, and the result of importing them."""

import re
from pathlib import Path

from plugins.disclosure.front_matter import parse, split

ROOT = Path(__file__).parents[3]
SHARED_DATA = ROOT / ".." / "shared" / "data"
BOX = """
<table class="bd1"><tbody>
<tr><td><b>索 引 号：</b></td><td>{index_number}</td><td><b>主题分类：</b></td><td>{topic}</td></tr>
<tr><td><b>发文机关：</b></td><td>{publisher}</td><td><b>成文日期：</b></td><td>{generated_on}</td></tr>
<tr><td><b>标　　题：</b></td><td colspan="3">{title}</td></tr>
<tr><td><b>发文字号：</b></td><td>{document_number}</td><td><b>发布日期：</b></td><td>{published_on}</td></tr>
{more}</tbody></table>
"""
FACTS = {
    "index_number": "000014349/2026-00001",
    "topic": "综合政务\\政务公开",
    "publisher": "示例市人民政府",
    "generated_on": "2026年3月5日",
    "title": "示例市人民政府关于公园管理的通知",
    "document_number": "示政发〔2026〕3号",
    "published_on": "2026年3月6日",
    "more": "",
}
TEXT = "<p>为了管好公园，方便居民休息，现将有关事项通知如下。</p>"
STATUTE = """# 示例市公园条例

2020年3月5日 示例市人民政府令第8号公布

2020年5月1日 施行

<!-- INFO END -->

## 第一章 总 则

第一条 为了管好公园，方便居民休息，制定本条例。

1. 公园免费开放；
"""


def page(text=TEXT, **facts):
    """The HTML of a page with a metadata box and `text` in its content element."""
    box = BOX.format(**FACTS | facts)
    return f'<html><head><meta charset="utf-8"></head><body>{box}<div id="UCAP-CONTENT">{text}</div></body></html>'


class Imported:
    """A finished import: its exit status, what it said, and the items that it left."""

    def __init__(self, status, content, screen):
        self.status = status
        self.content = content
        self.screen = screen
        report = content / "register/import-report.md"
        self.report = report.read_text(encoding="utf-8") if report.exists() else ""

    @property
    def paths(self):
        """The paths of all items below the catalog folder."""
        catalog = self.content / "catalog"
        return sorted(path.relative_to(catalog).as_posix() for path in catalog.rglob("*.md"))

    def read(self, path):
        """The front matter and the body of the item at `path` below the catalog folder."""
        head, body, _line = split((self.content / "catalog" / path).read_text(encoding="utf-8"))
        return parse(head), body.strip("\n")

    def only(self):
        """Front matter and body of the only item."""
        (path,) = self.paths
        return self.read(path)

    def tree(self):
        """Every file with its bytes."""
        return {
            path.relative_to(self.content).as_posix(): path.read_bytes()
            for path in sorted(self.content.rglob("*"))
            if path.is_file()
        }


def squeezed(text):
    """`text` without white space and invisible characters."""
    return re.sub(r"[\s\u200b\ufeff]+", "", text)
