"""A standard catalog with as many entries as a test needs."""

from __future__ import annotations

from tests.make import block


def standard(count: int) -> str:
    """The file of a catalog of so many entries, the names of which fill two lines on paper."""
    entries = [
        {
            "id": f"budget-{number:02}",
            "level1": "预算",
            "level2": f"第{number}项应当公开的预算和决算事项",
            "content": ["内容"],
            "basis": ["依据"],
            "time_limit": "每年",
            "responsible": ["示例市财政局"],
            "channels": ["政府网站"],
        }
        for number in range(1, count + 1)
    ]
    return block({"entries": entries})
