"""Papers that rest on others or explain them: a basis that still holds, repeals that are linked, interpretations."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check, hit
from plugins.disclosure.dossiers import INTERPRETED_WITHIN
from plugins.disclosure.errors import CalendarNotPublished
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.normative_documents import is_normative
from plugins.disclosure.validity import ENDED, first_end
from plugins.disclosure.working_days import add_working_days

GOVERNMENT = "government"


@check(
    "basis-ended",
    Severity.WARNING,
    summary=label("制定依据在文件形成时仍然有效"),
    mend=label("改写为现在有效的依据；确实依据旧文件的，在正文里说明"),
)
def basis_ended(catalog: Catalog) -> Iterator[Hit]:
    """Something in force rests on a paper that had ended before, or has ended since (a notice only)."""
    for item in catalog.items:
        validity = catalog.validity(item)
        if not item.fields.based_on or validity in ENDED or item.fields.withdrawn:
            continue
        for relation in catalog.relations.stated_by(item):
            target = relation.target
            if relation.kind != "based_on" or target is None or catalog.validity(target) not in ENDED:
                continue
            end = first_end(target, catalog.relations, catalog.date)
            made = item.fields.generated_on
            before = end is not None and made is not None and end.on <= made
            if before or validity == "in_force":
                state = catalog.register.term_label("validity", catalog.validity(target) or "")
                message = _("依据的 {file} 有效性是“{validity}”", file=target.source, validity=state)
                yield hit(item, "based_on", message, None if before else Severity.NOTICE)


@check(
    "repeal-unlinked",
    Severity.NOTICE,
    basis="目录指引",
    summary=label("废止决定点名的文件写进了“废止”"),
    mend=label("确实被废止、修改或代替的，写进“废止”“修改”或“代替”"),
)
def repeal_unlinked(catalog: Catalog) -> Iterator[Hit]:
    """A paper that repeals others names in its text one that is still shown as in force, and says nothing of it."""
    for item in catalog.items:
        title = item.fields.title or ""
        if "废止" not in title and not item.fields.repeals:
            continue
        stated = {relation.target.source for relation in catalog.relations.stated_by(item) if relation.target}
        for cited in catalog.relations.cited_by(item):
            if (
                cited.source not in stated
                and catalog.validity(cited) == "in_force"
                and _is_older(cited, item)
            ):
                yield hit(item, "repeals", _("正文点名的 {file} 仍然显示为有效", file=cited.source))


def _is_older(other: Item, item: Item) -> bool:
    own, day = item.fields.generated_on, other.fields.generated_on
    return own is not None and day is not None and day < own


@check(
    "policy-uninterpreted",
    Severity.NOTICE,
    summary=label("政府的规章和规范性文件有解读"),
    mend=label("发布解读，写“解读对象”"),
)
def policy_uninterpreted(catalog: Catalog) -> Iterator[Hit]:
    """A paper in force of a government is interpreted within five working days (practice of one province)."""
    for item in catalog.items:
        if not is_normative(item) or item.imported or catalog.validity(item) != "in_force":
            continue
        # A paper that only repeals or amends others leaves nothing to explain.
        if not _is_of_government(item, catalog) or item.fields.amends or "废止" in (item.fields.title or ""):
            continue
        interpreted = any(r.kind == "interprets" for r in catalog.relations.pointing_to(item))
        if not interpreted and _is_overdue(item, catalog):
            yield hit(item, "title", _("公布已过 {days} 个工作日，还没有解读", days=INTERPRETED_WITHIN))


def _is_of_government(item: Item, catalog: Catalog) -> bool:
    body = catalog.register.bodies.find(item.fields.publisher or "")
    return body is not None and body.kind == GOVERNMENT


def _is_overdue(item: Item, catalog: Catalog) -> bool:
    shown = item.first_shown_on
    try:
        return shown is not None and add_working_days(shown, INTERPRETED_WITHIN) < catalog.date
    except CalendarNotPublished:
        return False
