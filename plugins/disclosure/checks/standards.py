"""What items say of the standard catalogs, and the catalogs themselves (domain reference, section 8)."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check, hit, item_check
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register
from plugins.disclosure.standards.coverage import coverage_of
from plugins.disclosure.standards.entries import folded
from plugins.disclosure.standards.obliged import Obliged
from plugins.disclosure.standards.reading import Domain
from plugins.disclosure.standards.time_limits import Kind

GRASSROOTS = "国办发〔2019〕54号"


@item_check(
    "standard-entry",
    Severity.ERROR,
    basis=GRASSROOTS,
    summary=label("所写的标准目录事项在标准目录里"),
    mend=label("写标准目录里的事项编号（见网站“标准目录”），没有对应事项的不写"),
)
def standard_entry(item: Item, register: Register) -> Iterator[Hit]:
    """The entry exists; one that was retired is only a warning, because it was right when it was written."""
    stated = item.fields.standard_entry
    if not stated or not register.standards:
        return
    found = register.standards.find(stated)
    if found is None:
        yield hit(item, "standard_entry", _("标准目录里没有编号为“{id}”的事项", id=stated[:60]))
    elif found[1].retired:
        name = found[1].name
        message = _("标准目录的事项“{name}”（{id}）已停用", name=name, id=stated)
        yield hit(item, "standard_entry", message, Severity.WARNING)


@item_check(
    "standard-domain",
    Severity.WARNING,
    basis=GRASSROOTS,
    summary=label("领域与标准目录事项所属的领域一致"),
    mend=label("改正领域，或改正标准目录事项编号"),
)
def standard_domain(item: Item, register: Register) -> Iterator[Hit]:
    """The item's own domain is that of its entry, or another name of it."""
    found = register.standards.find(item.fields.standard_entry or "")
    stated = item.fields.domain
    if found and stated and stated not in (found[0].key, *found[0].file.same_as):
        message = _(
            "领域写的是“{stated}”，而标准目录事项 {id} 属于“{domain}”",
            stated=register.term_label("domain", stated),
            id=found[1].id,
            domain=found[0].label,
        )
        yield hit(item, "domain", message)


@item_check(
    "standard-elements",
    Severity.WARNING,
    basis=GRASSROOTS,
    summary=label("已含要素是标准目录事项所列的公开要素"),
    mend=label("按标准目录事项页面上的要素逐字填写"),
)
def standard_elements(item: Item, register: Register) -> Iterator[Hit]:
    """Every element that an item claims is one of its entry's."""
    found = register.standards.find(item.fields.standard_entry or "")
    if not found:
        return
    entry = found[1]
    strange = [element for element in item.fields.content_elements if folded(element) not in entry.elements]
    if strange:
        message = _(
            "事项 {id} 没有公开要素“{elements}”，它的要素是：{known}",
            id=entry.id,
            elements=_("”“").join(strange)[:200],
            known=_("、").join(entry.content)[:300],
        )
        yield hit(item, "content_elements", message)


@item_check(
    "standard-openness",
    Severity.WARNING,
    basis=GRASSROOTS,
    summary=label("标准目录规定主动公开的，不改为依申请公开"),
    mend=label("改为主动公开；个别内容不能公开的，作区分处理后公开其余部分"),
)
def standard_openness(item: Item, register: Register) -> Iterator[Hit]:
    """What an entry wants published unasked is not left to applications as a whole."""
    found = register.standards.find(item.fields.standard_entry or "")
    if found and found[1].openness == "proactive" and item.fields.openness == "on_request":
        message = _("标准目录事项“{name}”规定主动公开，这里写的是依申请公开", name=found[1].name)
        yield hit(item, "openness", message)


@check(
    "standard-time-limit",
    Severity.NOTICE,
    basis="条例 Art. 26",
    summary=label("标准目录的公开时限能够计算"),
    mend=label(
        "写成“20 个工作日内”“每季度”“每年1月31日前”“长期公开”的样子；确实无法写明的不必改，页面照原文显示"
    ),
)
def standard_time_limit(catalog: Catalog) -> Iterator[Hit]:
    """A time limit that is not understood stays text and is never guessed."""
    for domain in catalog.register.standards:
        for position, entry in enumerate(domain.file.entries):
            if not entry.retired and entry.limit.kind is Kind.UNKNOWN:
                message = _(
                    "事项 {id} 的公开时限“{text}”无法计算，覆盖情况只看有没有公开",
                    id=entry.id,
                    text=" ".join(entry.limit.text.split())[:80],
                )
                yield Hit(domain.source, domain.line_of(position, "time_limit"), message)


