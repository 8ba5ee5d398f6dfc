"""The invented catalog of `tasks.py sample`: always the same, without findings, and as varied as a real one."""

import re
import zlib
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.sample import sample
from commands.sampling import plain_yaml
from commands.sampling.layouts import chinese_number
from plugins.disclosure.findings import Severity
from plugins.disclosure.front_matter import parse, split
from plugins.disclosure.loading import load

ITEMS, DAY = 600, date(2026, 11, 1)
CHINESE = re.compile(r"[\u4e00-\u9fff]")

texts = st.text(max_size=40) | st.text(
    alphabet="甲〔a0 -:#'\"\\{[&*!|>%@`,.?~\t\n\x85\u2028\ufeff", max_size=12
)
keys = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
values = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
).filter(lambda value: depth(value) < 5)


def depth(value):
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(depth, inner), default=0) if isinstance(value, dict | list) else 0


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample") / "content"
    sample(ITEMS, folder)
    return folder


@pytest.fixture(scope="module")
def loaded(content):
    return load(content, DAY)


@pytest.fixture(scope="module")
def bodies(content):
    return [split(path.read_text(encoding="utf-8"))[1] for path in (content / "catalog").rglob("*.md")]


def test_the_same_number_is_the_same_item_however_many_follow(tmp_path, content):
    sample(ITEMS // 4, tmp_path / "small")
    sample(ITEMS // 4, tmp_path / "again")
    small = tree(tmp_path / "small")
    assert small == tree(tmp_path / "again")
    large = tree(content)
    assert small.items() <= large.items()
    assert sum(name.endswith(".md") for name in large) == ITEMS


def test_it_has_no_findings_but_those_of_every_real_catalog(loaded):
    common = {"topic-other", "published-late", "duplicate-title"}
    common |= {"policy-uninterpreted", "matter-result-alone", "matter-without-result"}
    common |= {"service-elements", "subsidy-end"}
    assert [str(finding) for finding in loaded.findings if finding.rule not in common] == []
    assert Severity.ERROR not in {finding.severity for finding in loaded.findings}
    assert len(loaded.catalog.items) == ITEMS
    assert all(item.number for item in loaded.catalog.items)


def test_everything_that_an_item_can_be_occurs(loaded):
    catalog = loaded.catalog
    validities = Counter(catalog.validity(item) for item in catalog.items)
    assert {"repealed", "replaced", "amended", "expired", "not_yet", "in_force", "not_applicable"} <= set(
        validities
    )
    kinds = {relation.kind for item in catalog.items for relation in catalog.relations.stated_by(item)}
    assert {"repeals", "amends", "replaces", "interprets", "based_on", "follows"} <= kinds
    assert {item.fields.openness for item in catalog.items} == {"proactive", "on_request"}
    assert any(item.fields.withdrawn for item in catalog.items)
    assert any(len(members) > 2 for members in catalog.matters.values())
    endings = {file.name.rpartition(".")[2] for item in catalog.items for file in item.attachments}
    assert endings == {"csv", "txt", "pdf", "png"}
    tables = sum("<table>" in item.html for item in catalog.items)
    assert 0.06 < tables / ITEMS < 0.18


def test_few_bodies_and_topics_have_most_items_and_the_years_grow(loaded):
    items = loaded.catalog.items
    bodies = Counter(item.fields.publisher for item in items).most_common()
    assert len(bodies) > 30
    assert bodies[0][1] > 3 * bodies[9][1]
    assert len({item.fields.topic for item in items}) > 60
    years = Counter(item.fields.generated_on.year for item in items)
    assert set(years) == set(range(2010, 2027))
    assert years[2025] > 2 * years[2010]


def test_texts_are_as_long_and_as_varied_as_real_ones(bodies):
    lengths = sorted(len(CHINESE.findall(body)) for body in bodies if body.strip())
    assert lengths[0] >= 800
    assert lengths[-1] <= 3000
    assert lengths[len(lengths) // 2] < sum(lengths) / len(lengths)  # many short, few long
    sentences = Counter(
        sentence for body in bodies for sentence in re.split("[。？\n]", body) if len(sentence) > 15
    )
    assert len(sentences) > 0.9 * sentences.total()
    runs = [run for body in bodies for run in re.findall(r"[\u4e00-\u9fff]+", body)]
    bigrams = Counter(run[at : at + 2] for run in runs for at in range(len(run) - 1))
    assert len(bigrams) > 10_000
    assert bigrams.most_common(1)[0][1] > 100 * sorted(bigrams.values())[len(bigrams) // 2]


def test_attached_pictures_and_documents_can_be_opened(content):
    picture = next(content.rglob("*.png")).read_bytes()
    start = picture.index(b"IDAT") + 4
    size = int.from_bytes(picture[start - 8 : start - 4], "big")
    assert len(zlib.decompress(picture[start : start + size])) == 24 * 25
    assert zlib.crc32(picture[start - 4 : start + size]).to_bytes(4, "big") == picture[start + size :][:4]
    document = next(content.rglob("*.pdf")).read_bytes()
    table = int(document.rsplit(b"startxref\n", 1)[1].split()[0])
    lines = document[table:].split(b"\n")
    assert lines[:2] == [b"xref", b"0 5"]
    for number, line in enumerate(lines[3:7], 1):
        assert document[int(line.split()[0]) :].startswith(b"%d 0 obj" % number)


@given(st.dictionaries(keys, values, max_size=6))
def test_front_matter_that_is_written_fast_reads_back_the_same(fields):
    head, body, _line = split(plain_yaml.write(fields) + "正文")
    assert parse(head) == fields
    assert body == "正文"


def test_plain_text_stays_readable():
    fields = {"title": "关于2026年供水的通知", "number": "示政发〔2026〕3号", "review": {"by": "李示例"}}
    assert plain_yaml.write(fields) == (
        "---\ntitle: 关于2026年供水的通知\nnumber: 示政发〔2026〕3号\nreview:\n  by: 李示例\n---\n"
    )


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (98, "九十八")]
)
def test_sections_are_numbered_in_chinese(number, text):
    assert chinese_number(number) == text
