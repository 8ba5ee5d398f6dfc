"""A number is found in every kind, spelling and place."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.privacy_quality.people import SORTS, SPELLINGS, beside_a_name, sentence, table
from plugins.disclosure.attachment_contents import look_inside
from plugins.disclosure.personal_data import Kind, personal_data
from tests.disclosure.office_files import docx, paragraph, pdf, word_table, xlsx
from tests.make import findings, line_of, make_content, place

ANY_RANDOM = st.integers(0, 2**32).map(Random)
ANY_SORT, ANY_SPELLING = st.sampled_from(sorted(SORTS)), st.sampled_from(sorted(SPELLINGS))
# A file is no Markdown: there a number has no bold groups or entities.
IN_FILES = ["连写", "空格", "全角", "零宽字符", "连字符", "点", "汉字数字", "大写数字"]


def kinds(hits):
    return {hit.kind for hit in hits if hit.certain}


@given(sort=ANY_SORT, spelling=ANY_SPELLING, random=ANY_RANDOM)
def test_a_number_beside_its_label_stops_a_merge(sort, spelling, random):
    known = SORTS[sort]
    number = known.make(random)
    text = sentence(random.choice(known.labels), SPELLINGS[spelling](number, random), random)
    hits = personal_data(text)
    assert known.kind in kinds(hits)
    assert not any(number in hit.masked for hit in hits)


@given(sort=ANY_SORT, spelling=ANY_SPELLING, random=ANY_RANDOM)
def test_a_number_below_its_label_stops_a_merge(sort, spelling, random):
    known = SORTS[sort]
    written = SPELLINGS[spelling](known.make(random), random).replace("\n", " ")
    assert known.kind in kinds(personal_data(table(random.choice(known.labels), written, random)))


@given(sort=st.sampled_from(["身份证 18 位", "手机", "银行卡"]), random=ANY_RANDOM)
def test_a_number_beside_a_name_stops_a_merge(sort, random):
    assert SORTS[sort].kind in kinds(personal_data(beside_a_name(SORTS[sort].make(random), random)))


def attachments(words, written):
    yield "docx", docx("名单", paragraph(f"{words}：", written[:4], written[4:]))
    yield "docx", docx("名单", word_table([["姓名", words], ["李示例", written]]))
    yield "xlsx", xlsx([["附件"], ["姓名", words], ["李示例", written]])
    yield "csv", f"姓名,{words}\n李示例,{written}\n".encode()
    yield "txt", f"{words}：{written}\n".encode()
    yield "pdf", pdf("封面", f"{words}：{written}")


@pytest.mark.parametrize("spelling", IN_FILES)
@pytest.mark.parametrize("sort", SORTS)
def test_a_number_inside_an_attachment_stops_a_merge(sort, spelling):
    known, random = SORTS[sort], Random(f"{sort}{spelling}")
    written = SPELLINGS[spelling](known.make(random), random)
    for ending, data in attachments(known.labels[0], written):
        insides = look_inside(data, ending)
        assert known.kind in kinds(placed.hit for placed in insides.personal), ending


@pytest.mark.parametrize("spelling", sorted(set(SPELLINGS) - {"断行", "表格分格"}))
@pytest.mark.parametrize("field", ["title", "summary", "body"])
def test_the_finding_stands_on_the_line_and_shows_no_whole_number(tmp_path, field, spelling):
    """In a title with a zero-width character too, which no item can be read from."""
    number = SORTS["身份证 18 位"].make(Random(7))
    written = SPELLINGS[spelling](number, Random(7))
    content = make_content(tmp_path, {"00001": {field: f"公布身份证号{written}的通知。\n"}})
    found = [finding for finding in findings(content) if finding.rule == "personal-data"]
    assert [(entry.file, entry.line, str(entry.severity)) for entry in found] == [
        (place("00001"), line_of(content, "00001", field), "error")
    ]
    assert f"{number[:4]}**********{number[-4:]}" in found[0].message
    assert number[4:-4] not in str(found[0])


@given(text=st.text(alphabet="0123456789一三八X*|<>&#;\n -：手机李示例身份证护照E", max_size=400))
def test_any_text_can_be_looked_at(text):
    hits = personal_data(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert [hit.start for hit in hits] == sorted({hit.start for hit in hits})
    assert all(isinstance(hit.kind, Kind) for hit in hits)
