"""A site with one item of every kind, built once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.disclosure.checks.kind_blocks import (
    BUDGET_ITEM,
    CLARIFICATION,
    FEEDBACK,
    GAZETTE,
    POWER,
    PROJECT,
    PROMISE,
    SERVICE,
    TIERS,
    TOPIC,
    changed,
)
from tests.make import PDF, Files, make_content
from tests.publisher.building import build, tree

HOSTILE = "<script>alert(1)</script>"
GUIDE: dict[str, Any] = {
    "title": "食品经营许可办事指南",
    "genre": "办事指南",
    "service_audience": "企业",
    "service": {
        **changed(SERVICE, "materials.0.form", "form.pdf"),
        "life_event": "开办企业",
        "conditions": ["有营业执照", HOSTILE],
    },
}
FILES: Files = {
    "00001": GUIDE,
    "00001/form.pdf": PDF,
    "00002": {"title": "权责清单：食品经营许可", "power": {**POWER, "guide": "SL0000019/2026-00001"}},
    "00003": {
        "title": "权责清单：食品检查",
        "power": {**POWER, "kind": "行政检查", "changes": POWER["changes"][:1]},
    },
    "00004": {"title": "食品安全行政处罚裁量基准", "penalty_tiers": TIERS},
    "00005": {"title": "第三水厂工程信息公开", "project": changed(PROJECT, "parts.5", None)},
    "00006": BUDGET_ITEM,
    "00007": {
        "title": "示例市人民政府公报第1期",
        "gazette": changed(GAZETTE, "contents.0.item", "SL0000019/2026-00001"),
    },
    "00008": {
        "title": "三月来信答复选登",
        "feedback": [FEEDBACK, {k: v for k, v in FEEDBACK.items() if not k.startswith("answer")}],
    },
    "00009": {
        "title": "第一季度点题征集结果",
        "topic_questions": [
            {**TOPIC, "topic": "已经答复的题", "status": "已答复", "answered_by": "SL0000019/2026-00001"},
            {**TOPIC, "topic": "还没答复的题"},
        ],
    },
    "00010": {
        "title": "民生实事公开承诺情况",
        "promises": [PROMISE, {**{k: v for k, v in PROMISE.items() if k != "kept_on"}, "what": "修路"}],
    },
    "00011": {
        "title": "关于不实信息的澄清",
        "clarification": CLARIFICATION,
        "clarifies": "SL0000019/2026-00001",
    },
    "00012": {
        **GUIDE,
        "title": "已撤回的办事指南",
        "withdrawn": {"on": "2026-05-01", "reason": "发布有误", "body": "示例市人民政府"},
    },
    "00012/form.pdf": PDF,
}


@dataclass(frozen=True)
class Built:
    """A built site: the bytes of its files by address."""

    files: dict[str, bytes]

    def page(self, address: str) -> BeautifulSoup:
        """A page, parsed."""
        return BeautifulSoup(self.files[address].decode(), "lxml")

    def item(self, serial: str) -> BeautifulSoup:
        """The page of the city's item of 2026 with this serial."""
        return self.page(f"items/SL0000019/2026/{serial}.html")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site on 2026-06-30."""
    folder: Path = tmp_path_factory.mktemp("kinds")
    build(make_content(folder, FILES), folder / "site")
    return Built(tree(folder / "site"))
