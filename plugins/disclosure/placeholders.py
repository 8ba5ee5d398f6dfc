"""Words that stand where a fact should stand and say nothing: 暂无, 待补充, XX, （请填写）."""

from __future__ import annotations

import re
import unicodedata

EMPTY_WORDS = frozenset(
    "无 暂无 没有 暂时没有 略 从略 同上 同前 待定 待补充 待完善 待更新 待填 不详 空 空白 未知 未定 未填 未填写"
    " 是 否 见附件 详见附件 附件 如题 另行公布 另行通知 测试 示例 样例 内容 文字"
    " tbd todo test na null none nil true false undefined xxx lorem".split()
)
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
_SIGNS = re.compile(r"[\W_]+")
_ASKS = re.compile(
    r"(?:请|此处|这里|在此|点击)+(?:处|里)?(?:填写|输入|补充|录入|写明)|(?:填写|输入|补充)(?:内容|此处|这里)$"
)
# 〇〇 stands in years too, and ** marks words in Markdown.
_BLANKS = re.compile(r"(?<![A-Za-z0-9])[xX×✕╳]{2,}(?![A-Za-z0-9])|[○◯]{2,}|_{2,}|某某")
_ONLY_BLANKS = re.compile(r"(?:[xX×✕╳○◯〇*＊?？.…0_/\\-]|某)+")
LONGEST_REQUEST = 20


def says_nothing(text: str) -> bool:
    """Whether a text is only a placeholder: no word at all, one of `EMPTY_WORDS`, blanks, or a request to fill in."""
    plain = unicodedata.normalize("NFKC", text)
    words = _SIGNS.sub("", plain).casefold()
    if not words or words in EMPTY_WORDS or _ONLY_BLANKS.fullmatch(plain.strip()):
        return True
    return len(words) <= LONGEST_REQUEST and "申请" not in words and bool(_ASKS.search(plain))


def blank_in(text: str) -> str:
    """A blank that was left in a text, such as XX in `XX市XX路`; "" for none."""
    found = _BLANKS.search(text)
    return found[0] if found else ""
