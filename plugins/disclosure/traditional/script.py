"""Single texts: simplified characters become traditional ones, with the characters that Taiwan writes.

Only characters are converted, never words: a paper says 信息 and 程序 in either script. Of the standards that OpenCC
knows, Taiwan's is what most fonts draw and most readers type; 佈 is written 布, as statutes in every region have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from plugins.disclosure.citations import word_at_end
from plugins.disclosure.digests import digest
from plugins.disclosure.document_numbers import CLOSING, OPENING

STANDARD = "s2tw"
TRADITIONAL = "zh-Hant"
MEMORY = 50_000
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
han = re.compile(f"[{_HAN}]")
_PREFERRED = str.maketrans("佈", "布")
# Words of official texts at whose edges OpenCC finds others (包括发|布, 协调制|度), or whose form it leaves to chance.
WORDINGS = {
    "会签": "會簽",
    "公里": "公里",
    "制定": "制定",
    "制度": "制度",
    "发放": "發放",
    "发布": "發布",
    "只到": "只到",
    "只影响": "只影響",
    "只读": "只讀",
    "名单": "名單",
    "复议": "復議",
    "审签": "審簽",
    "换发": "換發",
    "写明了": "寫明了",
    "签发": "簽發",
    "签批": "簽批",
    "签收": "簽收",
    "签约": "簽約",
    "签订": "簽訂",
    "签署": "簽署",
    "面积": "面積",
}
_ADDRESS = r"(?:https?://|www\.)[^\s<>“”《》（）]+"
_NUMBER = (
    rf"(?P<before>[{_HAN}]{{1,24}})(?P<number>[{re.escape(OPENING)}]\d{{4}}年?[{re.escape(CLOSING)}]"
    r"\s?(?:第\s?)?\d{1,6}(?:\s?号)?|(?<=令)\s?第\s?\d{1,6}\s?号)"
)
# An office word is short, and what these end with leads to it without being part of it.
_LEADING = re.compile(
    rf"^[{_HAN}]*(?:据|照|以|与|和|及|由|见|行|将|对|止|为|是|的|到|即|按|改|替|或|在|印发|转发|发布|公布|下发|文件|下称)"
)
LONGEST_WORD = 10


class Script:
    """Converts texts. `names` are written as they say; `words` are the office words of document numbers.

    Document numbers and whole addresses stay. Where a whole text is a key of `texts`, its value is taken.
    """

    def __init__(
        self,
        names: Mapping[str, str] | None = None,
        words: Iterable[str] = (),
        texts: Mapping[str, str] | None = None,
    ) -> None:
        self._names = {**WORDINGS, **(names or {})}
        self._words = sorted(words)
        self._texts = dict(texts or {})
        self._known: dict[str, str] = {}
        named = "|".join(map(re.escape, sorted(self._names, key=lambda name: (-len(name), name))))
        self._kept = re.compile(f"{_ADDRESS}|{_NUMBER}|(?P<name>{named})")
        self.key = digest(
            STANDARD,
            *(part for pair in (*self._names.items(), *self._texts.items()) for part in pair),
            *self._words,
        )

    def text(self, text: str) -> str:
        """The text in traditional characters; what is no ideograph stays."""
        if not han.search(text):
            return text
        known = self._known.get(text)
        if known is None:
            if len(self._known) > MEMORY:
                self._known.clear()
            known = self._known[text] = self._converted(text)
        return known

    def _converted(self, text: str) -> str:
        plain = text.strip()
        if plain in self._texts:
            return text.replace(plain, self._texts[plain])
        pieces, start = [], 0
        for found in self._kept.finditer(text):
            pieces += [converted(text[start : found.start()]), self._piece(found)]
            start = found.end()
        return "".join([*pieces, converted(text[start:])])

    def _piece(self, found: re.Match[str]) -> str:
        if found["name"]:
            return self._names[found[0]]
        before = found["before"]
        if before is None:
            return found[0]
        word = word_at_end(before, self._words) or _LEADING.sub("", before)[-LONGEST_WORD:]
        rest = before.removesuffix(word)
        return self._rest(rest) + word + found["number"]

    def _rest(self, text: str) -> str:
        """What stands before an office word may hold names."""
        return self._converted(text) if text else ""


def converted(text: str) -> str:
    """The text in traditional characters, whatever it holds."""
    written: str = _opencc(STANDARD).convert(text) if text else ""
    return written.translate(_PREFERRED)


@lru_cache
def simplified_signs() -> Mapping[str, str]:
    """Every traditional character that has one simplified form → this form."""
    signs = "".join(map(chr, range(0x3400, 0xA000)))
    written = [_opencc("t2s").convert(sign) for sign in signs]
    return {
        old: new
        for old, new in zip(signs, written, strict=True)
        if old != new and len(new) == 1 and new < "\uffff"
    }


@lru_cache
def _opencc(standard: str) -> Any:
    # Sites without an edition need not have it, nor wait for its tables.
    from opencc import OpenCC

    return OpenCC(standard)
