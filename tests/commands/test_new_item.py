"""`tasks.py new`: a few answers become a valid file; wrong ones are asked again, and nothing is overwritten."""

import io
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.drafting.choices import Choice, Unclear, chosen
from commands.new import new
from commands.number import number
from plugins.disclosure.hidden_characters import hidden_character
from plugins.disclosure.loading import load
from tests.make import CITY, DAY, findings, make_content, write

ANSWERS = {
    "publisher": "示例市人民政府",
    "title": "示例市人民政府关于公布公共停车场名单的通知",
    "document_number": "示政发〔2026〕3号",
    "generated_on": "2026-03-02",
    "genre": "通知",
    "topic": "综合政务/政务公开",
    "statutory": "a20-15",
    "summary": "公布全市公共停车场的名称、地址和开放时间。",
}
HOSTILE = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60) | st.sampled_from(
    [
        "---",
        "a: b",
        "- x",
        "'",
        '"',
        "\\",
        "#",
        "x #y",
        "&a",
        "*a",
        "!x",
        "{a",
        "[a",
        "| x",
        "> x",
        "null",
        "是",
        "%",
        "@a",
        "`",
        "? a",
        "0123",
        "a\n---\nb",
        "标题：通知",
        "x" * 10_000,
        '"""',
        "\\U00000022",
        "~",
        "=",
        "a:",
        ": a",
    ]
)


@pytest.fixture
def content(tmp_path):
    return make_content(tmp_path, {})


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782792000")  # noon of DAY in China


def asking(*lines):
    """Answers one after the other, then the end of the input."""
    waiting = iter(lines)

    def ask(_prompt):
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    return ask


def files(content):
    return sorted(path for path in (content / "catalog").rglob("*") if path.is_file())


def only_item(content):
    (item,) = load(content, DAY).catalog.items
    return item


def test_answers_become_an_item_that_the_reader_takes(content, capsys):
    lines = ["示例市人民", *list(ANSWERS.values())[1:5], "政务公开", "8 a20-15", ANSWERS["summary"]]
    assert new(content, {}, ask=asking(*lines)) == 0
    item = only_item(content)
    assert item.source.startswith(f"catalog/{CITY}/2026/new-0302-")
    assert item.title == ANSWERS["title"]
    assert str(item.document_number) == ANSWERS["document_number"]
    assert item.fields.topic.startswith("general-affairs/")
    assert item.fields.statutory == ("a20-08", "a20-15")
    assert "编索引号" in capsys.readouterr().out


def test_check_still_asks_for_what_was_not_asked(content):
    assert new(content, ANSWERS) == 0
    (path,) = files(content)
    rows = path.read_text(encoding="utf-8").splitlines()
    told = {rows[finding.line - 1].rstrip(":") for finding in findings(content) if finding.rule == "required"}
    assert told == {"published_on", "review", "approved_by", "approved_on"}
    assert "body-text" in {finding.rule for finding in findings(content)}
    assert not any("#" in row for row in rows)


def test_a_finished_draft_has_no_errors_and_gets_a_number(content):
    assert new(content, ANSWERS) == 0
    (path,) = files(content)
    text = path.read_text(encoding="utf-8")
    for empty, full in (
        ("published_on:", "published_on: 2026-03-04"),
        ("author:", "author: 王示例"),
        (
            "review:",
            "review: {by: 李示例, on: 2026-03-03, result: 通过, "
            "secrecy: {by: 李示例, on: 2026-03-03, result: 通过}}",
        ),
        ("approved_by:", "approved_by: 赵示例"),
        ("approved_on:", "approved_on: 2026-03-03"),
    ):
        assert f"\n{empty}\n" in text
        text = text.replace(f"\n{empty}\n", f"\n{full}\n")
    write(
        path, text + "\n为方便群众停车，现公布全市公共停车场的名称、地址、泊位数量和开放时间，请互相转告。\n"
    )
    assert [finding for finding in findings(content) if finding.severity == "error"] == []
    assert number(content) == 0
    assert [path.name for path in files(content)] == ["00001.md"]


@pytest.mark.parametrize(
    ("field", "wrong", "said"),
    [
        ("publisher", "无此机构", "没有“无此机构”这一项"),
        ("publisher", "示例市", "项符合"),
        ("publisher", "物资局", "没有"),
        ("publisher", "999", "没有"),
        ("title", "", "这一项要填写"),
        ("title", "通知\u202e", "U+202E"),
        ("document_number", "示政发2026年三号", "不是规范的文号"),
        ("generated_on", "2026-02-30", "没有“2026-02-30”这一天"),
        ("generated_on", "2027-01-01", ""),
        ("genre", "通", "项符合"),
        ("topic", "停车", "没有“停车”这一项"),
        ("statutory", "1 99", "没有“99”这一项"),
        ("summary", "   ", "这一项要填写"),
    ],
)
def test_a_wrong_answer_is_said_and_asked_again(content, capsys, field, wrong, said):
    lines = [
        line for name, right in ANSWERS.items() for line in ([wrong, right] if name == field else [right])
    ]
    assert new(content, {}, ask=asking(*lines)) == 0
    assert said in capsys.readouterr().err
    assert only_item(content).title == ANSWERS["title"]


