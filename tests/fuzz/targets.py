"""What is fed with bytes, and what has to hold whatever they are: a value or a complaint, never both, never neither."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from plugins.disclosure.bodies import Body
from plugins.disclosure.checks.registry import CHECKS, hits_of_item
from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.findings import Finding, Unreadable
from plugins.disclosure.index_numbers import read_schemes
from plugins.disclosure.ledger import read_ledger
from plugins.disclosure.plain_pages import PAGES
from plugins.disclosure.reader import ItemReader
from plugins.disclosure.records import read_records
from plugins.disclosure.register import read_register
from plugins.disclosure.register_files import read_block
from plugins.disclosure.vocabularies import read_vocabulary
from tests.make import CITY, PNG, ROOT, make_content

SOURCE = f"catalog/{CITY}/2026/00001.md"
Target = Callable[[bytes], None]


class Targets:
    """The readers of one content folder that lies in `folder`; every method takes the bytes of a file."""

    def __init__(self, folder: Path) -> None:
        self._content = make_content(folder, {"00001/list.png": PNG})
        self._register = read_register(self._content / "register")
        self._reader = ItemReader(self._content, self._register)
        self.by_name: dict[str, Target] = {
            "item": self.item,
            "page": self.page,
            "body": self.body,
            "vocabulary": self.vocabulary,
            "schemes": self.schemes,
            "ledger": self.ledger,
        }

    def any(self, data: bytes) -> None:
        """Feed the target that the first byte names; half of them the reader of items."""
        targets = [*self.by_name.values(), *[self.item] * 4]
        targets[(data[0] if data else 0) % len(targets)](data[1:])

    def item(self, data: bytes) -> None:
        """Read an item and have it looked at by every check of single items."""
        self._write(SOURCE, data)
        lines = data.count(b"\n") + data.count(b"\r") + 2
        refused: list[Finding] = []
        item = None
        try:
            item = self._reader.read(SOURCE)
        except Unreadable as error:
            refused = error.findings
        for finding in refused:
            _is_told(finding, SOURCE, lines)
        if item is None:
            assert refused
            return
        assert item.source == SOURCE
        assert item.digest == self._reader.digest(SOURCE, ["list.png"])
        assert "<script" not in item.html.lower()
        for rule, hit in hits_of_item(item, self._register):
            _is_told(CHECKS[rule].finding(hit), SOURCE, lines)

    def page(self, data: bytes) -> None:
        """Read a plain page."""
        self._write("pages/about.md", data)
        texts, findings = read_records(self._content, PAGES, {})
        assert len(texts) == (0 if findings else 1)
        for finding in findings:
            _is_told(finding, "pages/about.md", data.count(b"\n") + data.count(b"\r") + 2)

    def body(self, data: bytes) -> None:
        """Read a body of the register."""
        path = self._write("register/any.yml", data)
        _refuses(lambda: read_block(path, Body, self._register.vocabularies), path)

    def vocabulary(self, data: bytes) -> None:
        """Read a vocabulary."""
        path = self._write("register/any.yml", data)
        _refuses(lambda: read_vocabulary(path), path)

    def schemes(self, data: bytes) -> None:
        """Read the schemes of index numbers."""
        path = self._write("register/any.yml", data)
        _refuses(lambda: read_schemes(path), path)

    def ledger(self, data: bytes) -> None:
        """Read the ledger."""
        path = self._write("register/ledger.csv", data)
        _refuses(lambda: read_ledger(path.parent), path)

    def _write(self, name: str, data: bytes) -> Path:
        path = self._content / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(data)
        return path


def seeds() -> list[bytes]:
    """Real files of every kind: items, pages, bodies, vocabularies, the ledger, and shapes that are none of these."""
    content = ROOT / "content"
    files = [*sorted(content.rglob("*.md")), *sorted((content / "register").rglob("*.yml"))]
    shapes = [b"", b"---\n---\n", b"\xef\xbb\xbf---\r\n\xe5\x90\x8d\xe7\xa7\xb0: x\r\n---\r\n"]
    return [*shapes, *(path.read_bytes() for path in files), b"index_number,source\nA/2026-00001,x\n"]


def _refuses(read: Callable[[], object], path: Path) -> None:
    complaint = path.name
    try:
        read()
    except InvalidRegister as error:
        complaint = str(error)
    assert path.name in complaint or "词表" in complaint


def _is_told(finding: Finding, file: str, lines: int) -> None:
    assert finding.file == file
    assert 1 <= finding.line <= lines, finding
    assert finding.message.strip()
    assert finding.rule in str(finding)