@check(
    "standard-columns",
    Severity.WARNING,
    basis=GRASSROOTS,
    summary=label("标准目录的事项写明公开依据，渠道用词表里的词语"),
    mend=label("补写依据的法规、文件名称；渠道写词表“公开渠道”里的词语"),
)
def standard_columns(catalog: Catalog) -> Iterator[Hit]:
    """The columns that a file may leave out and a complete catalog has."""
    channels = catalog.register.vocabularies["channel"]
    for domain in catalog.register.standards:
        for position, entry in enumerate(domain.file.entries):
            if entry.retired:
                continue
            if not entry.basis:
                yield _at(domain, position, "basis", _("事项 {id} 没有写公开依据", id=entry.id))
            for channel in entry.channels:
                if channels.find(channel) is None:
                    message = _(
                        "事项 {id} 的公开渠道“{channel}”不在词表里", id=entry.id, channel=channel[:40]
                    )
                    yield _at(domain, position, "channels", message)


@check(
    "standard-responsible",
    Severity.NOTICE,
    basis="条例 Art. 10",
    summary=label("标准目录的公开主体能对应到机构名录"),
    mend=label("写机构名录里的名称，或“各乡镇人民政府”“各部门”等统称；也可在机构名录里把通称写作别名"),
)
def standard_responsible(catalog: Catalog) -> Iterator[Hit]:
    """Every entry obliges somebody, and every name in it means somebody; else it counts as nobody's duty."""
    standards = catalog.register.standards
    if not standards:
        return
    covered = coverage_of(catalog).by_id
    obliged = Obliged(catalog.register.bodies, catalog.date)
    for domain in standards:
        for position, entry in enumerate(domain.file.entries):
            if entry.retired:
                continue
            if not covered[entry.id].bodies:
                text = _("、").join(entry.responsible)[:80]
                message = _("事项 {id} 的公开主体“{text}”在机构名录里找不到", id=entry.id, text=text)
                yield _at(domain, position, "responsible", message)
            elif strange := obliged.unknown(entry.responsible):
                message = _(
                    "事项 {id} 的公开主体里，“{text}”在机构名录里找不到，没有计入覆盖情况",
                    id=entry.id,
                    text=_("、").join(strange)[:80],
                )
                yield _at(domain, position, "responsible", message)


@check(
    "standard-not-applicable",
    Severity.ERROR,
    basis=GRASSROOTS,
    summary=label("标明不适用的事项和机构都存在，且确实没有公开"),
    mend=label("改正事项编号和机构名称；已经公开的删去“不适用”"),
)
def standard_not_applicable(catalog: Catalog) -> Iterator[Hit]:
    """A reason that excuses nobody hides a mistake."""
    standards, bodies = catalog.register.standards, catalog.register.bodies
    covered = coverage_of(catalog).by_id if standards.exemptions else {}
    for exemption in standards.exemptions:
        stated = exemption.fields
        place = (exemption.source, exemption.line)
        body, known = bodies.find(stated.body), standards.find(stated.entry)
        if known is None:
            yield Hit(*place, _("标准目录里没有编号为“{id}”的事项", id=stated.entry[:60]))
        elif body is None:
            yield Hit(*place, _("机构名录里没有“{name}”", name=stated.body[:60]))
        elif stated.entry in covered and body not in covered[stated.entry].bodies:
            message = _("“{name}”不是事项 {id} 的公开主体，不必写不适用", name=body.name, id=stated.entry)
            yield Hit(*place, message, Severity.WARNING)
        elif stated.entry in covered and covered[stated.entry].items.get(body.slug):
            message = _("“{name}”的事项 {id} 写了不适用，却有公开的信息", name=body.name, id=stated.entry)
            yield Hit(*place, message, Severity.WARNING)


@check(
    "standard-versions",
    Severity.ERROR,
    basis=GRASSROOTS,
    summary=label("版本记录里的事项编号都还在目录里"),
    mend=label("编号永不改动、删除：把事项写回去，不再使用的写“停用”"),
)
def standard_versions(catalog: Catalog) -> Iterator[Hit]:
    """Ids never vanish: what a version added, changed or retired is still there."""
    for domain in catalog.register.standards:
        known = {entry.id for entry in domain.file.entries}
        for position, version in enumerate(domain.file.versions):
            gone = [
                name for name in (*version.added, *version.changed, *version.retired) if name not in known
            ]
            if gone:
                line = domain.lines.get(f"versions.{position}", 1)
                message = _(
                    "版本 {version} 提到的事项 {ids} 不在目录里",
                    version=version.version,
                    ids=_("、").join(gone),
                )
                yield Hit(domain.source, line, message)


def _at(domain: Domain, position: int, field: str, message: str) -> Hit:
    return Hit(domain.source, domain.line_of(position, field), message)
