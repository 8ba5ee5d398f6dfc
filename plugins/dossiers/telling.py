"""The words of a dossier: how a matter and its steps stand."""

from __future__ import annotations

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.dossiers import (
    CONSULTING,
    DECIDED,
    DONE,
    FINISHED,
    IMPLEMENTING,
    MISSING,
    NOT_APPLICABLE,
    PENDING,
    PREPARING,
    Dossier,
    Step,
)
from plugins.disclosure.messages import _, label

STATES = {
    CONSULTING: label("正在听取意见"),
    PREPARING: label("尚未决定"),
    DECIDED: label("已经决定"),
    IMPLEMENTING: label("正在执行"),
    FINISHED: label("已经办结"),
}
STEP_STATES = {
    DONE: "",
    MISSING: label("尚未公开"),
    PENDING: label("尚未到这一步"),
    NOT_APPLICABLE: label("不适用"),
}


def step_label(step: Step, catalog: Catalog) -> str:
    """The name of a step; where any of several would do, all of them."""
    terms = catalog.register.vocabularies["matter_step"]
    return _("或").join(terms[key].label for key in step.keys)


def gap_labels(dossier: Dossier, catalog: Catalog) -> list[str]:
    """The names of the steps that are missing."""
    return [step_label(step, catalog) for step in dossier.gaps]


def sentence(dossier: Dossier, catalog: Catalog) -> str:
    """In one or two sentences how the matter stands on the day of the catalog."""
    parts = [_state_sentence(dossier)]
    gaps = gap_labels(dossier, catalog)
    if gaps:
        parts.append(_("尚未公开的环节：{steps}。", steps=_("、").join(gaps)))
    elif dossier.state == FINISHED:
        parts.append(_("应有的环节都已公开。"))
    return "".join(parts)


def _state_sentence(dossier: Dossier) -> str:
    day = dossier.shown_on
    if day is None:
        return _("还没有公开的信息。")
    if dossier.state == CONSULTING:
        return _("正在听取意见，{day} 截止。", day=min(closes for _item, closes in dossier.open_until))
    if dossier.state == PREPARING:
        return _("正在办理，尚未公布决定；最近一条信息公开于 {day}。", day=day)
    decided = next((on for _by, on in dossier.decisions if on), None)
    if dossier.state == DECIDED and decided:
        return _(
            "已于 {decided} 决定，执行情况尚无信息；最近一条信息公开于 {day}。", decided=decided, day=day
        )
    if dossier.state == DECIDED:
        return _("已经决定，执行情况尚无信息；最近一条信息公开于 {day}。", day=day)
    if dossier.state == IMPLEMENTING:
        return _("正在执行，最近一条信息公开于 {day}。", day=day)
    return _("已经办结，最近一条信息公开于 {day}。", day=day)
