"""Messages are Chinese in the code, take values safely and can be shown in another language."""

import pytest

from plugins.disclosure import messages
from plugins.disclosure.errors import BadFrontMatter, UnknownLanguage
from plugins.disclosure.field_types import refuse
from plugins.disclosure.findings import Finding, Severity, errors, in_order, unreadable
from plugins.disclosure.messages import _

ENGLISH = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "缺少“{field}”"
msgstr "“{field}” is missing"
"""


@pytest.fixture
def english(tmp_path, monkeypatch):
    """English messages from a small catalog while a test runs."""
    (tmp_path / "en.po").write_text(ENGLISH, encoding="utf-8")
    monkeypatch.setattr(messages, "LOCALE_FOLDER", tmp_path)
    messages.translations.cache_clear()
    messages.use_language("en")
    yield
    messages.use_language(messages.SOURCE_LANGUAGE)
    messages.translations.cache_clear()


def test_values_fill_their_places():
    assert _("缺少“{field}”", field="名称") == "缺少“名称”"
    assert _("没有地方 {a}") == "没有地方 {a}"


@pytest.mark.parametrize("value", ["{field}", "{", "}", "{0}", "{field.__class__}", "%s", "{{x}}"])
def test_braces_in_values_are_text(value):
    assert _("缺少“{field}”", field=value) == f"缺少“{value}”"
    assert refuse("缺少“{field}”", field=value).message() == f"缺少“{value}”"


@pytest.mark.usefixtures("english")
def test_another_language_is_used_and_what_is_not_translated_stays():
    assert _("缺少“{field}”", field="title") == "“title” is missing"
    assert _("首页") == "首页"


def test_an_unknown_language_is_refused_and_changes_nothing():
    with pytest.raises(UnknownLanguage, match=r"locale/xx\.po"):
        messages.use_language("xx")
    assert _("首页") == "首页"


def finding(file="a.md", line=2, severity=Severity.ERROR, rule="required", **rest):
    return Finding(file, line, severity, rule, "缺少“名称”", **rest)


def test_a_finding_says_where_what_how_and_why():
    assert str(finding(mend="补上", basis="条例 Art. 12")) == (
        "a.md:2: 错误：缺少“名称”\n    改法：补上\n    规则 required，依据 条例 Art. 12"
    )
    assert str(finding(severity=Severity.NOTICE)) == "a.md:2: 说明：缺少“名称”\n    [required]"


def test_findings_stand_in_order_and_once():
    first, second, third = finding("a.md", 9), finding("a.md", 10), finding("b.md", 1)
    assert in_order([third, second, first, third]) == [first, second, third]


def test_only_errors_stop():
    all_kinds = [finding(severity=severity) for severity in Severity]
    assert [entry.severity for entry in errors(all_kinds)] == ["error"]


def test_an_unreadable_file_is_an_error_with_line_and_mend():
    found = unreadable("a.md", BadFrontMatter("坏了", 7, "改好"))
    assert (found.file, found.line, found.severity, found.message, found.mend) == (
        "a.md",
        7,
        "error",
        "坏了",
        "改好",
    )
