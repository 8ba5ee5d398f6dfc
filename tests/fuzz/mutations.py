"""Bytes that nobody would write: real files, cut, doubled, spliced and spiced with what has broken readers before."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from tests.make import FIELDS

TOKENS: list[bytes | str] = [
    *(
        token.encode()
        for token in "--- ... &a *a !!python !<x> <<: ? | > [ { ] } - # %YAML 0x1 ~ null 是".split()
    ),
    *(f"\n{name}: ".encode() for name in FIELDS),
    *("\n" + label for label in ("附件：", "文号: ", "废止: ", "索引号有误: 是\n", "导入来源: x\n")),
    *(
        b"\n---\n",
        b"\r\n",
        b"\r",
        b"\x00",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
    ),
    *(
        b"\xf4\x8f\xbf\xbf",
        "\u202e\u200b\ue000\u2f00\uf900\u3000".encode(),
        b"'",
        b'"',
        b"\\",
        b"\t",
        b": ",
        b" #x",
    ),
    *(
        b"](00001/list.png)",
        b"[a](javascript:x)",
        b"<script>",
        b"<table><td rowspan=9999>",
        b"&#x202e;",
        b"{%x%}",
    ),
    *(
        b"2026-02-30",
        b"0" * 400,
        b"9" * 5000,
        b"[" * 3000,
        b"> " * 900,
        b"(" * 2000,
        b"- " * 500,
        b"*" * 3000,
    ),
    *(
        "〔2026〕第03号".encode(),
        "示政发〔2026〕3号".encode(),
        "二〇二六年三月一日".encode(),
        b"| a |\n|--|\n" * 40,
    ),
]
ENCODED: list[bytes] = [token.encode() if isinstance(token, str) else token for token in TOKENS]
MOST_BYTES = 60_000


def mutated(seeds: Sequence[bytes], count: int, seed: int) -> Iterator[bytes]:
    """`count` files made from `seeds`, the same ones for the same `seed`."""
    chance = random.Random(seed)
    for _round in range(count):
        data = chance.choice(seeds)
        for _step in range(chance.randint(1, 6)):
            data = _step_of(data, seeds, chance)[:MOST_BYTES]
        yield data


def _step_of(data: bytes, seeds: Sequence[bytes], chance: random.Random) -> bytes:
    at, to = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
    kind = chance.randrange(7)
    if kind == 0:
        return data[:at] + data[to:]
    if kind == 1:
        return data[:at] + data[at:to] * chance.randint(2, 5) + data[to:]
    if kind == 2:
        other = chance.choice(seeds)
        return data[:at] + other[chance.randint(0, len(other)) :]
    if kind == 3:
        return data[:at] + chance.randbytes(chance.randint(1, 4)) + data[at:]
    if kind == 4:
        lines = data.split(b"\n")
        chance.shuffle(lines)
        return b"\n".join(lines)
    return data[:at] + chance.choice(ENCODED) + data[at if kind == 5 else to :]
