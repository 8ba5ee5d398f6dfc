"""Matters and their stories: registered, complete, with a result (domain reference, sections 2.3, 9 and 13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check, hit, item_check
from plugins.disclosure.dossiers import DONE, Dossier, dossiers_of
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.matter_steps import AFTER_DECISION, BEFORE_DECISION, ENDS
from plugins.disclosure.matters import is_matter_id
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

# A decision without a word on what became of it is told after this time (P).
RESULT_AFTER = timedelta(days=365)
RULES = ("rule", "regulation")
PROCESS = (*BEFORE_DECISION, "decision", "implementation")


@item_check(
    "matter-id-form",
    Severity.WARNING,
    summary=label("事项编号能用在网址里"),
    mend=label("改用字母、数字和连字符，如 water-price-2026；同一事项的各条信息一起改"),
)
def matter_id_form(item: Item, register: Register) -> Iterator[Hit]:
    """The id of a matter is the address of its dossier."""
    matter = item.fields.matter
    if matter and not is_matter_id(matter):
        yield hit(item, "matter", _("事项编号“{id}”不能直接用作网址", id=matter[:40]))


@check(
    "matter-unregistered",
    Severity.NOTICE,
    summary=label("有多条信息的事项在事项登记里"),
    mend=label("核对事项编号；编号无误的，在 register/matters/ 里登记名称、类别和承办机关"),
)
def matter_unregistered(catalog: Catalog) -> Iterator[Hit]:
    """Where matters are registered at all, those with several items are; a misspelt id looks just like this."""
    entries = catalog.register.matters
    for name, items in catalog.matters.items() if entries else ():
        if name not in entries and len(items) > 1:
            yield hit(items[0], "matter", _("事项“{id}”没有登记", id=name[:60]))


@check(
    "matter-empty",
    Severity.WARNING,
    summary=label("登记的事项有信息，承办机关在机构名录里"),
    mend=label("在条目的“所属事项”里写这个编号，或删去这份登记；承办机关写名录里的名称"),
)
def matter_empty(catalog: Catalog) -> Iterator[Hit]:
    """A registered matter that no item names, or whose lead body nobody knows."""
    waiting = {item.fields.matter for item in catalog.held_back}
    for name, entry in catalog.register.matters.items():
        if name not in catalog.matters and name not in waiting:
            yield Hit(entry.source, 1, _("没有哪条信息属于事项“{id}”", id=name))
        if catalog.register.bodies.find(entry.matter.lead) is None:
            message = _("机构名录里没有承办机关“{body}”", body=entry.matter.lead)
            yield Hit(entry.source, entry.lines.get("lead", 1), message)


@check(
    "matter-step-contradicts",
    Severity.WARNING,
    summary=label("写明不适用的环节没有信息"),
    mend=label("删去“不适用的理由”，或改正那条信息的“事项环节”"),
)
def matter_step_contradicts(catalog: Catalog) -> Iterator[Hit]:
    """A step that the register calls not applicable has no item."""
    for name, dossier in _registered(catalog):
        entry = catalog.register.matters[name]
        filled = {key: step.items for step in dossier.steps if step.items for key in step.keys}
        for position, note in enumerate(entry.matter.steps):
            if note.not_applicable and note.step in filled:
                message = _(
                    "环节“{step}”写明不适用，却有信息 {file}",
                    step=catalog.register.vocabularies["matter_step"][note.step].label,
                    file=filled[note.step][0].source,
                )
                yield Hit(entry.source, entry.lines.get(f"steps.{position}", 1), message)


@check(
    "decision-steps",
    Severity.WARNING,
    basis="重大行政决策程序暂行条例；规章制定程序条例",
    summary=label("重大行政决策和规章的法定程序都已公开，或写明不适用的理由"),
    mend=label("补充公开缺少的环节；依法不需要的，在 register/matters/ 的“环节”里写“不适用的理由”"),
)
def decision_steps(catalog: Catalog) -> Iterator[Hit]:
    """A major decision that was made shows every step that the law asks for."""
    terms = catalog.register.vocabularies["matter_step"]
    for dossier in dossiers_of(catalog).values():
        missing = [
            _("或").join(terms[key].label for key in step.keys) for step in dossier.gaps if step.statutory
        ]
        if not missing or not (dossier.entry or dossier.kind == "major-decision"):
            continue
        message = _("“{title}”缺少：{steps}", title=dossier.title, steps=_("、").join(missing))
        if dossier.entry:
            yield Hit(dossier.entry.source, dossier.entry.lines.get("kind", 1), message)
        else:
            item = next(item for item in dossier.items if item.fields.major_matter)
            yield hit(item, "major_matter", message)


@check(
    "major-decision-unregistered",
    Severity.NOTICE,
    basis="重大行政决策程序暂行条例",
    summary=label("重大决策有所属事项，看得到决策过程"),
    mend=label("写“所属事项”，并在 register/matters/ 登记"),
)
def major_decision_unregistered(catalog: Catalog) -> Iterator[Hit]:
    """A major decision belongs to a registered matter; how rules are made has a law of its own."""
    entries = catalog.register.matters
    for item in catalog.items if entries else ():
        fields = item.fields
        is_decision = fields.major_matter == "major-decision" and fields.genre not in RULES
        if is_decision and item.open_to_all and fields.matter not in entries:
            yield hit(item, "major_matter", _("重大决策没有登记的所属事项，看不到决策过程"))


@check(
    "matter-result-alone",
    Severity.NOTICE,
    summary=label("有结果的事项也公开了过程"),
    mend=label("补充公开这件事的依据、决定或进展，写上相同的所属事项"),
)
def matter_result_alone(catalog: Catalog) -> Iterator[Hit]:
    """A result without anything that led to it (domain reference, 13, row 37 turned round)."""
    for dossier in dossiers_of(catalog).values():
        filled = _filled(dossier)
        if filled & set(ENDS) and not filled & set(PROCESS):
            last = next(item for step in dossier.steps if step.keys[0] in ENDS for item in step.items)
            yield hit(last, "matter", _("事项“{title}”只有结果，没有过程", title=dossier.title))


@check(
    "matter-without-result",
    Severity.NOTICE,
    summary=label("作出的决定有执行情况或结果"),
    mend=label("公开执行进展或结果，写上相同的所属事项"),
)
def matter_without_result(catalog: Catalog) -> Iterator[Hit]:
    """A year after the decision nothing is known of its implementation (domain reference, 13, rows 37 and 42)."""
    for dossier in dossiers_of(catalog).values():
        expects = any(set(step.keys) & {"implementation", *ENDS} for step in dossier.steps)
        decided = [item for step in dossier.steps if step.keys[0] == "decision" for item in step.items]
        if not expects or not decided or _filled(dossier) & set(AFTER_DECISION[1:]):
            continue
        day = decided[-1].first_shown_on
        if day and day + RESULT_AFTER < catalog.date:
            message = _("{day} 公布的决定至今没有执行情况或结果", day=day)
            yield hit(decided[-1], "matter", message)


def _filled(dossier: Dossier) -> set[str]:
    """The keys of the steps that have items."""
    return {key for step in dossier.steps if step.state == DONE and step.items for key in step.keys}


def _registered(catalog: Catalog) -> Iterator[tuple[str, Dossier]]:
    entries = catalog.register.matters
    found = dossiers_of(catalog) if entries else {}
    return ((name, dossier) for name, dossier in found.items() if name in entries)
