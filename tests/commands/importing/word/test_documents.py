"""Official documents in Word: what goes into fields, what into the text, and what a person is told."""

import io

import mammoth  # type: ignore[import-untyped]
import pytest

from plugins.disclosure.body_html import plain_text, render
from tests.commands.importing.samples import squeezed
from tests.commands.importing.word.word_files import NAMES, PNG, notice, numbering, p, r, table, title, word
from tests.disclosure.office_files import TYPES


@pytest.fixture
def document(importing):
    """Imports one Word file; gives front matter, body and everything else."""

    def import_word(*blocks, **members):
        done = importing({"通知.docx": word(*blocks, **members)})
        return (*done.only(), done)

    return import_word


def test_a_notice_gives_its_facts(document):
    fields, body, done = document(*notice())
    assert fields["title"] == "示例市人民政府关于加强公园管理的通知"
    assert fields["document_number"] == "示政发〔2026〕3号"
    assert fields["generated_on"] == "2026-03-05"
    assert fields["publisher"] == "示例市人民政府"
    assert fields["imported_from"]["source"] == "通知.docx"
    assert body.split("\n\n") == [
        "## 示例市人民政府关于加强公园管理的通知",
        "各县（区）人民政府，市政府各部门：",
        "### 一、总体要求",
        "为了管好公园，方便居民休息，现将有关事项通知如下。",
        "#### （一）明确责任",
        "各区负责本区公园的日常管理。",
        "示例市人民政府",
        "2026年3月5日",
    ]
    assert "版头没有放进正文：示例市人民政府文件；示政发〔2026〕3号" in done.report
    assert "已取：名称、内容概述、发布机构、文号、生成日期；" in done.report
    assert done.status == 2


def test_numbers_that_word_puts_in(document):
    levels = (
        ("chineseCounting", "%1、"),
        ("chineseCounting", "（%2）"),
        ("decimal", "%3."),
        ("decimal", "（%4）"),
    )
    _fields, body, _done = document(
        *notice(
            p("总体要求", number="1", font="黑体"),
            p("第一项要求", number="1", level=1),
            p("第二项要求", number="1", level=1),
            p("细则的内容", number="1", level=2),
            p("更细的内容", number="1", level=3),
            p("工作安排", number="1", font="黑体"),
            p("安排的内容", number="1", level=1),
        ),
        word__numbering_xml=numbering(*levels),
    )
    for line in (
        "一、总体要求",
        "（一）第一项要求",
        "（二）第二项要求",
        "1\\.细则的内容",
        "（1）更细的内容",
        "二、工作安排",
    ):
        assert line.replace("\\", "") in body.replace("\\", "")
    assert body.count("（一）") == 2  # the second level begins again


def test_typed_and_automatic_bullets(document):
    _fields, body, _done = document(
        *notice(p("苹果", number="1"), p("梨", number="1")), word__numbering_xml=numbering(("bullet", ""))
    )
    assert "- 苹果\n- 梨" in body


def test_tables_with_merged_cells(document):
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = '<w:gridSpan w:val="2"/>'
    _fields, body, _done = document(
        *notice(
            p("公园名单如下："),
            table(
                ["区", ("公园", wide)],
                [("甲区", start), "人民公园", "10 公顷"],
                [("", on), "东湖公园", "20 公顷"],
            ),
        )
    )
    assert '<th>区</th><th colspan="2">公园</th>' in body
    assert '<td rowspan="2">甲区</td><td>人民公园</td><td>10 公顷</td>' in body
    assert "<tr><td>东湖公园</td><td>20 公顷</td></tr>" in body


def test_a_table_that_only_arranges_the_page_is_text(document):
    _fields, body, _done = document(
        *notice(),
        table(["抄送：市委办公室，市人大常委会办公室。"], ["示例市人民政府办公室　2026年3月6日印发"]),
    )
    assert "抄送：市委办公室，市人大常委会办公室。" in body
    assert "2026年3月6日印发" in body
    assert "<table" not in body


def test_footnotes_follow_the_text(document):
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnotes {NAMES}><w:footnote w:id="0" w:type="separator">{p()}</w:footnote><w:footnote w:id="2">{p("公园指城市公园。")}</w:footnote></w:footnotes>'  # noqa: E501
    _fields, body, _done = document(
        *notice(p("本市公园", more=reference + r("免费开放。"))), word__footnotes_xml=notes
    )
    assert "本市公园<sup>\\[1]</sup>免费开放。" in body
    assert body.endswith("\\[1] 公园指城市公园。")


def test_pictures_become_attachments(document):
    drawing = '<w:r><w:drawing><a:blip r:embed="r5"/></w:drawing></w:r>'
    relations = f'<Relationships><Relationship Id="r5" Type="{TYPES}/image" Target="media/image1.png"/></Relationships>'
    _fields, _body, done = document(
        *notice(p("位置图：", more=drawing)),
        **{"word___rels__document_xml.rels": relations, "word__media__image1.png": PNG},
    )
    assert [data for name, data in done.tree().items() if name.endswith("/图1.png")] == [PNG]
    assert "图片已存为附件“图1.png”" in done.report


def test_attachments_that_the_text_lists(importing):
    text = word(
        *notice(
            p("请按计划实施。"),
            p("附件：1.公园名单\n2.养护标准"),
        )
    )
    done = importing({"通知.docx": text, "1.公园名单.csv": "公园,面积\n人民公园,10\n".encode()})
    assert any(name.endswith("/1.公园名单.csv") for name in done.tree())
    assert "正文列出的附件“养护标准”没有同名文件" in done.report
    assert "`1.公园名单.csv`：作为别的文件的正文或附件" in done.report


