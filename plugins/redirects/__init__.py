"""Every address that was ever published answers: where something moved there is a page that leads on, and where a
list has ended one that says so. See docs/permanence.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from plugins.disclosure.archive_links import ArchiveLink, collecting_archive_links
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, Section, collecting_answers, collecting_sections
from plugins.disclosure.site import Site
from plugins.redirects.answers import answers_for
from plugins.redirects.pages import ADDRESSES, MOVED, outputs

PLACE_IN_ARCHIVE = 40


def _answers(catalog: Catalog, *, site: Site, memo: Memo, paths: Collection[str]) -> Iterator[Output]:
    return outputs(answers_for(catalog, memo, paths), catalog, site, frozenset(paths))


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    yield Section(98, _("地址变更"), MOVED, under="archive/index.html")


def _archive_links(catalog: Catalog, *, site: Site) -> Iterator[ArchiveLink]:
    group = _("地址")
    yield ArchiveLink(
        PLACE_IN_ARCHIVE,
        group,
        _("迁移和停用的地址"),
        MOVED,
        _("发布过的地址都有着落：去了哪里，或为什么停用"),
    )
    yield ArchiveLink(
        PLACE_IN_ARCHIVE + 1,
        group,
        _("地址变更（JSON）"),
        ADDRESSES,
        _("供网站服务器设置跳转，供归档系统更新链接"),
    )


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_answers.connect(_answers)
    collecting_sections.connect(_sections)
    collecting_archive_links.connect(_archive_links)
