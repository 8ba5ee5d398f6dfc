"""Construction projects: what has to be published of them at their stage (国务院办公厅 opinion, 2017-12-04)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check, hit, item_check
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.finding import items_with
from plugins.disclosure.kinds.project import QUIET_DAYS, Project
from plugins.disclosure.kinds.values import written_amount
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

OPINION = "国务院办公厅 2017-12-04 意见"


@item_check(
    "project-entries",
    Severity.ERROR,
    basis=OPINION,
    summary=label("项目的每一类信息写明对应的信息或不涉及的理由，进展按先后写"),
    mend=label("写“信息”（索引号）或“不涉及的理由”；进展按日期先后排列"),
)
def project_entries(item: Item, register: Register) -> Iterator[Hit]:
    """A kind of information has items or a reason; progress is in order; dates make sense."""
    project = item.fields.project
    if project is None:
        return
    for number, part in enumerate(project.parts):
        if not part.items and not part.not_applicable:
            kind = register.term_label("project_part", part.kind)
            yield hit(
                item, f"project.parts.{number}", _("“{kind}”没有写信息，也没有写不涉及的理由", kind=kind)
            )
    for number, (earlier, later) in enumerate(pairwise(project.progress), 1):
        if later.on < earlier.on:
            message = _("{later} 的进展写在 {earlier} 的后面", later=later.on, earlier=earlier.on)
            yield hit(item, f"project.progress.{number}", message)
    if project.starts_on and project.done_on and project.done_on < project.starts_on:
        message = _("竣工日期 {done} 早于开工日期 {start}", done=project.done_on, start=project.starts_on)
        yield hit(item, "project.done_on", message)


@item_check(
    "project-tender",
    Severity.WARNING,
    basis="条例 Art. 20",
    summary=label("达到招标限额的项目公开招标投标信息"),
    mend=label("在“公开情况”里加上招标投标信息；依法不招标的写不涉及的理由"),
)
def project_tender(item: Item, register: Register) -> Iterator[Hit]:
    """An amount at or above the threshold needs a tender notice."""
    project = item.fields.project
    if project and project.needs_tender and project.threshold is not None:
        message = _(
            "总投资 {amount} 万元，达到招标限额 {threshold} 万元，没有招标投标信息",
            amount=written_amount(project.amount),
            threshold=written_amount(project.threshold),
        )
        yield hit(item, "project.amount", message)


@check(
    "project-parts",
    Severity.WARNING,
    basis=OPINION,
    summary=label("重大建设项目到了哪一阶段，就公开哪一阶段的信息"),
    mend=label("公开缺少的信息，在“公开情况”里写它的索引号；不涉及的写理由"),
)
def project_parts(catalog: Catalog) -> Iterator[Hit]:
    """The kinds of information that the stage asks for and that are not there."""
    for item, project in _projects(catalog):
        missing = [
            catalog.register.term_label("project_part", kind) for kind in project.missing(catalog.date)
        ]
        if missing:
            yield hit(item, "project.parts", _("还没有公开：{kinds}", kinds=_("、").join(missing)))


@check(
    "project-start",
    Severity.WARNING,
    basis=OPINION,
    summary=label("建设项目在开工以前就开始公开"),
    mend=label("核对开工日期；确实晚了的如实保留，以后在开工前公开批准信息"),
)
def project_start(catalog: Catalog) -> Iterator[Hit]:
    """The first item of a project comes before its start."""
    for item, project in _projects(catalog):
        targets = [catalog.relations.resolve(entry.to) for part in project.parts for entry in part.items]
        days = [target.first_shown_on for target in targets if target and target.first_shown_on]
        if project.starts_on and days and min(days) > project.starts_on:
            message = _("{start} 开工，最早的信息 {first} 才公开", start=project.starts_on, first=min(days))
            yield hit(item, "project.starts_on", message)


@check(
    "project-quiet",
    Severity.NOTICE,
    basis="条例 Art. 20",
    summary=label("在建项目半年以内有进展信息"),
    mend=label("在“进展”里加上最近的进展；已经竣工的写“竣工日期”"),
)
def project_quiet(catalog: Catalog) -> Iterator[Hit]:
    """A project under construction without news."""
    for item, project in _projects(catalog):
        days = project.quiet_days(catalog.date)
        if days is not None and days > QUIET_DAYS:
            yield hit(item, "project.progress", _("已有 {days} 天没有进展信息", days=days))


def _projects(catalog: Catalog) -> Iterator[tuple[Item, Project]]:
    return ((item, item.fields.project) for item in items_with(catalog, "project") if item.fields.project)
