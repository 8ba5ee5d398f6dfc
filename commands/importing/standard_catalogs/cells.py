"""What stands in the cells of published standard catalogs: numbered lists, tick boxes, wrapped lines."""

from __future__ import annotations

import re
import unicodedata

TICKED, UNTICKED = "■☑☒√✓✔●◆★", "□☐○◯〇"
SAME = re.compile(r"同上|同前|〃|″|\"")
# 口 stands for an empty box only before the name of what could be ticked.
_BOX = re.compile(
    rf"([{TICKED}{UNTICKED}]|(?:^|(?<=[\s、;；,，/)）]))口(?=\s*[\u4e00-\u9fff]))", re.MULTILINE
)
_NUMBER = re.compile(r"(?:^|(?<=[\s;；。]))(?:[(（]?(\d{1,2})[)）.．、](?!\d)|([①-⑳]))\s*", re.MULTILINE)
_BULLET = re.compile(r"(?:^|\n)\s*[●•·◆▪■*-]\s*")
_CLOSING = {"《": "》", "（": "）", "(": ")", "〔": "〕", "[": "]", "“": "”"}


def joined(text: str) -> str:
    """A text on one line: a line break inside it disappears between Chinese signs and numbers."""
    text = re.sub(r"(?<=[a-zA-Z])\s*\n\s*(?=[a-zA-Z])", " ", text)
    return re.sub(r"\s*\n\s*", "", text).strip()


def elements(text: str) -> tuple[list[str], bool]:
    """The elements of 公开内容, and whether it was certain where one ends: by numbers, marks or semicolons."""
    numbered = _numbered(text)
    if numbered:
        return numbered, True
    if len(_BULLET.findall(text)) > 1:
        return _clean_parts(_BULLET.split(text)), True
    if re.search(r"[；;]", text):
        return _clean_parts(re.split(r"[；;]", text)), True
    if "\n" in text.strip():
        return _clean_parts(_whole_lines(text)), False
    return _clean_parts([text]), True


def _numbered(text: str) -> list[str]:
    """The parts of a list numbered 1, 2, 3 …; nothing for a text that is no such list."""
    starts, expected = [], 1
    for match in _NUMBER.finditer(text):
        value = int(match[1]) if match[1] else ord(match[2]) - ord("①") + 1
        if value == expected:
            starts.append(match)
            expected += 1
    if not starts or (len(starts) == 1 and text[: starts[0].start()].strip()):
        return []
    ends = [match.start() for match in starts[1:]] + [len(text)]
    parts = [text[match.end() : end] for match, end in zip(starts, ends, strict=True)]
    return _clean_parts([text[: starts[0].start()], *parts])


def _clean_parts(parts: list[str]) -> list[str]:
    found = [re.sub(r"[；;。\s]+$", "", joined(part)) for part in parts]
    return [part for part in found if part]


def laws(text: str) -> list[str]:
    """The laws and documents of 公开依据, one each."""
    lines = _numbered(text) or _clean_parts(_whole_lines(text))
    found: list[str] = []
    for line in lines:
        found += re.split(r"(?<=[》）)])\s*[、，,；;]?\s*(?=《)|[；;]", line)
    return _clean_parts(found)


def names(text: str) -> list[str]:
    """The bodies of 公开主体, one each; what stands in brackets belongs to the name before it."""
    found: list[str] = []
    for line in _whole_lines(text):
        depth, start = 0, 0
        for place, sign in enumerate(line):
            depth += (sign in "（(") - (sign in "）)")
            if sign in "、，,；;" and depth <= 0:
                found.append(line[start:place])
                start = place + 1
        found.append(line[start:])
    return _clean_parts(found)


def _whole_lines(text: str) -> list[str]:
    """The lines of a cell; a line that ends inside brackets goes on in the next."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and _is_open(lines[-1]):
            lines[-1] += line.strip()
        else:
            lines.append(line.strip())
    return [line for line in lines if line]


def _is_open(line: str) -> bool:
    return any(line.count(opening) > line.count(closing) for opening, closing in _CLOSING.items())


def ticks(text: str) -> dict[str, bool] | None:
    """Choice → whether it is ticked; None for a text without boxes."""
    parts = _BOX.split(text)
    if len(parts) < 3:
        return None
    found: dict[str, bool] = {}
    for mark, name in zip(parts[1::2], parts[2::2], strict=True):
        choice = re.sub(r"[、，,；;\s]+$", "", joined(name))
        if choice:
            found[choice] = found.get(choice, False) or mark in TICKED
    return found


def is_yes(text: str) -> bool:
    """Whether a cell of a tick column says yes."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return plain in ("是", "有", "1", "Y", "y") or (bool(plain) and plain[0] in TICKED)


def is_no(text: str) -> bool:
    """Whether a cell of a tick column says no."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return plain in ("", "否", "无", "×", "X", "x", "-", "—", "/", "\\", "0", "口") or plain in UNTICKED


def without_ticks(text: str) -> str:
    """What a cell of a tick column says besides its tick, without the brackets around it."""
    plain = joined(text).strip(TICKED + UNTICKED + " ")
    return re.sub(r"^[(（](.*)[)）]$", r"\1", plain).strip("：: ")
