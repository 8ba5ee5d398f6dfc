"""`tasks.py print`: what is chosen, refused and told; and that the paper is good."""

import re
import zlib

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import zxingcpp

from commands import bootstrap
from commands.printing import pdf_files, run
from commands.printing.choosing import chosen_pages
from commands.printing.pdf_files import PdfMaker
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.qr_codes import qr_svg
from plugins.disclosure.sheets import MOST_ON_POSTER
from tests.disclosure.standard_files import standard
from tests.make import CITY, DAY, catalog, make_content, write
from tests.publisher.building import SITE, tree

MONTH = f"bodies/{CITY}/2026-03"
DATE = str(DAY)
FILES = {f"{n:05}": {"title": f"第{n}号通知", "spoken": "乡亲们，开会了。"} for n in range(1, 19)}
BASE = "https://www.shili.example/"


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    """A PDF is made under the date of its site, which other tests of this process must not meet."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    return make_content(tmp_path_factory.mktemp("printing"), FILES)


def test_the_task_brings_its_packages():
    assert list(bootstrap.lock_files(["print", "--sheet", "x"])) == ["runtime", "print"]


@pytest.mark.parametrize(
    ("body", "sheet", "paths"),
    [
        ("", MONTH, [f"sheets/{MONTH}{end}.html" for end in ("", "-cards", "-large")]),
        ("", f"{CITY}/2026-00003", [f"sheets/cards/{CITY}/2026/00003.html"]),
        ("示例市政府", f"offices/{CITY}", [f"sheets/offices/{CITY}.html"]),
    ],
)
def test_one_sheet_is_chosen_by_its_id(content, body, sheet, paths):
    assert [page.path for page in chosen_pages(catalog(content), SITE, body, sheet)] == paths


@pytest.mark.parametrize(
    ("body", "sheet"),
    [("某局", ""), ("", "bodies/x"), ("", "standards/"), ("", "standards/x"), ("示例市财政局", MONTH)],
)
def test_a_choice_of_nothing_is_refused(content, body, sheet):
    with pytest.raises(BuildFailed):
        chosen_pages(catalog(content), SITE, body, sheet)


@pytest.mark.parametrize(
    ("broken", "word"),
    [({"00001": {"title": ""}}, "名称"), ({"register/postings.yml": "postings: 3\n"}, "postings.yml")],
)
def test_nothing_is_printed_of_broken_content(tmp_path, capsys, broken, word):
    assert run.run(make_content(tmp_path, broken), tmp_path / "printed", run.Choice(date=DATE)) == 1
    assert word in capsys.readouterr().err
    assert not (tmp_path / "printed").exists()


def test_a_missing_chinese_font_is_named_with_its_package(monkeypatch, tmp_path):
    monkeypatch.setenv("FONTCONFIG_FILE", str(write(tmp_path / "fonts.conf", "<fontconfig></fontconfig>")))
    with pytest.raises(BuildFailed, match="fonts-noto-cjk"):
        pdf_files._require_chinese_font()


def printed(content, folder, sheet):
    assert run.run(content, folder, run.Choice(sheet=sheet, date=DATE)) == 0
    return {path: pypdfium2.PdfDocument(data) for path, data in tree(folder).items()}


def codes(document, dpi):
    return sorted(
        code.text
        for page in document
        for code in zxingcpp.read_barcodes(
            page.render(scale=dpi / 72).to_pil().convert("L"), formats=zxingcpp.BarcodeFormat.QRCode
        )
    )


def test_every_code_is_read_from_the_paper_in_grey_at_every_size(content, tmp_path):
    items = [f"{BASE}items/{CITY}/2026/{number}.html" for number in FILES]
    documents = printed(content, tmp_path, MONTH)
    for path, document in documents.items():
        wanted = sorted(items if "cards" in path else [*items, f"{BASE}bodies/{CITY}/index.html"])
        for dpi in (72, 150, 300):
            assert codes(document, dpi) == wanted, (path, dpi)
    assert len(documents[f"sheets/{MONTH}.pdf"]) > 1, "codes at the ends of pages are part of the proof"


def test_a_full_poster_is_one_page_of_codes_that_can_be_read(tmp_path):
    content = make_content(
        tmp_path, {"00001": {}, "register/standards/budget.yml": standard(MOST_ON_POSTER + 3)}
    )
    (poster,) = printed(content, tmp_path / "printed", "domains/budget").values()
    assert len(poster) == 1
    assert len(codes(poster, 72)) == MOST_ON_POSTER + 1


def test_the_files_are_tagged_have_their_fonts_and_are_the_same_every_time(content, tmp_path):
    for folder in ("first", "second"):
        printed(content, tmp_path / folder, f"offices/{CITY}")
    assert tree(tmp_path / "first") == tree(tmp_path / "second")
    (data,) = tree(tmp_path / "first").values()
    document = pypdfium2.PdfDocument(data)
    assert pdfium.FPDFCatalog_IsTagged(document)
    texts = [part for part in document[0].get_objects() if part.type == pdfium.FPDF_PAGEOBJ_TEXT]
    assert texts
    assert all(pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(text)) == 1 for text in texts)
    unpacked = b"".join(unpacked_streams(data))
    assert re.search(rb"pdfuaid:part\W*1", unpacked)
    assert b"/Lang (zh-CN)" in data + unpacked


def unpacked_streams(data):
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            yield stream


@pytest.mark.parametrize(
    "part",
    [
        '<img src="{secret}" alt="">',
        '<link rel="stylesheet" href="{secret}">',
        '<style>@import url("{secret}");</style>',
        '<style>p {{ background: url("{secret}"); }}</style>',
        '<img src="https://elsewhere.example/a.png" alt="">',
        '<img src="data:image/svg+xml,%3Csvg/%3E" alt="">',
    ],
)
def test_only_files_of_the_site_are_read(tmp_path, part):
    secret = write(tmp_path / "secret.css", "p { color: red }").as_uri()
    html = f"<html lang='zh-CN'><head><title>t</title></head><body><p>字</p>{part.format(secret=secret)}</body></html>"
    with pytest.raises(BuildFailed, match=re.escape("只能读取本网站自己的文件")):
        PdfMaker({}, DAY).make(html, BASE + "a.html")


def test_a_page_of_nothing_but_text_and_a_code_is_made():
    html = (
        f"<html lang='zh-CN'><head><title>t</title></head><body><p>字</p>{qr_svg(BASE, '码')}</body></html>"
    )
    assert PdfMaker({}, DAY).make(html, BASE + "a.html").startswith(b"%PDF-")
