"""The same catalog as a Hugo site: the same pages, lists and feeds, made by the templates in `hugo/`.

Hugo gets relations, validity and the sizes of attachments ready-made; our own build works them out each time.
"""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from commands.bootstrap import ROOT
from plugins.catalog.axes import AXES, Group
from plugins.catalog.item_pages import item_outputs
from plugins.catalog.rows import row
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.front_matter import split
from plugins.disclosure.items import Item
from plugins.disclosure.loading import load
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import CopiedFile, Page
from plugins.disclosure.site import Site
from plugins.publisher.theme_files import theme_files, used_files

TEMPLATES = Path(__file__).parent / "hugo"
# What the templates make of other values, or do not show.
# Those of our templates whose pages the layouts copy.
OWN_TEMPLATES = ("home.html", "base.html", "item.html", "list.html")
MADE_BY_TEMPLATES = {"title", "body", "breadcrumbs", "meta", "source"}
OF_A_ROW = ("index_number", "bodies", "generated_on", "document_number", "validity", "state", "successor")

Terms = dict[str, dict[str, list[str]]]


def write_hugo_site(content: Path, site: Site, day: date, folder: Path) -> None:
    """Write the source of a Hugo site of the catalog in `content` as it stands on `day` into the new `folder`."""
    catalog = load(content, day).catalog
    shutil.copytree(TEMPLATES, folder / "layouts")
    own = [(ROOT / "theme" / "templates" / name).read_text(encoding="utf-8") for name in OWN_TEMPLATES]
    for file in used_files(list(theme_files(ROOT / "theme" / "static")), own):
        (folder / "static" / file.path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file.source, folder / "static" / file.path)
    _write_json(folder / "hugo.json", _configuration(site))
    groups = {axis.slug: axis.groups(catalog) for axis in AXES}
    terms: Terms = defaultdict(lambda: defaultdict(list))
    for axis in AXES:
        for group in groups[axis.slug]:
            for item in group.items:
                terms[item.source][axis.slug].append(_term(group.slug))
    _write_lists(folder / "content", groups)
    for item in catalog.items:
        _write_item(item, catalog, content, site, terms[item.source], folder)


def page_of(item: str) -> str:
    """Where the Markdown file of an item (`catalog/…/00001.md`) lies below the folder of a Hugo site."""
    return f"content/{item}"


def _configuration(site: Site) -> dict[str, Any]:
    axes = [axis.slug for axis in AXES]
    lists = [("catalog", _("公开目录")), *((axis.slug, _(axis.title)) for axis in AXES)]
    navigation = [{"title": _("首页"), "url": "/index.html", "section": ""}]
    navigation += [{"title": title, "url": f"/{slug}.html", "section": slug} for slug, title in lists]
    return {
        "baseURL": f"https://{site.domain}/",
        "locale": site.language,
        "defaultContentLanguage": "zh-cn",
        "title": site.name,
        "timeZone": "Asia/Shanghai",
        # Pages that open from a copy on a disk, as ours do.
        "uglyURLs": True,
        "relativeURLs": True,
        "buildFuture": True,
        "disableKinds": ["rss", "sitemap", "robotstxt", "404"],
        "pagination": {"pagerSize": site.page_size, "disableAliases": True},
        "taxonomies": {axis: axis for axis in axes},
        "mediaTypes": {"application/atom+xml": {"suffixes": ["xml"]}},
        "outputFormats": {"atom": {"mediaType": "application/atom+xml", "baseName": "feed", "noUgly": True}},
        "outputs": {
            "home": ["html"],
            "section": ["html", "atom"],
            "taxonomy": ["html"],
            "term": ["html", "atom"],
        },
        "markup": {
            "goldmark": {"parser": {"autoHeadingID": False}, "extensions": {"typographer": {"disable": True}}}
        },
        "params": {
            "domain": site.domain,
            "id_code": site.id_code,
            "organiser": site.organiser,
            "description": site.description,
            "navigation": navigation,
            "footer": [{"label": label, "text": text} for label, text in site.footer.items()],
        },
    }


