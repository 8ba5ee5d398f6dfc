"""The catalog site: item pages, lists by every classification, feeds and the home page."""

from collections.abc import Iterator, Mapping
from weakref import WeakKeyDictionary

from plugins.catalog.axes import AXES, BODIES, Group, bodies_shown
from plugins.catalog.axis_pages import axis_pages, map_entries
from plugins.catalog.body_profile import body_address
from plugins.catalog.home import home_page
from plugins.catalog.item_pages import PLAIN, item_outputs
from plugins.catalog.whole_lists import whole_lists
from plugins.disclosure.body_pages import BodyPage, Kind, collecting_body_pages
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.item_layouts import item_layouts
from plugins.disclosure.item_links import item_links
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, Section, collecting_pages, collecting_sections
from plugins.disclosure.site import Site
from plugins.disclosure.site_map import MapGroup, collecting_map_groups

PART_OF_PLATFORM = "statutory"  # 法定主动公开内容, one of the four parts that 平台通知 asks for


_known: WeakKeyDictionary[Catalog, dict[str, list[Group]]] = WeakKeyDictionary()


def _groups(catalog: Catalog) -> dict[str, list[Group]]:
    """The groups of every axis, by its slug."""
    if catalog not in _known:
        _known[catalog] = {axis.slug: axis.groups(catalog) for axis in AXES}
    return _known[catalog]


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    groups = _groups(catalog)
    yield home_page(groups, catalog, site)
    for axis in AXES:
        yield from axis_pages(axis, groups[axis.slug], catalog, site)
    yield from whole_lists(catalog, site)
    links, layouts = item_links(catalog, memo), item_layouts(catalog, site)
    for item in catalog.items:
        layout = layouts.get(item.source, PLAIN)
        yield from item_outputs(item, catalog, site, links.get(item.source, ()), layout)


def _body_pages(catalog: Catalog) -> Mapping[str, BodyPage]:
    return {
        body.slug: BodyPage(Kind.CATALOG, body.name, body_address(body)) for body in bodies_shown(catalog)
    }


def _map_groups(catalog: Catalog) -> Iterator[MapGroup]:
    groups = _groups(catalog)
    for order, axis in enumerate(AXES):
        # The bodies stand in the map with all that there is about them.
        if axis.slug != BODIES:
            entries = map_entries(axis, groups[axis.slug])
            yield MapGroup(order, _(axis.title), f"{axis.slug}/index.html", entries)


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    yield Section(10, _("首页"), "index.html")
    yield Section(20, _("公开目录"), "catalog/index.html")
    for order, axis in enumerate(AXES):
        address = f"{axis.slug}/index.html"
        if axis.slug == PART_OF_PLATFORM:
            yield Section(50, _(axis.title), address)
        else:
            yield Section(80 + order, _(axis.title), address, under="catalog/index.html")


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_sections.connect(_sections)
    collecting_body_pages.connect(_body_pages)
    collecting_map_groups.connect(_map_groups)
