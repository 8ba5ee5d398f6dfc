"""A small site with guides, places and rules, built once."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.disclosure.guide_files import SOURCE, guide
from tests.make import OLD_OFFICE, Files, make_content
from tests.publisher.building import build, tree

RULE = {"topic": "综合政务/政务公开", "genre": "通知"}
PLACES = (
    'places:\n- {"name": "图书馆<b>", "kind": "图书馆", "address": "书院路", "hours": "全天", "phone": "12349002"}\n'
    '- {"name": "档案馆", "kind": "档案馆", "address": "文昌路 1 号", "hours": "工作日", "phone": "0000-12349001", '
    '"kept_by": "示例市政府", "equipment": ["座位 8 个", "电脑 2 台"]}\n'
)
FILES: Files = {
    "00001": {
        "title": "示例市人民政府关于信息公开审查的通知",
        **RULE,
        "disclosure_rule": ["信息公开审查", "保密审查"],
    },
    "00002": {"title": "示例市人民政府关于旧审查办法的通知", **RULE, "disclosure_rule": "依申请公开办理"},
    "00003": {"title": "示例市人民政府关于废止旧审查办法的通知", **RULE, "repeals": "SL0000019/2026-00002"},
    "register/bodies/SL0000043.yml": 'code: "SL0000043"\nname: "示例市民政局"\nkind: "部门"\nparent: "示例市政府"\n',
    SOURCE: guide(
        "见<script>alert(1)</script>[目录](https://www.example.gov.cn/)。\n先申请行政复议。\n",
        scope="第一段\n\n<b>第二段</b>",
        request={"unit": "政务公开科", "system": "https://www.example.gov.cn/ysq?a=1&b=2"},
    ),
    f"guides/{OLD_OFFICE}.md": guide(),
    "register/places.yml": PLACES,
}


class GuideSite:
    """The parsed pages of a built site."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    def page(self, path: str) -> BeautifulSoup:
        """One page."""
        return BeautifulSoup(self.files[path].decode(), "lxml")

    def text(self, path: str) -> str:
        """What stands in the main part of a page."""
        return " ".join(self.page(path).select("main")[0].get_text(" ").split())


@pytest.fixture(scope="session")
def guides(tmp_path_factory: pytest.TempPathFactory) -> GuideSite:
    """The site as it stands on 2026-06-30."""
    folder = tmp_path_factory.mktemp("guides")
    build(make_content(folder, FILES), folder / "site")
    return GuideSite(tree(folder / "site"))
