"""The fixed words on board sheets and cards, which a board may have in another language than the site's."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.disclosure.messages import SOURCE_LANGUAGE, _, label, translations

WORDS = {
    "scan_month": label("用手机扫码，看全文和附件。右边的码是{owner}公开的全部信息。"),
    "scan_board": label("用手机扫码，看全文和附件。右边的码是这里的最新内容。"),
    "count_month": label("共 {count} 条，按发布日期由新到旧"),
    "count_board": label("共 {count} 条"),
    "name": label("名称"),
    "index_number": label("索引号"),
    "document_number": label("文号"),
    "publisher": label("发布机构"),
    "day": label("发布日期"),
    "validity": label("有效性"),
    "code": label("扫码查看"),
    "hotline": label("咨询电话：{phone}"),
    "place": label("放置地点"),
    "note": label("说明"),
    "more": label("另有 {count} 条，扫码查看。"),
    "edition": label("版次：{edition}"),
    "id": label("编号：{id}"),
}


def sheet_words(language: str) -> Mapping[str, str]:
    """The words in the language of a sheet."""
    return {name: in_language(text, language) for name, text in WORDS.items()}


def in_language(text: str, language: str) -> str:
    """A marked text in the language of a sheet; one in the source language is shown in the site's."""
    return _(text) if language == SOURCE_LANGUAGE else translations(language).gettext(text)
