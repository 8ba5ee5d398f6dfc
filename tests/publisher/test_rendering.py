"""Templates are strict and escaped, and know nothing but the page and the site's frame."""

import pytest
from jinja2 import UndefinedError

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.outputs import Page
from plugins.publisher.rendering import Renderer
from tests.make import write


def render(tmp_path, template, path="a/b/c.html", **data):
    write(tmp_path / "page.html", template)
    return Renderer(tmp_path, {"site": "示例"}).render(Page(path, "page.html", data))


def test_data_are_escaped_and_the_frame_is_there(tmp_path):
    html = render(tmp_path, '{{ site }}<p title="{{ title }}">{{ title }}</p>', title="<b>\"'&")
    assert html == '示例<p title="&lt;b&gt;&#34;&#39;&amp;">&lt;b&gt;&#34;&#39;&amp;</p>'


@pytest.mark.parametrize("name", ["page.xml", "page.txt"])
def test_other_formats_are_escaped_too(tmp_path, name):
    write(tmp_path / name, "{{ title }}")
    assert Renderer(tmp_path, {}).render(Page("a", name, {"title": "<b>"})) == "&lt;b&gt;"


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
        Renderer(tmp_path, {}).render(Page("a.html", "none.html", {}))


def test_the_cause_is_kept_for_developers(tmp_path):
    with pytest.raises(BuildFailed) as caught:
        render(tmp_path, "{{ missing }}")
    assert isinstance(caught.value.__cause__, UndefinedError)
