"""The search engine in a real browser: under the strictest policy, served and from disk, same answers as in Python."""

import pytest

from commands.bootstrap import ROOT
from tests.browser.served import served
from tests.make import DAY, catalog
from tests.search.publishing import publish, searcher

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
PAGE = f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>x</title>
<meta http-equiv="Content-Security-Policy" content="{POLICY}"></head>
<body><script src="../search/search.js"></script></body></html>"""
OPEN = """() => new Promise((resolve, reject) => Yangguang.search.open("../", (error, index) => {
    window.index = index;
    if (error) reject(error); else resolve(index.size);
}))"""
ASK = """question => new Promise(resolve => window.index.query(question, (error, answer) =>
    resolve(error ? {error: String(error)} : answer)))"""
OVERTAKE = """() => new Promise(resolve => {
    const heard = [];
    window.index.query({text: "通知"}, () => heard.push("first"));
    const cancelled = window.index.query({text: "公告"}, () => heard.push("second"));
    cancelled.cancel();
    setTimeout(() => window.index.query({text: "示例"}, () => heard.push("third")), 0);
    setTimeout(() => resolve(heard), 1500);
})"""
QUERIES = (
    "低保",
    "示例市人民政府 工作报告",
    "停",
    "“信息公开条例” -依申请",
    "2026",
    "示政发(2025)14",
    "车仃管里",
)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    folder = publish(catalog(ROOT / "content", DAY.replace(month=11)), tmp_path_factory.mktemp("engine"))
    (folder / "pages").mkdir()
    (folder / "pages" / "x.html").write_text(PAGE, encoding="utf-8")
    return folder


@pytest.fixture(params=["served", "disk"])
def opened(request, page, published):
    with served(published) as site:
        start = site.url if request.param == "served" else f"{published.as_uri()}/"
        page.goto(start + "pages/x.html")
        assert page.evaluate(OPEN) > 100
        yield page


def test_answers_are_those_of_python(opened, published):
    engine = searcher(published)
    for text in QUERIES:
        theirs, mine = opened.evaluate(ASK, {"text": text}), engine.search(text)
        found = [(result["address"], result["score"]) for result in theirs["results"]]
        assert found == [(result.card.path, result.score) for result in mine.results], text
        assert theirs["total"] == mine.total
    assert opened.locator("link").count() == 0
    assert opened.locator("script").count() == 1


def test_a_newer_question_overtakes_an_older_one(opened):
    assert opened.evaluate(OVERTAKE) == ["third"]


def test_a_file_that_is_missing_is_an_error_that_goes_away(opened, published):
    shards = sorted((published / "search" / "t").iterdir())
    kept = {path: path.read_bytes() for path in shards}
    for path in shards:
        path.unlink()
    try:
        assert "error" in opened.evaluate(ASK, {"text": "停车"})
    finally:
        for path, data in kept.items():
            path.write_bytes(data)
    assert opened.evaluate(ASK, {"text": "停车"})["total"] > 0
