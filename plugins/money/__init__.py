"""Public money: budgets, final accounts, construction projects; their pages, charts, CSV tables and overviews."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.item_layouts import ItemLayout, collecting_item_layouts
from plugins.disclosure.kinds.finding import items_with
from plugins.disclosure.kinds.pages import SERVICES, kind_layouts
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, Section, collecting_pages, collecting_sections
from plugins.disclosure.site import Site
from plugins.money.budget_matrix import BUDGETS, budget_matrix
from plugins.money.budgets import budget_files, budget_part
from plugins.money.projects import PROJECTS, project_list, project_part

LAYOUTS = (
    ("budget", budget_part, "kinds/budget.html"),
    ("project", project_part, "kinds/project.html"),
)


def _layouts(catalog: Catalog, *, site: Site) -> Mapping[str, ItemLayout]:
    return kind_layouts(catalog, LAYOUTS)


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    for item in items_with(catalog, "budget"):
        yield from budget_files(item)
    yield from budget_matrix(catalog, site)
    yield from project_list(catalog, site)


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    if items_with(catalog, "budget"):
        yield Section(102, _("预算决算"), BUDGETS, under=SERVICES)
    if items_with(catalog, "project"):
        yield Section(103, _("重大建设项目"), PROJECTS, under=SERVICES)


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_item_layouts.connect(_layouts)
    collecting_pages.connect(_pages)
    collecting_sections.connect(_sections)
