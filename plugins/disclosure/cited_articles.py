"""Articles of other papers named in a text (《…办法》第十二条) lead to the article, where the catalog has it."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from plugins.disclosure.article_anchors import NUMBER, article_id
from plugins.disclosure.items import Item

_TOKEN = re.compile(r"<(?P<close>/?)(?P<name>[a-z0-9]+)[^>]*>|[^<]+|<")
_ARTICLE = re.compile(rf"第[ \u3000]?(?P<number>{NUMBER})[ \u3000]?条(?:之(?P<after>{NUMBER}))?")
_ONE = rf"第[ \u3000]?{NUMBER}[ \u3000]?条(?:之{NUMBER})?(?:第[（(]?{NUMBER}[）)]?[款项目]){{0,3}}"
_CITED = re.compile(
    r"《(?P<name>[^《》<>]{2,80})》(?:[（(][^（）()<>]{1,60}[）)])?"
    rf"(?P<articles>{_ONE}(?:(?:[、，,及和与至]|以及){_ONE}){{0,20}})"
)
# What a notice issues stands in it; what a decision amends or repeals does not.
_ISSUED = re.compile(r"(?:印发|发布|公布|颁布|转发)《?([^《》]+?)》?的(?:通知|公告|决定|命令)")


def with_cited_articles(html: str, item: Item, papers: Iterable[Item]) -> str:
    """The HTML of an item's text with links to the articles of `papers` that it names.

    A paper is known by its title, or by the name in the title of what issued it (关于印发《…》的通知); a name that two
    of them have leads nowhere, nor does an article that its paper does not have.
    """
    if "》" not in html:
        return html
    named = _by_name(papers)
    if not named:
        return html
    pieces, links = [], 0
    for token in _TOKEN.finditer(html):
        if token["name"] == "a":
            links += -1 if token["close"] else 1
        is_text = token["name"] is None and not links
        pieces.append(
            _CITED.sub(lambda cited: _linked(cited, item, named), token[0]) if is_text else token[0]
        )
    return "".join(pieces)


def _by_name(papers: Iterable[Item]) -> Mapping[str, Item]:
    found: dict[str, Item] = {}
    counts: Counter[str] = Counter()
    for paper in papers:
        for name in {paper.title, *_ISSUED.findall(paper.title)} if paper.open_to_all else ():
            found[name] = paper
            counts[name] += 1
    return {name: paper for name, paper in found.items() if counts[name] == 1}


def _linked(cited: re.Match[str], item: Item, named: Mapping[str, Item]) -> str:
    paper = named.get(cited["name"])
    if paper is None:
        return cited[0]
    text = paper.html
    address = posixpath.relpath(paper.address, posixpath.dirname(item.address))

    def link(article: re.Match[str]) -> str:
        name = article_id(article["number"], article["after"])
        there = name and f' id="{name}"' in text
        return f'<a href="{address}#{name}">{article[0]}</a>' if there else article[0]

    before = cited[0].removesuffix(cited["articles"])
    return before + _ARTICLE.sub(link, cited["articles"])
