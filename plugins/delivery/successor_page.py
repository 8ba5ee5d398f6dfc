"""The record for whoever takes over a body's disclosure work: what is open, what hangs, what is to be handed over."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from plugins.delivery.index_page import INDEX, title
from plugins.delivery.months import body_address
from plugins.delivery.tasks import Work
from plugins.disclosure.bodies import Body
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site
from plugins.disclosure.supervision.addresses import scope_address


def successor_address(slug: str) -> str:
    """The page of the record of a body."""
    return f"delivery/{slug}/successor.html"


def successor_page(body: Body, work: Work, site: Site) -> Page:
    """`delivery/<slug>/successor.html`: what has to be handed over when the responsible person changes."""
    heading = _("{body}政府信息公开工作交接单", body=body.name)
    address, tasks, catalog = successor_address(body.slug), work.of(body), work.catalog
    groups = (
        (_("正在进行的公示、征求意见、听证"), tasks.notices),
        (_("应当公布的结果和没有兑现的承诺"), tasks.owed),
        (_("90 日内到期的"), tasks.coming),
    )
    data: dict[str, Any] = {
        "meta": list_tags(site, heading, heading),
        "title": heading,
        "breadcrumbs": crumbs(
            (title(), INDEX), (body.name, body_address(body.slug)), (_("工作交接"), address)
        ),
        "body": body.name,
        "groups": [{"title": name, "tasks": [asdict(task) for task in members]} for name, members in groups],
        "postings": [
            {"place": one.place, "sheet": one.sheet, "checked_on": str(one.seen_on)}
            for one in catalog.register.postings.entries
            if one.removed_on is None and catalog.register.bodies.find(one.posted_by) is body
        ],
        "people": [_("第一责任人"), _("联络员"), _("保密审查人"), _("审签人"), _("托管平台账号")],
        "supervision": scope_address(body.slug),
        "months": body_address(body.slug),
        "accounts": [
            _("托管平台的权限，审核人名单（CODEOWNERS）"),
            _("没有合并的改动、还没编号的新条目、定时公开的条目"),
            _("公开指南、年度报告的底稿和核对日期"),
            _("审查记录、协商函、依申请公开的登记簿"),
            _("移交清单的回执，公示栏照片等公开凭证"),
            _("与档案馆、图书馆、公示栏所在单位的联系人"),
        ],
    }
    return Page(address, "delivery-successor.html", data)
