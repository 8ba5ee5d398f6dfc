"""Strings of every kind that may be cut or typed, for examples and for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

NASTY = (
    "",
    " ",
    "关于 2026 年 GB/T 9704-2012 标准的 通 知",
    "ＡＢＣ１２３（全角）：，；",
    "𠀀𠀁𪚥龘 𠮷野家",
    "e\u0301te\u0301 Å ﬁ ½ ㎡ ① ⑩ ㈱",
    "İSTANBUL ΑΣ ΑΣΑ ẞß ŒUVRE",
    "ｶﾞｷﾞｸﾞ ひらがな カタカナ・ー 한국어 ㄅㄆㄇ",
    "國務院辦公廳關於號令",
    "隐\u200b形\u00ad字\ufeff符\u2060",
    "👍🏽 👨‍👩‍👧 ★☆→①",
    "\ud83d 孤 \udc00 立",
    "第3条、第12款；5G、T9704、covid19",
    "a b  c\td\n甲 乙\n丙\u3000丁",
    "0123456789" * 5,
    "x" * 33 + "y" * 31,
    "\x00\x1f\x7f\x85控制",
    "国办发〔2023〕12号：附件",
    "～—－-−·・‧",
    "々〆〇〡〩ㆍꀀ",
    "ῼ ᾳ ϐ ς Σ σ ſ K",
)
# Letters of Latin, Greek and Cyrillic, ideographs of several planes, kana, marks, signs, invisible characters.
ALPHABET = (
    "aZ09 \t\n.-－“”\"「」'()（）〔〕《》，。、：;/=*~^+çéñΩσςѣЖßœ"
    "中国政府信息公开第三条号年月日令发办关于的通知國號辦々〇𠀀𠮷𪚥"
    "ひカｶﾞ한ㄅ\u0301\u3099\u200b\u00ad\ufeff\u3000\u2003①½㎡ﬁ👍★"
)
mixed = st.text(st.sampled_from(ALPHABET), max_size=40)
anything = st.one_of(
    mixed, st.text(st.characters(max_codepoint=0x2FFFF, exclude_categories=("Cn", "Cs")), max_size=30)
)
