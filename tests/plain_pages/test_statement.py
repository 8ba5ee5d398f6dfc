"""The accessibility statement says what was tested, and honestly what was not."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup

from commands.judging.findings import Finding, Verdict
from commands.judging.lighthouse import Scores
from commands.judging.results import results
from plugins.disclosure.accessibility_results import FILE, FRESH_DAYS, read_accessibility_results
from plugins.disclosure.building import note_theme
from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.outputs import Page
from plugins.disclosure.site import Site
from plugins.plain_pages.statement import results_shown
from plugins.publisher.rendering import Renderer
from plugins.publisher.templates import Templates, read_templates
from tests.make import DAY, ROOT, catalog, make_content

SITE = Site(name="目录", description="说明", domain="a.example", id_code="9900000000", organiser="办公室")


def result_text(day: date = DAY) -> str:
    """The text of a file of results."""
    verdict = Verdict(pages=["index.html"], of_pages=9, looks=7, rules={"label"}, undecided=3)
    verdict.tools.update({"axe-core": "4.14.1", "Chromium": "156.0"})
    verdict.proofs.update(axe=1, keyboard=1)
    verdict.note("keyboard", [Finding("index.html", "浅色 1280", "focus-visible", "a")])
    points = {"accessibility": 100, "performance": 97, "best-practices": 100, "seo": 91}
    return results(verdict, [Scores("index.html", "13.5.0", points)], day, ROOT / "theme")


def shown(tmp_path, text, theme=""):
    """The words of the statement for a content folder with a file of results, or without."""
    content = make_content(tmp_path, {})
    if text is not None:
        (content / "register" / FILE).write_text(text, encoding="utf-8")
    found = catalog(content)
    current = found.register.accessibility
    note_theme(found, theme or (current.theme if current else ""))
    data = {"meta": {}, "title": "无障碍声明", "body": "<p>目标</p>", "results": results_shown(found)}
    renderer = Renderer(
        Templates(read_templates(ROOT / "theme" / "templates")), {"site": SITE, "navigation": []}
    )
    html = renderer.render(Page("pages/accessibility.html", "statement.html", data))
    return " ".join(BeautifulSoup(html, "lxml").select_one("main").get_text(" ").split())


def test_what_was_tested_is_said(tmp_path):
    words = shown(tmp_path, result_text())
    assert "最近一次自动测试：2026-06-30。用 axe-core 4.14.1、Chromium 156.0、Lighthouse 13.5.0" in words
    assert "测了 1 个网页，本站 9 个网页里的每一种都在内。发现的问题：1 处。" in words
    assert "2.4.11 1 1" in words
    assert "index.html 100 97" in words
    assert "改动" not in words
    assert "半年" not in words


def test_a_site_that_was_never_tested_says_so(tmp_path):
    words = shown(tmp_path, None)
    assert "还没有做过无障碍测试" in words
    assert "axe-core" not in words


def test_another_theme_was_not_tested(tmp_path):
    assert "改动后的网页还没有重新测试" in shown(tmp_path, result_text(), theme="another")


@pytest.mark.parametrize(("days", "is_old"), [(FRESH_DAYS, False), (FRESH_DAYS + 1, True)])
def test_old_results_are_called_old(tmp_path, days, is_old):
    assert ("过去半年以上" in shown(tmp_path, result_text(DAY - timedelta(days=days)))) == is_old


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (("pages: 1\n", "pages: 很多\n"), "测试的网页数"),
        (("pages: 1\n", ""), "测试的网页数"),
        (("proof: axe", "proof: other"), "keyboard"),
        (("tested_on: 2026", "tested_on: 20x6"), "测试日期"),
    ],
)
def test_a_file_that_was_changed_by_hand_is_refused_with_its_line(tmp_path, change, word):
    (tmp_path / FILE).write_text(result_text().replace(*change, 1), encoding="utf-8")
    with pytest.raises(InvalidRegister, match=rf"{FILE}:\d+.*{word}"):
        read_accessibility_results(tmp_path)