def _write_lists(content: Path, groups: Mapping[str, list[Group]]) -> None:
    whole = _("全部信息按索引号排列"), _("有文号的全部信息按文号排列")
    for slug, title, description, order in (
        ("catalog", _("公开目录"), _("本网站公开的全部政府信息"), ""),
        ("numbers", _("索引号一览"), whole[0], "number_key"),
        ("document-numbers", _("文号一览"), whole[1], "document_key"),
    ):
        params = {"description": description, "sorted_by": order, **({"order": description} if order else {})}
        _write_page(content / slug / "_index.md", {"title": title, "params": params})
    for axis in AXES:
        page = {"title": _(axis.title), "params": {"description": _(axis.description)}}
        _write_page(content / axis.slug / "_index.md", page)
        for number, group in enumerate(groups[axis.slug], 1):
            shown = [str(item.first_shown_on) for item in group.items if item.first_shown_on]
            params = {
                "key": _term(group.slug),
                "parent": _term(group.parent or ""),
                "heading": group.heading,
                "note": group.note,
                "description": _("{axis}“{name}”的全部信息", axis=_(axis.title), name=group.title),
                "updated": max(shown, default=""),
            }
            entry = {"title": group.title, "weight": number, "params": params}
            _write_page(content / axis.slug / _term(group.slug) / "_index.md", entry)


def _write_item(
    item: Item, catalog: Catalog, content: Path, site: Site, terms: dict[str, list[str]], folder: Path
) -> None:
    shown: dict[str, Any] = {}
    for output in item_outputs(item, catalog, site):
        if isinstance(output, CopiedFile):
            target = folder / "static" / output.path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(output.source, target)
        elif isinstance(output, Page):
            shown = dict(output.data() if callable(output.data) else output.data)
    params = {key: _linked(value) for key, value in shown.items() if value and key not in MADE_BY_TEMPLATES}
    cells = row(item, catalog)
    params["row"] = _linked({name: cells[name] for name in OF_A_ROW})
    params["trail"] = _linked(shown["breadcrumbs"][2:-1])
    params["column"] = shown["meta"]["ColumnName"]
    params["number_key"] = _number_key(item)
    if item.fields.document_number:
        params["document_key"] = item.fields.document_number
    if item.open_to_all:
        params |= {"summary": item.fields.summary, "keywords": list(item.fields.keywords)}
    body = split((content / item.source).read_text(encoding="utf-8"))[1] if item.open_to_all else ""
    page = {
        "title": item.title,
        "date": str(item.fields.generated_on),
        "publishDate": str(item.first_shown_on),
        "lastmod": str(item.fields.changed_on or item.first_shown_on),
        "url": f"/{item.address}",
        **terms,
        "params": params,
    }
    _write_page(folder / page_of(item.source), page, body)


def _number_key(item: Item) -> str:
    number = item.number
    return f"{number.code}/{9999 - number.year}/{99999 - int(number.serial):05}" if number else ""


def _linked(value: Any) -> Any:
    """The value with every address below it as Hugo's pages have it."""
    if isinstance(value, Mapping):
        return {key: _address(inner) if key == "address" else _linked(inner) for key, inner in value.items()}
    return [_linked(inner) for inner in value] if isinstance(value, list | tuple) else value


def _address(address: str) -> str:
    if not address or address.startswith("items/"):
        return address and f"/{address}"
    axis, _slash, rest = address.removesuffix("/index.html").partition("/")
    return f"/{axis}/{_term(rest).lower()}.html" if rest else f"/{axis}.html"


def _term(slug: str) -> str:
    # A slash in a term would be a folder of its own.
    return slug.replace("/", "--")


def _write_page(path: Path, head: Mapping[str, Any], body: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{json.dumps(head, ensure_ascii=False)}\n\n{body}", encoding="utf-8")


def _write_json(path: Path, data: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
