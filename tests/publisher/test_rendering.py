"""Templates are strict and escaped, and know nothing but the page and the site's frame."""

import pytest
from jinja2 import UndefinedError

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import SOURCE_LANGUAGE, use_language
from plugins.disclosure.outputs import Page
from plugins.publisher import templates
from plugins.publisher.rendering import Renderer
from plugins.publisher.templates import Templates, read_templates
from tests.make import write


def render(tmp_path, template, path="a/b/c.html", **data):
    write(tmp_path / "page.html", template)
    return Renderer(Templates(read_templates(tmp_path)), {"site": "示例"}).render(
        Page(path, "page.html", data)
    )


def test_data_are_escaped_and_the_frame_is_there(tmp_path):
    html = render(tmp_path, '{{ site }}<p title="{{ title }}">{{ title }}</p>', title="<b>\"'&")
    assert html == '示例<p title="&lt;b&gt;&#34;&#39;&amp;">&lt;b&gt;&#34;&#39;&amp;</p>'


@pytest.mark.parametrize("name", ["page.xml", "page.txt"])
def test_other_formats_are_escaped_too(tmp_path, name):
    write(tmp_path / name, "{{ title }}")
    assert (
        Renderer(Templates(read_templates(tmp_path)), {}).render(Page("a", name, {"title": "<b>"}))
        == "&lt;b&gt;"
    )


def test_data_are_never_taken_for_a_template(tmp_path):
    assert render(tmp_path, "{{ title }}", title="{{ site }}{% x %}") == "{{ site }}{% x %}"


@pytest.mark.parametrize(
    ("path", "target", "link"),
    [
        ("index.html", "index.html", "index.html"),
        ("index.html", "items/a.html", "items/a.html"),
        ("items/a/b.html", "index.html", "../../index.html"),
        ("items/a/b.html", "items/a/c.html", "../../items/a/c.html"),
    ],
)
def test_links_are_relative_to_the_page(tmp_path, path, target, link):
    assert render(tmp_path, "{{ target|href }}", path, target=target) == link


@pytest.mark.parametrize(
    "template",
    [
        *("{{ missing }}", "{{ title.missing }}", "{% if missing %}{% endif %}", "{% include 'none.html' %}"),
        *("{{ title|nofilter }}", "{{ title()", "{% x %}"),
    ],
)
def test_a_template_that_cannot_be_filled_in_is_named_with_its_page(tmp_path, template):
    with pytest.raises(BuildFailed, match=r"页面 a/b/c\.html 的模板 page\.html 有误"):
        render(tmp_path, template, title="x")


def test_a_template_that_miscalculates_is_named_with_its_page(tmp_path):
    with pytest.raises(BuildFailed, match=r"页面 a/b/c\.html"):
        render(tmp_path, "{{ title + 1 }}", title="x")


def test_a_missing_template_is_named(tmp_path):
    with pytest.raises(BuildFailed, match=r"none\.html"):
        Renderer(Templates(read_templates(tmp_path)), {}).render(Page("a.html", "none.html", {}))


def test_the_cause_is_kept_for_developers(tmp_path):
    with pytest.raises(BuildFailed) as caught:
        render(tmp_path, "{{ missing }}")
    assert isinstance(caught.value.__cause__, UndefinedError)


def test_texts_without_blanks_are_put_in_when_the_template_is_compiled(tmp_path):
    write(tmp_path / "page.html", "{{ _('首页') }}<b>{{ _('第 {n} 条', n=n) }}</b>{{ _('a & b') }}{{ _(n) }}")
    use_language("en")
    try:
        html = Renderer(Templates(read_templates(tmp_path)), {}).render(Page("a", "page.html", {"n": "<3"}))
    finally:
        use_language(SOURCE_LANGUAGE)
    assert html == 'Home<b lang="zh-CN">第 &lt;3 条</b>a &amp; b&lt;3'


def test_a_key_of_a_mapping_comes_before_its_methods(tmp_path):
    template = "{{ row.items }} {{ row.title }} {% for k, v in other.items() %}{{ k }}={{ v }}{% endfor %}"
    assert render(tmp_path, template, row={"items": 3, "title": "x"}, other={"a": "1"}) == "3 x a=1"


def test_the_digest_of_a_frame_follows_every_template_that_is_used(tmp_path):
    names = {
        "page.html": '{% extends "base.html" %}',
        "base.html": '{% include "part.html" %}',
        "part.html": "x",
    }
    for name, text in (*names.items(), ("other.html", "x")):
        write(tmp_path / name, text)

    def frame(**chrome):
        return Renderer(Templates(read_templates(tmp_path)), {"site": "示例", **chrome}).frame_digest(
            "page.html"
        )

    before = frame()
    write(tmp_path / "other.html", "y")
    assert frame() == before
    for name, text in names.items():
        write(tmp_path / name, text + " ")
        assert frame() != before
        write(tmp_path / name, text)
    assert frame(site="别的") != before
    assert frame() == before


@pytest.mark.parametrize("part", ["{% include 'none.html' %}", "{% x %}"])
def test_a_template_without_its_parts_has_no_digest(tmp_path, part):
    write(tmp_path / "page.html", part)
    with pytest.raises(BuildFailed, match=r"模板 page\.html 有误"):
        Renderer(Templates(read_templates(tmp_path)), {}).frame_digest("page.html")


class Remembering:
    def __init__(self):
        self.values = {}

    def get(self, kind, key):
        return self.values.get((kind, key))

    def put(self, kind, key, value):
        self.values[kind, key] = value


def test_what_was_compiled_is_remembered_and_follows_the_text(tmp_path, monkeypatch):
    memo = Remembering()

    def rendered():
        monkeypatch.setattr(templates, "_code", {})
        texts = Templates(read_templates(tmp_path), memo)
        renderer = Renderer(texts, {})
        texts.compile(["page.html"])
        return renderer.render(Page("a", "page.html", {})), len(memo.values)

    write(tmp_path / "base.html", "<b>{% block x %}{% endblock %}</b>")
    write(tmp_path / "page.html", "{% extends 'base.html' %}{% block x %}1{% endblock %}")
    first = rendered()
    with monkeypatch.context() as patched:
        patched.setattr(
            templates.Environment, "compile", lambda *_args, **_named: pytest.fail("compiled again")
        )
        assert rendered() == first
    write(tmp_path / "base.html", "<i>{% block x %}{% endblock %}</i>")
    assert rendered()[0] == "<i>1</i>"


def test_a_template_that_cannot_be_compiled_is_told_when_a_page_needs_it(tmp_path):
    write(tmp_path / "page.html", "{{ 1|nofilter }}")
    texts = Templates(read_templates(tmp_path))
    renderer = Renderer(texts, {})
    texts.compile(["page.html"])
    with pytest.raises(BuildFailed, match=r"页面 a 的模板 page\.html 有误"):
        renderer.render(Page("a", "page.html", {}))
