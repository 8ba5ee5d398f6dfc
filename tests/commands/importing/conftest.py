"""Pages of an invented city, and a quick way to import them."""

from pathlib import Path

import pytest

from commands.importing import run
from plugins.disclosure.front_matter import parse, split

BOX = """
<table class="bd1"><tbody>
<tr><td><b>索 引 号：</b></td><td>{index_number}</td><td><b>主题分类：</b></td><td>{topic}</td></tr>
<tr><td><b>发文机关：</b></td><td>{publisher}</td><td><b>成文日期：</b></td><td>{generated_on}</td></tr>
<tr><td><b>标　　题：</b></td><td colspan="3">{title}</td></tr>
<tr><td><b>发文字号：</b></td><td>{document_number}</td><td><b>发布日期：</b></td><td>{published_on}</td></tr>
</tbody></table>
"""
FACTS = {
    "index_number": "000014349/2026-00001",
    "topic": "综合政务\\政务公开",
    "publisher": "示例市人民政府",
    "generated_on": "2026年3月5日",
    "title": "示例市人民政府关于公园管理的通知",
    "document_number": "示政发〔2026〕3号",
    "published_on": "2026年3月6日",
}
TEXT = "<p>为了管好公园，方便居民休息，现将有关事项通知如下。</p>"


def page(text=TEXT, box=None, **facts):
    """The HTML of a page with a metadata box and `text` in its content element."""
    box = BOX.format(**FACTS | facts) if box is None else box
    return f'<html><head><meta charset="utf-8"></head><body>{box}<div id="UCAP-CONTENT">{text}</div></body></html>'


class Imported:
    """A finished import: its exit status, and the items by source or path."""

    def __init__(self, status, content, capsys):
        self.status = status
        self.content = content
        self.screen = capsys.readouterr().out
        self.report = (content / "register/import-report.md").read_text(encoding="utf-8")

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


@pytest.fixture
def content(tmp_path):
    return tmp_path / "content"


@pytest.fixture
def importing(tmp_path, content, capsys):
    """Imports files given as name=text or bytes; gives what came out."""

    def import_files(files, date="2026-04-01", into=content):
        source = tmp_path / "pages"
        for name, text in files.items():
            path = source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return Imported(run(source, into, date), into, capsys)

    return import_files


@pytest.fixture
def body(importing):
    """The Markdown of the item made from a page with this text."""

    def body_of(text, **facts):
        return importing({"page.html": page(text, **facts)}).only()[1]

    return body_of


SHARED_DATA = Path(__file__).parents[3] / ".." / "shared" / "data"