def test_text_boxes_hidden_text_and_content_controls(document):
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>{p("框里的文字")}</w:txbxContent></w:drawing></mc:Choice>'  # noqa: E501
        f"<mc:Fallback><w:pict><w:txbxContent>{p('框里的文字')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    _fields, body, done = document(
        *notice(
            p("框在这一段。", more=box),
            p("看得见。", more=r("看不见的话", more="<w:vanish/>")),
            f"<w:sdt><w:sdtContent>{p('控件里的文字。')}</w:sdtContent></w:sdt>",
        )
    )
    assert "框在这一段。\n\n框里的文字\n\n看得见。" in body
    assert body.count("框里的文字") == 1
    assert "控件里的文字。" in body
    assert "隐藏的文字没有导入：看不见的话" in done.report


def test_a_joint_document(document):
    fields, _body, done = document(
        *notice(p("现将有关事项通知如下。"), signed=False, number="示教发〔2026〕7号"),
        p("示例市教育局　　示例市财政局", align="right"),
        p("二〇二六年四月一日", align="right"),
    )
    assert (fields["publisher"], fields["joint_bodies"]) == ("示例市教育局", ["示例市财政局"])
    assert fields["generated_on"] == "2026-04-01"
    assert "联合发文" in done.report


def test_nothing_is_guessed_from_a_plain_text(document):
    fields, body, done = document(p("今天开会讨论了公园的事情，大家都同意。"))
    assert set(fields) == {"summary", "summary_generated", "imported_from"}
    assert body == "今天开会讨论了公园的事情，大家都同意。"
    assert "原文没有写明：名称、索引号、发布机构、文号" in done.report


@pytest.mark.parametrize(
    ("blocks", "members", "reason"),
    [
        pytest.param([p("甲"), p("乙", more='<w:ins w:id="1"><w:r><w:t>新</w:t></w:r></w:ins>')], {}, "没有接受或拒绝的修订，第一处在第 2 段“乙新”", id="inserted"),  # noqa: E501
        pytest.param([p("甲", more='<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del>')], {}, "第一处在第 1 段“甲旧”", id="deleted"),  # noqa: E501
        pytest.param([p("甲"), p("乙"), p("丙", more='<w:r><w:commentReference w:id="1"/></w:r>')], {}, "1 处批注，第一处在第 3 段“丙”", id="comment"),  # noqa: E501
        pytest.param([p("机密★5年"), *notice()], {}, "文件标有“机密★5年”，不能公开", id="secret"),
        pytest.param([*notice(p("（此件不公开）"))], {}, "正文写明“（此件不公开）”", id="not public"),
        pytest.param([p()], {}, "文件里没有文字", id="no text"),
        pytest.param([*notice()], {"word__vbaProject.bin": b"x"}, "文件里有宏", id="macros"),
        pytest.param([p("甲", more="<w:r><w:instrText>DDEAUTO c:\\x</w:instrText></w:r>")], {}, "会自动更新的域", id="dde"),  # noqa: E501
    ],
)  # fmt: skip
def test_what_cannot_be_published_as_it_stands(importing, blocks, members, reason):
    done = importing({"a.docx": word(*blocks, **members)})
    assert (done.status, done.paths) == (1, [])
    assert reason in done.screen


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"PK\x03\x04" + b"x" * 200, "已经损坏", id="no zip"),
        pytest.param(word(*notice())[:500], "已经损坏", id="cut off"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "请在 Word 或 WPS 里另存为 .docx", id="old"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "加了密码", id="locked"),  # noqa: E501
        pytest.param(word("<w:p>" * 400 + "</w:p>" * 400), "已经损坏", id="deep"),
        pytest.param(word(p("a" * 30_000_000)), "展开后过大", id="bomb"),
        pytest.param(word("<w:p><w:r><w:t>a</w:t></w:r>"), "已经损坏", id="broken markup"),
    ],
)  # fmt: skip
def test_hostile_files(importing, data, reason):
    done = importing({"a.docx": data, "b.docx": word(*notice())})
    assert done.status == 1
    assert len(done.paths) == 1
    assert "未导入 a.docx：" in done.screen
    assert reason in done.screen


def test_another_reader_finds_the_same_words(document):
    """mammoth, as an independent judge, on everything but the numbers that Word puts in."""
    blocks = notice(
        p("一、第一件事", font="黑体"),
        p(
            "正文有\n换行、",
            more=r("加粗", bold=True) + "<w:hyperlink>" + r("链接") + "</w:hyperlink>" + r("。"),
        ),
        table(["甲", "乙"], ["1", ("丙丁", '<w:shd w:val="clear"/>')]),
        title("附　件"),
        p("附件的正文。"),
    )
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'  # noqa: E501
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{TYPES}/officeDocument" Target="word/document.xml"/></Relationships>'  # noqa: E501
    members = {"[Content_Types]_xml": types, "_rels__.rels": relations}
    text = squeezed(mammoth.extract_raw_text(io.BytesIO(word(*blocks, **members))).value)
    _fields, body, _done = document(*blocks, **members)
    rendered = squeezed(plain_text(render(body, lambda tag, address: address)))
    assert text == "示例市人民政府文件示政发〔2026〕3号" + rendered
