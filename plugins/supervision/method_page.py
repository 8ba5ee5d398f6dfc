"""How every figure is counted and by which rule, made from the table that declares the figures."""

from __future__ import annotations

from itertools import groupby

from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.site import Site
from plugins.disclosure.supervision.addresses import METHOD
from plugins.disclosure.supervision.freshness import VETOES
from plugins.disclosure.supervision.survey import DECLARED
from plugins.supervision.frame import frame


def method_page(site: Site) -> Page:
    """`supervision/method.html`, which depends on nothing but the declarations."""
    title = _("指标说明")
    data = {
        **frame(site, title, _("公开监督各项指标的含义、依据和算法"), (title, METHOD)),
        "sections": [
            {
                "heading": _(section),
                "rows": [
                    {
                        "id": declared.id,
                        "label": _(declared.label),
                        "rule": _(declared.rule),
                        "explanation": _(declared.explanation),
                    }
                    for declared in members
                ],
            }
            for section, members in groupby(DECLARED, key=lambda declared: declared.section)
        ],
        "vetoes": [_(rule) for rule, _limit, _counts in VETOES],
    }
    return Page(METHOD, "supervision-method.html", data)
