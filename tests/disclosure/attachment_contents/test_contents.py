"""What is inside attachments: text with its places, facts, and an answer to whatever bytes there are."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.disclosure.attachment_contents import Fact, look_inside, read_contents
from plugins.disclosure.attachment_contents.contents import MAX_TEXT
from plugins.disclosure.attachment_contents.pdf import text_of_pages
from plugins.disclosure.attachment_contents.people import looks_like_a_person
from tests.disclosure.office_files import WORD, docx, paragraph, pdf, word_table, xlsx, zipped

PHONE, MASKED = "13800138000", "138****8000"
ENDINGS = ["pdf", "docx", "xlsx", "pptx", "ofd", "doc", "xls", "csv", "txt", "png"]
SAMPLES = {
    "pdf": pdf("手机：13800138000", "二", catalog="/OpenAction << /S /JavaScript /JS (x) >>"),
    "docx": docx("手机：13800138000", word_table([["姓名", "电话"], ["李示例", PHONE]])),
    "xlsx": xlsx([["姓名", "手机"], ["李示例", 13800138000]]),
    "csv": f"姓名,手机\n李示例,{PHONE}\n".encode(),
}


def places(data, ending):
    return {(placed.hit.masked, placed.place) for placed in look_inside(data, ending).personal}


def facts(data, ending):
    return {found.fact for found in look_inside(data, ending).found}


def part(text):
    """A part of a Word file with one paragraph."""
    return f"<w:x {WORD}>{paragraph(text)}</w:x>"


@pytest.mark.parametrize(
    ("ending", "data", "place"),
    [
        ("pdf", pdf("封面", f"手机：{PHONE}"), "第 2 页"),
        ("docx", docx("名单", paragraph("手机：138", "0013", "8000")), "正文第 2 段"),
        ("docx", docx("名单", word_table([["姓名", "手机"], ["李示例", PHONE]])), "正文第 3 段"),
        ("docx", docx("一", **{"word/header1.xml": part(f"手机{PHONE}")}), "页眉"),
        ("docx", docx("一", **{"word/footnotes.xml": part(f"手机{PHONE}")}), "脚注"),
        ("docx", docx("一", **{"word/comments.xml": part(f"手机{PHONE}")}), "批注"),
        (
            "docx",
            docx(f"<w:p><w:del><w:r><w:delText>手机{PHONE}</w:delText></w:r></w:del></w:p>"),
            "正文第 1 段",
        ),
        ("xlsx", xlsx([["附件 1"], [], ["姓名", "手机"], ["李示例", PHONE]]), "名单!B4"),
        ("xlsx", xlsx([["姓名", "手机"], ["李示例", 13800138000.0]]), "名单!B2"),
        ("csv", f"姓名,手机\n李示例,{PHONE}\n".encode(), "第 2 行第 2 列"),
        ("csv", f'姓名;备注\n李示例;"手机\n{PHONE}"\n'.encode(), "第 2 行第 2 列"),
        ("txt", f"名单\n手机：{PHONE}\n".encode("utf-8-sig"), "第 2 行"),
    ],
)
def test_a_number_is_found_with_its_place(ending, data, place):
    assert places(data, ending) == {(MASKED, place)}


@pytest.mark.parametrize(
    ("ending", "data"),
    [
        ("pdf", pdf("一", objects=(f"<< /Subtype /Text /Contents (tel {PHONE}) >>",))),
        ("pdf", pdf("一", objects=(f"<< /FT /Tx /V (mobile {PHONE}) >>",))),
        ("docx", docx("一", **{"word/embeddings/a.xlsx": SAMPLES["xlsx"]})),
        ("xlsx", xlsx([["甲"]], **{"xl/pivotCache/r1.xml": f'<r><s v="手机"/><n v="{PHONE}"/></r>'})),
        ("xlsx", xlsx([["甲"]], **{"xl/comments1.xml": f"<c><comment><t>手机{PHONE}</t></comment></c>"})),
        ("xlsx", xlsx([["甲"]], **{"xl/sharedStrings.xml": f"<sst><si><t>手机{PHONE}</t></si></sst>"})),
        ("docx", zipped({"word/text7.xml": part(f"手机{PHONE}")})),
        ("pptx", zipped({"ppt/slides/slide1.xml": f'<a xmlns:a="x"><a:p><a:t>手机{PHONE}</a:t></a:p></a>'})),
        (
            "ofd",
            zipped(
                {"Doc/Pages/Content.xml": f"<P><TextObject><TextCode>手机{PHONE}</TextCode></TextObject></P>"}
            ),
        ),
        ("doc", b"\xd0\xcf\x11\xe0" + f"手机：{PHONE}".encode("utf-16-le") + b"\0\0\xff"),
        ("docx", zipped({"word/document.xml": f"<w:p><w:t>手机{PHONE}</w:t><w:p>"})),
        ("docx", zipped({"word/document.xml": f"<!DOCTYPE x [<!ENTITY a 'b'>]><x>手机{PHONE}</x>"})),
    ],
)
def test_nothing_is_too_hidden(ending, data):
    assert {masked for masked, _place in places(data, ending)} == {MASKED}


def test_a_list_without_an_end_is_told_in_part_and_counted():
    rows = [["姓名", "手机"], *(["李示例", f"138{number:08}"] for number in range(300))]
    insides = look_inside(xlsx(rows), "xlsx")
    assert len(insides.personal) < 100
    assert insides.personal_count == 300


def test_a_text_beyond_all_measure_is_cut_and_told():
    insides = look_inside(b"x" * (MAX_TEXT + 10), "txt")
    assert insides.characters == MAX_TEXT
    assert {found.fact for found in insides.found} == {Fact.PARTIAL}


def overlapping():
    """An archive whose directory claims far more than there is."""
    data = bytearray(zipped({"word/document.xml": "<a/>"}))
    place = data.rindex(b"PK\x01\x02") + 24
    data[place : place + 4] = (0xFFFFFFF0).to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        (zipped({"word/document.xml": b"\0" * 30_000_000}), Fact.BOMB),
        (zipped({f"{number}": "" for number in range(10_001)}), Fact.BOMB),
        (overlapping(), Fact.BOMB),
        (b"PK\x03\x04" + b"\0" * 100, Fact.BROKEN),
        (zipped({"word/document.xml": "<a>" * 5000}), Fact.BROKEN),
        (zipped({"word/document.xml": ""}), Fact.BROKEN),
        (
            zipped({"word/document.xml": f"<w:x {WORD}><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:x>"}),
            Fact.ACTIVE,
        ),
        (docx("一", **{"word/embeddings/o.bin": "Ole10Native".encode("utf-16-le")}), Fact.EMBEDDED),
        (
            docx("一", **{"[Content_Types].xml": "application/vnd.ms-word.document.macroEnabled.main+xml"}),
            Fact.MACROS,
        ),
    ],
)
def test_hostile_office_files_are_told(data, fact):
    assert fact in facts(data, "docx")


def test_scripts_in_old_files_are_told():
    assert Fact.MACROS in facts(b"\xd0\xcf" + "_VBA_PROJECT".encode("utf-16-le"), "xls")


def test_an_encrypted_member_is_told():
    data = bytearray(zipped({"word/document.xml": "<a/>"}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert facts(bytes(data), "docx") == {Fact.ENCRYPTED}


@pytest.mark.parametrize("ending", SAMPLES)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_damaged_files_get_an_answer(ending, data):
    """Whatever byte is changed, and wherever the file is cut off."""
    damaged = bytearray(SAMPLES[ending])
    for _change in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(damaged)))
    for version in (bytes(damaged), bytes(damaged[:cut])):
        assert look_inside(version, ending).characters <= MAX_TEXT


@given(data=st.binary(max_size=400), ending=st.sampled_from(ENDINGS))
@settings(deadline=None)
def test_any_bytes_get_an_answer(data, ending):
    assert look_inside(data, ending).characters <= MAX_TEXT


def test_the_text_of_pages_leaves_notes_out():
    assert text_of_pages(pdf("第一页", "第二页", objects=("<< /Contents (note) >>",))).split() == [
        "第一页",
        "第二页",
    ]


def test_a_member_that_is_twice_there_is_read_twice():
    target = io.BytesIO(docx("甲"))
    with zipfile.ZipFile(target, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", f"<w:x {WORD}>{paragraph('乙')}</w:x>")
    assert {"甲", "乙"} <= set(read_contents(target.getvalue(), "docx").text.split())


@pytest.mark.parametrize("name", ["张示例", "欧阳示例", "Zhang San", "Li, Shili"])
def test_people_are_told_from_programs(name):
    assert looks_like_a_person(name)


@pytest.mark.parametrize(
    "name", ["", "Administrator", "WPS Office", "示例市财政局", "办公室", "Lenovo User", "python-docx"]
)
def test_programs_and_offices_are_no_people(name):
    assert not looks_like_a_person(name)
