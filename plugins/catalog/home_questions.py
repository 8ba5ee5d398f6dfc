"""The three things for which people come, and the ways to each."""

from __future__ import annotations

from typing import Any

from plugins.disclosure.messages import _


def questions() -> list[dict[str, Any]]:
    """The questions with their ways; a way is shown where the part of the site at `of` is switched on."""
    everything, guides, requests = "catalog/index.html", "guides/index.html", "requests/index.html"
    return [
        {
            "title": _("找一份文件"),
            "ways": [
                _way("search/index.html", _("检索"), _("输入词语、文号、索引号或半个标题")),
                _way("titles/index.html", _("知道标题"), _("按汉语拼音查找")),
                _way("document-numbers/index.html", _("知道文号"), _("按机关代字、年份和序号"), everything),
                _way("numbers/index.html", _("知道索引号"), _("按编码、年份和流水号"), everything),
                _way("years/index.html", _("知道大致时间"), _("按生成的年份和月份")),
            ],
        },
        {
            "title": _("查机关应当公开什么"),
            "ways": [
                _way("bodies/index.html", _("按机关查"), _("职责、领导、联系方式和公开的全部信息")),
                _way("standards/index.html", _("标准目录"), _("每个领域应当公开的事项")),
                _way("statutory/index.html", _("法定公开内容"), _("条例规定主动公开的类别")),
                _way("supervision/index.html", _("公开监督"), _("哪些该公开还没有公开")),
            ],
        },
        {
            "title": _("申请公开、咨询"),
            "ways": [
                _way(requests, _("申请公开信息"), _("怎样申请，多久答复，收不收费")),
                _way(guides, _("公开指南"), _("各机关的受理机构、地址和电话")),
                _way("guides/places.html", _("查阅场所"), _("在哪里可以当面查阅")),
                _way("services/index.html", _("办事与权力"), _("办事指南和权责清单")),
            ],
        },
    ]


def _way(address: str, title: str, note: str, of: str = "") -> dict[str, str]:
    return {"address": address, "title": title, "note": note, "of": of or address}
