"""Examples of the checks of what attachments carry."""

from __future__ import annotations

import io

from pypdf import PdfWriter

from tests.disclosure.checks.example import Example
from tests.disclosure.office_files import CORE, WORD, docx, paragraph, pdf, relation, xlsx, zipped

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LONG = {"body": "为方便群众停车，现公布全市公共停车场名单。" * 20 + "\n"}


def file(name, data, **fields):
    """A catalog of one item with one attachment."""
    return {"00001": fields, f"00001/{name}": data}


def within(rule, good, bad, severity="error", name="a.docx"):
    """An example of one attachment, found at the head of its item."""
    return Example(rule, file(name, good), file(name, bad), ("00001", 1), severity)


def encrypted(data, password):
    """The same PDF file, encrypted; without a password only what may be done with it is limited."""
    target = io.BytesIO()
    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(password, "owner", algorithm="AES-256")
    writer.write(target)
    return target.getvalue()


GOOD = docx("名单")
GOOD_PDF = pdf("名单")
SCRIPT = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
COMMENTS = f"<w:comments {WORD}><w:comment>{paragraph('请改')}</w:comment></w:comments>"
EXAMPLES = [
    within("attachment-macros", GOOD, docx("名单", **{"word/vbaProject.bin": "x"})),
    within("attachment-macros", GOOD, docx("名单", **{"word/activeX/activeX1.bin": "x"})),
    within(
        "attachment-macros",
        pdf("名单", catalog="/OpenAction [10 0 R /XYZ 0 0 0]"),
        pdf("名单", catalog=f"/OpenAction {SCRIPT}"),
        name="a.pdf",
    ),
    within(
        "attachment-macros",
        GOOD_PDF,
        pdf("名单", objects=("<< /Type /Filespec /F (a.exe) /EF << /F 8 0 R >> >>",)),
        name="a.pdf",
    ),
    within(
        "attachment-macros",
        GOOD_PDF,
        pdf("名单", objects=("<< /S /Launch /F (calc.exe) >>",)),
        name="a.pdf",
    ),
    within(
        "attachment-external",
        docx("名单", **{"word/_rels/document.xml.rels": relation("hyperlink", "https://e.example/")}),
        docx(
            "名单",
            **{"word/_rels/settings.xml.rels": relation("attachedTemplate", "https://e.example/a.dotm")},
        ),
    ),
    within(
        "attachment-external",
        xlsx([["甲"]]),
        xlsx(
            [["甲"]],
            **{"xl/externalLinks/_rels/a.xml.rels": relation("externalLinkPath", "file:///C:/a.xlsx")},
        ),
        "warning",
        "a.xlsx",
    ),
    within("attachment-bomb", GOOD, zipped({"word/document.xml": "<a/>", "x": b"\0" * 20_000_000})),
    within("attachment-locked", GOOD_PDF, encrypted(GOOD_PDF, "secret"), name="a.pdf"),
    within("attachment-locked", GOOD_PDF, encrypted(GOOD_PDF, ""), "warning", "a.pdf"),
    within("attachment-broken", GOOD, docx("<w:p>"), "warning"),
    within("attachment-broken", GOOD_PDF, b"%PDF-1.7\n1 0 obj\n", "warning", "a.pdf"),
    within(
        "attachment-author",
        docx("名单", **{"docProps/core.xml": CORE.format(author="示例市政府办公室")}),
        docx("名单", **{"docProps/core.xml": CORE.format(author="张示例")}),
        "warning",
    ),
    within(
        "attachment-author",
        pdf("一", info="/Author (WPS Office)"),
        pdf("一", info="/Author (Zhang San)"),
        "warning",
        "a.pdf",
    ),
    within(
        "attachment-leftovers",
        GOOD,
        docx(f"<w:p><w:ins>{'<w:r><w:t>新</w:t></w:r>'}</w:ins></w:p>"),
        "warning",
    ),
    within("attachment-leftovers", GOOD, docx("名单", **{"word/comments.xml": COMMENTS}), "warning"),
    within("attachment-format", GOOD, OLD, "warning", "a.doc")._replace(good=file("a.docx", GOOD)),
    within("attachment-no-text", GOOD_PDF, pdf(""), "warning", "a.pdf"),
    within("attachment-no-text", GOOD_PDF, pdf(""), "warning", "a.pdf")._replace(
        good=file("a.pdf", pdf(""), **LONG)
    ),
    Example(
        "attachment-no-text",
        file("a.pdf", pdf(""), attachments=[{"file": "a.pdf", "original_scan": "是"}]),
        file("a.pdf", pdf(""), attachments=[{"file": "a.pdf"}]),
        ("00001", "attachments"),
        "warning",
    ),
    within("attachment-large", b"x" * 30, b"x" * (22 * 1024 * 1024), "warning", "a.txt"),
]
