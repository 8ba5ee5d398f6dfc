"""Real statutes and administrative regulations: all become items, and no text is lost."""

import re
import tarfile
from collections import Counter

import pytest

from commands.importing import run
from plugins.disclosure.body_html import plain_text, render
from tests.commands.importing.samples import SHARED_DATA, Imported, squeezed

ARCHIVE = SHARED_DATA / "laws.tar.xz"
pytestmark = pytest.mark.skipif(not ARCHIVE.is_file(), reason="没有 shared/data/laws.tar.xz")
FACTS = ("publisher", "document_number", "generated_on", "effective_on")


@pytest.fixture(scope="module")
def statutes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("laws") / "laws"
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(folder, filter="data")
    return folder


@pytest.fixture(scope="module")
def imported(statutes):
    content = statutes.parent / "content"
    return Imported(run(statutes, content, "2026-01-05"), content, "")


@pytest.fixture(scope="module")
def items(imported):
    return [imported.read(path) for path in imported.paths]


def test_every_statute_is_an_item(statutes, imported, items):
    sources = {path.relative_to(statutes).as_posix() for path in statutes.rglob("*.md")}
    assert imported.status == 2
    assert len(items) == len(sources) == 1057
    assert {fields["imported_from"]["source"] for fields, _body in items} == sources


def test_no_text_is_lost_or_added(statutes, items):
    for fields, body in items:
        text = (statutes / fields["imported_from"]["source"]).read_text(encoding="utf-8")
        heading, _line, rest = text.partition("\n")
        assert squeezed(fields["title"]) == squeezed(heading.removeprefix("#"))
        words = re.sub(r"^#+ ", "", rest, flags=re.MULTILINE).replace("<!-- INFO END -->", "")
        assert squeezed(plain_text(render(body, lambda tag, address: address))) == squeezed(words)


def test_dates_are_in_order(items):
    for fields, _body in items:
        assert fields.get("changed_on", "9") > fields.get("generated_on", "0")


def test_missing_facts_are_named(imported, items):
    missing = Counter(name for fields, _body in items for name in FACTS if name not in fields)
    print("原文没有写明的：", dict(missing))
    assert missing["generated_on"] < 70
    assert missing["publisher"] < 90
    named = re.findall(r"原文没有写明：(.*)", imported.report)
    assert sum("生成日期" in line for line in named) == missing["generated_on"]
    assert sum("文号" in line for line in named) == missing["document_number"]
    assert sum("发布机构" in line for line in named) == missing["publisher"]
