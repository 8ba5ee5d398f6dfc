"""Small attached files of the common types, each really of its type and different from all others."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

from commands.sampling.prose import Prose

CSV_HEAD = ["序号", "名称", "地点", "数量", "金额"]
KINDS = ("附件清单", "汇总表", "申请表", "说明", "示意图")


def attachment(prose: Prose, number: int) -> tuple[str, bytes]:
    """Name and bytes of the `number`-th file of an item."""
    ending = ENDINGS[prose.number(0, len(ENDINGS) - 1)]
    name = f"附件{number}-{prose.thing}{prose.work}{prose.pick(KINDS)}.{ending}"
    return name, MAKERS[ending](prose)


def _csv(prose: Prose) -> bytes:
    count = prose.number(5, 30)
    rows = [[str(number), *map(prose.word, "物地数金")] for number in range(1, count + 1)]
    return "".join(",".join(row) + "\r\n" for row in (CSV_HEAD, *rows)).encode("utf-8-sig")


def _txt(prose: Prose) -> bytes:
    return "\n".join(prose.paragraph("rule", "duty") for _ in range(prose.number(2, 6))).encode()


def _pdf(prose: Prose) -> bytes:
    drawing = "".join(
        f"{prose.number(60, 520)} {prose.number(60, 760)} {prose.number(5, 80)} {prose.number(5, 40)} re S\n"
        for _ in range(12)
    ).encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>",
        b"<< /Length %d >>\nstream\n%sendstream" % (len(drawing), drawing),
    )
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return data + end % (size, table, size, len(data))


def _png(prose: Prose) -> bytes:
    side = 24
    rows = b"".join(b"\0" + bytes(prose.number(0, 3) * 85 for _ in range(side // 4)) * 4 for _ in range(side))
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", _stored(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _stored(data: bytes) -> bytes:
    """A zlib stream of one block that is not compressed: the same bytes with every version of zlib."""
    size = len(data)
    return (
        b"\x78\x01\x01"
        + struct.pack("<HH", size, size ^ 0xFFFF)
        + data
        + struct.pack(">I", zlib.adler32(data))
    )


MAKERS: dict[str, Callable[[Prose], bytes]] = {"csv": _csv, "txt": _txt, "pdf": _pdf, "png": _png}
ENDINGS = tuple(MAKERS)
