"""How the catalog is classified and what its columns say, from the real vocabularies."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

CLASSES = (
    ("openness", "", label("按公开属性"), label("能不能公开、怎样公开")),
    (
        "statutory",
        "statutory",
        label("按法定公开内容"),
        label("《条例》第二十条、第二十一条要求主动公开的类别"),
    ),
    ("topic", "topics", label("按主题"), label("信息讲的是哪一方面的事；主题下再分子主题")),
    ("genre", "genres", label("按体裁"), label("信息是什么样的文件")),
    ("service_audience", "", label("按服务对象"), label("信息主要为谁服务")),
    ("validity", "validity", label("按有效性"), label("文件现在还管不管用")),
)
"""Vocabulary, folder of its lists, title and explanation."""
CATALOG_FIELDS = (
    (label("索引号"), label("一条信息一个号，终身不变；下面说明它怎样组成")),
    (label("名称"), label("信息的正式标题")),
    (label("内容概述"), label("主要内容和关键数字，不必打开全文就能判断是不是要找的")),
    (label("生成日期"), label("文件签发的日期，或者数据完整形成的日期，又叫成文日期")),
    (label("发布机构"), label("负责公开这条信息的机关；几个机关联合发文的，由牵头机关负责")),
    (label("文号"), label("公文的编号，如 示政发〔2026〕3号；不是公文的没有")),
    (label("发布日期"), label("在本网站公开的日期")),
    (label("主题分类"), label("见上面的主题")),
    (label("有效性"), label("有效、已修改、失效、废止等；不再有效的在页面上方标明")),
)
"""Columns of the catalog and what they say."""


def classes(register: Register) -> list[dict[str, Any]]:
    """Each classification with its terms of the first level, neighbours of one group together."""
    found = []
    for name, folder, title, note in CLASSES:
        vocabulary = register.vocabularies[name]
        top = [term for term in vocabulary if term.parent is None and not term.retired]
        found.append(
            {
                "title": _(title),
                "note": _(note),
                "address": f"{folder}/index.html" if folder else "",
                "below": sum(term.parent is not None for term in vocabulary),
                "count": len(top),
                "groups": [
                    {"title": group, "terms": [term.label for term in terms]}
                    for group, terms in groupby(top, key=lambda term: term.group)
                ],
            }
        )
    return found
