"""How the two searches are asked in a page: the scripts that put a question and wait for its first ten results."""

from __future__ import annotations

from commands.search_quality.browser import CARDS, ENGINE, PAGE, POSTINGS, TABLES, Subject
from plugins.disclosure.messages import _

HARNESS = "/pagefind-harness.html"
# A page of its own: under the policy of the site's pages Pagefind cannot run.
HARNESS_PAGE = (
    b'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>Pagefind</title></head>'
    b"<body></body></html>"
)

# The page says that it is busy with an attribute and takes it away when the results stand there.
_WATCH = """
new MutationObserver(records => {
  for (const { target } of records) {
    if (target.id !== "search-found" || target.hasAttribute("aria-busy")) continue;
    window.answeredAt = performance.now();
    if (window.whenAnswered) window.whenAnswered();
  }
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["aria-busy"] });
"""
_SHOWN = """
const shown = start => ({
  ms: window.answeredAt - start,
  addresses: [...document.querySelectorAll("#search-list > li h3 a")]
    .map(link => link.pathname.slice(1)),
});
const trouble = () => document.getElementById("search-trouble").textContent;
"""
_ARRIVED = (
    "() => new Promise((answered, failed) => {"
    + _SHOWN
    + """
  if (window.answeredAt) return answered(shown(0));
  window.whenAnswered = () => answered(shown(0));
  setTimeout(() => failed(new Error(trouble() || "no answer")), 30000);
})"""
)
_ASK = (
    "text => new Promise((answered, failed) => {"
    + _SHOWN
    + """
  const field = document.getElementById("search-text");
  const start = performance.now();
  window.whenAnswered = () => answered(shown(start));
  field.value = text;
  field.form.requestSubmit();
  if (!text) answered({ ms: 0, addresses: [] });
  setTimeout(() => failed(new Error(trouble() || "no answer")), 30000);
})"""
)
_ASK_PAGEFIND = """async text => {
  const start = %s;
  window.engine = window.engine || await import("/pagefind/pagefind.js");
  const found = await window.engine.search(text);
  const shown = await Promise.all(found.results.slice(0, 10).map(result => result.data()));
  return { ms: performance.now() - start, addresses: shown.map(({ url }) => url.replace(/^[/]/, "")) };
}"""


def own_page() -> Subject:
    """The site's own search page, asked with its button, so that nothing waits for more letters to be typed."""
    return Subject(
        name=_("本站（Chromium）"),
        home="search/index.html",
        cold="search/index.html#q={text}",
        prepare=_WATCH,
        arrived=_ARRIVED,
        ask=_ASK,
        kinds=(
            ("/search/index.html", PAGE),
            ("/search/search.js", ENGINE),
            *((f"/search/{folder}/", POSTINGS) for folder in "sto"),
            *((f"/search/{folder}/", CARDS) for folder in "dp"),
            ("/search/", TABLES),
        ),
    )


def pagefind_page() -> Subject:
    """Pagefind's own script on a page that has nothing else."""
    return Subject(
        name="Pagefind",
        home=HARNESS.lstrip("/"),
        cold=HARNESS.lstrip("/"),
        prepare="",
        arrived=_ASK_PAGEFIND % "0",
        ask=_ASK_PAGEFIND % "performance.now()",
        kinds=(
            ("/pagefind/index/", POSTINGS),
            ("/pagefind/fragment/", CARDS),
            *((f"/pagefind/{name}", TABLES) for name in ("pagefind-entry", "pagefind.zh", "filter/")),
            ("/pagefind/", ENGINE),
        ),
    )
