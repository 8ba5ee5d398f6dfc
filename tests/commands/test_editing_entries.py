"""Items on their way into the form and back."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from commands.bootstrap import ROOT
from commands.editing.entries import Entries
from commands.editing.errors import EditingFailed
from plugins.disclosure.content_folder import item_files
from plugins.disclosure.field_types import clean_line, clean_text
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.front_matter import parse, split
from plugins.disclosure.reader import ItemReader
from plugins.disclosure.register import read_register
from tests.commands.editing import as_decap
from tests.make import item, make_content, place

CONTENT = ROOT / "content"
REGISTER = read_register(CONTENT / "register")
ENTRIES = Entries(REGISTER)


def test_an_item_that_is_opened_and_saved_stays_as_it_is():
    """Every item of the sample city."""
    changed = []
    for source in item_files(CONTENT).sources:
        before = (CONTENT / source).read_text(encoding="utf-8")
        after = ENTRIES.from_form(as_decap(ENTRIES.for_form(before)), before)
        same_body = split(after)[1] == split(before)[1]
        if not same_body or list(parse(split(after)[0]).items()) != list(parse(split(before)[0]).items()):
            changed.append(source)
    assert changed == []


def test_what_did_not_change_keeps_its_wording():
    before = (
        "---\n名称: 甲\n体裁: notice\n废止: 示政发〔2020〕1号\n审签人: '007'\nx-extra: 留下\n---\n\n正文\n"
    )
    shown = ENTRIES.for_form(before)
    assert yaml.safe_load(split(shown)[0]) == {
        "title": "甲",
        "genre": "通知",
        "repeals": [{"to": "示政发〔2020〕1号"}],
        "approved_by": "007",
        "x-extra": "留下",
    }
    with pytest.raises(EditingFailed, match="x-extra"):
        ENTRIES.from_form(as_decap(shown, title="乙"), before)
    before = before.replace("x-extra: 留下\n", "")
    after = ENTRIES.from_form(as_decap(ENTRIES.for_form(before), title="乙"), before)
    assert after == before.replace("名称: 甲", "名称: 乙").replace("'007'", "007")


def test_what_is_left_empty_is_left_out():
    written_by_decap = (
        '---\ntitle: 甲\ndocument_number: ""\nsummary: null\nkeywords: []\nnormative: false\ncontact: {}\n'
        "changed_on:\nreview:\n  by: 乙\n  on: 2026-03-03\n  result: 通过\n  secrecy:\n    on: ''\n"
        "withdrawn:\n  on: ''\n  successor:\n    external: false\nattachments:\n  - file: a.pdf\n"
        "    original_scan: false\n---\n正文\n"
    )
    after = ENTRIES.from_form(written_by_decap, None)
    assert after == (
        "---\ntitle: 甲\nreview:\n  by: 乙\n  on: 2026-03-03\n  result: 通过\nattachments:\n- file: a.pdf\n"
        "---\n\n正文\n"
    )


def test_what_a_platform_saves_without_this_program_can_be_read(tmp_path):
    """There Decap's own text is the file: empty lists stay, and dates are plain."""
    raw = item().replace("---\n", "---\nkeywords: []\nrepeals: []\nchanges: []\n", 1)
    content = make_content(tmp_path, {"new-20260302-101112": raw})
    reader = ItemReader(content, read_register(content / "register"))
    assert reader.read(place("new-20260302-101112")).fields.keywords == ()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"genre": "无此体裁"}, "不在词表“体裁”里"),
        ({"generated_on": "2026-02-30"}, "没有“2026-02-30”这一天"),
        ({"title": "看不见的\u200b字"}, "看不见的"),
    ],
)
def test_what_could_not_be_read_again_is_not_saved(changes, reason):
    with pytest.raises(EditingFailed, match=reason):
        ENTRIES.from_form(as_decap(item(), **changes), None)


def test_a_file_that_cannot_be_read_is_shown_and_never_saved_over():
    broken = "---\ntitle: [\n---\n正文\n"
    shown = ENTRIES.for_form(broken)
    assert "无法读懂" in yaml.safe_load(split(shown)[0])["title"]
    with pytest.raises(EditingFailed):
        ENTRIES.from_form(shown, broken)


hostile = st.one_of(
    st.sampled_from(
        [
            "a: b",
            '"',
            "'",
            "---",
            "{{ x }}",
            "@x",
            "*x",
            "&x",
            "!x",
            "# x",
            "x #y",
            "null",
            "是",
            "0123",
            "~",
            "[",
            "-",
        ]
    ),
    st.text(
        st.characters(
            blacklist_categories=("Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp"), blacklist_characters="\ufeff"
        ),
        min_size=1,
    ),
)


def is_accepted(text):
    try:
        return bool(clean_text(text))
    except ValueError:
        return False


@given(title=hostile, summary=st.lists(hostile, min_size=1, max_size=3).map("\n".join), body=hostile)
def test_hostile_text_comes_back_as_it_was_typed(title, summary, body):
    if not (is_accepted(title) and is_accepted(summary)):
        return
    saved = ENTRIES.from_form(as_decap(f"---\ntitle: x\n---\n{body}", title=title, summary=summary), None)
    fields = ItemFields.model_validate(parse(split(saved)[0]), context=REGISTER.vocabularies)
    assert (fields.title, fields.summary) == (clean_line(title), clean_text(summary))
    assert split(saved)[1].strip() == body.strip()
    again = ENTRIES.from_form(as_decap(ENTRIES.for_form(saved)), saved)
    assert again == saved
