"""Sites in other languages: no text of the interface is left, and Chinese contents are marked."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, NavigableString

from commands.messages import gather
from plugins.disclosure.language_marks import _test_of
from plugins.disclosure.messages import SOURCE_LANGUAGE, translations, use_language
from plugins.disclosure.vocabularies import read_vocabularies
from tests.kinds_pages.conftest import FILES
from tests.make import ROOT, make_content
from tests.publisher.building import SITE, build

# What a field says where its author says nothing is data, and stays as it is.
DEFAULTS = {"金额", "元", "万元"}
UNSEEN = {"script", "style", "template"}


@pytest.fixture(scope="module", params=["en", "zh-Hant"])
def site(request, tmp_path_factory):
    """A language, and the pages of a site in it."""
    folder = tmp_path_factory.mktemp(request.param)
    try:
        build(make_content(folder, FILES), folder / "site", SITE=replace(SITE, language=request.param))
    finally:
        use_language(SOURCE_LANGUAGE)
    paths = sorted((folder / "site").rglob("*.html"))
    return request.param, {path: BeautifulSoup(path.read_text(encoding="utf-8"), "lxml") for path in paths}


def texts(page):
    found = (text for text in page.find_all(string=True) if type(text) is NavigableString)
    return [text for text in found if text.strip() and text.parent.name not in UNSEEN]


def language_of(text):
    return next(parent["lang"] for parent in text.parents if parent.has_attr("lang"))


def test_texts_of_the_interface_are_translated(site):
    language, pages = site
    known = translations(language)
    vocabularies = read_vocabularies(ROOT / "content" / "register" / "vocabularies")
    terms = {term.label for vocabulary in vocabularies.values() for term in vocabulary}
    content = repr(FILES)
    terms |= DEFAULTS | set(SITE.footer) | {vocabulary.label for vocabulary in vocabularies.values()}
    source = {m.id for m in gather() if m.id and known.gettext(m.id) != m.id} - terms
    left = {
        (text.strip(), str(path.name))
        for path, page in pages.items()
        for text in texts(page)
        if text.strip() in source and text.strip() not in content
    }
    assert left == set()


def test_contents_carry_their_language(site):
    language, pages = site
    is_foreign = _test_of(language)
    for path, page in pages.items():
        if path.parent.name == "resourcesync":  # a list for programs, made without a template
            continue
        wrong = [text for text in texts(page) if is_foreign(text) and language_of(text) != "zh-CN"]
        assert not [text for text in wrong if text.parent.name not in ("text", "svg")], path
        plain = [text for text in texts(page) if not is_foreign(text)]
        assert plain or not texts(page)
        assert page.html["lang"] == language
