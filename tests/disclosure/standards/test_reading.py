"""Reading the files of standard catalogs: five elements each, ids for ever, errors with file, line and entry."""

import pytest

from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.front_matter import dump_yaml
from plugins.disclosure.register import read_register
from tests.disclosure.standards.catalogs import FILE, catalog_file, row
from tests.make import make_content


def standards(tmp_path, **files):
    """The catalogs of a register with these files (domain → text)."""
    content = make_content(tmp_path, {f"register/standards/{name}.yml": text for name, text in files.items()})
    return read_register(content / "register").standards


def test_a_register_without_catalogs_has_none(tmp_path):
    assert not standards(tmp_path)


def test_an_entry_by_its_id(tmp_path):
    found = standards(tmp_path, budget=catalog_file(row("b-1", level2="市级预算", retired="2026-01-01")))
    domain, entry = found.find("b-1")
    assert (domain.key, entry.name, found.address_of(domain, entry)) == (
        "budget",
        "政府预算 · 市级预算",
        "standards/budget/b-1.html",
    )
    assert (list(domain.in_force), str(entry.retired.on)) == ([], "2026-01-01")
    assert found.find("b-2") is None


def test_words_of_published_tables_are_understood(tmp_path):
    text = catalog_file(
        row(
            "b-1",
            level=["乡级", "√村级"],
            openness="依申请",
            audience=["全社会", "特定群体（农户）"],
            channels=["■政府网站"],
        )
    )
    (entry,) = standards(tmp_path, budget=text).domains[0].file.entries
    assert entry.level == ("township", "village")
    assert (entry.openness, entry.audience, entry.channels) == ("on_request", ("all", "农户"), ("政府网站",))


def test_the_chinese_labels_are_names_too(tmp_path):
    labels = {
        "编号": "b-1",
        "一级事项": "甲",
        "公开内容（要素）": "乙",
        "公开主体": "丙",
        "公开渠道和载体": "丁",
    }
    assert standards(tmp_path, budget=dump_yaml({"事项": [labels]})).find("b-1")


@pytest.mark.parametrize("missing", ["level1", "content", "responsible", "channels"])
def test_what_every_entry_must_answer_is_named_with_line_and_entry(tmp_path, missing):
    text = catalog_file(row("b-1"), row("b-2", **{missing: None}))
    line = text.split("\n").index("- id: b-2") + 1
    with pytest.raises(InvalidRegister, match=rf"budget\.yml:{line}: 缺少“事项·b-2·") as raised:
        standards(tmp_path, budget=text)
    assert "Traceback" not in str(raised.value)


@pytest.mark.parametrize(
    "entry_id", ["B-1", "b 1", "../x", "", "预算", "booklet", "coverage", "index", "a" * 61, "b--1"]
)
def test_an_id_that_cannot_be_an_address_is_refused(tmp_path, entry_id):
    with pytest.raises(InvalidRegister, match=r"budget\.yml:\d+: "):
        standards(tmp_path, budget=catalog_file(row(entry_id)))


@pytest.mark.parametrize(
    "changes",
    [
        {"openness": "不予公开"},
        {"level": "洲级"},
        {"stage": "某"},
        {"retired": "昨天"},
        {"content": {"a": "b"}},
        {"responsible": [["a"]]},
        {"unknown": "x"},
        {"domain": "work-safety"},
        {"level1": "隐藏\u200b字"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_value_that_cannot_be_used_is_refused(tmp_path, changes):
    with pytest.raises(InvalidRegister, match=r"budget\.yml:\d+: "):
        standards(tmp_path, budget=catalog_file(row("b-1", **changes)))


def test_an_id_stands_once_over_all_domains(tmp_path):
    files = {"budget": catalog_file(row("b-1")), "work-safety": catalog_file(row("b-1", retired="是"))}
    content = make_content(tmp_path, {f"register/standards/{name}.yml": text for name, text in files.items()})
    with pytest.raises(InvalidRegister, match=r"b-1”已在 .*budget\.yml:2"):
        read_register(content / "register")


@pytest.mark.parametrize("name", ["unheard", "Budget", "coverage"])
def test_a_file_belongs_to_a_domain_of_the_vocabulary(tmp_path, name):
    with pytest.raises(InvalidRegister, match="词表“领域”"):
        standards(tmp_path, **{name: catalog_file(row("b-1"))})


@pytest.mark.parametrize(
    "text", ["", "- a\n", "entries: 3\n", "entries: []\n", "a: *b\n", "entries:\n- id: b\n  id: c\n"]
)
def test_a_broken_file_is_named(tmp_path, text):
    with pytest.raises(InvalidRegister, match=r"budget\.yml:\d+: "):
        standards(tmp_path, budget=text)


def test_the_register_changes_with_every_word_of_a_catalog(tmp_path):
    digests = set()
    for number, changes in enumerate(({}, {"level1": "别的"}, {"time_limit": "每月"}, {"retired": "是"})):
        content = make_content(tmp_path / str(number), {FILE: catalog_file(row("b-1", **changes))})
        digests.add(read_register(content / "register").digest)
    assert len(digests) == 4