def test_a_wrong_option_is_said_and_nothing_is_written(content, capsys):
    assert new(content, {**ANSWERS, "generated_on": "2026-02-30"}, ask=asking()) == 1
    assert "没有“2026-02-30”这一天" in capsys.readouterr().err
    assert files(content) == []


def test_a_document_number_that_is_taken_is_refused(content, capsys):
    assert new(content, ANSWERS, "first") == 0
    assert new(content, {**ANSWERS, "title": "示例市人民政府关于公布公园名单的通知"}, "second") == 1
    assert "已用于" in capsys.readouterr().err
    assert [path.name for path in files(content)] == ["new-first.md"]


def test_a_subtheme_is_asked_for_and_may_be_left_open(content):
    lines = list(ANSWERS.values())
    assert new(content, {}, "one", ask=asking(*lines[:5], "综合政务", "停车", "1", *lines[6:])) == 0
    lines[2] = "示政发〔2026〕4号"
    assert new(content, {}, "two", ask=asking(*lines[:5], "2", "", *lines[6:])) == 0
    topics = [
        next(row for row in path.read_text(encoding="utf-8").splitlines() if row.startswith("topic"))
        for path in files(content)
    ]
    assert topics == ["topic: 综合政务/政务公开", "topic: 综合政务"]


@pytest.mark.parametrize("count", range(len(ANSWERS)))
def test_the_end_of_input_writes_nothing(content, capsys, count):
    assert new(content, {}, ask=asking(*list(ANSWERS.values())[:count])) == 1
    assert "没有写文件" in capsys.readouterr().err
    assert files(content) == []


def test_an_interruption_writes_nothing(content, capsys):
    def interrupted(_prompt):
        raise KeyboardInterrupt

    assert new(content, {}, ask=interrupted) == 130
    assert "没有写文件" in capsys.readouterr().err
    assert files(content) == []


def test_input_is_read_from_a_pipe(content, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(ANSWERS.values()) + "\n"))
    assert new(content, {}) == 0
    assert len(files(content)) == 1


def test_nothing_is_overwritten(content):
    folder = content / "catalog" / CITY / "2026"
    write(folder / "new-a.md", "mine")
    write(folder / "new-a-2/list.txt", "mine too")
    write(folder / "new-a-3.md", "mine as well")
    assert new(content, {**ANSWERS, "document_number": ""}, "a") == 0
    assert (folder / "new-a.md").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in files(content)] == ["list.txt", "new-a-3.md", "new-a-4.md", "new-a.md"]


@pytest.mark.parametrize("name", ["../x", "A", "中", "a.b", "x" * 61, "a\0b", "a/b"])
def test_a_name_that_is_none_is_refused(content, capsys, name):
    assert new(content, ANSWERS, name) == 1
    assert "只能用小写字母" in capsys.readouterr().err
    assert files(content) == []


def test_a_folder_that_is_a_link_is_not_followed(content, tmp_path, capsys):
    (tmp_path / "outside").mkdir()
    (content / "catalog").mkdir()
    (content / "catalog" / CITY).symlink_to(tmp_path / "outside")
    assert new(content, ANSWERS) == 1
    assert "是一个链接" in capsys.readouterr().err
    assert list((tmp_path / "outside").rglob("*.md")) == []


@pytest.fixture(scope="module")
def used_content(tmp_path_factory):
    return make_content(tmp_path_factory.mktemp("hostile"), {})


@given(title=HOSTILE, summary=HOSTILE)
def test_hostile_answers_are_read_back_as_they_were_given(used_content, title, summary):
    status = new(used_content, {**ANSWERS, "title": title, "summary": summary}, ask=asking())
    written = files(used_content)
    try:
        if any(hidden_character(text) or not text.strip() for text in (title, summary)):
            assert (status, written) == (1, [])
        elif status == 0:
            fields = only_item(used_content).fields
            assert fields.title.split() == unicodedata.normalize("NFC", title).split()
            assert fields.summary.split() == unicodedata.normalize("NFC", summary).split()
        else:
            assert written == []
    finally:
        for path in written:
            path.unlink()


def test_the_name_of_a_subtheme_is_enough_when_only_one_bears_it(tmp_path):
    terms = [Choice("财政、金融、审计"), Choice("财政、金融、审计/财政", parent="财政、金融、审计")]
    assert chosen("财政", terms) == "财政、金融、审计/财政"
    with pytest.raises(Unclear):
        chosen("财", terms)
