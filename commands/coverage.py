"""`tasks.py coverage`: what of the standard catalogs has been published, the figures of the site's coverage pages."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from plugins.disclosure.bodies import Bodies
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.loading import load
from plugins.disclosure.messages import _
from plugins.disclosure.site import build_date
from plugins.disclosure.standards.coverage import NOBODY, Coverage, Figures, coverage_of
from plugins.disclosure.standards.report import as_csv, as_data
from plugins.disclosure.standards.states import BY_WEIGHT, STATE_LABELS

FORMATS = ("text", "csv", "json")


def coverage(content: Path, date: str = "", body: str = "", domain: str = "", form: str = "text") -> int:
    """Print the coverage of `content` as it stands on `date` (default: today) in one of `FORMATS`.

    `body` (name or code) and `domain` (name or key) leave only what concerns them. Returns the exit status: 2 for a
    body, domain or form that does not exist, 1 when the register cannot be read.
    """
    if form not in FORMATS:
        names = _("、").join(FORMATS)
        print(_("没有“{form}”这种格式，可以用：{forms}", form=form, forms=names), file=sys.stderr)
        return 2
    try:
        loaded = load(content, build_date(date, os.environ))
        found = _part(loaded.catalog, body, domain)
    except DisclosureError as error:
        print(error, file=sys.stderr)
        return 1
    except LookupError as error:
        print(error.args[0], file=sys.stderr)
        return 2
    if loaded.catalog.unread:
        count = len(loaded.catalog.unread)
        print(
            _("有 {count} 个文件读不出来，没有计入，运行 python3 tasks.py check 查看", count=count),
            file=sys.stderr,
        )
    _tell(found, loaded.catalog, form)
    return 0


def _part(catalog: Catalog, body: str, domain: str) -> Coverage:
    """The coverage, of one body and one domain if these are named; raises LookupError for unknown ones."""
    found = coverage_of(catalog)
    if domain:
        term = catalog.register.vocabularies["domain"].find(domain)
        keys = {known.key for known in catalog.register.standards}
        if term is None or term.key not in keys:
            raise LookupError(_("没有领域“{domain}”的标准目录", domain=domain))
        found = found.only(domain=term.key)
    if body:
        known = catalog.register.bodies.find(body)
        if known is None:
            raise LookupError(_("机构名录里没有“{name}”", name=body))
        found = found.only(body=known)
    return found


def _tell(found: Coverage, catalog: Catalog, form: str) -> None:
    if form == "csv":
        sys.stdout.buffer.write(as_csv(found.pairs()))
        sys.stdout.buffer.flush()
    elif form == "json":
        names = {body.slug: body.name for body in catalog.register.bodies}
        data = {"date": str(catalog.date), **as_data(found, found.pairs(), names)}
        print(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_text(found, catalog)))


def _text(found: Coverage, catalog: Catalog) -> list[str]:
    total = sum(found.figures.values())
    head = _(
        "截至 {day}：{entries} 项事项，与应公开的机关逐一对应共 {total} 项",
        day=catalog.date,
        entries=len(found.entries),
        total=total,
    )
    labels = {covered.domain.key: covered.domain.label for covered in found.entries}
    lines = [head, _row(_("合计"), found.figures), "", _("按领域")]
    lines += [_row(label, found.by_domain[key]) for key, label in labels.items()]
    lines += ["", _("按机关")]
    lines += [_row(_name(slug, catalog.register.bodies), figures) for slug, figures in found.by_body.items()]
    return lines


def _name(slug: str, bodies: Bodies) -> str:
    body = bodies.find(slug) if slug != NOBODY else None
    return body.name if body else _("公开主体待明确")


def _row(name: str, figures: Figures) -> str:
    counts = [f"{_(STATE_LABELS[state])} {figures[state]}" for state in BY_WEIGHT if figures.get(state)]
    return _(
        "{name}：共 {total}；{counts}", name=name, total=sum(figures.values()), counts=_("，").join(counts)
    )
